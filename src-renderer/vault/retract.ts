import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import type { LongWork } from '../../src-shared/kernel/long-work.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { Commit, CommitKind, CommitNote } from '../../src-shared/journal/commit.ts';
import { rowsOf } from '../../src-shared/journal/commit.ts';
import { foldRows } from '../../src-shared/journal/fold.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { append, nextDot } from './append.ts';
import type { VaultContext } from './context.ts';
import { readCommit, readHeader } from './journal-reader.ts';
import { createSlices } from './slices.ts';

export interface Retraction {
  readonly commit: Commit;
  /** Records whose state changed. */
  readonly undone: readonly RecordId[];
  /** Records that stay as they are, since they were answered or sent on. */
  readonly kept: readonly RecordId[];
}

/** Why a record of the import cannot be taken back any more, or null. */
export type WhyKept = (record: RecordState) => string | null;

/** Records of the working set that hold something of a commit. */
export async function touchedBy(context: VaultContext, seqs: ReadonlySet<number>): Promise<RecordState[]> {
  const slices = createSlices();
  const touched: RecordState[] = [];
  for (const record of context.set.all()) {
    if (record.commits.some((seq) => seqs.has(seq))) touched.push(record);
    if (slices.due()) await slices.next();
  }
  return touched;
}

/**
 * Each record as the join of all commits that touched it but those taken back. Each commit is read once.
 * Records of which nothing remains are absent from the answer.
 */
export async function recompute(
  context: VaultContext,
  records: readonly RecordState[],
  gone: (seq: number, id: RecordId) => boolean,
  { signal, progress }: LongWork = {},
): Promise<Result<Map<RecordId, RecordState>, AppError>> {
  const wanted = new Map<number, Set<RecordId>>();
  let commits = 0;
  for (const record of records) {
    const { id } = record;
    for (const seq of record.commits) {
      if (gone(seq, id)) continue;
      const ids = wanted.get(seq);
      if (ids === undefined) wanted.set(seq, new Set([id]));
      else ids.add(id);
    }
  }
  const rows = new Map<RecordId, { seq: number; row: RecordState }[]>();
  const slices = createSlices();
  for (const [seq, ids] of wanted) {
    if (signal?.aborted === true) return err(appError('desktop/cancelled'));
    progress?.(commits / wanted.size);
    commits += 1;
    const commit = await readCommit(context, seq);
    if (!commit.ok) return commit;
    for (const row of rowsOf(commit.value)) {
      if (!ids.has(row.id)) continue;
      const list = rows.get(row.id);
      if (list === undefined) rows.set(row.id, [{ seq, row }]);
      else list.push({ seq, row });
      if (slices.due()) await slices.next();
    }
  }
  const after = new Map<RecordId, RecordState>();
  for (const [id, list] of rows) {
    const record = foldRows(list);
    if (record !== undefined) after.set(id, record);
    if (slices.due()) await slices.next();
  }
  return ok(after);
}

/** Puts recomputed records in the place of the old ones; nothing left of a record means it goes. */
export async function replaceRecords(context: VaultContext, ids: Iterable<RecordId>, after: ReadonlyMap<RecordId, RecordState>): Promise<void> {
  const slices = createSlices();
  for (const id of ids) {
    const record = after.get(id);
    if (record === undefined) context.set.remove(id);
    else context.set.put(record);
    context.dirty.add(id);
    if (slices.due()) await slices.next();
  }
}

/** What each record that these commits touched would be without them; undefined where nothing would be left. Writes nothing. */
export async function withoutCommits(context: VaultContext, seqs: ReadonlySet<number>, work: LongWork = {}): Promise<Result<ReadonlyMap<RecordId, RecordState | undefined>, AppError>> {
  const touched = await touchedBy(context, seqs);
  const after = await recompute(context, touched, (other, id) => seqs.has(other) || context.journal.retracted.get(other)?.has(id) === false, work);
  return after.ok ? ok(new Map(touched.map(({ id }) => [id, after.value.get(id)]))) : after;
}

/** An import, then what came in later of the same file. */
export type CommitsBack = readonly [number, ...number[]];

const RETRACTABLE: ReadonlySet<CommitKind> = new Set(['import', 'bulk']);

async function whyNotRetractable(context: VaultContext, seq: number): Promise<AppError | null> {
  const refused = (why: string) => appError('act/not-allowed', { why, seq });
  if (seq < 1 || seq > context.journal.lastSeq) return refused('no-such-commit');
  const header = await readHeader(context, seq);
  if (!header.ok) return header.error;
  if (!RETRACTABLE.has(header.value.kind)) return refused('not-an-import');
  return context.journal.retracted.has(seq) ? refused('taken-back-already') : null;
}

/**
 * Takes an import back, and with it what came in later of the same file (`also`): no head is written and nothing
 * travels; edits made since stay. Stopped before its one commit it leaves nothing.
 */
export async function retract(context: VaultContext, [seq, ...also]: CommitsBack, whyKept: WhyKept, work: LongWork = {}): Promise<Result<Retraction, AppError>> {
  const seqs = new Set([seq, ...also]);
  for (const one of seqs) {
    const refusal = await whyNotRetractable(context, one);
    if (refusal !== null) return err(refusal);
  }
  const touched = await touchedBy(context, seqs);
  const kept = touched.filter((record) => whyKept(record) !== null).map(({ id }) => id);
  const keep = new Set(kept);
  const moving = touched.filter(({ id }) => !keep.has(id));
  const after = await recompute(context, moving, (other, id) => seqs.has(other) || context.journal.retracted.get(other)?.has(id) === false, work);
  if (!after.ok) return after;
  if (work.signal?.aborted === true) return err(appError('desktop/cancelled'));
  const note: CommitNote = { seq, ...(also.length === 0 ? {} : { also }), ...(kept.length === 0 ? {} : { keep: kept }) };
  const commit = await append(context, 'retract', note, [], nextDot(context));
  if (!commit.ok) return commit;
  for (const one of seqs) context.journal.retracted.set(one, keep);
  await replaceRecords(context, moving.map(({ id }) => id), after.value);
  context.set.publish();
  return ok({ commit: commit.value, undone: moving.map(({ id }) => id), kept });
}
