import { isSealed } from '../records/definition.ts';
import { definitionOf, type ExportableType } from '../records/registry.ts';
import type { Head } from '../records/heads.ts';
import { isDeleted } from '../records/life.ts';
import { headsOf, LIFE, recordFromHeads, type RecordState, sortedUnits, type UnitId } from '../records/record-state.ts';

/** A record whose type may leave. Only `asExportable` makes one, so a private note cannot reach an exporter. */
export type ExportableRecord = RecordState & { readonly type: ExportableType };

const LEAVES: ReadonlySet<string> = new Set(['shared', 'public']);

/** Null for sealed types and for types this version does not know. */
export function asExportable(record: RecordState): ExportableRecord | null {
  const definition = definitionOf(record.type);
  if (definition === undefined || record.schema > definition.schema) return null;
  return isSealed(definition) ? null : (record as ExportableRecord);
}

/**
 * The named units with all their heads; of a deleted record only that it was deleted. Null when nothing of it leaves.
 * Throws on a unit that may not leave: a policy that names one is a bug, not a choice.
 */
export function projectRecord(record: ExportableRecord, units: readonly string[]): RecordState | null {
  const definition = definitionOf(record.type);
  const heads = new Map<UnitId, readonly Head[]>();
  const life = headsOf(record, LIFE);
  const gone = isDeleted(record);
  for (const unit of units) {
    const privacy = definition !== undefined && Object.hasOwn(definition.units, unit) ? definition.units[unit]?.privacy : undefined;
    if (privacy === undefined || !LEAVES.has(privacy)) throw new Error(`${record.type}.${unit} may not leave`);
    const own = headsOf(record, unit);
    if (own.length > 0 && !gone) heads.set(unit, own);
  }
  if (heads.size === 0 && !gone) return null;
  if (life.length > 0) heads.set(LIFE, life);
  return recordFromHeads(record, sortedUnits(heads));
}
