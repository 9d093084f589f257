import { existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REAL_STEPS, atomicWrite, sweepLeftovers } from '../../../src-main/files/atomic-write.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A virus scanner that lets go after some tries. */
function scanner(holds: number, code: string) {
  const waits: number[] = [];
  let left = holds;
  return {
    ...REAL_STEPS,
    waits,
    rename: async (from: string, to: string): Promise<void> => {
      if (left-- > 0) throw failure(code);
      await rename(from, to);
    },
    sleep: async (ms: number): Promise<void> => {
      waits.push(ms);
    },
  };
}

describe('writing a file whole', () => {
  it('makes the folder, writes for this user only, and leaves nothing beside it', async () => {
    const folder = join(tempFolder(), 'new', 'deep');
    await atomicWrite(join(folder, 'keys'), 'one');
    await atomicWrite(join(folder, 'keys'), new Uint8Array([1, 2]));
    expect([...readFileSync(join(folder, 'keys'))]).toEqual([1, 2]);
    expect(readdirSync(folder)).toEqual(['keys']);
    expect(statSync(join(folder, 'keys')).mode & 0o077).toBe(0);
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])('waits for a scanner that answers %s', async (code) => {
    const path = join(tempFolder(), 'keys');
    const held = scanner(5, code);
    await atomicWrite(path, 'new', held);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(held.waits).toHaveLength(5);
  });

  it('gives up after about four seconds, keeps the old content and removes its own temporary file', async () => {
    const folder = tempFolder();
    const path = join(folder, 'keys');
    await atomicWrite(path, 'old');
    const held = scanner(Number.POSITIVE_INFINITY, 'EBUSY');
    await expect(atomicWrite(path, 'new', held)).rejects.toMatchObject({ code: 'EBUSY' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['keys']);
    const waited = held.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThan(2_000);
    expect(waited).toBeLessThan(6_000);
  });

  it('does not wait for what waiting cannot mend', async () => {
    const full = scanner(1, 'ENOSPC');
    await expect(atomicWrite(join(tempFolder(), 'keys'), 'new', full)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(full.waits).toEqual([]);
  });

  it('never shows a half file under the final name: bytes on disk, then the name, then the name on disk', async () => {
    const path = join(tempFolder(), 'keys');
    const order: string[] = [];
    await atomicWrite(path, 'whole', {
      ...REAL_STEPS,
      flush: async (file) => {
        order.push((await file.stat()).isDirectory() ? 'flush folder' : 'flush file');
        await file.sync();
      },
      rename: async (from, to) => {
        expect(existsSync(to)).toBe(false);
        order.push(`rename ${readFileSync(from, 'utf8')}`);
        await rename(from, to);
      },
    });
    expect(order).toEqual(['flush file', 'rename whole', ...(process.platform === 'win32' ? [] : ['flush folder'])]);
  });

  it('sweeps what a crash left behind, and only that', async () => {
    const folder = tempFolder();
    const now = Date.now();
    const put = (name: string, ageMs: number): void => {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), new Date(now - ageMs), new Date(now - ageMs));
    };
    put('keys.0123456789ab.cd-tmp', 3_600_000);
    put('keys.ffffffffffff.cd-tmp', 1_000);
    put('keys', 3_600_000);
    put('report.tmp', 3_600_000);
    expect(await sweepLeftovers(folder, now)).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['keys', 'keys.ffffffffffff.cd-tmp', 'report.tmp']);
    expect(await sweepLeftovers(join(folder, 'not-there'), now)).toBe(0);
  });
});
