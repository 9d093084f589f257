import { type ReactNode, useState } from 'react';
import type { Disclosure } from '../../../../src-shared/exchange/disclosure.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { askToErase } from '../../../state/exchange/recall.ts';
import { requestSend } from '../../../state/send-request.ts';
import { Button, Dialog, Stack, TextArea, Trouble, useExplainError } from '../../../ui/index.ts';
import { recordLine, unitsLine } from '../record-line.ts';

export interface AskDialogProps {
  readonly lines: readonly Disclosure[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 消去を依頼する: exactly what they hold, by name; then the send screen shows the request as they will read it. */
export function AskDialog({ lines, onClose, onDone }: AskDialogProps): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [first] = lines;
  if (first === undefined) return null;
  const make = async (): Promise<void> => {
    const asked = await askToErase(first.partner, lines, reason.trim());
    if (!asked.ok) {
      setTrouble(asked.error);
      return;
    }
    onDone();
    requestSend({ purpose: 'recall', recordIds: [asked.value.id], recipient: first.partner, back: { area: 'exchange', recordId: 'held' } });
  };
  return (
    <Dialog
      open
      wide
      title={t('disclosure.askTitle', { name: first.partnerName })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" icon="file" onPress={() => void make()}>
            {t('disclosure.askDo')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('disclosure.askText')}</p>
        <ul>
          {lines.map((line) => (
            <li key={line.recordId}>{t('exchange.recordField', { record: recordLine(line.recordId, line.type, language), field: unitsLine(line.type, line.units.map(({ unit }) => unit), language) })}</li>
          ))}
        </ul>
        <TextArea label={t('disclosure.askReason')} value={reason} onChange={setReason} example={t('disclosure.askReasonExample')} />
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
      </Stack>
    </Dialog>
  );
}
