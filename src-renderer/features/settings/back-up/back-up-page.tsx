import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { type AppError, appError } from '../../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { formatWarekiDigits } from '../../../../src-shared/time/wareki.ts';
import { useText } from '../../../i18n/index.ts';
import { backUpOnUsb, backUpTo, packVault, takeAsSecondPlace } from '../../../state/back-up.ts';
import { type KnownPlace, usePreference } from '../../../state/preferences.ts';
import { ports, useSession } from '../../../state/session.ts';
import { useGenerations } from '../../../state/use-generations.ts';
import { Banner, Button, Card, Facts, NumberField, ProgressBar, Row, Stack, Switch, useStatus } from '../../../ui/index.ts';
import { BackUpTrouble } from '../../../vault-view/back-up-trouble.tsx';
import { ChoosePlace } from '../../../vault-view/choose-place.tsx';
import { EmergencyCard } from '../emergency/emergency-card.tsx';
import { usePreferenceState } from '../use-preference-state.ts';
import { AsideCard } from './aside-card.tsx';
import { DrillCard } from './drill-card.tsx';
import { FreshnessBanner } from './freshness-banner.tsx';
import { RestoreCard } from './restore-card.tsx';
import { StaleCard } from './stale-card.tsx';
import { useBackUp } from './use-back-up.ts';

type Opened = 'nothing' | 'place' | 'usb';

/** Freshness first, then the act, the drill, the way back; place and rules last, since they are set once; until then they stand below the button that waits for them. */
export function BackUpPage(): ReactNode {
  const { t, moment } = useText();
  const say = useStatus();
  const { vault } = useSession();
  const place = usePreference('backup.place');
  const usbAt = usePreference('backup.usbAt');
  const [keep, setKeep] = usePreferenceState('backup.keep');
  const [weekly, setWeekly] = usePreferenceState('backup.weeklyUsb');
  const generations = useGenerations();
  const { running, problem, run } = useBackUp();
  const [opened, setOpened] = useState<Opened>('nothing');
  const [unread, setUnread] = useState(false);
  const behind = useSyncExternalStore(
    (listener) => vault.watchMirror(listener),
    () => vault.mirrorStatus()?.behind ?? -1,
  );

  const now = async (evenIfSmaller = false): Promise<void> => {
    if (place === null) return;
    const done = await run((options) => backUpTo(place, { ...options, evenIfSmaller }));
    if (done.ok) say(t('settings.backUpDone'));
  };

  const replace = async (where: KnownPlace, until: number): Promise<void> => {
    const done = await run((options) => backUpTo(where, { ...options, replaceBefore: until }));
    if (done.ok) say(t('backUp.staleReplaced'));
    generations.look();
  };

  const intoFile = async (): Promise<void> => {
    setUnread(false);
    const saved = await run(async (options): Promise<Result<{ readonly name: string; readonly readBack: boolean }>> => {
      const packed = await packVault(options);
      if (!packed.ok) return packed;
      const { platform, clock } = ports();
      const name = `${formatWarekiDigits(todayInJapan(clock))}_${t('settings.backUpFileName')}_${vault.id}.cdesk-backup`;
      const file = await platform.saveFile({ suggestedName: name, purpose: 'backup', bytes: packed.value.bytes });
      if (!file.ok) return { ok: false, error: appError(file.error.code, file.error.params) };
      const info = await platform.appInfo({});
      if (!info.ok || info.value.edition === 'browser') return ok({ name: file.value.savedAs, readBack: false });
      const back = await platform.readFile({ handle: file.value.handle });
      const { bytes } = packed.value;
      const same = back.ok && back.value.bytes.length === bytes.length && back.value.bytes.every((byte, at) => byte === bytes[at]);
      return same ? ok({ name: file.value.savedAs, readBack: true }) : { ok: false, error: appError('desktop/read-back') };
    });
    if (!saved.ok) return;
    setUnread(!saved.value.readBack);
    say(t('settings.backUpSaved', { name: saved.value.name }));
  };

  const check = async (): Promise<void> => {
    const verified = await run(async () => {
      const chain = await vault.verify();
      const mended = chain.ok ? await vault.mendMirror() : null;
      return mended !== null && !mended.ok ? mended : chain;
    });
    if (verified.ok) say(t('settings.backUpChecked', { count: verified.value.commits }));
  };

  const chosen = (write: (to: KnownPlace, evenIfSmaller: boolean) => Promise<AppError | null>) => async (to: KnownPlace, evenIfSmaller: boolean): Promise<AppError | null> => {
    const wrong = await write(to, evenIfSmaller);
    if (wrong === null) {
      setOpened('nothing');
      say(t('vaultView.placeDone', { place: to.label }));
    }
    return wrong;
  };

  const rules = (
    <Card title={t('backUp.rules')}>
      <Stack>
        <Facts
          facts={[
            { label: t('settings.backUpPlace'), value: place === null ? t('settings.backUpNoPlace') : place.label },
            ...(usbAt === null ? [] : [{ label: t('backUp.usbLast'), value: moment(usbAt) }]),
            {
              label: t('settings.backUpMirror'),
              value: behind < 0 ? t('settings.backUpMirrorOff') : behind === 0 ? t('settings.backUpMirrorFine') : t('settings.backUpMirrorBehind', { count: behind }),
            },
          ]}
        />
        <p>{t('backUp.rulesNote')}</p>
        {place === null || opened === 'place' ? (
          <>
            <p>{t('vaultView.placeLead')}</p>
            <ChoosePlace purpose="second" working={t('vaultView.placeWorking')} onChosen={chosen((to, evenIfSmaller) => takeAsSecondPlace(to, { evenIfSmaller }))} />
          </>
        ) : (
          <Row>
            <Button kind="quiet" onPress={() => setOpened('place')}>
              {t('settings.backUpChange')}
            </Button>
            <Button kind="quiet" onPress={() => void check()}>
              {t('settings.backUpCheck')}
            </Button>
          </Row>
        )}
        <NumberField label={t('settings.backUpKeep')} value={keep} min={1} max={100} onChange={(next) => (next === null ? undefined : setKeep(next))} width="tiny" />
        <Switch label={t('settings.backUpWeekly')} checked={weekly} onChange={setWeekly} />
      </Stack>
    </Card>
  );
  return (
    <Stack>
      <FreshnessBanner />
      {/* of a replacement too: the earlier ones stay until it is asked for again */}
      <BackUpTrouble problem={problem} onEvenIfSmaller={() => void now(true)} />
      {unread ? <Banner tone="info" title={t('backUp.notReadBack')} /> : null}
      {running === null ? (
        <Row>
          <Button kind="primary" icon="save" onPress={() => void now()} disabled={place === null}>
            {t('backUp.now')}
          </Button>
          <Button onPress={() => setOpened(opened === 'usb' ? 'nothing' : 'usb')}>{t('backUp.usb')}</Button>
          <Button onPress={() => void intoFile()}>{t('settings.backUpFile')}</Button>
        </Row>
      ) : (
        <ProgressBar label={t('settings.backUpWorking')} value={running.share} {...(running.cancel === undefined ? {} : { onCancel: running.cancel })} />
      )}
      {opened !== 'usb' ? null : (
        <Card title={t('backUp.usb')}>
          <Stack>
            <p>{t('backUp.usbLead')}</p>
            <ChoosePlace
              purpose="handover"
              working={t('vaultView.placeWorking')}
              onChosen={chosen(async (to, evenIfSmaller) => {
                const done = await backUpOnUsb(to, { evenIfSmaller });
                return done.ok ? null : done.error;
              })}
            />
          </Stack>
        </Card>
      )}
      <StaleCard generations={generations} onReplace={(where, until) => void replace(where, until)} />
      {place === null ? rules : null}
      <DrillCard generations={generations} />
      <RestoreCard generations={generations} />
      <AsideCard />
      <EmergencyCard />
      {place === null ? null : rules}
    </Stack>
  );
}
