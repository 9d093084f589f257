import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { editFields } from '../commands.ts';
import { ports, session } from '../session.ts';

/** Kept whole, and not taken in: these a person may let go. */
const KEPT: ReadonlySet<unknown> = new Set(['waiting', 'newer']);

/**
 * 取り込まずに処分する: the bytes of a kept file go, its line in the ledger stays and says so. What was
 * let go has not come, so a number that is missing is missing; the same file may come again and be opened.
 */
export async function discardKept(entryId: RecordId): Promise<Result<RecordState, AppError>> {
  const { vault } = session();
  const record = vault.workingSet.get(entryId);
  const { direction, state, digest } = record === undefined ? {} : shownValues(record);
  if (direction !== 'received' || !KEPT.has(state) || typeof digest !== 'string') return err(appError('vault/stale'));
  // bytes first: should the line not be written, the file still waits and can be let go again
  const gone = await vault.dropBlob(digest);
  return gone.ok ? editFields(entryId, { state: 'discarded', answeredOn: todayInJapan(ports().clock) }, { what: 'discarded' }) : gone;
}

/** What another PC of ours let go is not kept on this one either. */
export async function dropDiscarded(records: readonly RecordState[]): Promise<Result<void, AppError>> {
  const { vault } = session();
  for (const { id, type } of records) {
    const line = type === 'exchangeEntry' ? vault.workingSet.get(id) : undefined;
    const { state, digest } = line === undefined ? {} : shownValues(line);
    if (state !== 'discarded' || typeof digest !== 'string' || !(await vault.hasBlob(digest))) continue;
    const gone = await vault.dropBlob(digest);
    if (!gone.ok) return gone;
  }
  return ok(undefined);
}
