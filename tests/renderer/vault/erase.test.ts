import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../../src-shared/journal/commit.ts';
import { draftEdit } from '../../../src-shared/journal/draft.ts';
import type { Vault } from '../../../src-renderer/vault/index.ts';
import { editRow, newRow, newVault, recordId, reopen, testPc, type TestPc, value } from '../../kit/vault-kit.ts';

const WHY = { what: 'recall-answered' };
const nothing = () => [];

/** Everything the journal can still say, every commit of it. */
async function everything(vault: Vault): Promise<string> {
  const said: string[] = [];
  for (const { seq } of value(await vault.headers())) said.push(JSON.stringify(rowsOf(value(await vault.readCommit(seq)))));
  return said.join('\n');
}

/** Records 1 and 8 belong to one person and came in one import; 1 was edited later, in two units. */
async function filled(pc: TestPc): Promise<Vault> {
  const vault = await newVault(pc);
  value(await vault.commit('import', { digest: 'x' }, (dot) => [newRow(1, { goal: { goal: '消すべき目標' }, family: { family: '消すべき家庭' } }, dot), newRow(8, { goal: { goal: '残る目標' } }, dot), newRow(2, { goal: { goal: '別の人' } }, dot)]));
  value(await vault.commit('edit', {}, (dot) => [editRow(vault, 1, 'goal', { goal: '消すべき直し' }, dot)]));
  value(await vault.commit('edit', {}, (dot) => [editRow(vault, 8, 'goal', { goal: '残る直し' }, dot)]));
  return vault;
}

/** A PC that has nothing but this PC's mirror. */
const rebuiltFrom = (pc: TestPc): TestPc => ({ ...testPc({ seed: 9, mirror: pc.mirror, machine: 'machine-b' }), clock: pc.clock });

describe('erasing', () => {
  test('takes a record out of every commit, and the chain over the headers still holds', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    const before = value(await vault.headers());
    const done = value(await vault.erase([{ id: recordId(1), units: null }], WHY, (dot) => [newRow(3, { statement: { text: '消去証明' } }, dot)]));
    expect(done.rewritten).toBe(2);
    expect(vault.workingSet.get(recordId(1))).toBeUndefined();
    expect(vault.workingSet.get(recordId(8))?.values.goal).toEqual({ goal: '残る直し' });
    expect(vault.workingSet.get(recordId(3))).toBeDefined();
    expect(await everything(vault)).not.toContain('消すべき');
    expect(await everything(vault)).toContain('残る目標');
    // Not a byte of the headers moved.
    expect(value(await vault.headers()).slice(0, before.length)).toEqual(before);
    expect(value(await vault.verify()).commits).toBe(vault.seq);
    // The history of what stayed is what it was.
    expect(value(await vault.history(recordId(8))).map(({ kind }) => kind)).toEqual(['import', 'edit']);
    await vault.lock();
  });

  test('takes single units, and leaves the others with their history', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    value(await vault.erase([{ id: recordId(1), units: ['family'] }], WHY, nothing));
    expect(vault.workingSet.get(recordId(1))?.values).toEqual({ goal: { goal: '消すべき直し' } });
    expect(await everything(vault)).not.toContain('消すべき家庭');
    value(await vault.verify());
    await vault.lock();
  });

  test('holds after compaction, reopening, and a rebuild from the mirror alone', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    value(await vault.compact());
    value(await vault.erase([{ id: recordId(1), units: null }], WHY, nothing));
    value(await vault.compact());
    const digest = await vault.stateDigest();
    value(await vault.flushMirror());
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect(await again.stateDigest()).toBe(digest);
    value(await again.verify());
    value(await again.commit('edit', {}, (dot) => [editRow(again, 8, 'goal', { goal: 'その後の直し' }, dot)]));
    value(await again.flushMirror());
    const later = await again.stateDigest();
    await again.lock();
    const rebuilt = await reopen(rebuiltFrom(pc), vault.id);
    expect(await rebuilt.stateDigest()).toBe(later);
    expect(await everything(rebuilt)).not.toContain('消すべき');
    value(await rebuilt.verify());
    await rebuilt.lock();
  });

  test('reaches what an undone import had brought, and the pages of a bulk import', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const undone = value(await vault.commit('import', {}, (dot) => [newRow(1, { goal: { goal: '取り消した取り込みの目標' } }, dot)]));
    value(await vault.retract([undone.seq]));
    value(await vault.bulk((dot) => Array.from({ length: 250 }, (_, i) => newRow(100 + i, { goal: { goal: `まとめて${i === 7 ? '消すべき' : ''}` } }, dot)), {}));
    value(await vault.erase([{ id: recordId(1), units: null }, { id: recordId(107), units: null }], WHY, nothing));
    expect(await everything(vault)).not.toMatch(/取り消した取り込みの目標|消すべき/);
    expect(vault.workingSet.get(recordId(107))).toBeUndefined();
    expect(vault.workingSet.get(recordId(108))).toBeDefined();
    value(await vault.verify());
    value(await vault.flushMirror());
    const digest = await vault.stateDigest();
    await vault.lock();
    for (const where of [pc, rebuiltFrom(pc)]) {
      const again = await reopen(where, vault.id);
      expect(await again.stateDigest()).toBe(digest);
      value(await again.verify());
      expect(await everything(again)).not.toMatch(/取り消した取り込みの目標|消すべき/);
      await again.lock();
    }
  });

  test('removes attachments here and in the mirror', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    const hash = value(await vault.putBlob(new TextEncoder().encode('消すべき添付')));
    value(await vault.flushMirror());
    const blobs = () => [...(pc.mirror.files.get(vault.id)?.keys() ?? [])].filter((name) => name.startsWith('blobs/')).length;
    expect(blobs()).toBe(1);
    value(await vault.erase([{ id: recordId(1), units: null }], WHY, nothing, [hash]));
    expect((await vault.getBlob(hash)).ok).toBe(false);
    expect(blobs()).toBe(0);
    await vault.lock();
  });

  test('is done again where a mirror from before brings the parts back: to the very bytes', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    value(await vault.flushMirror());
    const folder = pc.mirror.files.get(vault.id)!;
    const old = new Map([...folder].map(([name, bytes]) => [name, bytes.slice()]));
    value(await vault.erase([{ id: recordId(1), units: null }], WHY, nothing));
    value(await vault.flushMirror());
    const digest = await vault.stateDigest();
    await vault.lock();
    // As after a crash between the two: the erase commit is in the mirror, the parts are still there.
    const now = folder.get('segments/000001')!;
    const before = old.get('segments/000001')!;
    const { unpackList, packList } = await import('../../../src-renderer/vault/frame.ts');
    const [oldFrames, newFrames] = [unpackList(before).frames, unpackList(now).frames];
    folder.set('segments/000001', packList([...oldFrames, ...newFrames.slice(oldFrames.length)]));
    const rebuilt = await reopen(rebuiltFrom(pc), vault.id);
    expect(await rebuilt.stateDigest()).toBe(digest);
    expect(await everything(rebuilt)).not.toContain('消すべき');
    value(await rebuilt.verify());
    await rebuilt.lock();
  });

  test('is no cover for somebody who takes a part out', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    await vault.lock();
    const { unpackList, packList, unpackFrame, packFrame } = await import('../../../src-renderer/vault/frame.ts');
    const folder = pc.mirror.files.get(vault.id)!;
    const frames = unpackList(folder.get('segments/000001')!).frames.map((packed) => {
      const frame = value(unpackFrame(packed));
      return frame.seq === 2 ? packFrame({ seq: 2, sections: [frame.sections[0]!, new Uint8Array(0)] }) : packed;
    });
    folder.set('segments/000001', packList(frames));
    const robbed = rebuiltFrom(pc);
    const opened = await reopen(robbed, vault.id);
    // Named by its place, and nothing is written on top of it.
    expect(opened.readOnly).toMatchObject({ code: 'vault/damaged', params: { seq: 2 } });
    await opened.lock();
  });

  test('a record that comes again later is there again, and stays out of the old commits', async () => {
    const pc = testPc();
    const vault = await filled(pc);
    value(await vault.erase([{ id: recordId(1), units: null }], WHY, nothing));
    value(await vault.commit('import', {}, (dot) => [newRow(1, { goal: { goal: '新しく届いた' } }, dot)]));
    value(await vault.commit('edit', {}, (dot) => [draftEdit(vault.workingSet.get(recordId(1))!, { goal: { goal: 'さらに' } }, dot)]));
    await vault.lock();
    const again = await reopen(rebuiltFrom(pc), vault.id);
    expect(again.workingSet.get(recordId(1))?.values).toEqual({ goal: { goal: 'さらに' } });
    value(await again.verify());
    await again.lock();
  });
});
