import { living } from '../../src-shared/journal/living.ts';
import { type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import { session } from './session.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The name for a group of changes: from our own records, the contacts, the staff list, or the file itself. */
export function nameOfPerson(person: string, inFile: readonly RecordState[] = []): string {
  const { identity, vault } = session();
  if (person === identity.party) return identity.name;
  const { workingSet } = vault;
  for (const contact of living(workingSet, 'contact')) {
    if (contact.person === person) {
      const name = text(shownValues(contact)['name']);
      if (name !== '') return name;
    }
  }
  const dossier = workingSet.get(person);
  if (dossier?.type === 'dossier') return text(shownValues(dossier)['name']);
  for (const record of [...workingSet.ofType('person').values(), ...inFile]) {
    if (record.person !== person) continue;
    const values = shownValues(record);
    const name = text(values['name']) || text(values['applicantName']) || text(values['holderName']);
    if (name !== '') return name;
  }
  return '';
}
