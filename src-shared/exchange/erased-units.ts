import type { PartyId, RecordId } from '../kernel/ids.ts';
import { recallAnswers } from '../records/deletion-statement.ts';
import { type RecordState, shownValues, stampOf } from '../records/record-state.ts';
import { hlcMs } from '../time/hlc.ts';

/** Whose word a file is, and when it was made. */
export interface FileMade {
  readonly sender: PartyId;
  readonly createdAt: number;
}

export type IsErased = (id: RecordId, unit: string) => boolean;

/**
 * What was erased here because its owner asked: an older file, or one of somebody else, would bring it
 * back as if it were new. What the owner themselves sent since is given anew, and is no such thing.
 */
export function erasedUnits(statements: Iterable<RecordState>, self: PartyId, { sender, createdAt }: FileMade): IsErased {
  const gone = new Map<RecordId, Set<string>>();
  for (const record of statements) {
    if (record.parties.author !== self) continue;
    if (record.parties.subject === sender && createdAt > hlcMs(stampOf(record, 'statement')[2])) continue;
    const answers = recallAnswers.safeParse(shownValues(record).answers);
    for (const { id, units, what } of answers.success ? answers.data : []) {
      if (what !== 'erased') continue;
      const known = gone.get(id) ?? new Set<string>();
      for (const unit of units) known.add(unit);
      gone.set(id, known);
    }
  }
  return (id, unit) => gone.get(id)?.has(unit) === true;
}
