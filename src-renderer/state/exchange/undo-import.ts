import { type KeptOnUndo, keptOnUndo } from '../../../src-shared/exchange/undo-import.ts';
import { type DescribedUndo, describeUndo } from '../../../src-shared/exchange/describe-undo.ts';
import { erasedIn } from '../../../src-shared/exchange/erased-units.ts';
import { undoneEntry } from '../../../src-shared/exchange/import-commit.ts';
import { receiptKey } from '../../../src-shared/exchange/ledger-progress.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { LongWork } from '../../../src-shared/kernel/long-work.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { rowsOf } from '../../../src-shared/journal/commit.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { Language } from '../../../src-shared/records/display-value.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';
import type { HistoryEntry } from '../../vault/index.ts';
import { followOwnRecords } from '../open-session.ts';
import { ERASED_ALONG } from '../own-pcs/erase-along.ts';
import { session } from '../session.ts';
import { inSteps, pauses, stoppable } from './in-steps.ts';
import { ledgerNow } from './ledger-now.ts';

export interface UndoPlan {
  readonly seq: number;
  readonly entryId: RecordId;
  readonly records: number;
  /** What stays, with why. */
  readonly kept: readonly KeptOnUndo[];
  /** What goes back, record by record in words: exactly what undoing does. */
  readonly back: readonly DescribedUndo[];
  /** Erased with it, as another PC of ours had done: that does not come back. */
  readonly erased: readonly { readonly id: RecordId; readonly type: string }[];
  /** The sender was told already that its file was accepted. */
  readonly receiptSent: boolean;
}

/** Lines of the ledger and held lines go with the import without a word: they say nothing about a person. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['exchangeEntry', 'heldRow']);

/** Share of the preview that goes into reading what the import changed. */
const READING = 0.6;

/** Something of this person was written after that commit. */
function* wroteSince(person: string, seq: number): Steps<boolean> {
  let wrote = false;
  yield* inPieces(session().vault.workingSet.all(), (record) => {
    wrote ||= record.person === person && !BOOKKEEPING.has(record.type) && record.commits.some((one) => one > seq);
  });
  return wrote;
}

/** What a file of another PC of ours erased here, in the commit beside its import. */
async function erasedWith({ seq, note }: HistoryEntry): Promise<Result<UndoPlan['erased'], AppError>> {
  const { vault, identity } = session();
  if (note['sender'] !== identity.party) return ok([]);
  const headers = await vault.headers(seq + 1);
  if (!headers.ok) return headers;
  const beside = headers.value.find((header) => header.kind === 'erase' && header.note['what'] === ERASED_ALONG && header.note['digest'] === note['digest']);
  if (beside === undefined) return ok([]);
  const commit = await vault.readCommit(beside.seq);
  return commit.ok ? ok(rowsOf(commit.value).filter(({ type }) => type === 'deletionStatement').flatMap(erasedIn).map(({ id, type }) => ({ id, type }))) : commit;
}

/** The import a ledger line stands for, if it can still be taken back. */
export const planUndo = (entryId: RecordId, language: Language, work: LongWork = {}): Promise<Result<UndoPlan, AppError>> => stoppable(lookBack(entryId, language, work));

async function lookBack(entryId: RecordId, language: Language, { signal, progress }: LongWork): Promise<Result<UndoPlan, AppError>> {
  const { vault } = session();
  const history = await vault.history(entryId);
  if (!history.ok) return history;
  const last = history.value.toReversed().find((one) => one.kind === 'import' && !vault.isRetracted(one.seq));
  if (last === undefined) return err(appError('act/not-allowed', { why: 'not-an-import' }));
  const commit = await vault.readCommit(last.seq);
  if (!commit.ok) return commit;
  const pause = pauses(signal);
  const kept = await inSteps(keptOnUndo(commit.value, vault.workingSet.ofType('permitEvent').values(), ledgerNow(), hlcMs(last.at), (person) => wroteSince(person, last.seq)), pause);
  const without = await vault.withoutCommit(last.seq, { ...(signal === undefined ? {} : { signal }), progress: (share) => progress?.(share * READING) });
  if (!without.ok) return without;
  const rows = rowsOf(commit.value).filter((row) => !BOOKKEEPING.has(row.type));
  const stay = new Set(kept.map((one) => one.id));
  const back: DescribedUndo[] = [];
  let looked = 0;
  const describe = (row: RecordState): void => {
    const now = vault.workingSet.get(row.id);
    if (now !== undefined && !stay.has(row.id)) back.push(describeUndo(row, now, without.value.get(row.id), language));
    progress?.(READING + ((1 - READING) * ++looked) / rows.length);
  };
  await inSteps(inPieces(rows, describe, 32), pause);
  const told = receiptKey({ of: String(last.note['digest'] ?? ''), device: '', number: 0, state: 'accepted', at: 0 });
  const receiptSent = ledgerNow().some((entry) => entry.direction === 'sent' && entry.state !== 'cancelled' && entry.receipts.includes(told));
  const erased = await erasedWith(last);
  return erased.ok ? ok({ seq: last.seq, entryId, records: rows.length, kept, back, erased: erased.value, receiptSent }) : erased;
}

/** Takes the import back as one; the ledger line stays and says so. Edits made since stay. */
export async function undoImport(plan: UndoPlan, work: LongWork = {}): Promise<Result<null, AppError>> {
  const { vault } = session();
  const entry = vault.workingSet.get(plan.entryId);
  const why = new Map(plan.kept.map((one) => [one.id, one.why]));
  const done = await vault.retract(plan.seq, (record) => why.get(record.id) ?? null, work);
  if (!done.ok) return done;
  const followed = await followOwnRecords();
  if (!followed.ok) return followed;
  if (entry === undefined) return ok(null);
  const noted = await vault.commit('exchange', { what: 'undone', seq: plan.seq }, (dot) => [undoneEntry(entry, dot)]);
  return noted.ok ? ok(null) : noted;
}

/** The ledger line of a received file, by its digest. */
export const entryOfDigest = (digest: string): RecordId | undefined => ledgerNow().find((entry) => entry.direction === 'received' && entry.digest === digest)?.id;
