import type { PartyId } from '../kernel/ids.ts';
import { isDeleted } from '../records/life.ts';
import { LIFE } from '../records/record-state.ts';
import type { ExportDraft } from './build-export.ts';
import { knownTo, type LedgerEntry } from './ledger.ts';
import { asksForTyping } from './many-deletions.ts';

/** Deletions a draft would tell this partner for the first time, and whether they ask for typing. */
export function newDeletions(draft: Pick<ExportDraft, 'rows'>, ledger: readonly LedgerEntry[], partner: PartyId): { readonly count: number; readonly many: boolean } {
  const told = new Set<string>();
  for (const entry of ledger) {
    if (entry.direction !== 'sent' || entry.partner !== partner || entry.state === 'cancelled') continue;
    for (const { id, units } of entry.contents) {
      if (units.length === 1 && units[0] === LIFE) told.add(id);
      else told.delete(id);
    }
  }
  const count = draft.rows.filter((row) => isDeleted(row) && !told.has(row.id)).length;
  return { count, many: asksForTyping(count, knownTo(ledger, partner).size) };
}
