import { useMemo } from 'react';
import { readLinks } from '../../../../src-shared/people/propose-link.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { useRecords } from '../../../state/use-records.ts';
import { textOf } from '../mentoring-places.ts';
import type { Candidate } from './pair-check.ts';

const isConfirmedDoctor = (contact: RecordState): boolean => {
  const { state, role, asOffice } = shownValues(contact);
  return state === 'confirmed' && role === 'doctor' && asOffice !== 'office' && asOffice !== 'headquarters';
};

/** Confirmed doctors, with the office they belong to: from the staff list where they are linked, else as they wrote. */
export function useCandidates(): readonly Candidate[] {
  const contacts = useRecords('contact', isConfirmedDoctor);
  const people = useRecords('person');
  const links = useRecords('link');
  const dossiers = useRecords('dossier');
  return useMemo(() => {
    const staff = new Map(dossiers.map((dossier) => [dossier.id, textOf(shownValues(dossier).affiliation)]));
    const affiliations = new Map(people.map((person) => [person.parties.subject ?? person.person, textOf(shownValues(person).affiliation)]));
    for (const { partyId, dossierId } of readLinks(links)) {
      const listed = staff.get(dossierId);
      if (listed !== undefined && listed !== '') affiliations.set(partyId, listed);
    }
    return contacts
      .map((contact) => ({ party: contact.person, name: textOf(shownValues(contact).name), affiliation: affiliations.get(contact.person) ?? '' }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
  }, [contacts, people, links, dossiers]);
}
