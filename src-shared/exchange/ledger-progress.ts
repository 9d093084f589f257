import type { DeviceId, PartyId, RecordId } from '../kernel/ids.ts';
import { PERMIT_MOVES } from '../rules/permit-moves.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';
import type { EarlyAnswer } from './early-word.ts';
import { cameFrom, type LedgerEntry, type Progress } from './ledger.ts';
import { isFurther, type LedgerState, movesOn } from './ledger-order.ts';
import { RECEIPT_ONLY, receiptsAsked } from './ledger-requests.ts';
import type { Receipt } from './receipts.ts';

export interface ReceiptOutcome {
  readonly progress: readonly Progress[];
  /** Receipts for files that were never sent to this partner. */
  readonly refused: readonly Receipt[];
  /** Of another PC of ours whose file this ledger has no line of, or not yet: kept, and counted when the line comes. */
  readonly elsewhere: readonly Receipt[];
}

const onward = (entry: LedgerEntry, state: LedgerState): Progress | null => (movesOn(entry, state) ? { entry, state } : null);

/** What receipts of this partner say of our files, opened on the PC `here`. A receipt for a file to somebody else says nothing. */
export function applyReceipts(ledger: readonly LedgerEntry[], partner: PartyId, receipts: readonly Receipt[], here: DeviceId): ReceiptOutcome {
  const progress = new Map<RecordId, Progress>();
  const unknown: Receipt[] = [];
  for (const receipt of receipts) {
    const entry = ledger.find(
      (one) => one.direction === 'sent' && one.partner === partner && one.digest === receipt.of && one.number === receipt.number && one.device === receipt.device,
    );
    if (entry === undefined) {
      unknown.push(receipt);
      continue;
    }
    const before = progress.get(entry.id);
    const step = before === undefined ? onward(entry, receipt.state) : onward({ ...entry, state: before.state, answeredHow: 'receipt' }, receipt.state);
    if (step !== null) progress.set(entry.id, { entry, state: step.state });
  }
  // What another PC sent may be told here later; of a number or a content that is known here, what it says is known to be wrong.
  const isWrong = ({ of, device, number }: Receipt): boolean =>
    device === here || ledger.some((one) => one.direction === 'sent' && (one.digest === of || (one.partner === partner && one.device === device && one.number === number)));
  return { progress: [...progress.values()], refused: unknown.filter(isWrong), elsewhere: unknown.filter((one) => !isWrong(one)) };
}

const ANSWERS: ReadonlySet<string> = new Set(['return', 'approve', 'approveWithConditions', 'reject', 'changePermit', 'changeRefuse']);
const OFFICE_KINDS: ReadonlySet<string> = new Set(PERMIT_MOVES.filter((move) => move.actor === 'office').map((move) => move.kind));

export interface AnswerOutcome {
  readonly progress: readonly Progress[];
  /** For submissions that no file of ours to this partner brought, as far as is known here. */
  readonly elsewhere: readonly EarlyAnswer[];
}

/** An act of the partner on a submission is a receipt for the file that brought it: 受付, or with a decision 処理済. */
export function applyAnswers(
  ledger: readonly LedgerEntry[],
  partner: PartyId,
  acts: Iterable<RecordState>,
  local: (id: RecordId) => RecordState | undefined,
): AnswerOutcome {
  const answered = new Map<string, LedgerState>();
  for (const act of acts) {
    if (act.type !== 'permitEvent' || act.parties.author !== partner) continue;
    const { kind, submission } = shownValues(act);
    if (typeof kind !== 'string' || typeof submission !== 'string' || !OFFICE_KINDS.has(kind)) continue;
    if (answered.get(submission) !== 'done') answered.set(submission, ANSWERS.has(kind) ? 'done' : 'accepted');
  }
  if (answered.size === 0) return { progress: [], elsewhere: [] };
  const found = new Set<string>();
  const progress: Progress[] = [];
  for (const entry of ledger) {
    if (entry.direction !== 'sent' || entry.partner !== partner) continue;
    let state: LedgerState = entry.state;
    for (const { id, type } of entry.contents) {
      if (type !== 'permitEvent') continue;
      const submission = local(id)?.values.act?.submission;
      const reached = typeof submission === 'string' ? answered.get(submission) : undefined;
      if (reached === undefined) continue;
      found.add(submission as string);
      if (isFurther(reached, state)) state = reached;
    }
    const step = onward(entry, state);
    if (step !== null) progress.push(step);
  }
  return { progress, elsewhere: [...answered].flatMap(([submission, state]) => (found.has(submission) ? [] : [{ submission, state }])) };
}

/**
 * Receipts that ride in the next file to this partner: for everything received and not yet
 * acknowledged, and once more for what they asked about. A file that only acknowledges is never itself acknowledged.
 */
export function receiptsDue(ledger: readonly LedgerEntry[], partner: PartyId, at: number): readonly Receipt[] {
  const said = new Set(ledger.filter((entry) => entry.direction === 'sent' && entry.partner === partner && entry.state !== 'cancelled').flatMap((entry) => entry.receipts));
  const asked = new Set(receiptsAsked(ledger, partner).map((entry) => entry.digest));
  return cameFrom(ledger, partner)
    .filter((entry) => entry.purpose !== RECEIPT_ONLY && entry.number > 0)
    .map((entry): Receipt => ({ of: entry.digest, device: entry.device, number: entry.number, state: entry.state === 'imported' ? 'accepted' : 'opened', at }))
    .filter((receipt) => !said.has(receiptKey(receipt)) || asked.has(receipt.of));
}

/** How the ledger remembers that a receipt was sent: a later, further-going one is sent again. */
export const receiptKey = (receipt: Receipt): string => `${receipt.of.slice(0, 48)} ${receipt.state}`;
