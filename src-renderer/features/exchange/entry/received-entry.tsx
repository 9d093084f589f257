import { type ReactNode, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { useText } from '../../../i18n/index.ts';
import { undoneElsewhere } from '../../../state/exchange/import-commits.ts';
import { reopenWaiting } from '../../../state/exchange/inbox.ts';
import { Banner, Button, Detail, Stack, StateChip } from '../../../ui/index.ts';
import { AfterLoss } from '../after-loss.tsx';
import { BackButton } from '../back-button.tsx';
import { purposeWord, stateTone, stateWord } from '../entry-words.ts';
import { turnInto, undoAnswered, useAsked } from '../places.ts';
import { ContentsList } from './contents-list.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** One file that came: what was in it, and the way back. */
export function ReceivedEntry({ entry }: { readonly entry: LedgerEntry }): ReactNode {
  const { t, language } = useText();
  const asked = useAsked((state) => state.undo === entry.id);
  const [undoing, setUndoing] = useState(false);
  const close = (): void => {
    setUndoing(false);
    undoAnswered();
  };
  return (
    <>
      <BackButton tab="received" />
      <Detail
        title={t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number: entry.number })}
        state={<StateChip tone={stateTone(entry.state)}>{stateWord(entry.state, language)}</StateChip>}
        actions={
          <>
            {entry.state === 'imported' ? (
              <Button icon="undo" onPress={() => setUndoing(true)}>
                {t('exchange.undoImport')}
              </Button>
            ) : null}
            {entry.state === 'waiting' || entry.state === 'newer' ? (
              <Button kind="primary" icon="eye" onPress={() => void reopenWaiting(entry.id).then(turnInto)}>
                {t('exchange.look')}
              </Button>
            ) : null}
          </>
        }
      >
        <Stack>
          {entry.state === 'undone' ? <p>{t('exchange.undoneNext')}</p> : null}
          <AfterLoss partner={entry.partner} only={entry.id} />
          {undoneElsewhere(entry) ? <Banner tone="info" title={t('exchange.undoneElsewhere')} /> : null}
          <EntryFacts entry={entry} />
          <ContentsList entry={entry} />
        </Stack>
      </Detail>
      {undoing || asked ? <UndoDialog entryId={entry.id} onClose={close} /> : null}
    </>
  );
}
