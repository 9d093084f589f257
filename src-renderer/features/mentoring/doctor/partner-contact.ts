import { type Card, openCard } from '../../../../src-shared/exchange/card.ts';
import { signedText } from '../../../../src-shared/exchange/signed-text.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { confirmContact, contactId, contactOf, keepCard } from '../../../state/contacts.ts';
import { session } from '../../../state/session.ts';
import type { Pairing } from './pairs.ts';

/** Where the partner stands among the contacts. */
export type PartnerContact =
  | { readonly kind: 'confirmed'; readonly id: string; readonly byPair: boolean; readonly card: Card | null }
  | { readonly kind: 'seen'; readonly id: string; readonly card: Card | null }
  | { readonly kind: 'revoked' | 'gone'; readonly id: string }
  | { readonly kind: 'absent'; readonly card: Card }
  | { readonly kind: 'noCard' }
  | { readonly kind: 'wrongCard' }
  | { readonly kind: 'strangeOffice'; readonly coordinatorContact: string | null };

/** The partner's card as the coordinator put it into the pair, verified; it has to be that very party's. */
async function cardInPair({ pair, partner, role }: Pairing): Promise<Card | 'noCard' | 'wrongCard'> {
  const values = pair === null ? {} : shownValues(pair);
  const signed = signedText.safeParse(role === 'mentor' ? values['menteeCard'] : values['mentorCard']);
  const card = signed.success ? await openCard(signed.data) : null;
  if (card === null || !card.ok) return 'noCard';
  return card.value.statement.party === partner ? card.value : 'wrongCard';
}

/** A pair counts only from a party that a person here recognised as an office. */
async function coordinatorOf(pair: RecordState): Promise<{ readonly recognised: boolean; readonly contact: RecordState | undefined }> {
  const { coordinator } = pair.parties;
  const contact = coordinator === undefined ? undefined : await contactOf(coordinator);
  const { state, asOffice } = contact === undefined ? {} : shownValues(contact);
  return { recognised: state === 'confirmed' && (asOffice === 'office' || asOffice === 'headquarters'), contact };
}

export async function partnerContact(pairing: Pairing): Promise<PartnerContact> {
  const id = await contactId(pairing.partner);
  const stored = session().vault.workingSet.get(id);
  const alive = await contactOf(pairing.partner);
  const card = await cardInPair(pairing);
  if (alive !== undefined) {
    const { state, how } = shownValues(alive);
    if (state === 'revoked') return { kind: 'revoked', id };
    const known = typeof card === 'string' ? null : card;
    return state === 'confirmed' ? { kind: 'confirmed', id, byPair: how === 'pair', card: known } : { kind: 'seen', id, card: known };
  }
  // a contact that somebody deleted does not come back by itself
  if (stored !== undefined) return { kind: 'gone', id };
  if (pairing.pair !== null) {
    const office = await coordinatorOf(pairing.pair);
    if (!office.recognised) return { kind: 'strangeOffice', coordinatorContact: office.contact?.id ?? null };
  }
  if (card === 'noCard' || card === 'wrongCard') return { kind: card };
  return { kind: 'absent', card };
}

/** The card among the contacts, confirmed through the office that made the pair. False where another key is known. */
export async function confirmByPair(card: Card, coordinator?: string): Promise<Result<boolean, AppError>> {
  const kept = await keepCard(card);
  if (!kept.ok) return kept;
  if (kept.value.what === 'changed') return ok(false);
  const confirmed = await confirmContact(kept.value.contact.id, 'pair', 'none', coordinator === undefined ? {} : { by: coordinator });
  return confirmed.ok ? ok(true) : confirmed;
}
