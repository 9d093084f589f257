import { describe, expect, it } from 'vitest';
import { lookAtVault, openVault, rawParts, setAside } from '../../../src-renderer/vault/index.ts';
import { vaultDb } from '../../../src-renderer/vault/database.ts';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { err } from '../../../src-shared/kernel/result.ts';
import { IDBFactory } from 'fake-indexeddb';
import { editRow, newRow, newVault, PASSWORD, recordId, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

async function filled(pc: TestPc) {
  const vault = await newVault(pc);
  value(await vault.bulk((dot) => Array.from({ length: 450 }, (_, n) => newRow(n, { a: { x: n } }, dot)), {}));
  const hash = value(await vault.putBlob(new Uint8Array([1, 2, 3])));
  for (let n = 0; n < 10; n++) value(await vault.commit('edit', {}, (dot) => [editRow(vault, n, 'a', { x: -n }, dot)]));
  value(await vault.flushMirror());
  return { vault, hash, digest: await vault.stateDigest() };
}

async function flip(pc: TestPc, vaultId: string, seq: number): Promise<void> {
  const db = vaultDb(vaultId, pc.idb);
  const row = await db.journal.get(seq);
  if (row === undefined) throw new Error('no row');
  const frame = row.frame.slice();
  frame[frame.length - 3] = (frame[frame.length - 3] ?? 0) ^ 1;
  await db.journal.put({ seq, frame });
  db.close();
}

const withoutMirror = ({ mirror: _, ...pc }: TestPc) => pc;
const open = (pc: Parameters<typeof openVault>[0] extends infer O ? Omit<O & object, 'vaultId' | 'with'> : never, vaultId: string) =>
  openVault({ ...(pc as TestPc), vaultId, with: { password: PASSWORD } });

describe('a damaged vault', () => {
  it('writes an attachment anew where what lies under its name does not open any more, and leaves one that opens alone', async () => {
    const pc = testPc();
    const { vault, hash } = await filled(pc);
    const db = vaultDb(vault.id, pc.idb);
    const [whole] = await db.blobs.toArray();
    value(await vault.putBlob(new Uint8Array([1, 2, 3])));
    expect(await db.blobs.toArray()).toEqual([whole]);
    const bent = whole!.frame.slice();
    bent[bent.length - 1] = bent[bent.length - 1]! ^ 1;
    await db.blobs.put({ name: whole!.name, frame: bent });
    for (const name of pc.mirror.files.get(vault.id)?.keys() ?? []) if (name.startsWith('blobs/')) pc.mirror.files.get(vault.id)?.delete(name);
    // its name says that it is here, and it cannot be read
    expect(await vault.hasBlob(hash)).toBe(true);
    expect(await vault.getBlob(hash)).toMatchObject({ ok: false, error: { code: 'attachment/missing' } });
    value(await vault.putBlob(new Uint8Array([1, 2, 3])));
    expect([...value(await vault.getBlob(hash))]).toEqual([1, 2, 3]);
    value(await vault.dropBlob(hash));
    expect(await vault.hasBlob(hash)).toBe(false);
    db.close();
    await vault.lock();
  });

  it('says at which commit the chain breaks', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    value(await vault.compact());
    await vault.lock();
    await flip(pc, vault.id, 7);
    const again = value(await open(withoutMirror(pc), vault.id));
    expect(await again.verify()).toMatchObject({ ok: false, error: { code: 'vault/chain-broken', params: { seq: 7 } } });
  });

  it('says at which commit a frame is missing, and shows what the snapshot still holds without writing on top', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    value(await vault.compact());
    await vault.lock();
    const db = vaultDb(vault.id, pc.idb);
    await db.journal.delete(5);
    db.close();
    const again = value(await open(withoutMirror(pc), vault.id));
    expect(await again.stateDigest()).toBe(digest);
    expect(again.readOnly?.code).toBe('vault/chain-broken');
    expect(await again.commit('edit', {}, () => [])).toMatchObject({ ok: false, error: { code: 'vault/chain-broken' } });
    expect(await again.verify()).toMatchObject({ ok: false, error: { params: { seq: 5 } } });
  });

  it('takes a damaged or missing frame from the mirror and is whole again', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    await vault.lock();
    await flip(pc, vault.id, 7);
    const db = vaultDb(vault.id, pc.idb);
    await db.journal.delete(4);
    db.close();
    const again = value(await open(pc, vault.id));
    expect(await again.stateDigest()).toBe(digest);
    expect(value(await again.verify())).toEqual({ commits: 11 });
    expect(again.readOnly).toBeNull();
    expect(again.notices.map(({ kind }) => kind)).toEqual(['repaired-from-mirror', 'new-device']);
  });

  it('makes the snapshot again from the journal when a page or the manifest does not open', async () => {
    for (const what of ['page', 'manifest']) {
      const pc = testPc();
      const { vault, digest } = await filled(pc);
      value(await vault.compact());
      await vault.lock();
      const db = vaultDb(vault.id, pc.idb);
      const rows = await db.snapshots.toArray();
      const row = rows.find(({ id }) => (id === 'manifest') === (what === 'manifest'));
      if (row === undefined) throw new Error('no page');
      const frame = row.frame.slice();
      frame[20] = (frame[20] ?? 0) ^ 1;
      await db.snapshots.put({ ...row, frame });
      db.close();
      const again = value(await open(pc, vault.id));
      expect(await again.stateDigest()).toBe(digest);
      expect(again.device).toBe(vault.device);
      await again.lock();
    }
  });

  it('is rebuilt from the mirror with the same state when the browser lost everything, as a new device', async () => {
    const pc = testPc();
    const { vault, hash, digest } = await filled(pc);
    await vault.lock();
    const idb = { ...pc.idb, indexedDB: new IDBFactory() } as NonNullable<TestPc['idb']>;
    const wiped: TestPc = { ...pc, idb };
    const again = value(await open(wiped, vault.id));
    expect(await again.stateDigest()).toBe(digest);
    expect(again.tip).toBe(vault.tip);
    expect(again.device).not.toBe(vault.device);
    expect(again.notices.map(({ kind }) => kind)).toEqual(['rebuilt-from-mirror', 'new-device']);
    expect(value(await again.getBlob(hash))).toEqual(new Uint8Array([1, 2, 3]));
    value(await again.commit('edit', {}, (dot) => [editRow(again, 1, 'a', { x: 77 }, dot)]));
    value(await again.verify());
    await again.lock();
    const third = value(await open(wiped, vault.id));
    expect(third.workingSet.get(recordId(1))?.values.a).toEqual({ x: 77 });
    expect(third.notices).toEqual([]);
  });

  it('gets back a lost tail of the journal', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    await vault.lock();
    const db = vaultDb(vault.id, pc.idb);
    await db.journal.where('seq').above(3).delete();
    db.close();
    const again = value(await open(pc, vault.id));
    expect(await again.stateDigest()).toBe(digest);
    expect(again.device).not.toBe(vault.device);
  });

  it('never takes a mirror that cannot be read for an empty one', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    await vault.lock();
    const unreadable = err(appError('desktop/failed'));
    const mirror = { ...pc.mirror, of: (id: string) => ({ ...pc.mirror.of(id), read: async () => unreadable, readSentinel: async () => unreadable }) };
    const lost = await openVault({ ...pc, mirror, idb: { ...pc.idb, indexedDB: new IDBFactory() } as NonNullable<TestPc['idb']>, vaultId: vault.id, with: { password: PASSWORD } });
    expect(lost).toMatchObject({ ok: false, error: { code: 'desktop/failed' } });
    const there = value(await openVault({ ...pc, mirror, vaultId: vault.id, with: { password: PASSWORD } }));
    expect(there.notices.map(({ kind }) => kind)).toEqual(['mirror-unreadable']);
    await there.lock();
  });

  it('creates nothing when asked for a vault that is not there', async () => {
    const pc = testPc();
    expect(await open(pc, recordId(9))).toMatchObject({ ok: false, error: { code: 'vault/missing' } });
    expect(await pc.idb?.indexedDB.databases()).toEqual([]);
  });

  it('opens a vault of a newer version without writing into it', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    await vault.lock();
    const db = vaultDb(vault.id, pc.idb);
    await db.meta.put({ key: 'schema', value: 99 });
    db.close();
    const again = value(await open(pc, vault.id));
    expect(await again.stateDigest()).toBe(digest);
    expect(await again.commit('edit', {}, () => [])).toMatchObject({ ok: false, error: { code: 'vault/newer-schema' } });
    expect(again.notices.map(({ kind }) => kind)).toEqual(['read-only']);
  });

  it('leaves a mirror alone that holds another history of the same vault', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    const sentinel = pc.mirror.sentinels.get(vault.id);
    await vault.lock();
    if (sentinel === undefined) throw new Error('no sentinel');
    pc.mirror.sentinels.set(vault.id, { ...sentinel, chainTip: 'f'.repeat(64) });
    const again = value(await open(pc, vault.id));
    expect(again.notices.map(({ kind }) => kind)).toEqual(['mirror-differs']);
    expect(again.mirrorStatus()).toBeNull();
  });

  it('becomes a new device when the whole profile was copied to another PC', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    await vault.lock();
    const copy = value(await open({ ...pc, machine: 'machine-b' }, vault.id));
    expect(copy.notices).toEqual([{ kind: 'new-device', why: 'cloned' }]);
    expect(copy.device).not.toBe(vault.device);
    const commit = value(await copy.commit('edit', {}, (dot) => [editRow(copy, 1, 'a', { x: 5 }, dot)]));
    expect(commit.n).toBe(1);
  });

  it('asks before writing when the clock fell back by more than a day, and starts afresh when the date is confirmed', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    pc.clock.ms -= 3 * 86_400_000;
    const refused = await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: 5 }, dot)]);
    expect(refused).toMatchObject({ ok: false, error: { code: 'vault/clock-jump', params: { days: 3 } } });
    const before = vault.device;
    value(await vault.confirmClock());
    const commit = value(await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'a', { x: 5 }, dot)]));
    expect(commit.device).not.toBe(before);
    expect(vault.workingSet.get(recordId(1))?.values.a).toEqual({ x: 5 });
    await vault.lock();
    const again = value(await open(pc, vault.id));
    expect((await again.commit('edit', {}, (dot) => [editRow(again, 1, 'a', { x: 6 }, dot)])).ok).toBe(true);
  });

  it('whose copy lost its end as well is opened for reading only, never taken for a shorter one', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    await vault.lock();
    const db = vaultDb(vault.id, pc.idb);
    await db.journal.where('seq').above(6).delete();
    db.close();
    // the copy is torn in its middle: it ends before the sentinel
    const files = pc.mirror.files.get(vault.id);
    const segment = files?.get('segments/000001');
    if (files === undefined || segment === undefined) throw new Error('no segment');
    files.set('segments/000001', segment.slice(0, Math.floor(segment.length / 3)));
    const again = value(await open(pc, vault.id));
    expect(again.readOnly).toMatchObject({ code: 'vault/chain-broken' });
    expect(await again.commit('edit', {}, () => [])).toMatchObject({ ok: false });
    expect(files.get('segments/000001')?.length).toBe(Math.floor(segment.length / 3));
    await again.lock();
    expect(await setAside(vault.id, pc)).toMatchObject({ ok: false, error: { code: 'vault/chain-broken' } });
  });

  it('finds a copy that differs in its middle, or has a gap, and writes it anew; the good one stays as it is', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    expect(value((await vault.mendMirror()) ?? err(appError('desktop/failed')))).toEqual({ rewritten: false });
    const files = pc.mirror.files.get(vault.id);
    const good = files?.get('segments/000001');
    if (files === undefined || good === undefined) throw new Error('no segment');
    const bad = good.slice();
    bad[40] = (bad[40] ?? 0) ^ 1;
    files.set('segments/000001', bad);
    files.set('segments/000007', new Uint8Array(3));
    expect(value((await vault.mendMirror()) ?? err(appError('desktop/failed')))).toEqual({ rewritten: true });
    expect(files.get('segments/000001')).toEqual(good);
    expect(files.has('segments/000007')).toBe(false);
    await vault.lock();
    const wiped = { ...pc, idb: { ...pc.idb, indexedDB: new IDBFactory() } as NonNullable<TestPc['idb']> };
    expect(await value(await open(wiped, vault.id)).stateDigest()).toBe(digest);
  });

  it('brings back a bulk import also when its pages had been replaced and the copy was deleted meanwhile', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    for (let n = 0; n < 450; n += 3) value(await vault.commit('edit', {}, (dot) => [editRow(vault, n, 'a', { x: -n - 1 }, dot)]));
    value(await vault.compact());
    const digest = await vault.stateDigest();
    await vault.lock();
    pc.mirror.files.delete(vault.id);
    pc.mirror.sentinels.delete(vault.id);
    const again = value(await open(pc, vault.id));
    value(await again.flushMirror());
    await again.lock();
    const wiped = { ...pc, idb: { ...pc.idb, indexedDB: new IDBFactory() } as NonNullable<TestPc['idb']> };
    const rebuilt = value(await open(wiped, vault.id));
    expect(await rebuilt.stateDigest()).toBe(digest);
    value(await rebuilt.verify());
  });

  it('keeps the pages of an import whose mark came back with an older log, here and in the copy', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    await vault.lock();
    const db = vaultDb(vault.id, pc.idb);
    const page = (await db.snapshots.toCollection().primaryKeys()).find((id) => /^.{16}-/.test(id)) ?? '';
    // the log lost the last part of the import's own transaction, and everything after it
    await db.meta.put({ key: `staging:${page.slice(0, 16)}`, value: 'bulk' });
    await db.journal.clear();
    db.close();
    const again = value(await open(pc, vault.id));
    expect(await again.stateDigest()).toBe(digest);
    expect(value(await again.verify()).commits).toBe(11);
    await again.lock();
    expect([...(pc.mirror.files.get(vault.id)?.keys() ?? [])].some((name) => name.startsWith('pages/'))).toBe(true);
    const after = vaultDb(vault.id, pc.idb);
    expect(await after.meta.where('key').startsWith('staging:').count()).toBe(0);
    after.close();
  });

  it('is looked at without its keys: what lies where, and what cannot be read is never called empty', async () => {
    const pc = testPc();
    const { vault } = await filled(pc);
    await vault.lock();
    expect(await lookAtVault(vault.id, pc)).toMatchObject({ browser: { state: 'there', commits: 11 }, copy: { state: 'there', commits: 11 } });
    const unreadable = err(appError('desktop/failed'));
    const mirror = { ...pc.mirror, of: (id: string) => ({ ...pc.mirror.of(id), read: async () => unreadable }) };
    const gone = { ...pc, mirror, idb: { ...pc.idb, indexedDB: new IDBFactory() } as NonNullable<TestPc['idb']> };
    expect(await lookAtVault(vault.id, gone)).toMatchObject({ browser: { state: 'absent' }, copy: { state: 'unreadable' } });
  });

  it('is set aside whole before it is rebuilt: every row and file can still be read afterwards', async () => {
    const pc = testPc();
    const { vault, digest } = await filled(pc);
    await vault.lock();
    await flip(pc, vault.id, 3);
    const parts = await rawParts(vault.id, pc);
    expect(parts.filter(({ name }) => name.startsWith('browser/journal/'))).toHaveLength(11);
    expect(parts.some(({ name }) => name === 'copy/keys')).toBe(true);
    value(await setAside(vault.id, pc));
    const names = (await pc.idb?.indexedDB.databases() ?? []).map(({ name }) => name ?? '');
    const aside = names.find((name) => name.startsWith('career-desk-aside-'));
    expect(aside).toBeDefined();
    expect(names).not.toContain(`career-desk-vault-${vault.id}`);
    expect(await value(await open(pc, vault.id)).stateDigest()).toBe(digest);
  });
});
