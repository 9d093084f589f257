import fc from 'fast-check';
import type { UnitValue } from '../../src-shared/records/heads.ts';
import { nextHead } from '../../src-shared/records/heads.ts';
import { deletionHead, isDeleted, restoreHead } from '../../src-shared/records/life.ts';
import { headsOf, joinRecords, LIFE, recordFromHeads, type RecordState, sortedUnits } from '../../src-shared/records/record-state.ts';
import { rowEncoder } from '../../src-shared/records/row-codec.ts';
import { hlcOf } from '../../src-shared/time/hlc.ts';
import { id } from './ids.ts';

export const UNITS = ['goal', 'family', 'memo'] as const;

export type Step =
  | { readonly kind: 'edit'; readonly pc: number; readonly unit: number; readonly text: number; readonly ms: number }
  | { readonly kind: 'delete' | 'restore'; readonly pc: number; readonly ms: number }
  /** Some units of one PC's state reach another. */
  | { readonly kind: 'send'; readonly pc: number; readonly to: number; readonly units: readonly boolean[] };

const pcs = 3;
const pc = fc.nat({ max: pcs - 1 });
// Few distinct times and texts, so that ties and equal values happen.
const ms = fc.nat({ max: 12 });

export const steps = (maxLength = 24): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('edit' as const), pc, unit: fc.nat({ max: UNITS.length - 1 }), text: fc.nat({ max: 3 }), ms }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), pc, ms }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), pc, ms }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), pc, to: pc, units: fc.array(fc.boolean(), { minLength: UNITS.length + 1, maxLength: UNITS.length + 1 }) }) },
    ),
    { maxLength },
  );

const NAME = { type: 'careerGoal', schema: 1, id: id('goal'), person: id('doctor'), parties: { subject: id('doctor') } };

/** The part of a record that the given units make up, all heads included; null when there is none. */
export function part(record: RecordState, units: readonly string[]): RecordState | null {
  const heads = new Map(units.filter((unit) => record.values[unit] !== undefined).map((unit) => [unit, headsOf(record, unit)]));
  return heads.size === 0 ? null : recordFromHeads(record, sortedUnits(heads));
}

/** Plays a history of PCs with skewed clocks; gives the state each of them holds at the end. */
export function playHistory(history: readonly Step[]): readonly RecordState[] {
  const counters = Array.from({ length: pcs }, () => 0);
  const first = recordFromHeads(NAME, new Map([['goal', [nextHead([], { goal: 'start' }, { by: id('pc0'), n: ++(counters as number[])[0]!, at: hlcOf(1) })]]]));
  const states: RecordState[] = Array.from({ length: pcs }, () => first);
  for (const step of history) {
    const own = states[step.pc] as RecordState;
    if (step.kind === 'send') {
      const sent = part(own, [...UNITS, LIFE].filter((_, i) => step.units[i] === true));
      if (sent !== null) states[step.to] = joinRecords(states[step.to] as RecordState, sent);
      continue;
    }
    const n = (counters[step.pc] as number) + 1;
    counters[step.pc] = n;
    const dot = { by: id(`pc${step.pc}`), n, at: hlcOf(step.ms + step.pc * 3) };
    let row: RecordState;
    if (step.kind === 'edit') {
      const unit = UNITS[step.unit] as string;
      const value: UnitValue = { [unit]: `text ${step.text}` };
      row = recordFromHeads(NAME, new Map([[unit, [nextHead(headsOf(own, unit), value, dot)]]]));
    } else if (step.kind === 'delete') row = recordFromHeads(NAME, new Map([[LIFE, [deletionHead(own, dot)]]]));
    else if (isDeleted(own)) row = recordFromHeads(NAME, new Map([[LIFE, [restoreHead(own, dot)]]]));
    else continue;
    states[step.pc] = joinRecords(own, row);
  }
  return states;
}

/** The exact bytes a record takes in a page or file, its local commits aside. */
export function bytesOf(record: RecordState): string {
  const encoder = rowEncoder();
  const row = encoder.encode({ ...record, commits: [] });
  return JSON.stringify([encoder.tables, row]);
}
