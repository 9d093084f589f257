import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { editFields } from '../commands.ts';
import { ports, session } from '../session.ts';

/** The same file came once more: nothing changes but its line in the ledger, which counts it. */
export function noteAgain(entryId: RecordId): Promise<Result<RecordState, AppError>> {
  const record = session().vault.workingSet.get(entryId);
  const before = record === undefined ? 0 : Number(shownValues(record)['again'] ?? 0);
  return editFields(entryId, { again: before + 1, againOn: todayInJapan(ports().clock) }, { what: 'again' });
}
