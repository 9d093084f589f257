import { type ReactNode, useState } from 'react';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import { useText } from '../../../i18n/index.ts';
import { useToday } from '../../../state/use-today.ts';
import { Button, DateField, Dialog, Stack, TextArea } from '../../../ui/index.ts';

export interface EndDialogProps {
  /** Whom it is handed to. */
  readonly office: string;
  readonly onReport: (fields: UnitValue) => void;
  readonly onClose: () => void;
}

/** 兼業終了届: the last day and, if wanted, why. The office writes the day into its ledger. */
export function EndDialog({ office, onReport, onClose }: EndDialogProps): ReactNode {
  const { t } = useText();
  const today = useToday();
  const [day, setDay] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const report = (): void => {
    setTried(true);
    if (day !== null) onReport({ effectiveOn: day, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('permits.endPermit')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onPress={report}>
            {t('permits.endMake')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{office === '' ? t('permits.endText') : t('permits.endTextTo', { office })}</p>
        <DateField label={t('permits.endedOn')} anchor="endedOn" required value={day} onChange={setDay} today={today} {...(tried && day === null ? { error: t('permits.endedOnNeeded') } : {})} />
        <TextArea label={t('permits.reason')} anchor="endReason" optional value={reason} onChange={setReason} />
      </Stack>
    </Dialog>
  );
}
