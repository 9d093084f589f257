import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allSteps } from '../../../src-shared/kernel/steps.ts';
import { acceptedRows, isStale, planMerge } from '../../../src-shared/merge/plan-merge.ts';
import type { MergeContext } from '../../../src-shared/merge/plan.ts';
import { conflictsOf } from '../../../src-shared/records/conflicts.ts';
import { deletionHead, isDeleted } from '../../../src-shared/records/life.ts';
import { headsOf, joinRecords, LIFE, recordFromHeads, type RecordState } from '../../../src-shared/records/record-state.ts';
import { nextHead, type UnitValue } from '../../../src-shared/records/heads.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { id } from '../../kit/ids.ts';
import { bytesOf, playHistory, steps } from '../../kit/random-history.ts';

const runs = { numRuns: 300 };
const states = steps().map((history) => playHistory(history) as [RecordState, RecordState, RecordState]);

const context: MergeContext = {
  clock: { now: () => 1_000_000 },
  definitionOf,
  sender: id('doctor'),
  own: true,
  self: id('doctor'),
  partyOf: () => id('doctor'),
  mayRelay: () => false,
};

function imported(local: RecordState | undefined, incoming: RecordState): RecordState | undefined {
  const plan = planMerge(() => local, [incoming], context);
  return acceptedRows(plan).reduce<RecordState | undefined>((state, row) => (state === undefined ? row : joinRecords(state, row)), local);
}

describe('planning and applying files', () => {
  it('ends in the same bytes whoever imports whose file', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        expect(bytesOf(imported(a, b) as RecordState)).toBe(bytesOf(imported(b, a) as RecordState));
      }),
      runs,
    );
  });

  it('ends in the same bytes in every order of three files, and with one of them twice', () => {
    fc.assert(
      fc.property(states, ([a, b, c]) => {
        const inOrder = [a, b, c].reduce<RecordState | undefined>(imported, undefined);
        for (const order of [[c, b, a], [b, a, c], [c, c, b, a], [a, c, b, a]]) {
          expect(bytesOf(order.reduce<RecordState | undefined>(imported, undefined) as RecordState)).toBe(bytesOf(inOrder as RecordState));
        }
      }),
      runs,
    );
  });

  it('plans nothing for what is already there', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        expect(acceptedRows(planMerge(() => a, [a], context))).toEqual([]);
        const after = imported(a, b);
        const again = planMerge(() => after, [b], context);
        expect(acceptedRows(again)).toEqual([]);
        expect(again.records[0]?.outcome).toBe('unchanged');
      }),
      runs,
    );
  });

  it('previews a conflict exactly when applying leaves a new one', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        const plan = planMerge(() => a, [b], context);
        const name = (record: RecordState) => new Set(conflictsOf(record).map((one) => `${one.unit} ${one.kind} ${JSON.stringify(one.heads)}`));
        const before = name(a);
        const after = name(imported(a, b) as RecordState);
        const fresh = [...after].some((one) => !before.has(one));
        if (fresh) expect(plan.records[0]?.outcome).toBe('conflict');
        if (plan.records[0]?.outcome === 'conflict') expect(after.size).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('shows that an unknowing edit brings a deleted record back, also when it says the same (seed -742080088)', () => {
    const [start] = playHistory([]) as [RecordState];
    const here = joinRecords(start, recordFromHeads(start, new Map([[LIFE, [deletionHead(start, { by: id('pc0'), n: 2, at: 900 })]]])));
    const there = recordFromHeads(start, new Map([['goal', [nextHead([{ value: { goal: 'start' }, by: id('pc0'), n: 1, at: 64 }], { goal: 'start' }, { by: id('pc1'), n: 1, at: 500 })]]]));
    expect(isDeleted(here)).toBe(true);
    expect(planMerge(() => here, [there], context).records[0]?.outcome).toBe('conflict');
    expect(isDeleted(joinRecords(here, there))).toBe(false);
  });

  it('is stale only when a unit it read was changed since', () => {
    const [a] = playHistory([]);
    const own = { ...(a as RecordState), commits: [3] };
    const edited = (unit: string, value: UnitValue): RecordState =>
      joinRecords(own, recordFromHeads(own, new Map([[unit, [nextHead(headsOf(own, unit), value, { by: id('pc0'), n: 7, at: 900 })]]])));
    const plan = planMerge(() => own, [recordFromHeads(own, new Map([['goal', headsOf(own, 'goal')]]))], context);
    expect(allSteps(isStale(plan, () => own))).toBe(false);
    // Another commit that says the same, and an edit of a unit the file does not bring.
    expect(allSteps(isStale(plan, () => ({ ...own, commits: [3, 9] })))).toBe(false);
    expect(allSteps(isStale(plan, () => edited('family', { family: '別' })))).toBe(false);
    expect(allSteps(isStale(plan, () => edited('goal', { goal: '別' })))).toBe(true);
    // A deletion concerns every unit.
    expect(allSteps(isStale(plan, () => joinRecords(own, recordFromHeads(own, new Map([[LIFE, [deletionHead(own, { by: id('pc0'), n: 8, at: 901 })]]])))))).toBe(true);
    expect(allSteps(isStale(plan, () => undefined))).toBe(true);
  });
});

describe('a deletion here and an edit there', () => {
  const [start] = playHistory([]) as [RecordState];
  const edited = recordFromHeads(start, new Map([['goal', [nextHead([{ value: { goal: 'start' }, by: id('pc0'), n: 1, at: 64 }], { goal: 'new' }, { by: id('pc1'), n: 1, at: 500 })]]]));
  const deleted = recordFromHeads(start, new Map([[LIFE, [deletionHead(start, { by: id('pc0'), n: 2, at: 900 })]]]));

  it('bring the record back and are a conflict, in every order', () => {
    for (const order of [[start, edited, deleted], [start, deleted, edited], [deleted, edited, start], [edited, deleted, start], [deleted, start, edited], [edited, start, deleted]]) {
      const end = order.reduce(joinRecords);
      expect(isDeleted(end)).toBe(false);
      expect(conflictsOf(end)).toMatchObject([{ unit: 'goal', kind: 'edited-after-deletion' }]);
    }
    expect(planMerge(() => joinRecords(start, edited), [deleted], context).records[0]?.outcome).toBe('conflict');
    expect(planMerge(() => joinRecords(start, deleted), [edited], context).records[0]?.outcome).toBe('conflict');
  });

  it('two deletions agree', () => {
    const other = recordFromHeads(start, new Map([[LIFE, [deletionHead(joinRecords(start, edited), { by: id('pc1'), n: 2, at: 950 })]]]));
    const end = [start, edited, deleted, other].reduce(joinRecords);
    expect(isDeleted(end)).toBe(true);
    expect(conflictsOf(end)).toEqual([]);
    expect(planMerge(() => [start, edited, other].reduce(joinRecords), [deleted], context).records[0]?.outcome).not.toBe('conflict');
  });

  it('are settled for everybody by deleting again or by restoring', () => {
    const open = [start, edited, deleted].reduce(joinRecords);
    const again = joinRecords(open, recordFromHeads(start, new Map([[LIFE, [deletionHead(open, { by: id('pc2'), n: 1, at: 999 })]]])));
    expect(isDeleted(again)).toBe(true);
    expect(conflictsOf(joinRecords(open, again))).toEqual([]);
  });
});
