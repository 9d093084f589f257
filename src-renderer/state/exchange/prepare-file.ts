import { asciiFileName, fileName } from '../../../src-shared/exchange/file-name.ts';
import { type LedgerContent, type LedgerEntry, nextFileSteps } from '../../../src-shared/exchange/ledger.ts';
import { receiptKey, receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import { requestsDue } from '../../../src-shared/exchange/ledger-requests.ts';
import type { Receipt } from '../../../src-shared/exchange/receipts.ts';
import { recordLineSteps } from '../../../src-shared/exchange/record-lines.ts';
import type { FileRequest } from '../../../src-shared/exchange/requests.ts';
import type { AttachmentToSend, WrittenContainer } from '../../../src-shared/exchange/write-container.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { CommitNote } from '../../../src-shared/journal/commit.ts';
import { stopIfAborted } from '../../../src-shared/kernel/long-work.ts';
import type { Card } from '../../../src-shared/exchange/card.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { exchangeEntry } from '../../../src-shared/records/exchange-entry.ts';
import type { FileRef } from '../../../src-shared/records/fields.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import type { Dot, UnitValue } from '../../../src-shared/records/heads.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { callWorker, type JobWork } from '../../worker/worker-client.ts';
import { preference } from '../preferences.ts';
import { ports, session } from '../session.ts';
import { inSteps, pauses, stoppable } from './in-steps.ts';
import { linesAsBytes } from './lines-as-bytes.ts';
import { APP, ownSigner } from './own-party.ts';
import { isPersonsName, type Recipient } from './recipients.ts';
import { proofFor } from './typed-code.ts';

/** What a file will hold, however somebody came to want it. */
export interface FileParts {
  /** `receipt` carries no records: only what is said and asked about other files. */
  readonly kind: 'exchange' | 'receipt' | 'roster' | 'returned';
  readonly purpose: string;
  /** The purpose as the file's name says it. */
  readonly label: string;
  readonly rows: readonly RecordState[];
  readonly contents: readonly LedgerContent[];
  readonly attachments: readonly FileRef[];
  /** Left out: all that are due to this partner ride along. */
  readonly receipts?: readonly Receipt[];
  readonly requests?: readonly FileRequest[];
  /** Lines that are no records: what its signer states. */
  readonly statements?: readonly string[];
  /** Seals the file instead of the recipient's card; told by another route, kept nowhere. */
  readonly passphrase?: string;
  /** Numbers this file takes the place of, where it carries all they carried. */
  readonly replaces?: readonly number[];
}

/** A sealed file that no line of the ledger names yet: nothing has been written. */
export interface PreparedFile {
  readonly id: RecordId;
  readonly recipient: Recipient;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly file: UnitValue;
}

async function attachmentsOf(files: readonly FileRef[], work: JobWork): Promise<Result<readonly AttachmentToSend[]>> {
  const found: AttachmentToSend[] = [];
  for (const file of files) {
    stopIfAborted(work);
    const bytes = await session().vault.getBlob(file.hash);
    if (!bytes.ok) return err({ ...bytes.error, params: { ...bytes.error.params, name: file.name } });
    found.push({ bytes: bytes.value, type: file.type });
  }
  return ok(found);
}

const nameOf = ({ purpose, label }: FileParts, recipient: Recipient, written: WrittenContainer): string => {
  const named = {
    date: todayInJapan(ports().clock),
    purpose: label,
    // It stays out unless somebody asked for it.
    to: isPersonsName(recipient) ? (preference('file.personNames') ? recipient.name : null) : `${recipient.name}あて`,
    number: written.header.number,
    bytes: written.bytes.length,
    digest: written.digest,
  };
  return preference('file.asciiNames') ? asciiFileName(named, purpose) : fileName(named);
};

/** Seals and signs; the ledger tells which number comes next and what rides along. Stopped or not, nothing is written. */
export const prepareFile = (parts: FileParts, recipient: Recipient, ledger: readonly LedgerEntry[], work: JobWork = {}): Promise<Result<PreparedFile, AppError>> =>
  stoppable(sealParts(parts, recipient, ledger, work));

async function sealParts(parts: FileParts, recipient: Recipient, ledger: readonly LedgerEntry[], work: JobWork): Promise<Result<PreparedFile, AppError>> {
  const { identity } = session();
  const { clock, random } = ports();
  const pause = pauses(work.signal);
  const attachments = await attachmentsOf(parts.attachments, work);
  if (!attachments.ok) return attachments;
  const now = clock.now();
  // Nothing is counted towards somebody whose card is not known: their numbers begin with the card.
  const counted = await inSteps(nextFileSteps(ledger, identity.device.id, recipient.party, parts.contents), pause);
  const next = recipient.card === null ? { number: 0, previous: null, cancelled: [], contains: [] } : counted;
  const contains = [...new Set([...next.contains, ...(parts.replaces ?? [])])].filter((number) => number < next.number).sort((a, b) => a - b);
  const receipts = parts.receipts ?? receiptsDue(ledger, recipient.party, now);
  const requests = parts.requests ?? requestsDue(ledger, recipient.party, now);
  const lines = await linesAsBytes(parts.statements ?? recordLineSteps(parts.rows, receipts, requests), pause);
  const header = {
    kind: parts.kind, purpose: parts.purpose, app: APP, createdAt: now,
    number: next.number, previous: next.previous, cancelled: next.cancelled, replyTo: receipts.map((receipt) => receipt.of),
    to: recipient.card === null ? [] : [recipient.party, ...(recipient.alsoTo === undefined ? [] : [recipient.alsoTo])].map((party) => ({ party, recipient: (recipient.card as Card).keys.recipient })),
    extra: { contains, ...(await proofFor(recipient)) },
  };
  if (recipient.card === null && parts.passphrase === undefined) throw new Error('a file for somebody without a card needs a passphrase');
  const seal = parts.passphrase === undefined ? {} : { passphrase: { passphrase: parts.passphrase } };
  const written = await callWorker('writeFile', { header, signer: await ownSigner(), lines, attachments: attachments.value, ...seal }, [lines.buffer], work);
  if (!written.ok) return written;
  const { bytes, digest } = written.value;
  const name = nameOf(parts, recipient, written.value);
  const file: UnitValue = {
    direction: 'sent', partner: recipient.party, partnerName: recipient.name, number: next.number, device: identity.device.id,
    digest, previous: next.previous, purpose: parts.purpose, fileName: name, madeAt: now, bytes: bytes.length,
    contents: parts.contents as unknown as Json,
    ...(parts.passphrase === undefined ? {} : { sealedBy: 'password' }),
    covers: contains, receipts: receipts.map(receiptKey), attachments: written.value.header.counts.attachments,
    ...(requests.length === 0 ? {} : { requests: requests.map(({ what, device, numbers }) => ({ what, device, numbers: [...numbers] })) }),
  };
  return ok({ id: newId(random), recipient, bytes: bytes as Uint8Array<ArrayBuffer>, name, file });
}

/** The line of the ledger for a file that is made. */
export const lineOf = ({ id, recipient, file }: PreparedFile, dot: Dot): RecordState =>
  draftCreate(exchangeEntry, { id, person: recipient.party, parties: { author: session().identity.party }, units: { file, progress: { state: 'made' } } }, dot);

/** Stores the bytes of a file that no line names yet. */
export type StoreBytes = (file: PreparedFile) => Promise<Result<null, AppError>>;

/** Bytes, and in one commit what names them. Stopped or refused it leaves neither. */
export async function withBytes<T>({ signal }: JobWork, keep: (store: StoreBytes) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  const { vault } = session();
  const stored: string[] = [];
  const cancelled = (): Result<null, AppError> => (signal?.aborted === true ? err(appError('desktop/cancelled')) : ok(null));
  const done = await keep(async ({ bytes }) => {
    if (signal?.aborted === true) return cancelled();
    const kept = await vault.putBlob(bytes);
    if (!kept.ok) return kept;
    stored.push(kept.value);
    return cancelled();
  });
  if (!done.ok) for (const hash of stored) await vault.dropBlob(hash);
  return done;
}

/** The bytes, and in one commit the lines that name them: the same files can be saved again at any time. */
export const keepPrepared = (prepared: readonly PreparedFile[], note: CommitNote, work: JobWork = {}): Promise<Result<null, AppError>> =>
  withBytes(work, async (store) => {
    for (const one of prepared) {
      const kept = await store(one);
      if (!kept.ok) return kept;
    }
    const saved = await session().vault.commit('exchange', note, (dot) => prepared.map((one) => lineOf(one, dot)));
    return saved.ok ? ok(null) : saved;
  });
