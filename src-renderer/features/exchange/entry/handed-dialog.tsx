import { type ReactNode, useState } from 'react';
import { exchangeEntry } from '../../../../src-shared/records/exchange-entry.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import type { Route } from '../../../state/exchange/hand-over.ts';
import { type HandingOver, useMemberName } from '../../../state/exchange/media.ts';
import { usePreference } from '../../../state/preferences.ts';
import { useToday } from '../../../state/use-today.ts';
import { DateField, RadioGroup, TextField } from '../../../ui/index.ts';
import { NoteDialog } from '../note-dialog.tsx';

export interface HandedDialogProps {
  /** How it was saved last: the likely answer. */
  readonly suggested: Route;
  /** How many files go together; one unless told. */
  readonly count?: number;
  readonly onRecord: (handed: HandingOver) => void;
  readonly onClose: () => void;
}

/** 渡しました: when and how. For a stick an office notes its number and who carries it: that is the line of 媒体持出簿. */
export function HandedDialog({ suggested, count = 1, onRecord, onClose }: HandedDialogProps): ReactNode {
  const { t, language } = useText();
  const today = useToday();
  const wantsMedia = usePreference('file.mediaNumber');
  const memberName = useMemberName();
  const [on, setOn] = useState<CivilDate | null>(today);
  const [route, setRoute] = useState<Route>(suggested);
  const [media, setMedia] = useState('');
  const [takenBy, setTakenBy] = useState(memberName);
  const [tried, setTried] = useState(false);
  const needsMedia = wantsMedia && route === 'usb';
  const missing = needsMedia && media.trim() === '';
  const nobody = needsMedia && takenBy.trim() === '';
  const record = (): void => {
    setTried(true);
    if (on === null || missing || nobody) return;
    const mediaNumber = media.trim();
    onRecord({ on, route, note: needsMedia ? t('exchange.mediaNote', { number: mediaNumber }) : '', carry: needsMedia ? { mediaNumber, takenBy: takenBy.trim() } : null });
  };
  const routes = exchangeEntry.fields.route.choices ?? [];
  return (
    <NoteDialog title={count === 1 ? t('exchange.handedTitle') : t('ledger.handedMany', { count })} onClose={onClose} onRecord={record}>
      <DateField label={t('exchange.handedOn')} required value={on} today={today} max={today} onChange={setOn} />
      <RadioGroup
        label={t('exchange.route')}
        inline
        choices={routes.map((choice) => ({ value: choice.value as Route, label: choice.label[language] }))}
        value={route}
        onChange={setRoute}
      />
      {needsMedia ? (
        <>
          <TextField
            label={t('exchange.mediaNumber')}
            help={t('exchange.mediaNumberHelp')}
            required
            value={media}
            onChange={setMedia}
            onEnter={record}
            error={tried && missing ? t('exchange.mediaNumberMissing') : undefined}
          />
          <TextField label={t('ledger.mediaBy')} required value={takenBy} onChange={setTakenBy} onEnter={record} error={tried && nobody ? t('ledger.mediaByMissing') : undefined} />
        </>
      ) : null}
    </NoteDialog>
  );
}
