import { type Disclosure, type Origin, originsOf } from '../../../src-shared/exchange/disclosure.ts';
import { living } from '../../../src-shared/journal/living.ts';
import { readLinks } from '../../../src-shared/people/propose-link.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { definitionOf, isSealedType } from '../../../src-shared/records/registry.ts';
import { session } from '../session.ts';
import { disclosuresNow, type Statement, statementsIn } from './disclosure-now.ts';
import { ledgerNow } from './ledger-now.ts';

/** Somebody about whom something is held here. */
export interface Subject {
  readonly person: string;
  readonly name: string;
}

export interface HeldRecord {
  readonly record: RecordState;
  /** The files that brought it; empty where it was written here. */
  readonly origins: readonly Origin[];
}

/** 開示の回答: everything held about one person, from whom it came, and who received what. */
export interface AccessAnswer {
  readonly subject: Subject;
  readonly held: readonly HeldRecord[];
  readonly given: readonly Disclosure[];
  readonly erased: readonly Statement[];
  /** Private notes: counted, never printed. */
  readonly sealed: number;
}

/** Lines about files and links say nothing about a person that the rest does not say. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['exchangeEntry', 'heldRow', 'link', 'preference', 'formPack', 'recallRequest', 'deletionStatement', 'member']);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One human may stand here twice: as a doctor's party and as a line of the staff list, joined by a confirmed link. */
function aliases(person: string): ReadonlySet<string> {
  const { workingSet } = session().vault;
  const same = new Set([person]);
  for (const { partyId, dossierId } of readLinks(workingSet.ofType('link').values())) {
    if (partyId === person) same.add(dossierId);
    if (dossierId === person) same.add(partyId);
  }
  return same;
}

/** Of a pair two people are spoken of: a line that is gone cannot tell any more which of them a record was about. */
const isOfPair = (type: string): boolean => definitionOf(type)?.parties.includes('mentee') === true;

/**
 * Records that are gone from here and were this person's: erased at their request, or come with a file of theirs.
 * What was passed on before is still to be said.
 */
function goneIds(same: ReadonlySet<string>, ledger: readonly LedgerEntry[], statements: readonly Statement[], self: PartyId): readonly RecordId[] {
  const { workingSet } = session().vault;
  const answered = statements.filter(({ author, asker }) => author === self && same.has(asker)).flatMap(({ answers }) => answers);
  const brought = ledger.filter(({ direction, partner }) => direction === 'received' && same.has(partner)).flatMap(({ contents }) => contents);
  return [...answered, ...brought].filter(({ id, type }) => workingSet.get(id) === undefined && !BOOKKEEPING.has(type) && !isOfPair(type)).map(({ id }) => id);
}

/** Everybody about whom records are held here: ourselves, doctors, and the staff list. */
export function subjectsHere(): readonly Subject[] {
  const { vault, identity } = session();
  const { workingSet } = vault;
  const found = new Map<string, string>();
  const linked = new Set(readLinks(workingSet.ofType('link').values()).map((link) => link.dossierId));
  if (identity.role === 'doctor') found.set(identity.party, identity.name);
  for (const contact of living(workingSet, 'contact')) {
    const { name, role } = shownValues(contact);
    if (role === 'doctor') found.set(contact.person, text(name));
  }
  for (const dossier of living(workingSet, 'dossier')) {
    if (!linked.has(dossier.id)) found.set(dossier.id, text(shownValues(dossier)['name']));
  }
  return [...found].map(([person, name]) => ({ person, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
}

export function accessAnswer(subject: Subject): AccessAnswer {
  const { workingSet } = session().vault;
  const same = aliases(subject.person);
  const about = (record: RecordState): boolean => same.has(record.person) || same.has(record.id);
  const ledger = ledgerNow();
  const held: HeldRecord[] = [];
  const ids = new Set<string>();
  let sealed = 0;
  for (const record of workingSet.all()) {
    if (BOOKKEEPING.has(record.type) || !about(record)) continue;
    ids.add(record.id);
    if (isDeleted(record)) continue;
    if (isSealedType(record.type)) sealed += 1;
    else held.push({ record, origins: originsOf(ledger, record.id) });
  }
  const self = session().identity.party;
  const statements = statementsIn(workingSet);
  for (const id of goneIds(same, ledger, statements, self)) ids.add(id);
  const erased = statements.filter((one) => one.author === self && same.has(one.asker) && one.answers.some(({ what }) => what === 'erased'));
  return { subject, held: held.toSorted((a, b) => (a.record.type < b.record.type ? -1 : 1)), given: disclosuresNow().filter(({ recordId }) => ids.has(recordId)), erased, sealed };
}
