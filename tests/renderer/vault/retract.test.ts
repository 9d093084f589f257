import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftEdit } from '../../../src-shared/journal/draft.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';
import { newRow, newVault, recordId, reopen, START, testPc, value } from '../../kit/vault-kit.ts';

const FOREIGN = 'devForeign000001';
const dotOf = (n: number) => ({ by: FOREIGN, n, at: hlcOf(START + 5_000) });

describe('undo of an import', () => {
  it('takes the import back and keeps 20 random edits made since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ record: fc.nat(19), unit: fc.constantFrom('a', 'b'), x: fc.integer({ min: 100, max: 999 }) }), { minLength: 20, maxLength: 20 }), async (edits) => {
        const pc = testPc();
        const vault = await newVault(pc);
        const own = Array.from({ length: 10 }, (_, n) => n);
        value(await vault.commit('edit', {}, (dot) => own.map((n) => newRow(n, { a: { x: n }, b: { x: n } }, dot))));
        const before = own.map((n) => vault.workingSet.get(recordId(n)));
        pc.clock.ms += 10_000;
        // Newer stamps of another device: they show until taken back. Records 10 to 19 are new.
        const imported = Array.from({ length: 20 }, (_, n) => n);
        const commit = value(await vault.commit('import', { file: 'x' }, () => imported.map((n) => newRow(n, { a: { x: -n - 1 } }, dotOf(1)))));
        expect(vault.workingSet.get(recordId(3))?.values.a).toEqual({ x: -4 });
        const edited = new Map<string, number>();
        for (const { record, unit, x } of edits) {
          pc.clock.ms += 1_000;
          value(
            await vault.commit('edit', {}, (dot) => {
              const now = vault.workingSet.get(recordId(record));
              if (now === undefined) throw new Error('gone');
              return [draftEdit(now, { [unit]: { x } }, dot)];
            }),
          );
          edited.set(`${record}.${unit}`, x);
        }
        value(await vault.retract([commit.seq]));
        const check = (set: typeof vault.workingSet): void => {
          for (const n of imported) {
            const record = set.get(recordId(n));
            const touched = ['a', 'b'].filter((unit) => edited.has(`${n}.${unit}`));
            if (touched.length === 0) {
              // Untouched since: exactly as before the import; what it created is gone.
              expect(record).toEqual(n < 10 ? before[n] : undefined);
              continue;
            }
            for (const unit of touched) expect(record?.values[unit]).toEqual({ x: edited.get(`${n}.${unit}`) });
            if (n < 10 && !edited.has(`${n}.a`)) expect(record?.values.a).toEqual({ x: n });
          }
        };
        check(vault.workingSet);
        await vault.lock();
        const again = await reopen(pc, vault.id);
        check(again.workingSet);
        value(await again.compact());
        await again.lock();
        check((await reopen(pc, vault.id)).workingSet);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('names what cannot be taken back and leaves it as it is', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    const commit = value(await vault.commit('import', {}, () => [1, 2].map((n) => newRow(n, { a: { x: n } }, dotOf(1)))));
    const done = value(await vault.retract([commit.seq], (record) => (record.id === recordId(2) ? 'answered' : null)));
    expect(done.undone).toEqual([recordId(1)]);
    expect(done.kept).toEqual([recordId(2)]);
    await vault.lock();
    const again = await reopen(pc, vault.id);
    expect([...again.workingSet.all()].map(({ id }) => id)).toEqual([recordId(2)]);
    expect(again.isRetracted(commit.seq)).toBe(true);
  });

  it('lets the same file be imported again afterwards', async () => {
    const vault = await newVault(testPc());
    const rows = () => [newRow(1, { a: { x: 1 } }, dotOf(1))];
    const first = value(await vault.commit('import', {}, rows));
    value(await vault.retract([first.seq]));
    expect(vault.workingSet.size).toBe(0);
    const second = value(await vault.commit('import', {}, rows));
    expect(vault.commitsOf(recordId(1))).toEqual([second.seq]);
  });

  it('is refused for an edit, for a number that does not exist, and twice', async () => {
    const vault = await newVault(testPc());
    const edit = value(await vault.commit('edit', {}, (dot) => [newRow(1, { a: { x: 1 } }, dot)]));
    const file = value(await vault.commit('import', {}, () => [newRow(2, { a: { x: 1 } }, dotOf(1))]));
    value(await vault.retract([file.seq]));
    for (const [seq, why] of [[edit.seq, 'not-an-import'], [99, 'no-such-commit'], [file.seq, 'taken-back-already']] as const) {
      expect(await vault.retract([seq])).toMatchObject({ ok: false, error: { code: 'act/not-allowed', params: { why } } });
    }
  });

  it('shows in the history who wrote what', async () => {
    const pc = testPc();
    const vault = await newVault(pc);
    value(await vault.bulk((dot) => Array.from({ length: 450 }, (_, n) => newRow(n, { a: { x: n } }, dot)), { file: 'staff.csv' }));
    value(await vault.commit('edit', {}, (dot) => [draftEdit(vault.workingSet.get(recordId(300)) ?? newRow(0, {}, dot), { a: { x: -1 } }, dot)]));
    const history = value(await vault.history(recordId(300)));
    expect(history.map(({ seq, kind, row }) => [seq, kind, row.values.a])).toEqual([
      [1, 'bulk', { x: 300 }],
      [2, 'edit', { x: -1 }],
    ]);
    expect(history.every(({ member }) => member === vault.member)).toBe(true);
    await vault.lock();
    const again = await reopen(pc, vault.id);
    value(await again.compact());
    expect(value(await again.history(recordId(300)))).toEqual(history);
    expect(value(await again.headers()).map(({ kind }) => kind)).toEqual(['bulk', 'edit']);
  });
});
