import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import { grouped } from '../../../src-shared/kernel/grouped.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { Recipient } from './recipients.ts';

/** Acts the applicant has to hear of. */
const ANSWERS: ReadonlySet<unknown> = new Set(['return', 'approve', 'approveWithConditions', 'reject', 'changePermit', 'changeRefuse', 'revoke', 'settle']);

/** One doctor for whom an answer is ready and no file carries it yet; without acts only receipts are due. */
export interface AnswersDue {
  readonly recipient: Recipient;
  readonly cases: readonly RecordId[];
  /** Acts that no file to this doctor carries. */
  readonly acts: number;
  readonly receipts: number;
}

/** Acts that are in a file to this partner that was not called off. */
const carried = (ledger: readonly LedgerEntry[]): ReadonlySet<string> =>
  new Set(ledger.filter((entry) => entry.direction === 'sent' && entry.state !== 'cancelled').flatMap((entry) => entry.contents.map((item) => `${entry.partner} ${item.id}`)));

/** 返事をまとめて作る: who is to be answered, and about which cases. Reads only. */
export function answersDue(recipients: readonly Recipient[], events: Iterable<RecordState>, ledger: readonly LedgerEntry[], self: PartyId, at: number): readonly AnswersDue[] {
  const told = carried(ledger);
  const untold = grouped(
    [...events].filter((event) => event.parties.author === self && typeof event.values['act']?.['caseId'] === 'string' && !told.has(`${event.parties.subject ?? ''} ${event.id}`)),
    (event) => event.parties.subject ?? '',
  );
  return recipients
    .filter((recipient) => recipient.state === 'confirmed' && recipient.kind === 'doctor')
    .flatMap((recipient): AnswersDue[] => {
      const cases = grouped(untold.get(recipient.party) ?? [], (event) => event.values['act']?.['caseId'] as RecordId);
      const answered = [...cases].filter(([, list]) => list.some((event) => ANSWERS.has(event.values['act']?.['kind'])));
      const receipts = receiptsDue(ledger, recipient.party, at).length;
      if (answered.length === 0 && receipts === 0) return [];
      return [{ recipient, cases: answered.map(([id]) => id), acts: answered.reduce((sum, [, list]) => sum + list.length, 0), receipts }];
    })
    .sort((a, b) => Number(b.acts > 0) - Number(a.acts > 0) || a.recipient.name.localeCompare(b.recipient.name, 'ja'));
}
