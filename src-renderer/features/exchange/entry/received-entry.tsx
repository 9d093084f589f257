import { type ReactNode, useState } from 'react';
import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { discardKept } from '../../../state/exchange/discard-kept.ts';
import { undoneElsewhere } from '../../../state/exchange/import-commits.ts';
import { reopenWaiting } from '../../../state/exchange/inbox.ts';
import { AlertDialog, Banner, Button, Detail, Stack, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { AfterLoss } from '../after-loss.tsx';
import { BackButton } from '../back-button.tsx';
import { purposeWord, stateTone, stateWord } from '../entry-words.ts';
import { openTab, turnInto, undoAnswered, useAsked } from '../places.ts';
import { ContentsList } from './contents-list.tsx';
import { EntryFacts } from './entry-facts.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** One file that came: what was in it, and the way back. */
export function ReceivedEntry({ entry }: { readonly entry: LedgerEntry }): ReactNode {
  const { t, language } = useText();
  const asked = useAsked((state) => state.undo === entry.id);
  const say = useStatus();
  const explain = useExplainError();
  const [undoing, setUndoing] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const close = (): void => {
    setUndoing(false);
    undoAnswered();
  };
  const kept = entry.state === 'waiting' || entry.state === 'newer';
  const title = t('exchange.fileTitle', { purpose: purposeWord(entry.purpose, language), number: entry.number });
  const discard = async (): Promise<void> => {
    setDiscarding(false);
    const done = await discardKept(entry.id);
    setTrouble(done.ok ? null : done.error);
    if (!done.ok) return;
    say(t('exchange.discarded', { file: title }));
    openTab('received');
  };
  return (
    <>
      <BackButton tab="received" />
      <Detail
        title={title}
        state={<StateChip tone={stateTone(entry.state)}>{stateWord(entry.state, language)}</StateChip>}
        actions={
          <>
            {entry.state === 'imported' ? (
              <Button icon="undo" onPress={() => setUndoing(true)}>
                {t('exchange.undoImport')}
              </Button>
            ) : null}
            {kept ? (
              <>
                <Button icon="trash" onPress={() => setDiscarding(true)}>
                  {t('exchange.discard')}
                </Button>
                <Button kind="primary" icon="eye" onPress={() => void reopenWaiting(entry.id).then(turnInto)}>
                  {t('exchange.look')}
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <Stack>
          {trouble === null ? null : <Trouble text={explain(trouble)} about={t('exchange.aboutFileNumber', { name: entry.fileName, number: entry.number })} />}
          {entry.state === 'undone' ? <p>{t('exchange.undoneNext')}</p> : null}
          <AfterLoss partner={entry.partner} only={entry.id} />
          {undoneElsewhere(entry) ? <Banner tone="info" title={t('exchange.undoneElsewhere')} /> : null}
          <EntryFacts entry={entry} />
          <ContentsList entry={entry} />
        </Stack>
      </Detail>
      <AlertDialog open={discarding} title={t('exchange.discardAsk')} confirmLabel={t('exchange.discardDo')} cancelLabel={t('common.back')} danger onCancel={() => setDiscarding(false)} onConfirm={() => void discard()}>
        <p>{t('exchange.discardText')}</p>
      </AlertDialog>
      {undoing || asked ? <UndoDialog entryId={entry.id} onClose={close} /> : null}
    </>
  );
}
