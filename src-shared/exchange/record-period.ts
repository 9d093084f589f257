import { type RecordState, shownValues } from '../records/record-state.ts';

/** From and to, either open; civil dates as text. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** When a record speaks of: a term, or one day. Null for records that belong to no time, as a goal or a name. */
export function periodOf(record: RecordState): Period | null {
  const { startOn, endOn, heldOn } = shownValues(record);
  const day = text(heldOn);
  if (day !== null) return { from: day, to: day };
  const [from, to] = [text(startOn), text(endOn)];
  return from === null && to === null ? null : { from, to };
}

/** Whether a record has to do with the chosen time: it overlaps it, or belongs to no time at all. */
export function isWithin(record: RecordState, chosen: Period): boolean {
  const own = periodOf(record);
  if (own === null) return true;
  return (chosen.to === null || own.from === null || own.from <= chosen.to) && (chosen.from === null || own.to === null || own.to >= chosen.from);
}
