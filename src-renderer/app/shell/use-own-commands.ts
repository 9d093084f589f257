import { useText } from '../../i18n/index.ts';
import type { PaletteCommand } from '../../state/feature.ts';
import { ports } from '../../state/session.ts';

export interface OwnActions {
  readonly onLock: () => void;
  readonly onHelp: () => void;
  readonly onBack: () => void;
  readonly onForward: () => void;
}

/** Actions of the frame itself. */
export function useOwnCommands({ onLock, onHelp, onBack, onForward }: OwnActions): readonly PaletteCommand[] {
  const { t } = useText();
  return [
    { id: 'lock', label: t('app.commandLock'), keywords: t('app.commandLockWords'), icon: 'lock', keys: 'Ctrl+L', run: onLock },
    { id: 'keys', label: t('app.commandHelp'), icon: 'info', keys: '?', run: onHelp },
    { id: 'back', label: t('app.commandBack'), icon: 'back', keys: 'Alt+←', run: onBack },
    { id: 'forward', label: t('app.commandForward'), icon: 'next', keys: 'Alt+→', run: onForward },
    { id: 'print', label: t('app.commandPrint'), icon: 'print', run: () => void ports().platform.printWindow({}) },
  ];
}
