import type { DeviceId, PartyId } from '../kernel/ids.ts';
import { isDeleted } from '../records/life.ts';
import { headsOf, type RecordState, shownValues } from '../records/record-state.ts';
import { type Card, openCard } from './card.ts';
import { signedText } from './signed-text.ts';
import { type DeviceStop, type Heir, joinStops, type KnownParty } from './signer-standing.ts';

/** A contact as far as it counts: authority comes from the person who confirmed it, never from its card. */
export interface KnownContact extends KnownParty {
  /** A person took its confirmation back: no code, pair or roster gives it again. */
  readonly takenBack?: boolean;
  /** 控え一式: the party this one, begun anew, was known as before. The same PCs write under both names. */
  readonly becomes?: PartyId;
  /** Cards of before, verified: what they signed can still be checked. */
  readonly former?: readonly Card[];
  readonly asOffice: 'none' | 'office' | 'headquarters';
}

/** From every head: two PCs of ours that each heard of one lost device know of both. */
export const stopsOfContact = (contact: RecordState): readonly DeviceStop[] =>
  joinStops(...headsOf(contact, 'stops').map(({ value }) => (Array.isArray(value.revokedDevices) ? (value.revokedDevices as unknown as readonly DeviceStop[]) : [])));

/** 控え一式 was given: the key that stands in for the lost one. */
export function heirOfContact(contact: RecordState): Heir | null {
  const heir = shownValues(contact)['heir'];
  if (typeof heir !== 'object' || heir === null || Array.isArray(heir)) return null;
  const { key, recipient, lostKey, lostAt } = heir as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof recipient !== 'string' || typeof lostKey !== 'string' || typeof lostAt !== 'number') return null;
  return { key, recipient, lostKey, lostAt };
}

async function formerCards(list: unknown, party: PartyId): Promise<readonly Card[]> {
  const found: Card[] = [];
  for (const one of Array.isArray(list) ? list : []) {
    const signed = signedText.safeParse(one);
    const card = signed.success ? await openCard(signed.data) : null;
    if (card !== null && card.ok && card.value.statement.party === party) found.push(card.value);
  }
  return found;
}

async function readContact(contact: RecordState): Promise<KnownContact | null> {
  if (contact.type !== 'contact' || isDeleted(contact)) return null;
  const { card, state, asOffice, takenBackOn, formerCards: former, heirOf } = shownValues(contact);
  const signed = signedText.safeParse(card);
  const opened = signed.success ? await openCard(signed.data) : null;
  if (opened === null || !opened.ok) return null;
  const confirmed = state === 'confirmed';
  return {
    card: opened.value,
    confirmed,
    revoked: state === 'revoked',
    stops: joinStops(stopsOfContact(contact), opened.value.statement.revokedDevices),
    heir: heirOfContact(contact),
    former: await formerCards(former, opened.value.statement.party),
    ...(typeof heirOf === 'string' ? { becomes: heirOf } : {}),
    takenBack: typeof takenBackOn === 'string',
    asOffice: confirmed && (asOffice === 'office' || asOffice === 'headquarters') ? asOffice : 'none',
  };
}

/** A record is never changed in place, so what its card was verified to be holds as long as the record. */
const verified = new WeakMap<RecordState, KnownContact | null>();

/** Contacts with their cards verified here: what is stored may have come through an import. */
export async function readKnownParties(contacts: Iterable<RecordState>): Promise<ReadonlyMap<PartyId, KnownContact>> {
  const known = new Map<PartyId, KnownContact>();
  for (const contact of contacts) {
    let read = verified.get(contact);
    if (read === undefined) {
      read = await readContact(contact);
      verified.set(contact, read);
    }
    if (read !== null) known.set(read.card.statement.party, read);
  }
  return known;
}

/** Which party a device writes for. Ours first, then confirmed cards: a stranger's card cannot claim their devices. */
export function deviceOwners(
  self: PartyId,
  ownDevices: Iterable<DeviceId>,
  known: ReadonlyMap<PartyId, KnownContact>,
  sender?: { readonly party: PartyId; readonly devices: readonly { readonly device: DeviceId }[] },
  vouched: ReadonlyMap<PartyId, Card> = new Map(),
): ReadonlyMap<DeviceId, PartyId> {
  const owners = new Map<DeviceId, PartyId>();
  const claim = (device: DeviceId, party: PartyId): void => {
    if (!owners.has(device)) owners.set(device, party);
  };
  for (const device of ownDevices) claim(device, self);
  const byTrust = [...known].sort(([, a], [, b]) => Number(b.confirmed) - Number(a.confirmed));
  const twins = (party: PartyId): boolean => sender !== undefined && party !== sender.party && (known.get(party)?.becomes === sender.party || known.get(sender.party)?.becomes === party);
  for (const [party, { card }] of byTrust) if (!twins(party)) for (const { device } of card.devices) claim(device, party);
  for (const { device } of sender?.devices ?? []) claim(device, (sender as { party: PartyId }).party);
  // after all others: a card somebody passed on cannot claim a device that is known
  for (const [party, { devices }] of vouched) for (const { device } of devices) claim(device, party);
  return owners;
}
