import type { RecordId } from '../kernel/ids.ts';
import { inPieces, type Steps } from '../kernel/steps.ts';
import type { Commit } from '../journal/commit.ts';
import { rowsOf } from '../journal/commit.ts';
import { toCaseEvent } from '../rules/case-events.ts';
import type { RecordState } from '../records/record-state.ts';
import type { LedgerEntry } from './ledger.ts';

export interface KeptOnUndo {
  readonly id: RecordId;
  /**
   * answered: an act of ours stands on it · sent: it was in a file to somebody since · resumed: who we are rests on it, and
   * something was written or sent under that name · receipt: how far a file of ours got, signed by who has it · confirmed: got to
   * know through it
   */
  readonly why: 'answered' | 'sent' | 'resumed' | 'receipt' | 'confirmed';
}

/**
 * What taking an import back leaves as it is: acts that were answered since, and records sent on.
 * The screen names them, and their ids go into the retraction as `keep`.
 */
export function* keptOnUndo(imported: Commit, localEvents: Iterable<RecordState>, ledger: readonly LedgerEntry[], wroteSince?: (person: string) => Steps<boolean>): Steps<readonly KeptOnUndo[]> {
  const kept = new Map<RecordId, KeptOnUndo>();
  const later = new Set<string>();
  yield* inPieces(localEvents, (record) => {
    const event = record.commits.every((seq) => seq <= imported.seq) ? null : toCaseEvent(record);
    for (const id of event === null ? [] : [event.basis, ...(event.seen ?? [])]) if (id !== null) later.add(id);
  });
  const sent = new Set<RecordId>();
  const sentSince = ledger.filter((entry) => entry.direction === 'sent' && entry.state !== 'cancelled' && entry.recordedAt > imported.at);
  for (const { contents } of sentSince) yield* inPieces(contents, ({ id }) => void sent.add(id));
  const rows = rowsOf(imported);
  const answeredCases = new Set<unknown>();
  yield* inPieces(rows, (row) => {
    if (row.type === 'permitEvent' && later.has(row.id)) answeredCases.add(row.values.act?.caseId);
  });
  let resumed = false;
  for (const person of new Set(rows.flatMap((row) => (row.type === 'returnedCopy' ? [row.person] : [])))) resumed ||= sentSince.length > 0 || (wroteSince !== undefined && (yield* wroteSince(person)));
  yield* inPieces(rows, (row) => {
    if (row.type === 'exchangeEntry' || row.type === 'heldRow') return;
    // An answered act keeps the application it speaks of.
    const answered = answeredCases.has(row.type === 'permitEvent' ? row.values.act?.caseId : row.id);
    // what was carried over under the name goes on with it
    if (resumed && (row.type === 'returnedCopy' || row.stamp[0] === imported.device)) kept.set(row.id, { id: row.id, why: 'resumed' });
    else if (answered) kept.set(row.id, { id: row.id, why: 'answered' });
    else if (sent.has(row.id)) kept.set(row.id, { id: row.id, why: 'sent' });
  });
  return [...kept.values()];
}
