import { type ReactNode, useState } from 'react';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { type MediaLine, useMemberName } from '../../../state/exchange/media.ts';
import { useToday } from '../../../state/use-today.ts';
import { DateField, TextField } from '../../../ui/index.ts';
import { NoteDialog } from '../note-dialog.tsx';

export interface ReturnDialogProps {
  readonly line: MediaLine;
  readonly onRecord: (on: string, by: string) => void;
  readonly onClose: () => void;
}

export function ReturnDialog({ line, onRecord, onClose }: ReturnDialogProps): ReactNode {
  const { t } = useText();
  const today = useToday();
  const member = useMemberName();
  const [on, setOn] = useState<CivilDate | null>(today);
  const [by, setBy] = useState(member);
  const [tried, setTried] = useState(false);
  const record = (): void => {
    setTried(true);
    if (on !== null && by.trim() !== '') onRecord(on, by.trim());
  };
  return (
    <NoteDialog title={t('ledger.mediaReturnOf', { number: line.mediaNumber })} onClose={onClose} onRecord={record}>
      <DateField label={t('ledger.mediaBack')} required value={on} today={today} min={line.takenOn} max={today} onChange={setOn} />
      <TextField label={t('ledger.mediaChecked')} required value={by} onChange={setBy} onEnter={record} error={tried && by.trim() === '' ? t('ledger.mediaByMissing') : undefined} />
    </NoteDialog>
  );
}

export interface CarryDialogProps {
  readonly onRecord: (line: { readonly mediaNumber: string; readonly takenBy: string; readonly takenOn: string; readonly contents: string; readonly destination: string }) => void;
  readonly onClose: () => void;
}

/** A medium that went out with something else than a file made here. */
export function CarryDialog({ onRecord, onClose }: CarryDialogProps): ReactNode {
  const { t } = useText();
  const today = useToday();
  const member = useMemberName();
  const [mediaNumber, setNumber] = useState('');
  const [takenBy, setBy] = useState(member);
  const [takenOn, setOn] = useState<CivilDate | null>(today);
  const [destination, setDestination] = useState('');
  const [contents, setContents] = useState('');
  const [tried, setTried] = useState(false);
  const noNumber = mediaNumber.trim() === '';
  const nobody = takenBy.trim() === '';
  const record = (): void => {
    setTried(true);
    if (noNumber || nobody || takenOn === null) return;
    onRecord({ mediaNumber: mediaNumber.trim(), takenBy: takenBy.trim(), takenOn, contents: contents.trim(), destination: destination.trim() });
  };
  return (
    <NoteDialog title={t('ledger.mediaAdd')} onClose={onClose} onRecord={record}>
      <TextField label={t('ledger.mediaNumber')} required value={mediaNumber} onChange={setNumber} anchor="media-number" error={tried && noNumber ? t('exchange.mediaNumberMissing') : undefined} />
      <TextField label={t('ledger.mediaBy')} required value={takenBy} onChange={setBy} error={tried && nobody ? t('ledger.mediaByMissing') : undefined} />
      <DateField label={t('ledger.mediaOn')} required value={takenOn} today={today} max={today} onChange={setOn} />
      <TextField label={t('ledger.mediaTo')} value={destination} onChange={setDestination} anchor="media-to" />
      <TextField label={t('ledger.mediaContents')} value={contents} onChange={setContents} onEnter={record} />
    </NoteDialog>
  );
}
