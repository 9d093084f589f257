import { policyOf } from '../../../src-shared/exchange/policy.ts';
import { splitAttachmentsSteps } from '../../../src-shared/exchange/split-attachments.ts';
import { contentsInSteps } from '../../../src-shared/exchange/build-export.ts';
import { withRows } from '../../../src-shared/journal/with-rows.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { Steps } from '../../../src-shared/kernel/steps.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { JobWork } from '../../worker/worker-client.ts';
import type { ActDraft } from '../permit-cases.ts';
import { session } from '../session.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import { atOneRevision } from './at-one-revision.ts';
import { inSteps, pauses, stoppable } from './in-steps.ts';
import { type ExportWish, planExportSteps, type Records } from './plan-export.ts';
import { type FileParts, keepPrepared, lineOf, prepareFile, withBytes } from './prepare-file.ts';
import type { Recipient } from './recipients.ts';
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

function* sharesSteps(wish: ExportWish, always: (row: RecordState) => boolean): Steps<Result<readonly FileParts[], AppError>> {
  const whole = yield* partsSteps(wish);
  if (!whole.ok) return whole;
  const parts: FileParts[] = [];
  for (const share of yield* splitAttachmentsSteps(whole.value.rows, whole.value.attachments, always)) {
    parts.push({ ...whole.value, ...share, contents: yield* contentsInSteps(share.rows) });
  }
  return ok(parts);
}

/** The same, in several where the attachments do not fit into one; `always` rides in each. */
export const partsInShares = (wish: ExportWish, always: (row: RecordState) => boolean): Promise<Result<readonly FileParts[], AppError>> =>
  atOneRevision(() => sharesSteps(wish, always), pauses());

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

/**
 * The act and the file that carries it. The file is sealed while the act's commit is built, with the rows
 * as they will stand in it, and nothing else is committed meanwhile: both are there, or neither.
 */
const makeWithAct = (act: ActDraft, seal: Partial<FileParts>, { wish, recipient, work = {} }: MakeOrder): Promise<Result<RecordId, AppError>> =>
  withBytes(work, async (store) => {
    const { vault } = session();
    let made: RecordId = '';
    const saved = await vault.commit('act', act.note, async (dot) => {
      const rows = act.rows(dot);
      if (!rows.ok) return rows;
      const parts = await stoppable(inSteps(partsSteps(wish, withRows(vault.workingSet, rows.value)), pauses(work.signal)));
      if (!parts.ok) return parts;
      const prepared = await prepareFile({ ...parts.value, ...seal }, recipient, ledgerFor(recipient.party), work);
      if (!prepared.ok) return prepared;
      const kept = await store(prepared.value);
      if (!kept.ok) return kept;
      made = prepared.value.id;
      return ok([...rows.value, lineOf(prepared.value, dot)]);
    });
    return saved.ok ? ok(made) : saved;
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
