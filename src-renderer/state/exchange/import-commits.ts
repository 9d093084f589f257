import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { type Commit, rowsOf } from '../../../src-shared/journal/commit.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { CommitsBack, HistoryEntry } from '../../vault/index.ts';
import { pcName } from '../own-pcs/take-own-file.ts';
import { session } from '../session.ts';
import { oneRowEach } from './carry-over.ts';

/** What `note.what` says of a commit that took in held lines of a file. */
export const RELEASED = 'released';

/**
 * The imports this PC made of the files a ledger line stands for: a day's own files share one. A line also
 * travels between own PCs, in imports of other files: those only carry it.
 */
async function importsOf(entryId: RecordId): Promise<Result<readonly HistoryEntry[], AppError>> {
  const { vault } = session();
  const history = await vault.history(entryId);
  if (!history.ok) return history;
  return ok(history.value.filter(({ kind, seq, note, row }) => kind === 'import' && !vault.isRetracted(seq) && row.values['file']?.['digest'] === note['digest']));
}

/** Commits that took in later what the file had brought before its time. Read only where something was held. */
async function releasesOf({ seq, note }: HistoryEntry, imported: Commit): Promise<Result<readonly Commit[], AppError>> {
  const { vault } = session();
  if (!rowsOf(imported).some(({ type }) => type === 'heldRow')) return ok([]);
  const headers = await vault.headers(seq + 1);
  if (!headers.ok) return headers;
  const commits: Commit[] = [];
  for (const header of headers.value) {
    if (header.kind !== 'import' || header.note['what'] !== RELEASED || header.note['digest'] !== note['digest'] || vault.isRetracted(header.seq)) continue;
    const commit = await vault.readCommit(header.seq);
    if (!commit.ok) return commit;
    commits.push(commit.value);
  }
  return ok(commits);
}

export interface ImportToUndo {
  readonly entry: HistoryEntry;
  readonly seqs: CommitsBack;
  /** All it brought, at once or later. */
  readonly whole: Commit;
  /** The same, one row a record. */
  readonly rows: readonly RecordState[];
  /** Earlier files of the same line that stay taken in. */
  readonly earlier: number;
}

/** The last import of a ledger line that can still be taken back on this PC. */
export async function importToUndo(entryId: RecordId): Promise<Result<ImportToUndo, AppError>> {
  const { vault } = session();
  const imports = await importsOf(entryId);
  if (!imports.ok) return imports;
  const entry = imports.value.at(-1);
  if (entry === undefined) {
    const writer = vault.workingSet.get(entryId)?.stamp[0];
    const name = writer === undefined ? '' : pcName(writer);
    return err(appError('exchange/taken-in-elsewhere', name === '' ? {} : { pc: name }));
  }
  const imported = await vault.readCommit(entry.seq);
  if (!imported.ok) return imported;
  const releases = await releasesOf(entry, imported.value);
  if (!releases.ok) return releases;
  const whole = { ...imported.value, parts: [...imported.value.parts, ...releases.value.flatMap(({ parts }) => parts)] };
  const rows = releases.value.length === 0 ? rowsOf(whole) : oneRowEach(rowsOf(whole));
  return ok({ entry, seqs: [entry.seq, ...releases.value.map(({ seq }) => seq)], whole, rows, earlier: imports.value.length - 1 });
}

/** Taken back on another PC of ours, and still here: there the line is settled, here it is not. */
export const undoneElsewhere = (entry: LedgerEntry): boolean => entry.undoneOn.length > 0 && entry.state !== 'undone';
