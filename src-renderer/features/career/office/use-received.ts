import { useCallback, useMemo } from 'react';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { useRotationSpan } from '../postings/use-rotation.ts';
import { type ReceivedCareer, receivedCareers } from './received-careers.ts';

/** The careers that doctors sent, by name. */
export function useReceivedCareers(): readonly ReceivedCareer[] {
  const { t } = useText();
  const self = useSession().identity.party;
  const foreign = useCallback((record: RecordState) => record.parties.subject !== self, [self]);
  const postings = useRecords('posting', foreign);
  const goals = useRecords('careerGoal', foreign);
  const people = useRecords('person', foreign);
  const permits = useRecords('permit');
  const contacts = useRecords('contact');
  const today = useToday();
  const span = useRotationSpan();
  return useMemo(() => {
    const names = new Map(contacts.map((contact) => [contact.person, String(shownValues(contact).name ?? '')]));
    const careers = receivedCareers({ postings, goals, people, permits }, (party) => names.get(party) || t('career.nameless'), today, span);
    return careers.toSorted((a, b) => a.name.localeCompare(b.name, 'ja'));
  }, [postings, goals, people, permits, contacts, today, span, t]);
}
