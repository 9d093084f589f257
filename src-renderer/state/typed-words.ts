import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { createRecord, editFields } from './commands.ts';
import { session } from './session.ts';

/** Per field, what was typed and cannot be read yet. */
export type Words = Readonly<Record<string, string>>;

const NONE: Words = {};

function recordOf(id: RecordId): RecordState | undefined {
  for (const record of session().vault.workingSet.ofType('typedWords').values()) if (record.values['words']?.['recordId'] === id) return record;
  return undefined;
}

/** The unreadable words kept for a record; the same object as long as nothing was stored anew. */
export const typedWordsOf = (id: RecordId): Words => (recordOf(id)?.values['words']?.['words'] ?? NONE) as Words;

/** Stores them; a field that can be read, or is empty, keeps none. */
export async function keepTypedWords(id: RecordId, words: Words): Promise<Result<null, AppError>> {
  const kept = Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));
  const record = recordOf(id);
  if (record === undefined && Object.keys(kept).length === 0) return ok(null);
  const saved =
    record === undefined
      ? await createRecord('typedWords', { recordId: id, words: kept }, { parties: { author: session().identity.party } })
      : await editFields(record.id, { words: kept });
  return saved.ok ? ok(null) : saved;
}
