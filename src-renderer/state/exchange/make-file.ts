import { policyOf } from '../../../src-shared/exchange/policy.ts';
import { splitAttachments } from '../../../src-shared/exchange/split-attachments.ts';
import { contentsOf } from '../../../src-shared/exchange/build-export.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { JobWork } from '../../worker/worker-client.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import { type ExportWish, planExport } from './plan-export.ts';
import { type FileParts, keepPrepared, prepareFile } from './prepare-file.ts';
import type { Recipient } from './recipients.ts';
import { ledgerFor } from './same-person.ts';

export interface MakeOrder {
  readonly wish: ExportWish;
  readonly recipient: Recipient;
  /** Seals the file in place of the recipient's card. Never stored. */
  readonly passphrase?: string;
  /** Records and signs the act the file carries; runs once per request. */
  readonly prepare?: () => Promise<Result<null, AppError>>;
  /** How far the sealing is, and how it is stopped: then no file was made, and no number given. */
  readonly work?: JobWork;
}

/** What a wish puts into a file, by the policy of its purpose. */
export function partsOf(wish: ExportWish): Result<FileParts, AppError> {
  const draft = planExport(wish);
  if (!draft.ok) return draft;
  const { rows, contents, attachments } = draft.value;
  return ok({ kind: 'exchange', purpose: wish.purpose, label: policyOf(wish.purpose).label.ja, rows, contents, attachments });
}

/** The same, in several where the attachments do not fit into one; `always` rides in each. */
export function partsInShares(wish: ExportWish, always: (row: RecordState) => boolean): Result<readonly FileParts[], AppError> {
  const whole = partsOf(wish);
  if (!whole.ok) return whole;
  const shares = splitAttachments(whole.value.rows, whole.value.attachments, always);
  return ok(shares.map((share) => ({ ...whole.value, ...share, contents: contentsOf(share.rows) })));
}

let running: Promise<unknown> = Promise.resolve();

/** One after the other, so that no number is given twice. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  await flushAllDrafts();
  const mine = running.then(work);
  running = mine.catch(() => undefined);
  return mine;
}

/** Seals one file and writes its line in the ledger. Only within `inTurn`. */
export async function makeNow(parts: FileParts, recipient: Recipient, work: JobWork = {}): Promise<Result<RecordId, AppError>> {
  const prepared = await prepareFile(parts, recipient, ledgerFor(recipient.party), work);
  if (!prepared.ok) return prepared;
  if (work.signal?.aborted === true) return err(appError('desktop/cancelled'));
  const { id, file } = prepared.value;
  const kept = await keepPrepared([prepared.value], { what: 'made', number: file['number'] ?? 0, digest: file['digest'] ?? '', partner: recipient.party });
  return kept.ok ? ok(id) : kept;
}

/** One after the other; the first one's line stands for them. What was made stays where a later one fails. */
export async function makeAll(parts: readonly FileParts[], recipient: Recipient): Promise<Result<RecordId, AppError>> {
  let first: RecordId | null = null;
  for (const one of parts) {
    const made = await makeNow(one, recipient);
    if (!made.ok) return made;
    first ??= made.value;
  }
  return first === null ? err(appError('exchange/nothing-to-send')) : ok(first);
}

/** Makes the file a person read on the send screen. */
export const makeFile = (order: MakeOrder): Promise<Result<RecordId, AppError>> =>
  inTurn(async () => {
    if (order.prepare !== undefined) {
      const prepared = await order.prepare();
      if (!prepared.ok) return prepared;
    }
    const parts = partsOf(order.wish);
    const { passphrase } = order;
    return parts.ok ? makeNow({ ...parts.value, ...(passphrase === undefined ? {} : { passphrase }) }, order.recipient, order.work) : parts;
  });
