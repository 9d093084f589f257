import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REAL_STEPS } from '../../../src-main/files/atomic-write.ts';
import { createMirror } from '../../../src-main/files/mirror.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

const vaultId = 'AAAAAAAAAAAAAAAA';
const name = 'segments/000003';
const text = (bytes: string): Uint8Array => new TextEncoder().encode(bytes);

function mirrorWith(segment?: string) {
  const root = tempFolder();
  const path = join(root, vaultId, 'segments', '000003');
  if (segment !== undefined) {
    mkdirSync(join(root, vaultId, 'segments'), { recursive: true });
    writeFileSync(path, segment);
  }
  return { root, mirror: createMirror(root, Date.now), content: () => readFileSync(path, 'utf8') };
}

describe('appending to a segment of the mirror', () => {
  it('said again changes nothing', async () => {
    const { mirror, content } = mirrorWith('abc');
    expect(must(await mirror.mirrorAppend({ vaultId, name, at: 0, bytes: text('abc') }))).toEqual({ length: 3 });
    expect(must(await mirror.mirrorAppend({ vaultId, name, at: 1, bytes: text('b') }))).toEqual({ length: 3 });
    expect(content()).toBe('abc');
  });

  it('completes the tail that a power cut tore', async () => {
    const { mirror, content } = mirrorWith('abcde');
    expect(must(await mirror.mirrorAppend({ vaultId, name, at: 3, bytes: text('defgh') }))).toEqual({ length: 8 });
    expect(content()).toBe('abcdefgh');
  });

  it('refuses to write over other content, and says how long the file is', async () => {
    const { mirror, content } = mirrorWith('abcXX');
    expect(await mirror.mirrorAppend({ vaultId, name, at: 3, bytes: text('defgh') })).toEqual({
      ok: false,
      error: { code: 'desktop/mirror-differs', params: { length: 5 } },
    });
    expect(content()).toBe('abcXX');
  });

  it('refuses to leave a hole', async () => {
    const { mirror, content } = mirrorWith('abc');
    expect(await mirror.mirrorAppend({ vaultId, name, at: 4, bytes: text('e') })).toMatchObject({
      error: { code: 'desktop/mirror-differs', params: { length: 3 } },
    });
    expect(content()).toBe('abc');
  });

  it('keeps the order of appends that arrive together', async () => {
    const { mirror, content } = mirrorWith();
    const answers = await Promise.all(
      [...'0123456789'].map((digit, at) => mirror.mirrorAppend({ vaultId, name, at, bytes: text(digit) })),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(content()).toBe('0123456789');
  });
});

describe('the mirror', () => {
  it('answers an append only when the bytes, and a new file’s name, are on disk', async () => {
    const flushed: string[] = [];
    const mirror = createMirror(tempFolder(), Date.now, {
      ...REAL_STEPS,
      flush: async (file) => {
        const about = await file.stat();
        flushed.push(about.isDirectory() ? 'folder' : String(about.size));
      },
    });
    must(await mirror.mirrorAppend({ vaultId, name, at: 0, bytes: text('abc') }));
    must(await mirror.mirrorAppend({ vaultId, name, at: 3, bytes: text('de') }));
    expect(flushed).toEqual(process.platform === 'win32' ? ['3', '5'] : ['3', 'folder', '5']);
  });

  it('follows no link out of its folder', async () => {
    const { root, mirror } = mirrorWith();
    const outside = tempFolder();
    symlinkSync(outside, join(root, vaultId));
    expect(await mirror.mirrorPut({ vaultId, name: 'keys', bytes: text('x') })).toMatchObject({ error: { code: 'desktop/refused' } });
    expect(await mirror.mirrorRemoveVault({ vaultId, confirm: vaultId })).toMatchObject({ error: { code: 'desktop/refused' } });
    expect(existsSync(join(outside, 'keys'))).toBe(false);
    expect(existsSync(outside)).toBe(true);
  });

  it('lists its own names only, and nothing where there is nothing yet', async () => {
    const { root, mirror } = mirrorWith('abc');
    writeFileSync(join(root, vaultId, 'segments', 'Thumbs.db'), '');
    mkdirSync(join(root, 'desktop.ini-folder'));
    expect(must(await mirror.mirrorList({ vaultId, folder: 'segments' })).entries).toEqual([{ name, size: 3 }]);
    expect(must(await mirror.mirrorList({ vaultId, folder: 'blobs' })).entries).toEqual([]);
    expect(must(await mirror.mirrorVaults({})).vaults).toEqual([vaultId]);
  });

  it('gives bytes that own their memory, so that they can be handed to a worker', async () => {
    const { mirror } = mirrorWith('abc');
    const { bytes } = must(await mirror.mirrorRead({ vaultId, name }));
    expect(bytes.buffer.byteLength).toBe(3);
  });
});
