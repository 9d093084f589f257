import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { useInbox } from '../../../state/exchange/inbox.ts';
import { isWaiting, useLedger } from '../../../state/exchange/ledger-now.ts';
import { useReceiving } from '../../../state/exchange/receiving.ts';
import { Button, EmptyState, Row, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import styles from '../exchange.module.css';
import { CONFIRM, openHere } from '../places.ts';
import { PasteDialog } from '../receive/paste-dialog.tsx';
import { DeskList } from './desk-list.tsx';
import { EntryTable } from './entry-table.tsx';
import { pickFiles, pickFolder } from './pick-files.ts';

const RECENT = 20;

/** 届いたもの: files on the desk, files that wait to be confirmed, files taken in. */
export function ReceivedList(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const onDesk = useInbox((state) => state.items.length);
  const reading = useReceiving((state) => state.total);
  const ledger = useLedger();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [pasting, setPasting] = useState(false);
  const waiting = ledger.filter(isWaiting).toReversed();
  const taken = ledger.filter((entry) => entry.direction === 'received' && !isWaiting(entry)).toReversed().slice(0, RECENT);
  const desk = onDesk > 0 || reading > 0;
  const ways = (
    <Row>
      <Button {...(desk ? {} : { kind: 'primary' as const })} icon="inbox" onPress={() => void pickFiles().then(setTrouble)}>
        {t('exchange.openFile')}
      </Button>
      <Button icon="inbox" onPress={() => void pickFolder().then(setTrouble)}>
        {t('files.openFolder')}
      </Button>
      <Button icon="paper" onPress={() => setPasting(true)}>
        {t('files.openPasted')}
      </Button>
    </Row>
  );
  const empty = !desk && waiting.length === 0 && taken.length === 0;
  return (
    <Stack>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      {empty ? (
        <EmptyState title={t('exchange.emptyReceived')} action={ways}>
          {t('exchange.emptyReceivedText')}
        </EmptyState>
      ) : (
        <>
          {ways}
          <p className={styles['quiet']}>{t('exchange.dropHint')}</p>
        </>
      )}
      {desk ? <DeskList /> : null}
      {waiting.length < 2 ? null : (
        <Row>
          <Button icon="people" onPress={() => openHere(CONFIRM)}>
            {t('trust.confirmMany')}
          </Button>
        </Row>
      )}
      {waiting.length === 0 ? null : <EntryTable caption={t('exchange.waitingTitle')} entries={waiting} columns={['file', 'partner', 'made', 'state']} />}
      {taken.length === 0 ? null : <EntryTable caption={t('exchange.recentTitle')} entries={taken} columns={['file', 'partner', 'made', 'state']} />}
      {pasting ? <PasteDialog onClose={() => setPasting(false)} /> : null}
    </Stack>
  );
}
