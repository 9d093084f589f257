import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit, CommitKind } from '../../../src-shared/journal/commit.ts';
import { draftCreate, draftDelete, draftEdit, draftRestore } from '../../../src-shared/journal/draft.ts';
import { foldCommits, foldRows } from '../../../src-shared/journal/fold.ts';
import { createWorkingSet } from '../../../src-shared/journal/working-set.ts';
import { acceptedRows, planMerge } from '../../../src-shared/merge/plan-merge.ts';
import type { MergeContext } from '../../../src-shared/merge/plan.ts';
import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { headsOf, type RecordState } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { id } from '../../kit/ids.ts';
import { bytesOf, playHistory, steps } from '../../kit/random-history.ts';

const DOCTOR = id('doctor');

/** One PC: a journal, and the working set kept up to date row by row. */
function pc(name: string, skewMs = 0) {
  const journal: Commit[] = [];
  const set = createWorkingSet();
  let n = 0;
  const dot = (): Dot => ({ by: id(name), n: (n += 1), at: (1000 + n + skewMs) * 64 });
  const commit = (kind: CommitKind, rows: readonly RecordState[], note: Commit['note'] = {}): number => {
    const seq = journal.length + 1;
    journal.push({ seq, kind, device: id(name), n, at: (1000 + n + skewMs) * 64, member: id('member'), note, parts: [{ person: DOCTOR, key: 'records', rows }] });
    for (const row of rows) set.join(row, seq);
    return seq;
  };
  const context: MergeContext = { clock: { now: () => 1e9 }, definitionOf, sender: DOCTOR, own: true, self: DOCTOR, partyOf: () => DOCTOR, mayRelay: () => false };
  return {
    journal,
    set,
    dot,
    commit,
    state: () => foldCommits(journal),
    import: (rows: Iterable<RecordState>) => commit('import', acceptedRows(planMerge((record) => foldCommits(journal).get(record), rows, context))),
    retract: (seq: number) => commit('retract', [], { seq }),
  };
}

const create = (name: string, dot: Dot): RecordState =>
  draftCreate(careerGoal, { id: id(name), person: DOCTOR, parties: { subject: DOCTOR }, units: { goal: { goal: `${name} at first` }, family: { family: 'none' } } }, dot);

describe('fold', () => {
  it('gives the same as joining commit by commit, in any order', () => {
    fc.assert(
      fc.property(fc.array(steps(6), { minLength: 1, maxLength: 6 }), fc.integer(), (histories, seed) => {
        const rows = histories.flatMap((history) => [...playHistory(history)]);
        const pcA = pc('a');
        for (const row of rows) pcA.commit('edit', [row]);
        const folded = pcA.state().get(rows[0]!.id) as RecordState;
        expect(bytesOf(folded)).toBe(bytesOf(pcA.set.get(rows[0]!.id) as RecordState));
        const shuffled = rows.map((row, seq) => ({ row, seq })).sort((x, y) => ((x.seq * 7919 + seed) % 13) - ((y.seq * 7919 + seed) % 13));
        expect(bytesOf(foldRows(shuffled) as RecordState)).toBe(bytesOf(folded));
      }),
      { numRuns: 100 },
    );
  });
});

describe('taking an import back', () => {
  it('removes what came in and keeps all of 20 later edits', () => {
    const names = ['g0', 'g1', 'g2', 'g3', 'g4', 'g5'];
    const later = fc.array(fc.record({ name: fc.constantFrom(...names), unit: fc.constantFrom('goal', 'family', 'memo'), kind: fc.constantFrom('edit', 'edit', 'edit', 'delete', 'restore') }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(later, (edits) => {
        const there = pc('there', 50_000);
        const here = pc('here');
        for (const name of names.slice(0, 4)) here.commit('edit', [create(name, here.dot())]);
        const before = here.state();
        there.import(before.values());
        for (const name of names.slice(1, 4)) there.commit('edit', [draftEdit(there.state().get(id(name)) as RecordState, { goal: { goal: `${name} from there` } }, there.dot())]);
        for (const name of names.slice(4)) there.commit('edit', [create(name, there.dot())]);
        const imported = here.import(there.state().values());

        const written = new Map<string, { goal?: string }>();
        const touched = new Set<string>();
        edits.forEach(({ name, unit, kind }, i) => {
          const record = here.state().get(id(name)) as RecordState;
          if (kind === 'delete') here.commit('delete', [draftDelete(record, here.dot())]);
          else if (kind === 'restore') here.commit('edit', [draftRestore(record, here.dot())]);
          else {
            here.commit('edit', [draftEdit(record, { [unit]: { [unit]: `edit ${i}` } }, here.dot())]);
            written.set(`${name} ${unit}`, { goal: `edit ${i}` });
          }
          touched.add(name);
        });
        here.retract(imported);

        const after = here.state();
        for (const [key, value] of written) {
          const [name, unit] = key.split(' ') as [string, string];
          expect(headsOf(after.get(id(name)), unit)[0]?.value).toEqual({ [unit]: value.goal });
        }
        for (const name of names) {
          const record = after.get(id(name));
          for (const unit of ['goal', 'family', 'memo']) {
            if (written.has(`${name} ${unit}`)) continue;
            // Not edited since: exactly what stood there before the import, or nothing.
            expect(headsOf(record, unit)).toEqual(headsOf(before.get(id(name)), unit));
          }
          if (!touched.has(name) && before.get(id(name)) === undefined) expect(record).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets the same file in again, with the same result', () => {
    const there = pc('there');
    there.commit('edit', [create('g0', there.dot())]);
    const here = pc('here');
    const seq = here.import(there.state().values());
    const first = bytesOf(here.state().get(id('g0')) as RecordState);
    here.retract(seq);
    expect(here.state().size).toBe(0);
    here.import(there.state().values());
    expect(bytesOf(here.state().get(id('g0')) as RecordState)).toBe(first);
  });

  it('does not take away what a second import brought as well', () => {
    const there = pc('there');
    there.commit('edit', [create('g0', there.dot())]);
    const here = pc('here');
    const first = here.import(there.state().values());
    there.commit('edit', [draftEdit(there.state().get(id('g0')) as RecordState, { goal: { goal: 'second' } }, there.dot())]);
    here.import(there.state().values());
    here.retract(first);
    const left = here.state().get(id('g0')) as RecordState;
    expect(left.values.goal).toEqual({ goal: 'second' });
    expect(left.values.family).toBeUndefined();
  });
});

/**
 * Two PCs of one doctor exchange, each changes something, they exchange again: both have to end alike.
 * The cells are those of KeePassXC's table of merges.
 */
describe('two PCs after two exchanges', () => {
  const actions = {
    nothing: () => undefined,
    create: (p: ReturnType<typeof pc>, who: string) => p.commit('edit', [create(`new${who}`, p.dot())]),
    editSameUnit: (p: ReturnType<typeof pc>, who: string) => p.commit('edit', [draftEdit(p.state().get(id('g0')) as RecordState, { goal: { goal: `by ${who}` } }, p.dot())]),
    editOtherUnit: (p: ReturnType<typeof pc>, who: string) => p.commit('edit', [draftEdit(p.state().get(id('g0')) as RecordState, { [who === 'A' ? 'goal' : 'family']: { [who === 'A' ? 'goal' : 'family']: `by ${who}` } }, p.dot())]),
    delete: (p: ReturnType<typeof pc>) => p.commit('delete', [draftDelete(p.state().get(id('g0')) as RecordState, p.dot())]),
    deleteThenEdit: (p: ReturnType<typeof pc>, who: string) => {
      p.commit('delete', [draftDelete(p.state().get(id('g0')) as RecordState, p.dot())]);
      p.commit('edit', [draftEdit(p.state().get(id('g0')) as RecordState, { goal: { goal: `again by ${who}` } }, p.dot())]);
    },
    restore: (p: ReturnType<typeof pc>) => {
      p.commit('delete', [draftDelete(p.state().get(id('g0')) as RecordState, p.dot())]);
      p.commit('edit', [draftRestore(p.state().get(id('g0')) as RecordState, p.dot())]);
    },
  } as const;
  type Action = keyof typeof actions;
  const names = Object.keys(actions) as Action[];
  const cells = names.flatMap((byA) => names.flatMap((byB) => (['first', 'second'] as const).map((exchange) => [byA, byB, exchange] as const)));
  const digest = (p: ReturnType<typeof pc>) => [...p.state().values()].map((record) => bytesOf(record)).sort();

  it.each(cells)('A: %s, B: %s, at the %s exchange', (byA, byB, exchange) => {
    const a = pc('a');
    const b = pc('b', 7);
    const swap = () => {
      const fromA = [...a.state().values()];
      const fromB = [...b.state().values()];
      a.import(fromB);
      b.import(fromA);
      expect(digest(a)).toEqual(digest(b));
    };
    a.commit('edit', [create('g0', a.dot())]);
    swap();
    if (exchange === 'second') {
      b.commit('edit', [draftEdit(b.state().get(id('g0')) as RecordState, { memo: { memo: 'between' } }, b.dot())]);
      swap();
    }
    actions[byA](a, 'A');
    actions[byB](b, 'B');
    swap();
    swap();

    const end = a.state().get(id('g0')) as RecordState;
    const edits = (action: Action) => action === 'editSameUnit' || action === 'editOtherUnit' || action === 'deleteThenEdit';
    const gone = (action: Action) => action === 'delete';
    // Gone only where somebody deleted it and nobody edited it without knowing.
    if (gone(byA) || gone(byB)) expect(isDeleted(end)).toBe(!(edits(byA) || edits(byB) || byA === 'restore' || byB === 'restore'));
    else expect(isDeleted(end)).toBe(false);
    // No edit is lost: each is shown or waits as a second value.
    const texts = ['goal', 'family'].flatMap((unit) => headsOf(end, unit).map((head) => Object.values(head.value)[0]));
    for (const [action, who] of [[byA, 'A'], [byB, 'B']] as const) {
      if (edits(action)) expect(texts).toContain(action === 'deleteThenEdit' ? `again by ${who}` : `by ${who}`);
      if (action === 'create') expect(a.state().get(id(`new${who}`))).toBeDefined();
    }
  });
});
