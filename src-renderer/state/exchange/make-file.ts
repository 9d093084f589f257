import { policyOf } from '../../../src-shared/exchange/policy.ts';
import { splitAttachmentsSteps } from '../../../src-shared/exchange/split-attachments.ts';
import { contentsInSteps } from '../../../src-shared/exchange/build-export.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { CommitKind, CommitNote } from '../../../src-shared/journal/commit.ts';
import { withRows } from '../../../src-shared/journal/with-rows.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { Steps } from '../../../src-shared/kernel/steps.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { JobWork } from '../../worker/worker-client.ts';
import type { ActDraft } from '../permit-cases.ts';
import { session } from '../session.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import { atOneRevision } from './at-one-revision.ts';
import { inSteps, pauses, stoppable } from './in-steps.ts';
import { type ExportWish, planExportSteps, type Records } from './plan-export.ts';
import { type FileParts, keepPrepared, lineOf, prepareFile, type StoreBytes, withBytes } from './prepare-file.ts';
import type { Recipient } from './recipients.ts';
import { readLines } from './ledger-now.ts';
import { ledgerFor } from './same-person.ts';

export interface MakeOrder {
  readonly wish: ExportWish;
  readonly recipient: Recipient;
  /** Seals the file in place of the recipient's card. Never stored. */
  readonly passphrase?: string;
  /** Signs the act the file carries: it is recorded in one commit with the file's line, or not at all. */
  readonly act?: () => Promise<Result<ActDraft, AppError>>;
  /** How far the sealing is, and how it is stopped: then no file was made, no number given and no act recorded. */
  readonly work?: JobWork;
}

function* partsSteps(wish: ExportWish, records?: Records): Steps<Result<FileParts, AppError>> {
  const draft = yield* planExportSteps(wish, records);
  if (!draft.ok) return draft;
  const { rows, contents, attachments } = draft.value;
  return ok({ kind: 'exchange', purpose: wish.purpose, label: policyOf(wish.purpose).label.ja, rows, contents, attachments });
}

/** What a wish puts into a file, by the policy of its purpose. */
export const partsOf = (wish: ExportWish, { signal }: JobWork = {}): Promise<Result<FileParts, AppError>> => stoppable(atOneRevision(() => partsSteps(wish), pauses(signal)));

/** The same, in several where the attachments do not fit into one; `always` rides in each. */
export function* sharesSteps(wish: ExportWish, always: (row: RecordState) => boolean, records?: Records): Steps<Result<readonly FileParts[], AppError>> {
  const whole = yield* partsSteps(wish, records);
  if (!whole.ok) return whole;
  const parts: FileParts[] = [];
  for (const share of yield* splitAttachmentsSteps(whole.value.rows, whole.value.attachments, always)) {
    parts.push({ ...whole.value, ...share, contents: yield* contentsInSteps(share.rows) });
  }
  return ok(parts);
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
  const { id, file } = prepared.value;
  const kept = await keepPrepared([prepared.value], { what: 'made', number: file['number'] ?? 0, digest: file['digest'] ?? '', partner: recipient.party }, work);
  return kept.ok ? ok(id) : kept;
}

/** A commit while it is built: its rows so far, and where the bytes of its files go. */
export interface CommitOfFiles {
  readonly rows: RecordState[];
  readonly dot: Dot;
  readonly store: StoreBytes;
  readonly work: JobWork;
}

/**
 * Files, and the act they carry, as one commit. They are sealed while it is built, with the rows as they
 * will stand in it, and nothing else is committed meanwhile: all of it is there, or nothing.
 */
export const commitFiles = (kind: CommitKind, note: CommitNote, work: JobWork, build: (commit: CommitOfFiles) => Promise<Result<RecordId, AppError>>): Promise<Result<RecordId, AppError>> =>
  withBytes(work, async (store) => {
    let made: RecordId = '';
    const saved = await session().vault.commit(kind, note, async (dot) => {
      const rows: RecordState[] = [];
      const done = await build({ rows, dot, store, work });
      if (!done.ok) return done;
      made = done.value;
      return ok(rows);
    });
    return saved.ok ? ok(made) : saved;
  });

/** Seals files for one recipient within such a commit; the first one's line stands for them. */
export async function makeWithin(
  { rows, dot, store, work }: CommitOfFiles,
  gather: (records: Records) => Steps<Result<readonly FileParts[], AppError>>,
  recipient: Recipient,
  ledgerOf: (lines: Iterable<RecordState>) => readonly LedgerEntry[] = (lines) => ledgerFor(recipient.party, readLines(lines)),
): Promise<Result<RecordId, AppError>> {
  const now = (): Records => withRows(session().vault.workingSet, rows);
  const parts = await stoppable(inSteps(gather(now()), pauses(work.signal)));
  if (!parts.ok) return parts;
  let first: RecordId | null = null;
  for (const one of parts.value) {
    const prepared = await prepareFile(one, recipient, ledgerOf(now().ofType('exchangeEntry').values()), work);
    if (!prepared.ok) return prepared;
    const kept = await store(prepared.value);
    if (!kept.ok) return kept;
    rows.push(lineOf(prepared.value, dot));
    first ??= prepared.value.id;
  }
  return first === null ? err(appError('exchange/nothing-to-send')) : ok(first);
}

const makeWithAct = (act: ActDraft, seal: Partial<FileParts>, { wish, recipient, work = {} }: MakeOrder): Promise<Result<RecordId, AppError>> =>
  commitFiles('act', act.note, work, async (commit) => {
    const acted = act.rows(commit.dot);
    if (!acted.ok) return acted;
    commit.rows.push(...acted.value);
    function* gather(records: Records): Steps<Result<readonly FileParts[], AppError>> {
      const parts = yield* partsSteps(wish, records);
      return parts.ok ? ok([{ ...parts.value, ...seal }]) : parts;
    }
    return makeWithin(commit, gather, recipient);
  });

/** Makes the file a person read on the send screen. */
export const makeFile = (order: MakeOrder): Promise<Result<RecordId, AppError>> =>
  inTurn(async () => {
    const { wish, recipient, passphrase, act, work = {} } = order;
    const seal = passphrase === undefined ? {} : { passphrase };
    if (act !== undefined) {
      const signed = await act();
      return signed.ok ? makeWithAct(signed.value, seal, order) : signed;
    }
    const parts = await partsOf(wish, work);
    return parts.ok ? makeNow({ ...parts.value, ...seal }, recipient, work) : parts;
  });
