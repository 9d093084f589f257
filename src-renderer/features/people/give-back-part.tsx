import { type ReactNode, useState } from 'react';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { lastReturned } from '../../state/exchange/give-back.ts';
import { useRecipientsNow } from '../../state/exchange/use-recipients-now.ts';
import { useSession } from '../../state/session.ts';
import { useRecords } from '../../state/use-records.ts';
import { Banner, Button } from '../../ui/index.ts';
import { GiveBackDialog } from './give-back-dialog.tsx';

/** 控え一式 beside a confirmed doctor: the way to give it back, and what was given. */
export function GiveBackPart({ contact }: { readonly contact: RecordState }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const contacts = useRecords('contact');
  const recipients = useRecipientsNow();
  const [asking, setAsking] = useState(false);
  const { heirOf } = shownValues(contact);
  const now = recipients.find((one) => one.party === contact.person);
  const earlier = typeof heirOf === 'string' ? contacts.find((one) => one.person === heirOf) : undefined;
  // asked again at every commit, which useRecords sees
  const given = lastReturned(typeof heirOf === 'string' ? heirOf : contact.person);
  if (identity.role !== 'office') return null;
  const said = given === null ? null : shownValues(given);
  return (
    <>
      {earlier === undefined ? null : (
        <Banner tone="info" title={t('returned.beganAnew', { name: String(shownValues(earlier)['name'] ?? '') })}>
          <p>{t('returned.beganAnewText')}</p>
        </Banner>
      )}
      {said === null ? null : (
        <Banner tone="info" title={t('returned.givenOn', { on: String(said['returnedOn'] ?? '') })}>
          <p>{t('returned.givenText', { lost: String(said['lostOn'] ?? '') })}</p>
        </Banner>
      )}
      {now === undefined || now.kind !== 'doctor' ? null : (
        <Button icon="undo" onPress={() => setAsking(true)}>
          {given === null ? t('returned.giveBack') : t('returned.again')}
        </Button>
      )}
      {asking && now !== undefined ? <GiveBackDialog now={now} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
