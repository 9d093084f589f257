import { type ReactNode, useState } from 'react';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import type { Told } from '../../../state/exchange/hand-over.ts';
import { useToday } from '../../../state/use-today.ts';
import { DateField, RadioGroup, TextField } from '../../../ui/index.ts';
import { NoteDialog } from '../note-dialog.tsx';

export interface ToldDialogProps {
  readonly onRecord: (told: Told) => void;
  readonly onClose: () => void;
}

/** 電話で確認: what, when, who. It never counts as the partner's own signed word. */
export function ToldDialog({ onRecord, onClose }: ToldDialogProps): ReactNode {
  const { t } = useText();
  const today = useToday();
  const [state, setState] = useState<Told['state']>('opened');
  const [on, setOn] = useState<CivilDate | null>(today);
  const [by, setBy] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const record = (): void => {
    setTried(true);
    if (on === null || by.trim() === '') return;
    onRecord({ state, on, by: by.trim(), note: note.trim() });
  };
  return (
    <NoteDialog title={t('ledger.toldTitle')} onClose={onClose} onRecord={record}>
      <p>{t('ledger.toldLead')}</p>
      <RadioGroup
        label={t('ledger.toldWhat')}
        choices={[
          { value: 'opened', label: t('ledger.toldOpened') },
          { value: 'accepted', label: t('ledger.toldAccepted') },
          { value: 'done', label: t('ledger.toldDone') },
        ]}
        value={state}
        onChange={setState}
      />
      <DateField label={t('ledger.toldOn')} required value={on} today={today} max={today} onChange={setOn} />
      <TextField label={t('ledger.toldBy')} required value={by} onChange={setBy} onEnter={record} error={tried && by.trim() === '' ? t('ledger.toldByMissing') : undefined} />
      <TextField label={t('ledger.toldNote')} value={note} onChange={setNote} onEnter={record} />
    </NoteDialog>
  );
}
