import type { ReactNode } from 'react';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { setPreference, usePreference } from '../../state/preferences.ts';
import { ports, useSession } from '../../state/session.ts';
import { Button, Card, NumberField, RadioGroup, Row, Stack, Switch } from '../../ui/index.ts';
import { ChoosePlace } from '../../vault-view/choose-place.tsx';
import { usePreferenceState } from './use-preference-state.ts';

function Inbox(): ReactNode {
  const { t } = useText();
  const place = usePreference('inbox.place');
  const stop = async (): Promise<void> => {
    await ports().platform.inboxWatch({ handle: null });
    await setPreference('inbox.place', null);
  };
  return (
    <Card title={t('settings.inbox')}>
      <Stack>
        <p>{t('settings.inboxHint')}</p>
        <p>{place === null ? t('settings.inboxNone') : place.label}</p>
        {place === null ? (
          <ChoosePlace
            purpose="inbox"
            working={t('settings.inboxWorking')}
            onChosen={async (chosen) => {
              const watched = await ports().platform.inboxWatch({ handle: chosen.handle });
              if (!watched.ok) return appError(watched.error.code, watched.error.params);
              const noted = await setPreference('inbox.place', chosen);
              return noted.ok ? null : noted.error;
            }}
          />
        ) : (
          <Row>
            <Button onPress={() => void stop()}>{t('settings.inboxStop')}</Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}

/** How files are named, handed over and taken in. */
export function ExchangePage(): ReactNode {
  const { t } = useText();
  const { identity } = useSession();
  const [ascii, setAscii] = usePreferenceState('file.asciiNames');
  const [names, setNames] = usePreferenceState('file.personNames');
  const [media, setMedia] = usePreferenceState('file.mediaNumber');
  const [receipts, setReceipts] = usePreferenceState('file.ownReceipts');
  const [partSize, setPartSize] = usePreferenceState('file.partMegabytes');
  const [days, setDays] = usePreferenceState('answer.reminderDays');
  const [after, setAfter] = usePreferenceState('import.after');
  const [numbers, setNumbers] = usePreferenceState('permit.automaticNumbers');
  return (
    <Stack>
      <Switch label={t('settings.asciiNames')} hint={t('settings.asciiNamesHint')} checked={ascii} onChange={setAscii} />
      <Switch label={t('settings.personNames')} hint={t('settings.personNamesHint')} checked={names} onChange={setNames} />
      <Switch label={t('settings.mediaNumber')} checked={media} onChange={setMedia} />
      <Switch label={t('settings.ownReceipts')} hint={t('settings.ownReceiptsHint')} checked={receipts} onChange={setReceipts} />
      {identity.role === 'doctor' ? null : <Switch label={t('settings.automaticNumbers')} checked={numbers} onChange={setNumbers} />}
      <NumberField label={t('settings.partMegabytes')} help={t('settings.partMegabytesHelp')} suffix="MB" value={partSize} min={0.1} max={500} onChange={(value) => (value === null ? undefined : setPartSize(value))} width="tiny" />
      <NumberField label={t('settings.reminderDays')} help={t('settings.reminderDaysHelp')} value={days} min={1} max={200} onChange={setDays} width="tiny" />
      <RadioGroup
        label={t('settings.importAfter')}
        choices={[
          { value: 'firstThing', label: t('settings.importAfterFirst') },
          { value: 'nextFile', label: t('settings.importAfterNext') },
        ]}
        value={after}
        onChange={setAfter}
      />
      <Inbox />
    </Stack>
  );
}
