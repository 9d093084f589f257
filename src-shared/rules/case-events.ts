import type { RecordId } from '../kernel/ids.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';
import { PERMIT_EVENT_KINDS, type PermitEventKind } from './permit-moves.ts';
import type { PermitCaseEvent } from './permit-status.ts';

export interface RecordedEvent extends PermitCaseEvent {
  readonly caseId: RecordId;
  readonly record: RecordState;
}

const KINDS: ReadonlySet<string> = new Set(PERMIT_EVENT_KINDS);

const textOr = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A permitEvent record as the fold reads it; null for a kind of a newer version. */
export function toCaseEvent(record: RecordState): RecordedEvent | null {
  const { caseId, kind, submission, basis, seen, prevails } = shownValues(record);
  if (record.type !== 'permitEvent' || typeof caseId !== 'string' || typeof kind !== 'string' || !KINDS.has(kind)) return null;
  return {
    id: record.id,
    caseId,
    record,
    kind: kind as PermitEventKind,
    // Who acted is who signed: the office, also for what it types in from paper.
    actor: record.parties.author === record.parties.office ? 'office' : 'applicant',
    at: record.stamp[2],
    submission: textOr(submission),
    basis: textOr(basis),
    ...(Array.isArray(seen) ? { seen: seen.filter((one) => typeof one === 'string') } : {}),
    prevails: textOr(prevails),
  };
}

/** The acts of one case. */
export function eventsOfCase(records: Iterable<RecordState>, caseId: RecordId): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (const record of records) {
    if (record.values.act?.caseId !== caseId) continue;
    const event = toCaseEvent(record);
    if (event !== null) events.push(event);
  }
  return events;
}

/** All acts by their case, for lists: one walk instead of one per case. */
export function eventsByCase(records: Iterable<RecordState>): ReadonlyMap<RecordId, readonly RecordedEvent[]> {
  const cases = new Map<RecordId, RecordedEvent[]>();
  for (const record of records) {
    const event = toCaseEvent(record);
    if (event === null) continue;
    const known = cases.get(event.caseId);
    if (known === undefined) cases.set(event.caseId, [event]);
    else known.push(event);
  }
  return cases;
}
