import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { isToHandOver, useLedger } from '../../../state/exchange/ledger-now.ts';
import { saveInvitation } from '../../../state/exchange/make-invitation.ts';
import { useSession } from '../../../state/session.ts';
import { Button, EmptyState, Row, Stack, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { useAnswersDue } from '../batch/batch-screen.tsx';
import { BATCH, openHere, SEND } from '../places.ts';
import { TransferDialog } from '../send/transfer-dialog.tsx';
import { EntryTable } from './entry-table.tsx';

function BatchButton(): ReactNode {
  const { t } = useText();
  const count = useAnswersDue()?.length ?? 0;
  return (
    <Button icon="people" onPress={() => openHere(BATCH)}>
      {count === 0 ? t('ledger.batch') : t('ledger.batchCount', { count })}
    </Button>
  );
}

/** 送るもの: what is made and still here, and the way to make more. */
export function ToSendList(): ReactNode {
  const { t } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const { identity } = useSession();
  const entries = useLedger().filter(isToHandOver).toReversed();
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [moving, setMoving] = useState(false);
  const save = async (): Promise<void> => {
    const saved = await saveInvitation();
    if (saved.ok) {
      setTrouble(null);
      say(t('exchange.invitationSaved', { name: saved.value.name }));
    } else setTrouble(saved.error.code === 'desktop/cancelled' ? null : saved.error);
  };
  const make = (
    <Button kind="primary" icon="send" onPress={() => openHere(SEND)}>
      {t('exchange.newFile')}
    </Button>
  );
  return (
    <Stack>
      {entries.length === 0 && identity.role === 'doctor' ? null : (
        <Row>
          {entries.length === 0 ? null : make}
          {identity.role === 'doctor' ? null : (
            <BatchButton />
          )}
          {identity.role === 'doctor' ? null : (
            <Button icon="mail" onPress={() => void save()}>
              {t('exchange.invitationMake')}
            </Button>
          )}
          {identity.role === 'office' ? <Button icon="next" onPress={() => setMoving(true)}>{t('files.transfer')}</Button> : null}
        </Row>
      )}
      {moving ? <TransferDialog onClose={() => setMoving(false)} /> : null}
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      {entries.length === 0 ? (
        <EmptyState icon="send" title={t('exchange.emptyToSend')} action={make}>
          {t('exchange.emptyToSendText')}
        </EmptyState>
      ) : (
        <EntryTable caption={t('exchange.toSend')} captionHidden entries={entries} columns={['file', 'partner', 'made', 'state']} />
      )}
    </Stack>
  );
}
