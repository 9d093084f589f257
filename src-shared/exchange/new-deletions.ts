import type { PartyId } from '../kernel/ids.ts';
import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import { isDeleted } from '../records/life.ts';
import { LIFE } from '../records/record-state.ts';
import type { ExportDraft } from './build-export.ts';
import { knownToSteps, type LedgerEntry } from './ledger.ts';
import { asksForTyping } from './many-deletions.ts';

export interface NewDeletions {
  readonly count: number;
  readonly many: boolean;
}

/** Deletions a draft would tell this partner for the first time, and whether they ask for typing. */
export function* newDeletionsSteps(draft: Pick<ExportDraft, 'rows'>, ledger: readonly LedgerEntry[], partner: PartyId): Steps<NewDeletions> {
  const told = new Set<string>();
  for (const entry of ledger) {
    if (entry.direction !== 'sent' || entry.partner !== partner || entry.state === 'cancelled') continue;
    yield* inPieces(entry.contents, ({ id, units }) => {
      if (units.length === 1 && units[0] === LIFE) told.add(id);
      else told.delete(id);
    });
  }
  let count = 0;
  yield* inPieces(draft.rows, (row) => void (count += isDeleted(row) && !told.has(row.id) ? 1 : 0));
  return { count, many: asksForTyping(count, (yield* knownToSteps(ledger, partner)).size) };
}

/** The same at once. */
export const newDeletions = (...given: Parameters<typeof newDeletionsSteps>): NewDeletions => allSteps(newDeletionsSteps(...given));
