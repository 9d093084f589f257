import { type Card, openCard, succeedsKey } from '../../src-shared/exchange/card.ts';
import { heirOfContact, stopsOfContact } from '../../src-shared/exchange/known-parties.ts';
import type { SignedText } from '../../src-shared/exchange/signed-text.ts';
import { isHeir, joinStops } from '../../src-shared/exchange/signer-standing.ts';
import { draftCreate, draftEdit, draftRestore } from '../../src-shared/journal/draft.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';
import { base64url, sameBytes, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { PartyId, RecordId } from '../../src-shared/kernel/ids.ts';
import { type Json, sameJson } from '../../src-shared/kernel/json.ts';
import { err, type Result } from '../../src-shared/kernel/result.ts';
import { contact as definition } from '../../src-shared/records/contact.ts';
import type { Dot } from '../../src-shared/records/heads.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { joinRecords, type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import { splitFields } from '../../src-shared/records/split-fields.ts';
import { todayInJapan } from '../../src-shared/time/civil-date.ts';
import { changedUnits, editFields } from './commands.ts';
import { ports, session } from './session.ts';

export type ContactState = 'seen' | 'confirmed' | 'revoked';
export type HowConfirmed = 'words' | 'invitation' | 'inPerson' | 'ownNumber' | 'list' | 'pair' | 'transfer' | 'code' | 'roster';
export type RecognisedAs = 'none' | 'office' | 'headquarters';

/** One contact per party on every PC of ours: the id follows from the party's. */
export async function contactId(party: PartyId): Promise<RecordId> {
  return base64url((await sha256(utf8(`career-desk/contact\0${party}`))).slice(0, 12));
}

export async function contactOf(party: PartyId): Promise<RecordState | undefined> {
  const record = session().vault.workingSet.get(await contactId(party));
  return record === undefined || isDeleted(record) ? undefined : record;
}

/** The card a contact holds, verified again: what is stored may have come through an import. */
export async function cardOfContact(contact: RecordState): Promise<Result<Card>> {
  const card = shownValues(contact).card;
  if (card === null || typeof card !== 'object' || Array.isArray(card)) return err(appError('seal/bad-signature', { what: 'card', why: 'absent' }));
  return openCard(card as unknown as SignedText);
}

/** What a contact record says of a card. */
export const contactFields = (card: Card): Record<string, Json> => ({
  card: card.signed as unknown as Json,
  name: card.statement.name,
  role: ['doctor', 'office', 'headquarters'].includes(card.statement.role) ? card.statement.role : 'doctor',
});

export interface KeptCard {
  readonly contact: RecordState;
  /** new · same · renewed (same key or vouched for by it) · older (ours is newer, kept) · changed (another key: confirm again) */
  readonly what: 'new' | 'same' | 'renewed' | 'older' | 'changed';
}

type Fields = Readonly<Record<string, Json>>;

/** What keeping a card would write, before anything is written. */
export interface CardPlan {
  readonly id: RecordId;
  readonly party: PartyId;
  readonly stored: RecordState | undefined;
  readonly what: KeptCard['what'];
  readonly fields: Fields;
}

const MOST_FORMER = 8;

/** The card that is replaced, where the new one says nothing of its key: what it signed is checked by it for ever. */
function formerOf(stored: RecordState, known: Card | null, card: Card): Fields {
  if (known === null || sameBytes(known.keys.signingKey, card.keys.signingKey)) return {};
  if (succeedsKey(card, known.keys.signingKey)) return {};
  const { formerCards } = shownValues(stored);
  const before = Array.isArray(formerCards) ? formerCards : [];
  return { formerCards: [...before, known.signed as unknown as Json].slice(-MOST_FORMER) };
}

/**
 * A first card waits in 確認待ち; a key that nobody vouched for takes a confirmation back, since it
 * usually is a new PC and sometimes is not. Revocations only add up: no card, older or newer, takes one away.
 */
export async function planCard(card: Card): Promise<CardPlan> {
  const { party } = card.statement;
  const id = await contactId(party);
  const stored = session().vault.workingSet.get(id);
  const told = card.statement.revokedDevices;
  const stops = (before: ReturnType<typeof stopsOfContact>): Fields => {
    const all = joinStops(before, told);
    return sameJson(all as unknown as Json, before as unknown as Json) ? {} : { revokedDevices: all as unknown as Json };
  };
  if (stored === undefined) return { id, party, stored, what: 'new', fields: { ...contactFields(card), state: 'seen', asOffice: 'none', ...stops([]) } };
  const known = await cardOfContact(stored);
  const sameKey = known.ok && sameBytes(known.value.keys.signingKey, card.keys.signingKey) && known.value.keys.recipient === card.keys.recipient;
  const vouched = isHeir(card, heirOfContact(stored)) || (known.ok && succeedsKey(card, known.value.keys.signingKey));
  const before = stopsOfContact(stored);
  const earlier = known.ok ? joinStops(before, known.value.statement.revokedDevices) : before;
  // From before a change of key that is known here: whoever has that old key says nothing new with it.
  if (known.ok && succeedsKey(known.value, card.keys.signingKey)) return { id, party, stored, what: 'older', fields: {} };
  if (known.ok && sameKey && card.statement.issuedAt <= known.value.statement.issuedAt) {
    const what = card.signed.body === known.value.signed.body ? 'same' : 'older';
    return { id, party, stored, what, fields: what === 'same' ? {} : stops(earlier) };
  }
  const trusted = sameKey || vouched;
  const wasConfirmed = shownValues(stored).state === 'confirmed';
  // A key nobody vouched for may say nothing about the devices of the key that was confirmed.
  const fields = { ...contactFields(card), ...formerOf(stored, known.ok ? known.value : null, card), ...(trusted ? stops(earlier) : {}), ...(trusted || !wasConfirmed ? {} : { state: 'seen' }) };
  return { id, party, stored, what: trusted ? 'renewed' : 'changed', fields };
}

/** The row of a planned card with what a person, a code or a roster says of it; null where nothing changes. */
export function contactRow(plan: CardPlan, more: Fields, dot: Dot): RecordState | null {
  const fields = { ...plan.fields, ...more };
  const { vault, identity } = session();
  const record = vault.workingSet.get(plan.id);
  if (record === undefined) {
    return draftCreate(definition, { id: plan.id, person: plan.party, parties: { author: identity.party }, units: splitFields(definition, fields) }, dot);
  }
  const units = changedUnits(record, fields);
  const edited = Object.keys(units).length === 0 ? null : draftEdit(record, units, dot);
  if (!isDeleted(record)) return edited;
  const restored = draftRestore(record, dot);
  return edited === null ? restored : joinRecords(restored, edited);
}

/** Keeps a card among the contacts, as `planCard` says. */
export async function keepCard(card: Card): Promise<Result<KeptCard>> {
  const plan = await planCard(card);
  const { vault } = session();
  const nothing = plan.stored !== undefined && !isDeleted(plan.stored) && Object.keys(plan.fields).length === 0;
  if (!nothing) {
    const saved = await vault.commit('edit', { what: plan.what === 'new' ? 'create' : 'edit', type: 'contact' }, (dot) => {
      const row = contactRow(plan, {}, dot);
      return row === null ? [] : [row];
    });
    if (!saved.ok) return saved;
  }
  return { ok: true, value: { contact: vault.workingSet.get(plan.id) as RecordState, what: plan.what } };
}

export interface Vouching {
  /** Of a list that was confirmed together: what was looked at. */
  readonly note?: string;
  /** The party whose roster or pair says so. */
  readonly by?: PartyId;
}

/** What a confirmation writes: how, by whom, when, and whether the contact is recognised as an office. */
export const trustFields = (how: HowConfirmed, asOffice: RecognisedAs, { note, by }: Vouching = {}): Fields => ({
  state: 'confirmed',
  how,
  asOffice,
  confirmedOn: todayInJapan(ports().clock),
  confirmedBy: session().member.name,
  howNote: note === undefined || note === '' ? null : note,
  vouchedBy: by ?? null,
  takenBackOn: null,
});

/** A person vouches for a contact. */
export const confirmContact = (id: RecordId, how: HowConfirmed, asOffice: RecognisedAs, vouching: Vouching = {}): Promise<Result<RecordState>> =>
  editFields(id, trustFields(how, asOffice, vouching), { what: 'confirmed', how });

export const revokeContact = (id: RecordId): Promise<Result<RecordState>> => editFields(id, { state: 'revoked', asOffice: 'none' }, { what: 'stopped' });

/** Back to 確認待ち, and remembered: what vouched before does not do so again by itself. */
export const takeBackConfirmation = (id: RecordId): Promise<Result<RecordState>> =>
  editFields(
    id,
    { state: 'seen', how: null, asOffice: 'none', confirmedOn: null, confirmedBy: null, howNote: null, vouchedBy: null, takenBackOn: todayInJapan(ports().clock) },
    { what: 'takenBack' },
  );

/** May a pair, a code or a roster confirm it? Not what a person stopped, took back or threw away. */
export const mayBeVouchedFor = (contact: RecordState | undefined): boolean => {
  if (contact === undefined) return true;
  const { state, takenBackOn } = shownValues(contact);
  return !isDeleted(contact) && state !== 'revoked' && typeof takenBackOn !== 'string';
};
