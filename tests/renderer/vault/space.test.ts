import { describe, expect, it } from 'vitest';
import { roomFor, STOP_BYTES } from '../../../src-renderer/vault/index.ts';
import { newRow, newVault, recordId, reopen, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

const MB = 1024 * 1024;

/** A disk that other programs fill and empty. */
function diskPc(free: number): TestPc & { free: number } {
  const pc = { ...testPc(), free, freeBytes: async () => pc.free };
  return pc;
}

const rows = (count: number, from = 0) => (dot: Parameters<typeof newRow>[2]) => Array.from({ length: count }, (_, n) => newRow(from + n, { a: { x: n, long: 'x'.repeat(500) } }, dot));

describe('on a disk that runs full', () => {
  it('an edit is refused with numbers before anything is written, reading goes on, and writing comes back by itself', async () => {
    const pc = diskPc(5_000 * MB);
    const vault = await newVault(pc);
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    const seq = vault.seq;
    pc.free = STOP_BYTES - 1;
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(await again.commit('edit', {}, (dot) => [newRow(2, { a: { x: 2 } }, dot)])).toMatchObject({
      ok: false,
      error: { code: 'vault/low-disk', params: { free: STOP_BYTES - 1, need: STOP_BYTES } },
    });
    expect(again.seq).toBe(seq);
    expect(again.workingSet.get(recordId(1))?.values.a).toEqual({ x: 1 });
    expect((await again.putBlob(new Uint8Array(10))).ok).toBe(false);
    // a back-up only reads here
    expect((await again.copyOut(() => undefined)).ok).toBe(true);
    pc.free = 5_000 * MB;
    value(await again.commit('edit', {}, (dot) => [newRow(2, { a: { x: 2 } }, dot)]));
    await again.lock();
  });

  it('an import needs three times its size and 200 MB, and leaves nothing when the disk fills meanwhile', async () => {
    expect(roomFor(10 * MB)).toBe(230 * MB);
    const pc = diskPc(201 * MB);
    const vault = await newVault(pc);
    const size = [...rows(4_000)({ by: 'x', n: 1, at: 1 } as never)];
    expect(await vault.bulk(size, {})).toMatchObject({ ok: false, error: { code: 'vault/low-disk' } });
    pc.free = 1_000 * MB;
    let asked = 0;
    const filling = { ...pc, freeBytes: async () => (++asked > 2 ? 10 * MB : 1_000 * MB) };
    await vault.lock();
    const again = await reopen(filling, vault.id);
    const stopped = await again.bulk(rows(12_000), {});
    expect(stopped).toMatchObject({ ok: false, error: { code: 'vault/low-disk' } });
    expect(again.workingSet.size).toBe(0);
    expect([...(pc.mirror.files.get(vault.id)?.keys() ?? [])].filter((name) => name.startsWith('pages/'))).toEqual([]);
    await again.lock();
  });

  it('the snapshot waits: it is a cache, and opening without it gives the same', async () => {
    const pc = diskPc(150 * MB);
    const vault = await newVault(pc);
    value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    const digest = await vault.stateDigest();
    expect(await vault.compact()).toMatchObject({ ok: false, error: { code: 'vault/low-disk' } });
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(await again.stateDigest()).toBe(digest);
    await again.lock();
  });
});
