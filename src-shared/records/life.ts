import type { Json } from '../kernel/json.ts';
import { type Head, nextHead, type Dot, type Seen, seenByHeads, type UnitValue } from './heads.ts';
import { headsOf, LIFE, type RecordState, unitsOf } from './record-state.ts';

/** `over` remembers per unit what the deleter had seen, so an edit made elsewhere at the same time shows. */
const deletionValue = (record: RecordState): UnitValue => {
  const over: Record<string, Json> = {};
  for (const unit of unitsOf(record)) if (unit !== LIFE) over[unit] = seenByHeads(headsOf(record, unit));
  return { deleted: true, over };
};

export const deletionHead = (record: RecordState, dot: Dot): Head => nextHead(headsOf(record, LIFE), deletionValue(record), dot);

export const restoreHead = (record: RecordState, dot: Dot): Head => nextHead(headsOf(record, LIFE), { deleted: false }, dot);

/** What a deletion or restoration from outside may look like. */
export function isLifeValue(value: UnitValue): boolean {
  const { deleted, over, ...others } = value;
  if (typeof deleted !== 'boolean' || Object.keys(others).length > 0) return false;
  if (over === undefined) return true;
  const isMap = (item: Json | undefined): item is { readonly [key: string]: Json } => typeof item === 'object' && item !== null && !Array.isArray(item);
  return isMap(over) && Object.values(over).every((seen) => isMap(seen) && Object.values(seen).every((n) => Number.isSafeInteger(n)));
}

const coveredBy = (over: Json | undefined, unit: string, head: Head): boolean => {
  if (over === null || typeof over !== 'object' || Array.isArray(over)) return false;
  const seen = Object.hasOwn(over, unit) ? ((over as Readonly<Record<string, Json>>)[unit] as Seen) : undefined;
  return (seen?.[head.by] ?? 0) >= head.n;
};

/** Units written by somebody who did not know of the deletion. */
export function editsAgainstDeletion(record: RecordState): string[] {
  const deletions = headsOf(record, LIFE).filter((head) => head.value.deleted === true);
  if (deletions.length === 0) return [];
  return unitsOf(record).filter(
    (unit) =>
      unit !== LIFE &&
      headsOf(record, unit).some((head) => !deletions.some((deletion) => coveredBy(deletion.value.over, unit, head))),
  );
}

/** Deleted, and nobody edited it without knowing. An edit concurrent with the deletion brings it back. */
export function isDeleted(record: RecordState): boolean {
  const heads = headsOf(record, LIFE);
  if (heads.length === 0) return false;
  return heads.every((head) => head.value.deleted === true) && editsAgainstDeletion(record).length === 0;
}
