import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCommits } from '../../../src-shared/journal/fold.ts';
import type { Commit } from '../../../src-shared/journal/commit.ts';
import { draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { Vault } from '../../../src-renderer/vault/index.ts';
import { newRow, newVault, recordId, reopen, testPc, value } from '../../kit/vault-kit.ts';

type Step =
  | { readonly do: 'write'; readonly record: number; readonly unit: string; readonly x: number; readonly sealed: boolean }
  | { readonly do: 'delete'; readonly record: number }
  | { readonly do: 'import'; readonly records: readonly number[]; readonly x: number }
  | { readonly do: 'bulk'; readonly from: number; readonly count: number; readonly x: number }
  | { readonly do: 'retract'; readonly pick: number; readonly keep: boolean }
  | { readonly do: 'compact' }
  | { readonly do: 'reopen' };

const record = fc.nat(12);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), record, unit: fc.constantFrom('a', 'b'), x: fc.nat(9), sealed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), record }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('import' as const), records: fc.uniqueArray(record, { minLength: 1, maxLength: 5 }), x: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bulk' as const), from: record, count: fc.integer({ min: 1, max: 8 }), x: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('retract' as const), pick: fc.nat(20), keep: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'compact' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
);

const FOREIGN = 'devForeign000001';

const sorted = (records: Iterable<RecordState>): RecordState[] => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

async function journalOf(vault: Vault): Promise<Commit[]> {
  const commits: Commit[] = [];
  for (let seq = 1; seq <= vault.seq; seq++) commits.push(value(await vault.readCommit(seq)));
  return commits;
}

describe('the working set', () => {
  it('is the fold of the journal after every commit, whatever was written, imported, taken back or reopened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(1000), async (steps, seed) => {
        const pc = testPc({ seed: seed + 1 });
        let vault = await newVault(pc);
        let foreign = 0;
        const imports: number[] = [];
        const type = (n: number): string => (n % 3 === 0 ? 'sealed-note' : 'note');
        for (const act of steps) {
          pc.clock.ms += 1000;
          switch (act.do) {
            case 'write':
              value(
                await vault.commit('edit', {}, (dot) => {
                  const before = vault.workingSet.get(recordId(act.record));
                  if (before === undefined) return [newRow(act.record, { a: { x: act.x }, b: { x: act.x } }, dot, type(act.record))];
                  return [draftEdit(before, { [act.unit]: { x: act.x } }, dot)];
                }),
              );
              break;
            case 'delete':
              value(
                await vault.commit('delete', {}, (dot) => {
                  const before = vault.workingSet.get(recordId(act.record));
                  return before === undefined ? [] : [draftDelete(before, dot)];
                }),
              );
              break;
            case 'import': {
              foreign += 1;
              const dot = { by: FOREIGN, n: foreign, at: pc.clock.ms * 64 };
              const done = await vault.commit('import', {}, () => act.records.map((n) => newRow(n, { a: { x: act.x } }, dot, type(n))));
              imports.push(value(done).seq);
              break;
            }
            case 'bulk': {
              const rows = Array.from({ length: act.count }, (_, i) => act.from + i);
              const done = await vault.bulk((dot) => rows.map((n) => {
                const before = vault.workingSet.get(recordId(n));
                return before === undefined ? newRow(n, { a: { x: act.x } }, dot, type(n)) : draftEdit(before, { a: { x: act.x } }, dot);
              }), {});
              imports.push(value(done).seq);
              break;
            }
            case 'retract': {
              const seq = imports[act.pick % Math.max(1, imports.length)];
              if (seq === undefined) break;
              const again = vault.isRetracted(seq);
              const done = await vault.retract([seq], (item) => (act.keep && Number(item.id) % 2 === 0 ? 'sent on' : null));
              expect(done.ok).toBe(!again);
              break;
            }
            case 'compact':
              value(await vault.compact());
              break;
            case 'reopen':
              await vault.lock();
              vault = await reopen(pc, vault.id);
              break;
          }
          expect(sorted(vault.workingSet.all())).toEqual(sorted(foldCommits(await journalOf(vault)).values()));
        }
        const before = sorted(vault.workingSet.all());
        expect((await vault.verify()).ok).toBe(true);
        await vault.lock();
        const last = await reopen(pc, vault.id);
        expect(sorted(last.workingSet.all())).toEqual(before);
        await last.lock();
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
