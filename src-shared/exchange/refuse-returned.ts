import type { PartyId, RecordId } from '../kernel/ids.ts';
import { appError, type AppError } from '../kernel/app-error.ts';
import type { Refusal } from '../merge/plan.ts';
import { LIFE, type RecordState, unitsOf } from '../records/record-state.ts';
import type { Card } from './card.ts';
import type { KnownContact } from './known-parties.ts';
import { type PartyKind, policyOf } from './policy.ts';
import type { Header } from './header.ts';
import { officesByCase, type ReturnedCopy } from './returned-copy.ts';

const RETURNED = 'returned';

export const isReturned = (header: Pick<Header, 'kind'>): boolean => header.kind === RETURNED;

export interface ReturnedFile {
  readonly header: Header;
  readonly card: Card;
  readonly copy: ReturnedCopy | null;
  readonly badActs: ReadonlySet<RecordId>;
}

/** Who opens it, as far as it matters. */
export interface ReturnedTo {
  readonly self: PartyId;
  readonly selfKind: PartyKind;
  readonly known: ReadonlyMap<PartyId, KnownContact>;
}

/**
 * Why a 控え一式 is not even looked at: it makes a party's word count for the records of another, so it is
 * taken by a doctor only, from an office a person here confirmed, and for the very card it was made for.
 */
export function refuseReturnedFile({ header, card, copy, badActs }: ReturnedFile, receiver: ReturnedTo, ownKeys: readonly string[]): AppError | null {
  const name = card.statement.name;
  const refused = (code: AppError['code']): AppError => appError(code, { signer: name });
  const contact = receiver.known.get(header.from.party);
  if (receiver.selfKind !== 'doctor') return refused('returned/not-for-you');
  if (contact === undefined || !contact.confirmed || contact.revoked) return refused('returned/unconfirmed');
  if (contact.asOffice !== 'office') return refused('returned/not-an-office');
  if (copy === null || badActs.has(copy.id)) return refused('returned/no-statement');
  const ours = ownKeys.includes(copy.newKey) && (receiver.self === copy.newParty || receiver.self === copy.party);
  return ours ? null : refused('returned/not-for-you');
}

/** The rules above single units in a 控え一式: only what this doctor and the offices of these cases wrote, and only what such a file may bring. */
export function refuseReturned(copy: ReturnedCopy, sender: PartyId, records: readonly RecordState[], badActs: ReadonlySet<RecordId>): (incoming: RecordState) => Refusal {
  const types: Readonly<Record<string, { readonly units: readonly string[] }>> = policyOf(RETURNED).types;
  const cases = officesByCase(records, copy.party);
  const hadIt = (caseId: unknown): readonly PartyId[] => {
    const offices = typeof caseId === 'string' ? (cases.get(caseId) ?? []) : [];
    return offices.includes(sender) ? offices : [];
  };
  const byOffice = (record: RecordState, offices: readonly PartyId[]): Refusal => {
    const { author } = record.parties;
    return author === copy.party || author === sender || (author !== undefined && offices.includes(author)) ? null : 'unit/other-office';
  };
  const isAbout = ({ person, parties, type }: RecordState): boolean => {
    if (!copy.persons.has(person)) return false;
    // what an office typed in from paper names the office itself as the one who handed it in
    return parties.subject === undefined || parties.subject === copy.party || (type === 'permitEvent' && parties.subject === parties.office);
  };
  return (record) => {
    const allowed = Object.hasOwn(types, record.type) ? types[record.type]?.units : undefined;
    if (allowed === undefined || unitsOf(record).some((unit) => unit !== LIFE && !allowed.includes(unit))) return 'returned/never-held';
    if (!isAbout(record)) return 'returned/other-doctor';
    if (badActs.has(record.id)) return 'unit/bad-signature';
    const { author, office } = record.parties;
    switch (record.type) {
      case 'returnedCopy':
        return record.id === copy.id ? null : 'returned/never-held';
      case 'caseTransfer':
        return author === sender || office === sender || [...cases.values()].some((offices) => offices.includes(sender) && offices.includes(author ?? '')) ? null : 'unit/other-office';
      case 'permitEvent': {
        const offices = hadIt(record.values.act?.caseId);
        if (office === undefined || !offices.includes(office)) return 'unit/other-office';
        return byOffice(record, offices);
      }
      case 'permit': {
        const caseId = record.values.ground?.caseId;
        return byOffice(record, typeof caseId === 'string' ? hadIt(caseId) : []);
      }
      case 'permitApplication':
        // a doctor's application that was never handed in there
        if (author === copy.party && hadIt(record.id).length === 0) return cases.has(record.id) ? 'unit/other-office' : 'returned/never-held';
        return byOffice(record, hadIt(record.id));
      default:
        return null;
    }
  };
}
