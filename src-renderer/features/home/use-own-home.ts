import { daysBetween, civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { backUpTo } from '../../state/back-up.ts';
import { AMBER_DAYS, useFreshness } from '../../state/back-up-notes.ts';
import type { HomeCard, HomeParts, NextStep } from '../../state/feature.ts';
import { openArea } from '../../state/navigation.ts';
import { usePreference } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { useToday } from '../../state/use-today.ts';
import { drillReminder } from './drill-reminder.ts';

const BACK_UP = { area: 'settings', recordId: 'backup' } as const;

/** What the vault itself has to say: recovery sheet, second place, age of the last copy, and the sample. */
export function useOwnHome(): HomeParts {
  const { t } = useText();
  const { identity, sample } = useSession();
  const today = useToday();
  const sheet = usePreference('recovery.done');
  const place = usePreference('backup.place');
  const last = usePreference('backup.last');
  const usbAt = usePreference('backup.usbAt');
  const weekly = usePreference('backup.weeklyUsb');
  const drilled = usePreference('drill.last');
  const fresh = useFreshness();
  const daysSince = (at: number | null): number | null => (at === null ? null : daysBetween(civilDateOfMs(at), today));
  const cards: HomeCard[] = [];
  if (sample) {
    cards.push({
      id: 'sample',
      column: 'ours',
      order: 0,
      title: t('home.sampleTitle'),
      note: t('home.sampleNote'),
      to: { area: 'settings', recordId: 'vault' },
      action: { label: t('home.sampleDo'), run: () => openArea('settings', 'vault') },
    });
    return { cards };
  }
  if (!sheet) {
    cards.push({
      id: 'recovery',
      column: 'ours',
      order: 900,
      tone: 'warn',
      title: t('home.recoveryTitle'),
      note: t('home.recoveryNote'),
      to: { area: 'settings', recordId: 'security' },
      action: { label: t('home.recoveryDo'), run: () => openArea('settings', 'security') },
    });
  }
  if (place === null) {
    cards.push({
      id: 'place',
      column: 'ours',
      order: 910,
      tone: 'warn',
      title: t('home.placeTitle'),
      note: t('home.placeNote'),
      to: { area: 'settings', recordId: 'backup' },
      action: { label: t('home.placeDo'), run: () => openArea('settings', 'backup') },
    });
  } else if (fresh.light !== 'green') {
    cards.push({
      id: 'backup',
      column: 'ours',
      order: 920,
      tone: fresh.light === 'red' ? 'danger' : 'warn',
      title: fresh.why === 'failed' ? t('backUp.lightFailed') : fresh.why === 'keys' ? t('backUp.lightKeys') : fresh.why === 'erased' ? t('backUp.lightErased') : fresh.why === 'old' ? t('home.backUpOld', { days: fresh.days }) : t('home.backUpNever'),
      note: t('home.backUpNote', { place: place.label }),
      to: BACK_UP,
      action: { label: t('home.backUpDo'), run: () => void backUpTo(place).then((done) => (done.ok ? undefined : openArea('settings', 'backup'))) },
    });
  }
  const usbDays = daysSince(usbAt);
  if (weekly && last !== null && (usbDays === null || usbDays >= AMBER_DAYS)) {
    cards.push({ id: 'usb', column: 'ours', order: 930, title: t('backUp.usbRemind'), note: t('backUp.usbRemindNote'), to: BACK_UP, action: { label: t('backUp.usb'), run: () => openArea('settings', 'backup') } });
  }
  const drill = drillReminder(last !== null, drilled, today);
  if (drill !== null) {
    cards.push({
      id: 'drill',
      column: 'ours',
      order: 940,
      ...(drill.why === 'failed' ? { tone: 'danger' as const } : {}),
      title: drill.why === 'first' ? t('backUp.drillRemindFirst') : drill.why === 'failed' ? t('backUp.drillRemindFailed') : t('backUp.drillRemind', { days: drill.days }),
      note: t('backUp.drillRemindNote'),
      to: BACK_UP,
      action: { label: t('backUp.drillRemindDo'), run: () => openArea('settings', 'backup') },
    });
  }
  const nextSteps: NextStep[] = [
    identity.role === 'doctor'
      ? { column: 'ours', order: 500, text: t('home.stepPerson'), action: { label: t('home.stepPersonDo'), run: () => openArea('people') } }
      : { column: 'ours', order: 500, text: t('home.stepOffice'), action: { label: t('home.stepOfficeDo'), run: () => openArea('settings', 'office') } },
    { column: 'theirs', order: 500, text: t('home.stepContacts'), action: { label: t('home.stepContactsDo'), run: () => openArea('people', 'contacts') } },
  ];
  return { cards, nextSteps };
}
