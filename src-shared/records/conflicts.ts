import { type Head, isConflict } from './heads.ts';
import { editsAgainstDeletion } from './life.ts';
import { headsOf, LIFE, type RecordState, type UnitId, unitsOf } from './record-state.ts';

/** `edited-after-deletion`: deleted here, edited there without knowing; the record is back. */
export interface UnitConflict {
  readonly unit: UnitId;
  readonly kind: 'values' | 'edited-after-deletion';
  /** The values to choose from, the shown one first. */
  readonly heads: readonly Head[];
}

/** Derived from the heads alone, so every PC that holds the same heads lists the same conflicts. */
export function conflictsOf(record: RecordState): readonly UnitConflict[] {
  const found: UnitConflict[] = [];
  if (record.rest !== null) {
    for (const unit of Object.keys(record.rest).sort()) {
      const heads = headsOf(record, unit);
      if (isConflict(heads) && unit !== LIFE) found.push({ unit, kind: 'values', heads });
    }
  }
  if (record.values[LIFE] === undefined) return found;
  const life = headsOf(record, LIFE);
  const deleted = life.some((head) => head.value.deleted === true);
  const restored = life.some((head) => head.value.deleted !== true);
  if (deleted && restored) found.push({ unit: LIFE, kind: 'values', heads: life });
  else if (deleted) for (const unit of editsAgainstDeletion(record).sort()) found.push({ unit, kind: 'edited-after-deletion', heads: headsOf(record, unit) });
  return found;
}

export const hasConflict = (record: RecordState): boolean =>
  (record.rest !== null || record.values[LIFE] !== undefined) && unitsOf(record).length > 0 && conflictsOf(record).length > 0;
