import type { RecordId } from '../kernel/ids.ts';
import { joinRecords, type RecordState } from '../records/record-state.ts';
import type { WorkingSet } from './working-set.ts';

/** The records as they will be once these rows are stored: for what is made of them before that. */
export function withRows(set: Pick<WorkingSet, 'ofType'>, rows: readonly RecordState[]): Pick<WorkingSet, 'ofType'> {
  const changed = new Map<string, Map<RecordId, RecordState>>();
  for (const row of rows) {
    const ofType = changed.get(row.type) ?? new Map(set.ofType(row.type));
    const before = ofType.get(row.id);
    ofType.set(row.id, before === undefined ? row : joinRecords(before, row));
    changed.set(row.type, ofType);
  }
  return { ofType: (type) => changed.get(type) ?? set.ofType(type) };
}
