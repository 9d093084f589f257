import { ASK_RECEIPT_ONLY, RECEIPT_ONLY, receiptRequests, requestsDue, RESEND_ONLY, resendRequests, resentAfter } from '../../../src-shared/exchange/ledger-requests.ts';
import { isPurpose } from '../../../src-shared/exchange/policy.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, type Result } from '../../../src-shared/kernel/result.ts';
import { receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { editFields } from '../commands.ts';
import { ports, session } from '../session.ts';
import { ledgerNow } from './ledger-now.ts';
import { inTurn, makeNow, partsOf } from './make-file.ts';
import type { FileParts } from './prepare-file.ts';
import { preference } from '../preferences.ts';
import { readRecipients, type Recipient } from './recipients.ts';

export type Notes = typeof RECEIPT_ONLY | typeof RESEND_ONLY | typeof ASK_RECEIPT_ONLY;

const LABELS: Readonly<Record<Notes, string>> = { [RECEIPT_ONLY]: '受領の連絡', [RESEND_ONLY]: '再送の依頼', [ASK_RECEIPT_ONLY]: '受領の連絡の依頼' };

/** A file without records: 受領の連絡, 再送の依頼, 受領の連絡の依頼. Receipts that are due ride in each of them. */
export const makeNotes = (notes: Notes, recipient: Recipient): Promise<Result<RecordId, AppError>> =>
  inTurn(async () => {
    const ledger = ledgerNow();
    const now = ports().clock.now();
    const { party } = recipient;
    const requests = notes === RESEND_ONLY ? resendRequests(ledger, party, now) : notes === ASK_RECEIPT_ONLY ? receiptRequests(ledger, party, now) : undefined;
    const nothing = notes === RECEIPT_ONLY ? receiptsDue(ledger, party, now).length === 0 : requests?.length === 0;
    if (nothing) return err(appError('exchange/nothing-to-send', { purpose: notes }));
    const parts: FileParts = { kind: 'receipt', purpose: notes, label: LABELS[notes], rows: [], contents: [], attachments: [], ...(requests === undefined ? {} : { requests }) };
    return makeNow(parts, recipient);
  });

/** The setting 「受領の連絡を別のファイルで作る」: after an import the receipt waits among 送るもの. A receipt never answers a receipt. */
export async function receiptIfWanted(party: PartyId, purpose: string): Promise<Result<RecordId, AppError> | null> {
  if (!preference('file.ownReceipts') || purpose === RECEIPT_ONLY) return null;
  const known = session().vault.workingSet.ofType('contact').values();
  const recipient = (await readRecipients(known)).find((one) => one.party === party && one.state === 'confirmed');
  return recipient === undefined ? null : makeNotes(RECEIPT_ONLY, recipient);
}

/** Whether the very bytes of a file of ours are still kept on this PC. */
export const hasBytes = async (entry: LedgerEntry): Promise<boolean> => (await session().vault.getBlob(entry.digest)).ok;

/**
 * In place of a file whose bytes are gone: the same records as they stand today, in a new file that
 * says it contains the old number. Where something of it cannot leave any more, it does not say so.
 */
export const makeReplacement = (entry: LedgerEntry, recipient: Recipient): Promise<Result<RecordId, AppError>> =>
  inTurn(async () => {
    const { purpose } = entry;
    const { party } = recipient;
    const now = ports().clock.now();
    // what only the lost file said has not been said
    const others = ledgerNow().filter((one) => one.id !== entry.id);
    const said = { receipts: receiptsDue(others, party, now), requests: requestsDue(others, party, now) };
    if (!isPurpose(purpose)) {
      const parts: FileParts = { kind: 'receipt', purpose, label: LABELS[purpose as Notes] ?? purpose, rows: [], contents: [], attachments: [], ...said, replaces: [entry.number] };
      return replaced(await makeNow(parts, recipient), entry);
    }
    const wanted = new Set(entry.contents.map((item) => item.id));
    const ticked = new Set(entry.contents.flatMap(({ type, units }) => units.map((unit) => `${type}.${unit}`)));
    const all = await partsOf({ purpose, recipient: party, about: [], without: new Set(), ticked });
    if (!all.ok) return all;
    const rows = all.value.rows.filter((row) => wanted.has(row.id));
    const contents = all.value.contents.filter((item) => wanted.has(item.id));
    const inside = new Set(contents.flatMap(({ id, units }) => units.map((unit) => `${id} ${unit}`)));
    const whole = entry.device === session().identity.device.id && entry.contents.every(({ id, units }) => contents.some((item) => item.id === id && item.units.includes('$life')) || units.every((unit) => inside.has(`${id} ${unit}`)));
    if (rows.length === 0) return err(appError('exchange/nothing-to-send', { purpose }));
    const attachments = all.value.attachments.filter((file) => JSON.stringify(rows).includes(file.hash));
    return replaced(await makeNow({ ...all.value, ...said, rows, contents, attachments, ...(whole ? { replaces: [entry.number] } : {}) }, recipient), entry);
  });

/** The old line is not to be handed over any more: the new file stands for it. */
async function replaced(made: Result<RecordId, AppError>, entry: LedgerEntry): Promise<Result<RecordId, AppError>> {
  if (!made.ok) return made;
  const noted = await editFields(entry.id, { resentAt: resentAfter(entry.askedAt, ports().clock.now()) }, { what: 'replaced' });
  return noted.ok ? made : noted;
}
