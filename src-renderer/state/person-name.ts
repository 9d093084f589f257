import type { RecordIndex } from '../../src-shared/journal/working-set.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import { session } from './session.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Asked for every person of a long list: nothing walks all contacts for one. */
const CONTACTS: RecordIndex = { type: 'contact', keyOf: ({ person }) => person };
const PERSONS: RecordIndex = { type: 'person', keyOf: ({ person }) => person };

/** Whoever is not named in so many of their records is not named in the rest. */
const MOST_ASKED = 1_000;

/** The name for a group of changes: from our own records, the contacts, the staff list, or the file itself. */
export function nameOfPerson(person: string, inFile: readonly RecordState[] = []): string {
  const { identity, vault } = session();
  if (person === identity.party) return identity.name;
  const { workingSet } = vault;
  for (const contact of workingSet.indexed(CONTACTS).get(person) ?? []) {
    const name = isDeleted(contact) ? '' : text(shownValues(contact)['name']);
    if (name !== '') return name;
  }
  const dossier = workingSet.get(person);
  if (dossier?.type === 'dossier') return text(shownValues(dossier)['name']);
  for (const record of [...(workingSet.indexed(PERSONS).get(person) ?? []), ...inFile.slice(0, MOST_ASKED)]) {
    if (record.person !== person) continue;
    const values = shownValues(record);
    const name = text(values['name']) || text(values['applicantName']) || text(values['holderName']);
    if (name !== '') return name;
  }
  return '';
}
