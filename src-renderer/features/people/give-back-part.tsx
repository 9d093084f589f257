import { type ReactNode, useState } from 'react';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import { lastReturned } from '../../state/exchange/give-back.ts';
import { useRecipientsNow } from '../../state/exchange/use-recipients-now.ts';
import { useSession } from '../../state/session.ts';
import { useRecords, useRevision } from '../../state/use-records.ts';
import { Banner, Button, Card, Row, Stack } from '../../ui/index.ts';
import { GiveBackDialog } from './give-back-dialog.tsx';

/** Of a doctor who began anew: which contact goes on, and what was given back. */
export function GivenBack({ contact }: { readonly contact: RecordState }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const contacts = useRecords('contact');
  const { heirOf } = shownValues(contact);
  const earlier = typeof heirOf === 'string' ? contacts.find((one) => one.person === heirOf) : undefined;
  if (identity.role !== 'office') return null;
  // asked again at every commit, which useRecords sees
  const given = lastReturned(typeof heirOf === 'string' ? heirOf : contact.person);
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
    </>
  );
}

/** The way to give a 控え一式 back to a confirmed doctor: rarely needed, so it stands below what is used every day. */
export function GiveBackPart({ contact }: { readonly contact: RecordState }): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const recipients = useRecipientsNow();
  const [asking, setAsking] = useState(false);
  useRevision();
  const { heirOf } = shownValues(contact);
  const now = recipients.find((one) => one.party === contact.person);
  if (identity.role !== 'office' || now === undefined || now.kind !== 'doctor') return null;
  const given = lastReturned(typeof heirOf === 'string' ? heirOf : contact.person);
  return (
    <Card title={t('returned.partTitle')}>
      <Stack gap="small">
        <p>{t('returned.partText')}</p>
        <Row>
          <Button icon="undo" onPress={() => setAsking(true)}>
            {given === null ? t('returned.giveBack') : t('returned.again')}
          </Button>
        </Row>
      </Stack>
      {asking ? <GiveBackDialog now={now} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}
