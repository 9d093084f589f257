import { useEffect } from 'react';
import { clockTimeOfMs } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { beforeClosing } from '../../state/lock.ts';
import { exchangeNow, forgetFolder, useFolder } from '../../state/own-pcs/folder-sync.ts';
import { usePreference } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { useStatus } from '../../ui/index.ts';

/** Some seconds after the last change, so that a sentence being typed is one file. */
const QUIET_MS = 3_000;
const LOOK_EVERY_MS = 8_000;

/** Through the shared folder: soon after a change, by the clock, and before the vault is locked. @returns one line about it */
export function useFolderSync(): string {
  const { t } = useText();
  const say = useStatus();
  const { vault } = useSession();
  const place = usePreference('pcs.folder');
  const { kind, at, taken } = useFolder();
  const handle = place?.handle;
  useEffect(() => {
    if (handle === undefined) {
      forgetFolder();
      return undefined;
    }
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(() => void exchangeNow(), QUIET_MS);
    };
    void exchangeNow();
    const stop = vault.workingSet.watch(soon);
    const clock = setInterval(() => void exchangeNow(), LOOK_EVERY_MS);
    const closing = beforeClosing(async () => {
      await exchangeNow();
    });
    return () => {
      clearTimeout(quiet);
      clearInterval(clock);
      stop();
      closing();
    };
  }, [handle, vault]);
  useEffect(() => {
    if (taken !== null) say(t(taken.erased > 0 ? 'ownPcs.folderErased' : 'ownPcs.folderTaken', { name: taken.name || t('ownPcs.otherPc'), count: taken.count, erased: taken.erased }));
  }, [taken, say, t]);
  if (handle === undefined || kind === 'off' || at === null) return '';
  if (kind === 'gone') return t('ownPcs.folderGone');
  if (kind === 'asks') return t('ownPcs.folderAsks');
  return kind === 'waits' ? t('ownPcs.folderWaits', { at: clockTimeOfMs(at) }) : t('ownPcs.folderFresh', { at: clockTimeOfMs(at) });
}
