import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { WorkingSet } from '../../../../src-shared/journal/working-set.ts';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { type KnownLink, proposeLinks, readLinks, type LinkProposal } from '../../../../src-shared/people/propose-link.ts';
import { isDeleted } from '../../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { caseValues } from '../case-title.ts';

type Set_ = Pick<WorkingSet, 'ofType' | 'get'>;

export interface Applicant {
  /** Party of the doctor; null for a case on paper. */
  readonly party: string | null;
  readonly dossier: RecordState | null;
  readonly link: KnownLink | null;
  /** Names under which records of this human lie: party, dossier. */
  readonly persons: ReadonlySet<string>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Confirmed links by party. Two PCs may have confirmed the same one: either serves. */
export const linksByParty = (set: Set_): ReadonlyMap<string, KnownLink> => new Map(readLinks(set.ofType('link').values()).map((link) => [link.partyId, link]));

const living = (set: Set_, id: RecordId): RecordState | null => {
  const record = set.get(id);
  return record === undefined || record.type !== 'dossier' || isDeleted(record) ? null : record;
};

/** Who applies: the doctor's party and, where somebody confirmed it, the line of the staff list. */
export function applicantOf(view: PermitCaseView, set: Set_, links: ReadonlyMap<string, KnownLink>, self: string): Applicant {
  const party = view.subject === self || view.subject === null ? null : view.subject;
  const link = party === null ? null : (links.get(party) ?? null);
  const named = text(caseValues(view, true)['dossierId']) || text(view.application?.values['source']?.['dossierId']);
  const dossier = link !== null ? living(set, link.dossierId) : party === null && named !== '' ? living(set, named) : null;
  const persons = new Set([party, dossier?.id ?? null].filter((id) => id !== null));
  // a doctor may have applied on paper before: the other parties linked to this dossier are the same human
  if (dossier !== null) for (const other of links.values()) if (other.dossierId === dossier.id) persons.add(other.partyId);
  return { party, dossier, link, persons };
}

/** 「名簿の …（職員番号…）と同じ方ですか」 for an applicant nobody linked yet. */
export function linkProposals(view: PermitCaseView, set: Set_): readonly LinkProposal[] {
  const values = caseValues(view, true);
  let bornOn: string | null = null;
  for (const person of set.ofType('person').values()) if (person.parties.subject === view.subject) bornOn = text(shownValues(person)['bornOn']) || bornOn;
  return proposeLinks({ staffNumber: text(values['staffNumber']), name: text(values['applicantName']), kana: text(values['applicantKana']), bornOn }, set.ofType('dossier').values());
}

/** Permits of one human in this office's books, this case's own left out. */
export function otherPermits(set: Set_, applicant: Applicant, caseId: RecordId): readonly RecordState[] {
  const number = text(applicant.dossier?.values['staff']?.['staffNumber']);
  const found: RecordState[] = [];
  for (const record of set.ofType('permit').values()) {
    if (isDeleted(record) || record.values['ground']?.['caseId'] === caseId) continue;
    const same = applicant.persons.has(record.person) || applicant.persons.has(text(record.values['ground']?.['dossierId'])) || (number !== '' && record.values['holder']?.['staffNumber'] === number);
    if (same) found.push(record);
  }
  return found;
}
