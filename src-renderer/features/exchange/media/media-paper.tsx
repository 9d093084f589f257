import type { ReactNode } from 'react';
import { textsFor } from '../../../i18n/index.ts';
import type { MediaLine } from '../../../state/exchange/media.ts';
import { formatWarekiShort } from '../../../../src-shared/time/wareki.ts';
import { PaperBlock, PaperTable, PrintSheet } from '../../../ui/index.ts';

export interface MediaPaperProps {
  readonly lines: readonly MediaLine[];
  readonly office: string;
  readonly today: string;
}

const day = (text: string | null): string => (text === null || text === '' ? '' : formatWarekiShort(text));

/** 媒体持出簿 for the monthly check, A4 landscape. */
export function MediaPaper({ lines, office, today }: MediaPaperProps): ReactNode {
  const { t } = textsFor('ja');
  const open = lines.filter((line) => line.returnedOn === null).length;
  return (
    <PrintSheet title={t('ledger.media')} face="gothic" landscape>
      <PaperBlock place="end">{t('ledger.mediaPaperRange', { office, count: lines.length, open, on: today })}</PaperBlock>
      <PaperTable
        columns={[
          { id: 'number', header: t('ledger.mediaNumber'), cell: (line: MediaLine) => line.mediaNumber },
          { id: 'by', header: t('ledger.mediaBy'), cell: (line: MediaLine) => line.takenBy },
          { id: 'on', header: t('ledger.mediaOn'), cell: (line: MediaLine) => day(line.takenOn) },
          { id: 'to', header: t('ledger.mediaTo'), cell: (line: MediaLine) => line.destination },
          { id: 'contents', header: t('ledger.mediaContents'), cell: (line: MediaLine) => line.contents },
          { id: 'back', header: t('ledger.mediaBack'), cell: (line: MediaLine) => day(line.returnedOn) || t('ledger.mediaOut') },
          { id: 'checked', header: t('ledger.mediaChecked'), cell: (line: MediaLine) => line.returnedTo },
        ]}
        rows={lines}
        rowKey={(line) => line.id}
      />
      <PaperBlock place="end">{t('ledger.mediaPaperCheck')}</PaperBlock>
    </PrintSheet>
  );
}
