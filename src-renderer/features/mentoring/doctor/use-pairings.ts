import { useMemo } from 'react';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { type Pairing, pairings } from './pairs.ts';

export function usePairings(): readonly Pairing[] {
  const { t } = useText();
  const self = useSession().identity.party;
  const pairs = useRecords('mentorPair');
  const sessions = useRecords('mentorSession');
  const contacts = useRecords('contact');
  return useMemo(() => {
    const names = new Map(contacts.map((contact) => [contact.person, String(shownValues(contact).name ?? '')]));
    return pairings(pairs, sessions, self, (party) => names.get(party) || t('mentoring.partnerNameless'));
  }, [pairs, sessions, contacts, self, t]);
}
