import { isDeleted } from '../records/life.ts';
import type { RecordState } from '../records/record-state.ts';
import type { WorkingSet } from './working-set.ts';

/** The records of a type that stand, in no order; deleted ones are still there and passed over. */
export function* living(set: Pick<WorkingSet, 'ofType'>, type: string): Generator<RecordState, void, undefined> {
  for (const record of set.ofType(type).values()) if (!isDeleted(record)) yield record;
}
