import type { ReactNode } from 'react';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { DateField, TextArea } from '../../../ui/index.ts';

export interface PaperEndFieldsProps {
  readonly today: CivilDate;
  readonly receivedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly reason: string;
  readonly onReceivedOn: (day: CivilDate | null) => void;
  readonly onEndedOn: (day: CivilDate | null) => void;
  readonly onReason: (text: string) => void;
}

/** What a 兼業終了届 on paper says. */
export function PaperEndFields({ today, receivedOn, endedOn, reason, onReceivedOn, onEndedOn, onReason }: PaperEndFieldsProps): ReactNode {
  const { t } = useText();
  return (
    <>
      <DateField label={t('permitsOffice.receivedOn')} required value={receivedOn} onChange={onReceivedOn} today={today} />
      <DateField label={t('permitsOffice.endedOn')} required value={endedOn} onChange={onEndedOn} today={today} />
      <TextArea label={t('permits.reason')} optional value={reason} onChange={onReason} />
    </>
  );
}
