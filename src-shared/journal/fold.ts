import type { RecordId } from '../kernel/ids.ts';
import { joinRecords, type RecordState } from '../records/record-state.ts';
import { type Commit, keptIds, retracts, rowsOf } from './commit.ts';

/** Sequence numbers that a later retraction took back, each with the records it left as they were. */
export function retractedSeqs(commits: Iterable<Commit>): Map<number, ReadonlySet<RecordId>> {
  const gone = new Map<number, ReadonlySet<RecordId>>();
  for (const commit of commits) {
    for (const seq of retracts(commit)) gone.set(seq, keptIds(commit.note));
  }
  return gone;
}

const marked = (row: RecordState, seq: number): RecordState => ({ ...row, commits: [seq] });

/**
 * The state is the join of every head of every commit that was not taken back. A retraction thus
 * leaves each unit as the join of its heads before the import and of everything committed since.
 */
export function foldCommits(commits: readonly Commit[]): Map<RecordId, RecordState> {
  const gone = retractedSeqs(commits);
  const state = new Map<RecordId, RecordState>();
  for (const commit of commits) {
    const kept = gone.get(commit.seq);
    for (const row of rowsOf(commit)) {
      if (kept !== undefined && !kept.has(row.id)) continue;
      const before = state.get(row.id);
      const now = marked(row, commit.seq);
      state.set(row.id, before === undefined ? now : joinRecords(before, now));
    }
  }
  return state;
}

/** One record from the rows that touched it, in any order; undefined when nothing is left of it. */
export function foldRows(rows: readonly { readonly seq: number; readonly row: RecordState }[]): RecordState | undefined {
  let state: RecordState | undefined;
  for (const { seq, row } of rows) {
    const now = marked(row, seq);
    state = state === undefined ? now : joinRecords(state, now);
  }
  return state;
}
