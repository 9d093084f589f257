import type { PartyId } from '../kernel/ids.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';
import { readTransfers } from '../rules/case-transfers.ts';
import { type Card, openCard } from './card.ts';
import { signedText } from './signed-text.ts';

/** The doctors' cards in transfers that this sender wrote: they let us verify what those doctors signed, and vouch for nothing else. */
export async function cardsInTransfers(records: Iterable<RecordState>, sender: PartyId): Promise<ReadonlyMap<PartyId, Card>> {
  const cards = new Map<PartyId, Card>();
  for (const { from, subject, record } of readTransfers(records)) {
    if (from !== sender) continue;
    const signed = signedText.safeParse(shownValues(record)['personCard']);
    const card = signed.success ? await openCard(signed.data) : null;
    if (card !== null && card.ok && card.value.statement.party === subject) cards.set(subject, card.value);
  }
  return cards;
}

/** Earlier cards of the same doctors: what a key signed that was lost since. */
export async function formerCardsInTransfers(records: Iterable<RecordState>, sender: PartyId): Promise<readonly Card[]> {
  const cards: Card[] = [];
  for (const { from, subject, record } of readTransfers(records)) {
    const { formerCards } = shownValues(record);
    for (const one of from === sender && Array.isArray(formerCards) ? formerCards : []) {
      const signed = signedText.safeParse(one);
      const card = signed.success ? await openCard(signed.data) : null;
      if (card !== null && card.ok && card.value.statement.party === subject) cards.push(card.value);
    }
  }
  return cards;
}
