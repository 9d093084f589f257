import { IDBObjectStore as FakeStore } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { vaultDb } from '../../../src-renderer/vault/database.ts';
import { editRow, newRow, newVault, recordId, reopen, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

const rows = (count: number, from = 0) => (dot: Dot) => Array.from({ length: count }, (_, n) => newRow(from + n, { a: { x: n } }, dot));

async function stored(pc: TestPc, vaultId: string) {
  const db = vaultDb(vaultId, pc.idb);
  const found = { pages: await db.snapshots.count(), staging: await db.meta.where('key').startsWith('staging:').count(), commits: await db.journal.count() };
  db.close();
  return { ...found, files: [...(pc.mirror.files.get(vaultId)?.keys() ?? [])].filter((name) => name.startsWith('pages/')).length };
}

describe('a bulk import', () => {
  it('is one commit, tells its progress and the watchers once', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    let told = 0;
    vault.workingSet.watch(() => (told += 1));
    const progress: number[] = [];
    const done = value(await vault.bulk(rows(1000), { file: 'staff.csv' }, { progress: (n) => progress.push(n) }));
    expect(done).toEqual({ seq: 1, rows: 1000 });
    expect(told).toBe(1);
    expect(progress.at(-1)).toBe(1000);
    expect(progress.length).toBeGreaterThan(3);
    const digest = await vault.stateDigest();
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(await again.stateDigest()).toBe(digest);
    expect(value(await again.verify())).toEqual({ commits: 1 });
  });

  it('that is cancelled leaves nothing, neither here nor in the copy outside', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const stop = new AbortController();
    const slow = function* (dot: Dot) {
      for (const row of rows(3000)(dot)) {
        if (row.id === recordId(2500)) stop.abort();
        yield row;
      }
    };
    expect(await vault.bulk(slow, {}, { signal: stop.signal })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
    expect(vault.workingSet.size).toBe(0);
    expect(vault.seq).toBe(0);
    await vault.lock();
    expect(await stored(pc, vault.id)).toEqual({ pages: 0, staging: 0, commits: 0, files: 0 });
  });

  it('that a crash interrupted is dropped at the next start, and can be made again', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.bulk(rows(300), {}));
    value(await vault.flushMirror());
    const before = await vault.stateDigest();
    await vault.lock();
    const kept = await stored(pc, vault.id);
    // What lies on disk when the power goes between the pages and their commit.
    const db = vaultDb(vault.id, pc.idb);
    await db.meta.put({ key: 'staging:crashed000000000', value: 'bulk' });
    await db.snapshots.bulkPut([0, 1, 2].map((n) => ({ id: `crashed000000000-0.000${n}`, frame: new Uint8Array(100) })));
    db.close();
    pc.mirror.files.get(vault.id)?.set('pages/crashed000000000-0', new Uint8Array(300));
    const again = await reopen(pc, vault.id);
    expect(await again.stateDigest()).toBe(before);
    value(await again.flushMirror());
    await again.lock();
    expect(await stored(pc, vault.id)).toEqual(kept);
    const third = await reopen(pc, vault.id);
    expect(value(await third.bulk(rows(300, 300), {})).seq).toBe(2);
    expect(third.workingSet.size).toBe(600);
  });

  it('on a full disk says so, leaves nothing, and the vault goes on', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.commit('edit', {}, (dot) => [newRow(5000, { a: { x: 1 } }, dot)]));
    const store = fullDisk();
    store.failing = true;
    expect(await vault.bulk(rows(900), {})).toMatchObject({ ok: false, error: { code: 'vault/quota' } });
    store.failing = false;
    store.restore();
    expect(vault.workingSet.size).toBe(1);
    value(await vault.commit('edit', {}, (dot) => [editRow(vault, 5000, 'a', { x: 2 }, dot)]));
    value(await vault.verify());
  });

  it('of rows over records that exist joins them, and undo brings the earlier state back', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.bulk(rows(500), {}));
    const before = await vault.stateDigest();
    const over = (dot: Dot) => Array.from({ length: 500 }, (_, n) => editRow(vault, n, 'a', { x: -1 }, dot));
    const done = value(await vault.bulk(over, {}, { kind: 'import' }));
    expect(vault.workingSet.get(recordId(7))?.values.a).toEqual({ x: -1 });
    value(await vault.retract([done.seq]));
    expect(await vault.stateDigest()).toBe(before);
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(await again.stateDigest()).toBe(before);
    value(await again.compact());
    await again.lock();
    expect(await (await reopen(pc, vault.id)).stateDigest()).toBe(before);
  });

  it('makes an edit wait for it instead of losing either', async () => {
    const vault = await newVault(testPc());
    const importing = vault.bulk(rows(800), {});
    const edit = vault.commit('edit', {}, (dot) => [editRow(vault, 3, 'a', { x: 99 }, dot)]);
    expect(value(await importing).seq).toBe(1);
    expect(value(await edit).seq).toBe(2);
    expect(vault.workingSet.get(recordId(3))?.values.a).toEqual({ x: 99 });
  });

  it('stops before writing when the disk is almost full', async () => {
    const pc = { ...testPc(), freeBytes: async () => 150 * 1024 * 1024 };
    const vault = await newVault(pc);
    expect(await vault.bulk(rows(10), {})).toMatchObject({ ok: false, error: { code: 'vault/low-disk', params: { free: 150 * 1024 * 1024 } } });
    // a single edit still fits
    expect((await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)])).ok).toBe(true);
  });
});

/** Makes every put into the page store fail as a full disk does. */
function fullDisk(): { failing: boolean; restore(): void } {
  const prototype = FakeStore.prototype as unknown as { put: (...args: unknown[]) => unknown; readonly name: string };
  const real = prototype.put;
  const state = {
    failing: false,
    restore() {
      prototype.put = real;
    },
  };
  prototype.put = function put(this: { readonly name: string }, ...args: unknown[]) {
    if (state.failing && this.name === 'snapshots') throw new DOMException('full', 'QuotaExceededError');
    return real.apply(this, args);
  };
  return state;
}
