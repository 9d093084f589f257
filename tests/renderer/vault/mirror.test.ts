import { describe, expect, it, vi } from 'vitest';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { err } from '../../../src-shared/kernel/result.ts';
import { createVault, type MirrorHost } from '../../../src-renderer/vault/index.ts';
import { newRow, newVault, PASSWORD, reopen, testPc, value } from '../../kit/vault-kit.ts';

const names = (pc: ReturnType<typeof testPc>, id: string): string[] => [...(pc.mirror.files.get(id)?.keys() ?? [])].sort();

describe('the mirror', () => {
  it('holds every commit within two seconds and says what it still lacks', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.flushMirror());
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    expect(vault.mirrorStatus()).toMatchObject({ behind: 1, since: pc.clock.ms, error: null });
    const asked = performance.now();
    await new Promise<void>((resolve) => {
      const stop = vault.watchMirror(() => {
        if (vault.mirrorStatus()?.behind !== 0) return;
        stop();
        resolve();
      });
    });
    expect(performance.now() - asked).toBeLessThan(2000);
    expect(vault.mirrorStatus()).toEqual({ behind: 0, since: null, error: null });
    expect(pc.mirror.sentinels.get(vault.id)).toMatchObject({ lastSeq: 1, chainTip: vault.tip, schema: 1 });
  });

  it('says the sentinel of what was committed while a slow copy was under way', async () => {
    const pc = testPc();
    let go = (): void => {};
    const gate = new Promise<void>((resolve) => (go = resolve));
    const of = (vaultId: string): ReturnType<MirrorHost['of']> => {
      const port = pc.mirror.of(vaultId);
      return { ...port, append: async (...args) => (await gate, port.append(...args)) };
    };
    const slow = { ...pc, mirror: { ...pc.mirror, of } };
    const vault = value(await createVault({ ...slow, role: 'office', member: { name: '青木 さくら' }, password: PASSWORD }));
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    value(await vault.commit('edit', {}, (dot) => [newRow(2, { a: { x: 2 } }, dot)]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    go();
    await vi.waitFor(() => expect(pc.mirror.sentinels.get(vault.id)).toMatchObject({ lastSeq: 2, chainTip: vault.tip }), 2_000);
  });

  it('closes a segment at 1 MB and begins the next, also across a restart', async () => {
    const pc = testPc();
    let vault = await newVault(pc);
    const text = 'あ'.repeat(60_000);
    for (let n = 0; n < 9; n++) {
      value(await vault.commit('edit', {}, (dot) => [newRow(n, { a: { text } }, dot)]));
      if (n % 3 !== 2) continue;
      await vault.lock();
      vault = await reopen(pc, vault.id);
    }
    value(await vault.flushMirror());
    const segments = names(pc, vault.id).filter((name) => name.startsWith('segments/'));
    expect(segments).toEqual(['segments/000001', 'segments/000002']);
    expect(pc.mirror.files.get(vault.id)?.get('segments/000001')?.length).toBeGreaterThanOrEqual(1024 * 1024);
    const digest = await vault.stateDigest();
    const other = testPc({ mirror: pc.mirror, seed: 5 });
    expect(await (await reopen(other, vault.id)).stateDigest()).toBe(digest);
  });

  it('completes its own torn tail', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    for (let n = 0; n < 3; n++) value(await vault.commit('edit', {}, (dot) => [newRow(n, { a: { x: n } }, dot)]));
    await vault.lock();
    const files = pc.mirror.files.get(vault.id);
    const whole = files?.get('segments/000001') ?? new Uint8Array();
    files?.set('segments/000001', whole.slice(0, whole.length - 20));
    const again = await reopen(pc, vault.id);
    value(await again.flushMirror());
    expect(files?.get('segments/000001')).toEqual(whole);
  });

  it('has a blob and a page batch before the frame that names them, and shows its fault until it is mended', async () => {
    const pc = testPc();
    const log: string[] = [];
    let broken = true;
    const failing = err(appError('desktop/no-space'));
    const host: MirrorHost = {
      ...pc.mirror,
      of: (id) => {
        const real = pc.mirror.of(id);
        return {
          ...real,
          put: async (name, bytes) => {
            if (broken && name !== 'keys') return failing;
            log.push(name.slice(0, 5));
            return real.put(name, bytes);
          },
          append: async (name, at, bytes) => {
            log.push('frame');
            return real.append(name, at, bytes);
          },
        };
      },
    };
    const vault = value(await createVault({ ...pc, mirror: host, role: 'office', member: { name: 'x' }, password: PASSWORD }));
    value(await vault.flushMirror());
    value(await vault.putBlob(new Uint8Array([1])));
    value(await vault.bulk((dot) => Array.from({ length: 300 }, (_, n) => newRow(n, { a: { x: n } }, dot)), {}));
    expect(await vault.flushMirror()).toMatchObject({ ok: false, error: { code: 'desktop/no-space' } });
    expect(vault.mirrorStatus()).toMatchObject({ behind: 1, error: { code: 'desktop/no-space' } });
    broken = false;
    value(await vault.flushMirror());
    expect(log.slice(-3)).toEqual(['blobs', 'pages', 'frame']);
    expect(vault.mirrorStatus()).toEqual({ behind: 0, since: null, error: null });
  });

  it('gets at the next start what a crash kept from it', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.putBlob(new Uint8Array([7])));
    value(await vault.bulk((dot) => Array.from({ length: 300 }, (_, n) => newRow(n, { a: { x: n } }, dot)), {}));
    await vault.lock();
    const files = pc.mirror.files.get(vault.id);
    const before = names(pc, vault.id);
    for (const name of before) if (name.startsWith('pages/') || name.startsWith('blobs/')) files?.delete(name);
    const again = await reopen(pc, vault.id);
    value(await again.flushMirror());
    expect(names(pc, vault.id)).toEqual(before);
  });
});
