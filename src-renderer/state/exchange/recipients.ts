import { type Card, openCard } from '../../../src-shared/exchange/card.ts';
import { heirOfContact } from '../../../src-shared/exchange/known-parties.ts';
import { type PartyKind, type Purpose, purposesBetween } from '../../../src-shared/exchange/policy.ts';
import { signedText } from '../../../src-shared/exchange/signed-text.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { ownKind } from './own-party.ts';

/** Somebody a file can be made for. */
export interface Recipient {
  readonly contactId: RecordId;
  readonly party: PartyId;
  readonly name: string;
  readonly kind: PartyKind;
  readonly state: 'confirmed' | 'seen';
  /** Null for somebody whose card is not known: their file is sealed by a password. */
  readonly card: Card | null;
  readonly purposes: readonly Purpose[];
  /** 控え一式: whom they began anew as, until their first file under the old name brings the new key. */
  readonly alsoTo?: PartyId;
}

const KINDS: ReadonlySet<unknown> = new Set(['office', 'headquarters']);

/** What a contact is to us: a confirmed office by what we recognised it as; others by what their card says. */
const kindOf = (values: Readonly<Record<string, unknown>>): PartyKind => {
  if (KINDS.has(values['asOffice'])) return values['asOffice'] as PartyKind;
  return KINDS.has(values['role']) ? (values['role'] as PartyKind) : 'doctor';
};

/** Whether their name is a person's: so it is taken of everybody no card says to be an office. */
export const isPersonsName = ({ kind, card }: Pick<Recipient, 'kind' | 'card'>): boolean => card === null || kind === 'doctor';

/** The same of the partner of a line, from the contacts as they stand. */
export function isPersonAmong(contacts: readonly RecordState[], party: PartyId): boolean {
  const contact = contacts.find((one) => one.person === party);
  return contact === undefined || kindOf(shownValues(contact)) === 'doctor';
}

async function recipientOf(contact: RecordState): Promise<Recipient | null> {
  const values = shownValues(contact);
  const signed = signedText.safeParse(values['card']);
  const card = signed.success ? await openCard(signed.data) : null;
  if (card === null || !card.ok) return null;
  const kind = kindOf(values);
  const { party, name } = card.value.statement;
  return {
    contactId: contact.id,
    party,
    name: typeof values['name'] === 'string' && values['name'] !== '' ? values['name'] : name,
    kind,
    state: values['state'] === 'confirmed' ? 'confirmed' : 'seen',
    card: card.value,
    purposes: purposesBetween(ownKind(), kind),
  };
}

type Known = Recipient & { readonly lostKey?: string };

/**
 * A doctor who was given 控え一式 is one addressee, under the name known before: sealed to the key that was
 * confirmed, since nobody has the other one any more.
 */
function underOneName(found: readonly Known[], begunAnew: ReadonlyMap<PartyId, PartyId>): readonly Recipient[] {
  const now = new Map([...begunAnew].map(([party, before]) => [before, found.find((one) => one.party === party)] as const));
  return found.flatMap((one): readonly Recipient[] => {
    if (found.some((other) => other.party === begunAnew.get(one.party))) return [];
    const heir = now.get(one.party);
    if (heir === undefined || heir.card === null || heir.card.statement.key === one.card?.statement.key) return [one];
    return one.lostKey === one.card?.statement.key ? [{ ...one, card: heir.card, alsoTo: heir.party }] : [one];
  });
}

/** Contacts with a genuine card, the confirmed ones first; those taken out of use are left out. */
export async function readRecipients(contacts: Iterable<RecordState>): Promise<readonly Recipient[]> {
  const found: Known[] = [];
  const begunAnew = new Map<PartyId, PartyId>();
  for (const contact of contacts) {
    const { state, heirOf } = shownValues(contact);
    if (isDeleted(contact) || state === 'revoked') continue;
    const recipient = await recipientOf(contact);
    if (recipient === null) continue;
    const heir = heirOfContact(contact);
    found.push(heir === null ? recipient : { ...recipient, lostKey: heir.lostKey });
    if (typeof heirOf === 'string') begunAnew.set(contact.person, heirOf);
  }
  const shown = begunAnew.size === 0 ? found : underOneName(found, begunAnew);
  return [...shown].sort((a, b) => (a.state === b.state ? a.name.localeCompare(b.name, 'ja') : a.state === 'confirmed' ? -1 : 1));
}

/**
 * What may be sent to somebody without a card: only what names no addressee in its records. A case
 * is handed in to an office that is known, and a decision goes to a doctor who is.
 */
export const purposesForStrangers = (): readonly Purpose[] => (ownKind() === 'doctor' ? ['career'] : []);

/** Somebody who is only called by a name. The id stands for them in the ledger and means nothing elsewhere. */
export const strangerCalled = (name: string, party: PartyId): Recipient => ({
  contactId: '', party, name, kind: 'office', state: 'seen', card: null, purposes: purposesForStrangers(),
});
