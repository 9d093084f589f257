import { useMemo } from 'react';
import { useText } from '../../i18n/index.ts';
import type { PaletteCommand } from '../../state/feature.ts';
import { pickFiles } from './lists/pick-files.ts';
import { askPaper, openHere, openTab, SEND } from './places.ts';

export function useCommands(): readonly PaletteCommand[] {
  const { t } = useText();
  return useMemo(
    () => [
      {
        id: 'exchange-open', label: t('exchange.commandOpen'), keywords: t('exchange.commandOpenWords'), icon: 'inbox',
        run: () => {
          openTab('received');
          void pickFiles();
        },
      },
      { id: 'exchange-send', label: t('exchange.commandSend'), keywords: t('exchange.commandSendWords'), icon: 'send', run: () => openHere(SEND) },
      { id: 'exchange-awaiting', label: t('exchange.commandAwaiting'), icon: 'clock', run: () => openTab('awaiting') },
      { id: 'exchange-ledger', label: t('exchange.commandLedger'), icon: 'book', run: () => openTab('ledger') },
      { id: 'exchange-held', label: t('disclosure.commandHeld'), keywords: t('disclosure.commandHeldWords'), icon: 'book', run: () => openTab('held') },
      { id: 'exchange-answer', label: t('disclosure.commandAnswer'), keywords: t('disclosure.commandAnswerWords'), icon: 'print', run: askPaper },
    ],
    [t],
  );
}
