import { type KeptOnUndo, keptOnUndo } from '../../../src-shared/exchange/undo-import.ts';
import { type DescribedUndo, describeUndo } from '../../../src-shared/exchange/describe-undo.ts';
import { erasedIn } from '../../../src-shared/exchange/erased-units.ts';
import { undoneEntry } from '../../../src-shared/exchange/import-commit.ts';
import { receiptKey } from '../../../src-shared/exchange/ledger-progress.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { LongWork } from '../../../src-shared/kernel/long-work.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { draftEdit } from '../../../src-shared/journal/draft.ts';
import { rowsOf } from '../../../src-shared/journal/commit.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import type { Language } from '../../../src-shared/records/display-value.ts';
import type { CommitsBack, HistoryEntry } from '../../vault/index.ts';
import { followOwnRecords } from '../open-session.ts';
import { ERASED_ALONG } from '../own-pcs/erase-along.ts';
import { otherPcs } from '../own-pcs/other-pcs.ts';
import { session } from '../session.ts';
import { importToUndo, type ImportToUndo } from './import-commits.ts';
import { inSteps, pauses, stoppable } from './in-steps.ts';
import { ledgerNow } from './ledger-now.ts';

export interface UndoPlan {
  /** The import, and what came in later of the same file. */
  readonly seqs: CommitsBack;
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
  /** Other PCs of ours keep what they got of it: taking back is a matter of this PC. */
  readonly otherPcs: number;
  /** The line stands for earlier files of the day too, which stay taken in. */
  readonly earlier: number;
}

/** Lines of the ledger and held lines go with the import without a word: they say nothing about a person. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['exchangeEntry', 'heldRow']);

/** What a file that came with an invitation code confirms, in its own commit. */
const BY_CODE: ReadonlySet<string> = new Set(['contact', 'invitationCode', 'link']);

/** Share of the preview that goes into reading what the import changed. */
const READING = 0.6;

/** Something of this person was written after that import. */
function* wroteSince(person: string, [seq, ...also]: CommitsBack): Steps<boolean> {
  let wrote = false;
  yield* inPieces(session().vault.workingSet.all(), (record) => {
    wrote ||= record.person === person && !BOOKKEEPING.has(record.type) && record.commits.some((one) => one > seq && !also.includes(one));
  });
  return wrote;
}

/**
 * What stays beside what was answered or sent on: how far our own files got, as their receiver signed it, and
 * whom the file let this PC get to know, with the code and the line of the staff list that spoke for them. Of a file between own PCs the lines of the ledger go with it.
 */
function besides({ entry, rows }: ImportToUndo, entryId: RecordId): readonly KeptOnUndo[] {
  const { vault, identity } = session();
  const sender = entry.note['sender'];
  if (sender === identity.party) return [];
  const lines = rows.filter(({ id, type }) => type === 'exchangeEntry' && id !== entryId).map(({ id }) => ({ id, why: 'receipt' as const }));
  const named = new Set(rows.filter(({ type }) => type === 'mentorPair' || type === 'caseTransfer').flatMap(({ parties }) => Object.values(parties)));
  const known = named.size === 0 ? [] : [...vault.workingSet.ofType('contact').values()].filter((contact) => {
    const { state, how, vouchedBy } = shownValues(contact);
    return named.has(contact.person) && state === 'confirmed' && (how === 'pair' || how === 'transfer') && vouchedBy === sender;
  });
  // written here, by the code it came with; whom a list made known goes with the list
  const byCode = entry.note['what'] !== 'import' ? [] : rows.filter(({ type, stamp }) => BY_CODE.has(type) && stamp[0] === entry.device);
  return [...lines, ...[...known, ...byCode].map(({ id }) => ({ id, why: 'confirmed' as const }))];
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
  const { vault, identity } = session();
  const found = await importToUndo(entryId);
  if (!found.ok) return found;
  const { entry, seqs, whole, earlier } = found.value;
  const pause = pauses(signal);
  const answered = await inSteps(keptOnUndo(whole, vault.workingSet.ofType('permitEvent').values(), ledgerNow(), (person) => wroteSince(person, seqs)), pause);
  const kept = [...answered, ...besides(found.value, entryId)];
  const without = await vault.withoutCommits(seqs, { ...(signal === undefined ? {} : { signal }), progress: (share) => progress?.(share * READING) });
  if (!without.ok) return without;
  const rows = found.value.rows.filter((row) => !BOOKKEEPING.has(row.type));
  const stay = new Set(kept.map((one) => one.id));
  const back: DescribedUndo[] = [];
  let looked = 0;
  const describe = (row: RecordState): void => {
    const now = vault.workingSet.get(row.id);
    if (now !== undefined && !stay.has(row.id)) back.push(describeUndo(row, now, without.value.get(row.id), language));
    progress?.(READING + ((1 - READING) * ++looked) / rows.length);
  };
  await inSteps(inPieces(rows, describe, 32), pause);
  const told = receiptKey({ of: String(entry.note['digest'] ?? ''), device: '', number: 0, state: 'accepted', at: 0 });
  const receiptSent = ledgerNow().some((one) => one.direction === 'sent' && one.state !== 'cancelled' && one.receipts.includes(told));
  const erased = await erasedWith(entry);
  return erased.ok ? ok({ seqs, entryId, records: rows.length, kept, back, erased: erased.value, receiptSent, otherPcs: otherPcs(identity).length, earlier }) : erased;
}

/** Takes the import back as one; the ledger line stays and says so. Edits made since stay. */
export async function undoImport(plan: UndoPlan, work: LongWork = {}): Promise<Result<null, AppError>> {
  const { vault, identity } = session();
  const entry = vault.workingSet.get(plan.entryId);
  const why = new Map(plan.kept.map((one) => [one.id, one.why]));
  const done = await vault.retract(plan.seqs, (record) => why.get(record.id) ?? null, work);
  if (!done.ok) return done;
  const followed = await followOwnRecords();
  if (!followed.ok) return followed;
  if (entry === undefined) return ok(null);
  // of a day's files the earlier ones stand: so does their line, with all its numbers
  const { file = {}, progress = {} } = entry.values;
  const line = (dot: Dot): RecordState => (plan.earlier > 0 ? draftEdit(entry, { file, progress }, dot) : undoneEntry(entry, dot, identity.device.id));
  const noted = await vault.commit('exchange', { what: 'undone', seq: plan.seqs[0] }, (dot) => [line(dot)]);
  return noted.ok ? ok(null) : noted;
}

/** The ledger line of a received file, by its digest. */
export const entryOfDigest = (digest: string): RecordId | undefined => ledgerNow().find((entry) => entry.direction === 'received' && entry.digest === digest)?.id;
