import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { formatWarekiShort } from '../../src-shared/time/wareki.ts';
import { setLanguage, useText } from '../i18n/index.ts';
import { backUpOnClosing } from '../state/back-up.ts';
import { HomePartsContext } from '../state/home-parts.ts';
import { offerDropped } from '../state/incoming-files.ts';
import { beforeClosing, lockNow } from '../state/lock.ts';
import { keepLook, lookOf } from '../state/look.ts';
import { goBack, goForward, HOME, openArea, usePlace } from '../state/navigation.ts';
import { usePreference } from '../state/preferences.ts';
import { warmSearch } from '../state/record-search.ts';
import { ports, useSession } from '../state/session.ts';
import { useRevision } from '../state/use-records.ts';
import { useToday } from '../state/use-today.ts';
import { flushAllDrafts } from '../state/use-autosave.ts';
import { applyAppearance, CommandBox, DropTarget, EmptyState, IconButton, type RailItem, Shell, useStatus } from '../ui/index.ts';
import { giveWay } from '../vault/index.ts';
import { CrashScreen } from './crash-screen.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { areasOf, FEATURES } from './features.ts';
import { KeyChangeNotice } from './shell/key-change-notice.tsx';
import { KeySheet } from './shell/key-sheet.tsx';
import { MemberMenu } from './shell/member-menu.tsx';
import { OpeningNotices } from './shell/opening-notices.tsx';
import { choose, findInPalette, type PaletteScope } from './shell/palette.ts';
import { RailFoot } from './shell/rail-foot.tsx';
import { SpaceNotice } from './shell/space-notice.tsx';
import { useAutoLock } from './shell/use-auto-lock.ts';
import { useDeskEvents } from './shell/use-desk-events.ts';
import { useCommands, useCounts, useHomeOfAll } from './shell/use-gathered.ts';
import { useFolderSync } from './shell/use-folder-sync.ts';
import { useGlobalKeys } from './shell/use-global-keys.ts';
import { useKeptParts } from './shell/use-kept-parts.ts';
import { useMirrorState } from './shell/use-mirror-state.ts';
import { useDailyBackUp } from './shell/use-daily-back-up.ts';
import { useOwnCommands } from './shell/use-own-commands.ts';

const EXCHANGE = 800;

function useDeskLook(): void {
  const session = useSession();
  const revision = useRevision();
  useEffect(() => {
    const look = lookOf(session);
    setLanguage(look.language);
    keepLook(look);
    return applyAppearance(look.appearance);
    // settings are records: a commit may have changed the look
  }, [session, revision]);
}

/** The open vault: rail, top bar, palette, and the screen of the place that navigation names. */
export function Desk(): ReactNode {
  const session = useSession();
  const { identity, vault, sample } = session;
  const texts = useText();
  const { t, language, dateWords } = texts;
  const say = useStatus();
  const place = usePlace();
  const today = useToday();
  const areas = useMemo(() => areasOf(identity.role), [identity.role]);
  const counts = useCounts(areas);
  const home = useHomeOfAll(FEATURES);
  const mirrored = useMirrorState();
  const folder = useFolderSync();
  const saving = folder === '' ? [mirrored] : [mirrored, folder];
  const minutes = usePreference('lock.minutes');
  const withSystem = usePreference('lock.withSystem');
  const [searching, setSearching] = useState(false);
  const [help, setHelp] = useState(false);
  useDeskLook();

  const lock = useCallback(async (): Promise<void> => {
    if (!(await lockNow())) say({ text: t('app.lockFailed'), tone: 'danger' });
  }, [say, t]);
  const onLock = useCallback(() => void lock(), [lock]);
  const onHelp = useCallback(() => setHelp(true), []);
  const onSearch = useCallback(() => setSearching(true), []);
  const onSave = useCallback(() => void flushAllDrafts().then((saved) => (saved ? say(t('common.saved')) : undefined)), [say, t]);
  const onFiles = useCallback(
    (count: number): void => {
      say(t('app.filesArrived', { count }));
      openArea('exchange');
    },
    [say, t],
  );
  const onAskedLock = useCallback(
    (why: 'screen-lock' | 'suspend' | 'menu'): void => {
      if (why === 'menu' || withSystem) onLock();
    },
    [onLock, withSystem],
  );
  const onMenu = useCallback(
    (command: 'open' | 'send' | 'search' | 'print' | 'lock' | 'settings' | 'help'): void => {
      if (command === 'search') onSearch();
      else if (command === 'lock') onLock();
      else if (command === 'help') onHelp();
      else if (command === 'print') void ports().platform.printWindow({});
      else openArea(command === 'settings' ? 'settings' : 'exchange');
    },
    [onHelp, onLock, onSearch],
  );
  useEffect(() => beforeClosing(backUpOnClosing), []);
  useDailyBackUp();
  useKeptParts();
  useGlobalKeys({ onLock, onSave, onHelp });
  useAutoLock(minutes, onLock);
  useDeskEvents({ onLock: onAskedLock, onMenu, onFiles });

  const own = useOwnCommands({ onLock, onHelp, onBack: goBack, onForward: goForward });
  const featureCommands = useCommands(FEATURES);
  const finds = useMemo(() => FEATURES.flatMap((feature) => feature.finds ?? []), []);
  const scope: PaletteScope = { role: identity.role, areas, commands: [...featureCommands, ...own], finds, workingSet: vault.workingSet, texts };
  useEffect(() => warmSearch(vault.workingSet, finds.filter(({ roles }) => roles.includes(identity.role)).map(({ type }) => type), giveWay), [vault, finds, identity.role]);

  const area = areas.find(({ id }) => id === place.area);
  const item = (at: number): RailItem => {
    const one = areas[at] as (typeof areas)[number];
    return { id: one.id, label: one.label[language], icon: one.icon, count: counts[at] ?? 0 };
  };
  const rail = [
    areas.flatMap((one, at) => (one.order === 0 ? [item(at)] : [])),
    areas.flatMap((one, at) => (one.order > 0 && one.order < EXCHANGE ? [item(at)] : [])),
    areas.flatMap((one, at) => (one.order >= EXCHANGE ? [item(at)] : [])),
  ].filter((group) => group.length > 0);
  const roleName = identity.role === 'doctor' ? t('app.roleDoctor') : identity.role === 'office' ? t('app.roleOffice') : t('app.roleHeadquarters');

  return (
    <HomePartsContext value={home}>
      <Shell
        appName={t('common.appName')}
        rail={rail}
        current={place.area}
        onGo={(id) => openArea(id)}
        where={area?.label[language] ?? t('common.home')}
        today={language === 'ja' ? dateWords(today) : `${today} (${formatWarekiShort(today)})`}
        vaultName={identity.name}
        roleName={identity.role === 'doctor' ? roleName : `${roleName}・${session.member.name}`}
        onSearch={onSearch}
        onLock={onLock}
        extra={
          <>
            <MemberMenu />
            <IconButton icon="info" label={t('app.help')} onPress={onHelp} />
          </>
        }
        sample={sample}
        railFoot={<RailFoot saving={saving} />}
        plain={area?.padded !== false}
      >
        <ErrorBoundary resetKey={`${place.area}/${place.recordId ?? ''}`} fallback={(cause) => <CrashScreen cause={cause} onHome={() => openArea(HOME.area)} />}>
          <OpeningNotices />
          <SpaceNotice />
          <KeyChangeNotice />
          {area === undefined ? <EmptyState title={t('app.areaMissing')} /> : <area.Screen recordId={place.recordId} />}
        </ErrorBoundary>
      </Shell>
      <CommandBox open={searching} onClose={() => setSearching(false)} find={(query) => findInPalette(scope, query)} onChoose={(id) => choose(scope, id)} placeholder={t('app.searchPlaceholder')} />
      <KeySheet open={help} onClose={() => setHelp(false)} />
      <DropTarget
        label={t('app.dropHere')}
        onFiles={(files) => {
          offerDropped(files);
          openArea('exchange');
        }}
      />
    </HomePartsContext>
  );
}
