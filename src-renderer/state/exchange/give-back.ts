import { signAct } from '../../../src-shared/acts/sign-act.ts';
import type { ExportDraft } from '../../../src-shared/exchange/build-export.ts';
import { readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { SignedText } from '../../../src-shared/exchange/signed-text.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { living } from '../../../src-shared/journal/living.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import type { Steps } from '../../../src-shared/kernel/steps.ts';
import { readLinks } from '../../../src-shared/people/propose-link.ts';
import { contact as contactType } from '../../../src-shared/records/contact.ts';
import type { UnitValue } from '../../../src-shared/records/heads.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { returnedCopy } from '../../../src-shared/records/returned-copy.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { startOfDayInJapan, todayInJapan } from '../../../src-shared/time/civil-date.ts';
import type { JobWork } from '../../worker/worker-client.ts';
import { openCasesUnder } from '../permit-cases.ts';
import { ports, session } from '../session.ts';
import { sameName } from './link-person.ts';
import { atOneRevision } from './at-one-revision.ts';
import { pauses, stoppable } from './in-steps.ts';
import { commitFiles, inTurn, makeWithin, sharesSteps } from './make-file.ts';
import { planExportSteps, type Records } from './plan-export.ts';
import type { FileParts } from './prepare-file.ts';
import type { Recipient } from './recipients.ts';
import { readLines } from './ledger-now.ts';
import { knownBefore, ledgerFor } from './same-person.ts';

export const RETURNED = 'returned';

/** What lets the rest be judged: it rides in every file, where the attachments need several. */
const BASIS: ReadonlySet<string> = new Set(['returnedCopy', 'caseTransfer', 'permitEvent']);

/** Whom a newly confirmed card may be: a contact with records here, and why it is offered. */
export interface KnownBefore {
  readonly party: PartyId;
  readonly name: string;
  readonly ground: 'sameCard' | 'sameLine' | 'sameName' | 'byHand';
}

const contactsBy = (): ReadonlyMap<PartyId, RecordState> =>
  new Map([...living(session().vault.workingSet, 'contact')].map((record) => [record.person, record]));

/** Doctors known here whom this card may belong to, the surest first. */
export function* knownBeforeAs(now: Recipient): Steps<readonly KnownBefore[]> {
  const { workingSet } = session().vault;
  const links = readLinks(workingSet.ofType('link').values());
  const lines = new Set(links.filter((link) => link.partyId === now.party).map((link) => link.dossierId));
  const rank = { sameCard: 0, sameLine: 1, sameName: 2, byHand: 3 } as const;
  const found = [...contactsBy()].flatMap(([party, record]): readonly KnownBefore[] => {
    const { name, role, heirOf, formerCards } = shownValues(record);
    if (role !== 'doctor' || typeof heirOf === 'string') return [];
    // the very card, where its key was changed since without a word of the old one
    if (party === now.party) return now.alsoTo !== undefined || (Array.isArray(formerCards) && formerCards.length > 0) ? [{ party, name: now.name, ground: 'sameCard' }] : [];
    const sameLine = links.some((link) => link.partyId === party && lines.has(link.dossierId));
    const ground = sameLine ? 'sameLine' : sameName(String(name ?? ''), now.name) ? 'sameName' : 'byHand';
    return [{ party, name: String(name ?? ''), ground }];
  });
  const offered: KnownBefore[] = [];
  for (const one of found) if (one.ground === 'byHand' || Object.keys(yield* returnedContents(one.party)).length > 0) offered.push(one);
  return offered.sort((a, b) => rank[a.ground] - rank[b.ground] || a.name.localeCompare(b.name, 'ja'));
}

const wish = (recipient: PartyId) => ({ purpose: RETURNED, recipient, about: [], without: new Set<RecordId>(), ticked: new Set<string>() }) as const;

/** What would go back, by type; the statement itself is not counted. */
export function* returnedContents(party: PartyId): Steps<Readonly<Record<string, number>>> {
  const draft = yield* planExportSteps(wish(party));
  const counts: Record<string, number> = {};
  for (const row of draft.ok ? draft.value.rows : []) if (row.type !== 'returnedCopy') counts[row.type] = (counts[row.type] ?? 0) + 1;
  const files = draft.ok ? draft.value.attachments.length : 0;
  return files === 0 ? counts : { ...counts, files };
}

export interface GiveBackOrder {
  /** The card a person here has just confirmed. */
  readonly now: Recipient;
  /** Whom it belongs to. */
  readonly before: PartyId;
  readonly lostOn: string;
  readonly how: string;
}

/** Cards that signed what goes back and that nothing vouches for any more. */
async function earlierCards(order: GiveBackOrder, draft: ExportDraft | null): Promise<readonly SignedText[]> {
  const { vault, identity } = session();
  const known = await readKnownParties(vault.workingSet.ofType('contact').values());
  const cards: SignedText[] = [];
  const authors = new Set<PartyId>([order.before]);
  for (const { parties } of draft?.rows ?? []) if (parties.author !== undefined && parties.author !== identity.party) authors.add(parties.author);
  for (const author of authors) {
    const contact = known.get(author);
    for (const card of contact === undefined ? [] : [contact.card, ...(contact.former ?? [])]) if (card.statement.key !== order.now.card?.statement.key) cards.push(card.signed);
  }
  return cards.slice(0, 64);
}

/**
 * 控え一式: this office says that whoever has the new card is the doctor it knew before, and makes the one file
 * with everything it holds of them. From here on the old key counts as lost.
 */
export const giveBack = (order: GiveBackOrder, work: JobWork = {}): Promise<Result<RecordId, AppError>> =>
  inTurn(async () => {
    const { vault, identity, member } = session();
    const { now, before } = order;
    const { signing } = vault.members;
    if (signing === null) return err(appError('act/not-signed', { name: member.name }));
    const contacts = contactsBy();
    const old = contacts.get(before);
    const { card } = now;
    const fresh = card === null ? undefined : contacts.get(card.statement.party);
    if (card === null || now.state !== 'confirmed' || old === undefined || fresh === undefined) return err(appError('act/incomplete', { missing: 'card' }));
    // what is open under the new card could not go on under the old one
    if (card.statement.party !== before && openCasesUnder(card.statement.party) > 0) return err(appError('returned/open-cases', { name: now.name }));
    const found = await stoppable(atOneRevision(() => planExportSteps(wish(before)), pauses(work.signal)));
    if (!found.ok && found.error.code === 'desktop/cancelled') return found;
    const cards = await earlierCards(order, found.ok ? found.value : null);
    const dossiers = readLinks(vault.workingSet.ofType('link').values()).filter((link) => link.partyId === before).map((link) => link.dossierId);
    const { key, recipient, party: newParty } = card.statement;
    const id = newId(ports().random);
    const parties = { author: identity.party, subject: before };
    const act: UnitValue = {
      personName: now.name, fromName: identity.name, returnedOn: todayInJapan(ports().clock), lostOn: order.lostOn, actedBy: member.name,
      ...(order.how === '' ? {} : { confirmedHow: order.how }),
      newParty, newKey: key, newRecipient: recipient, dossiers, cards: cards as unknown as Json,
    };
    const signed = await signAct(id, parties, act, { member: member.id, publicKey: signing.publicKey, privateKey: signing.privateKey, certificate: member.certificate });
    const stored = (await readKnownParties([old])).get(before);
    const lostKey = stored?.card.statement.key;
    const heir: Json = { party: newParty, key, recipient, lostKey: lostKey ?? '', lostAt: startOfDayInJapan(order.lostOn) };
    // from here on they are one, also for the numbers of the files made in the same commit
    const asOne = new Map([...knownBefore(), ...(newParty === before ? [] : [[newParty, before] as const])]);
    const ledgerOf = (lines: Iterable<RecordState>): readonly LedgerEntry[] => ledgerFor(before, readLines(lines), asOne);
    function* gather(records: Records): Steps<Result<readonly FileParts[], AppError>> {
      const shares = yield* sharesSteps(wish(before), (row) => BASIS.has(row.type), records);
      if (!shares.ok) return shares;
      // Everything is in it: nothing that was sent before has to be asked for again.
      const sent = ledgerOf(records.ofType('exchangeEntry').values()).filter((entry) => entry.direction === 'sent' && entry.partner === before && entry.device === identity.device.id);
      const replaces = sent.map((entry) => entry.number);
      return ok(shares.value.map((parts) => ({ ...parts, kind: RETURNED, receipts: [], requests: [], replaces })));
    }
    const to: Recipient = { ...now, party: before, ...(newParty === before ? {} : { alsoTo: newParty }) };
    return commitFiles('act', { what: 'returned', partner: before, name: now.name }, work, (commit) => {
      const { dot } = commit;
      commit.rows.push(draftCreate(returnedCopy, { id, person: before, parties, units: { act: signed } }, dot));
      if (lostKey !== undefined && lostKey !== key) commit.rows.push(draftEdit(old, splitFields(contactType, { heir }, old), dot));
      if (newParty !== before) commit.rows.push(draftEdit(fresh, splitFields(contactType, { heirOf: before }, fresh), dot));
      return makeWithin(commit, gather, to, ledgerOf);
    });
  });

/** The latest 控え一式 made for a doctor; null where there is none. */
export function lastReturned(party: PartyId): RecordState | null {
  const all = [...session().vault.workingSet.ofType('returnedCopy').values()].filter((record) => record.parties.subject === party && record.parties.author === session().identity.party);
  return all.sort((a, b) => b.stamp[2] - a.stamp[2])[0] ?? null;
}

