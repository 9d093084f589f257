import { openCard } from '../../../../src-shared/exchange/card.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId } from '../../../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { newSigningKeys } from '../../../../src-shared/sealing/signing-keys.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { confirmContact, keepCard } from '../../../state/contacts.ts';
import { cardOf, newIdentity } from '../../../state/identity.ts';
import { ports } from '../../../state/session.ts';

/** Somebody to write to: a real party with real keys that only this sample knows. */
export async function addContact(role: 'doctor' | 'office', name: string): Promise<Result<PartyId, AppError>> {
  const { clock, random } = ports();
  const device = newId(random);
  const member = { id: newId(random), name: role === 'office' ? '見本 太郎' : name, roles: [], from: todayInJapan(clock), publicKey: (await newSigningKeys()).publicKey };
  const identity = await newIdentity({ role, name, telephone: '00-0000-0000', device, member }, clock, random);
  const card = await openCard(await cardOf(identity));
  if (!card.ok) return card;
  const kept = await keepCard(card.value);
  if (!kept.ok) return kept;
  const confirmed = await confirmContact(kept.value.contact.id, 'inPerson', role === 'office' ? 'office' : 'none');
  return confirmed.ok ? ok(identity.party) : confirmed;
}
