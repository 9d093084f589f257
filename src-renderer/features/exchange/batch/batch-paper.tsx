import type { ReactNode } from 'react';
import { textsFor } from '../../../i18n/index.ts';
import type { BatchLine } from '../../../state/exchange/make-batch.ts';
import { PaperBlock, PaperTable, PrintSheet } from '../../../ui/index.ts';
import type { CoverLevel } from '../entry/cover-sheet.tsx';
import { digestWords, purposeWord } from '../entry-words.ts';
import { addresseeAt } from './batch-list.ts';

export interface BatchPaperProps {
  readonly lines: readonly BatchLine[];
  readonly level: CoverLevel;
  readonly office: string;
  readonly today: string;
}

/** The list of a batch on A4: which number went to whom, with how much in it. */
export function BatchPaper({ lines, level, office, today }: BatchPaperProps): ReactNode {
  const { t } = textsFor('ja');
  const sum = (of: (line: BatchLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
  return (
    <PrintSheet title={t('ledger.batchList')} face="gothic">
      <PaperBlock place="end">{t('ledger.batchPaperLine', { office, count: lines.length, on: today })}</PaperBlock>
      <PaperTable
        columns={[
          { id: 'number', header: t('exchange.colNumber'), align: 'end', cell: (line: BatchLine) => t('ledger.no', { number: line.number }) },
          { id: 'to', header: t('ledger.colAddressee'), cell: (line: BatchLine) => addresseeAt(line.addressee, level) },
          { id: 'purpose', header: t('exchange.colPurpose'), cell: (line: BatchLine) => purposeWord(line.purpose, 'ja') },
          { id: 'records', header: t('ledger.colRecords'), align: 'end', cell: (line: BatchLine) => line.records },
          { id: 'attachments', header: t('ledger.colAttachments'), align: 'end', cell: (line: BatchLine) => line.attachments },
          { id: 'receipts', header: t('ledger.colReceipts'), align: 'end', cell: (line: BatchLine) => line.receipts },
          { id: 'digest', header: t('ledger.colDigest'), cell: (line: BatchLine) => digestWords(line.digest, 4) },
        ]}
        rows={lines}
        rowKey={(line) => line.entryId}
      />
      <PaperBlock>{t('ledger.batchTotal', { files: lines.length, records: sum((line) => line.records), attachments: sum((line) => line.attachments) })}</PaperBlock>
    </PrintSheet>
  );
}
