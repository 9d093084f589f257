import { useEffect } from 'react';
import { offerPicked } from '../../state/incoming-files.ts';
import { backUpOnClosing } from '../../state/back-up.ts';
import { ports, session } from '../../state/session.ts';
import { flushAllDrafts } from '../../state/use-autosave.ts';

export interface DeskEvents {
  readonly onLock: (why: 'screen-lock' | 'suspend' | 'menu') => void;
  readonly onMenu: (command: 'open' | 'send' | 'search' | 'print' | 'lock' | 'settings' | 'help') => void;
  readonly onFiles: (count: number) => void;
}

/** What the other side of the desktop contract says while a vault is open. */
export function useDeskEvents({ onLock, onMenu, onFiles }: DeskEvents): void {
  useEffect(() => {
    const { platform } = ports();
    const take = async (): Promise<void> => {
      const taken = await platform.inboxTake({});
      if (!taken.ok || taken.value.files.length === 0) return;
      offerPicked(platform, taken.value.files);
      onFiles(taken.value.files.length);
    };
    const close = async (): Promise<void> => {
      await flushAllDrafts();
      await backUpOnClosing();
      await session().vault.flushMirror();
      await platform.quitReady({});
    };
    const stops = [
      platform.on('lockAsked', ({ why }) => onLock(why)),
      platform.on('menuChosen', ({ command }) => onMenu(command)),
      platform.on('inboxArrived', () => void take()),
      platform.on('quitAsked', () => void close()),
    ];
    // double-clicked while the vault was locked
    void take();
    return () => stops.forEach((stop) => stop());
  }, [onLock, onMenu, onFiles]);
}
