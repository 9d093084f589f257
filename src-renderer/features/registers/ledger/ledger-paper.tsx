import type { ReactNode } from 'react';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { permit } from '../../../../src-shared/records/permit.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { formatWareki, formatWarekiShort } from '../../../../src-shared/time/wareki.ts';
import { PaperBlock, PaperTable, PrintSheet } from '../../../ui/index.ts';
import { ledgerCell, type LineFates } from './ledger-rows.ts';

export interface LedgerPaperProps {
  readonly records: readonly RecordState[];
  readonly fates: LineFates;
  /** 令和8年度 or すべて */
  readonly range: string;
  readonly officeName: string;
  readonly printedOn: string;
}

const day = (text: string): string => (text === '' ? '' : formatWarekiShort(text));
const choice = (record: RecordState, field: 'holderPayTable' | 'kind'): string => (ledgerCell(record, field) === '' ? '' : displayValue(permit.fields[field], shownValues(record)[field], 'ja'));

/** 移管済 with its day and addressee, or where the line came from. */
function movedWords(record: RecordState, fates: LineFates): string {
  const moved = fates.get(record.id)?.moved;
  if (moved == null) return '';
  const { toName, fromName, movedOn } = shownValues(moved.transfer.record);
  const on = day(typeof movedOn === 'string' ? movedOn : '');
  return moved.way === 'given' ? `移管済 ${on} ${String(toName ?? '')}` : `${String(fromName ?? '')}から移管 ${on}`;
}

/** 許可台帳 on A4 landscape: the columns of 内閣官房令第4条, and what tells the lines apart. */
export function LedgerPaper({ records, fates, range, officeName, printedOn }: LedgerPaperProps): ReactNode {
  const numbered = records.map((record, at) => ({ record, number: at + 1 }));
  type Row = (typeof numbered)[number];
  return (
    <PrintSheet title="兼業許可台帳" face="gothic" landscape>
      <PaperBlock place="end">{`${officeName}　${range}　${records.length}件　${formatWareki(printedOn)}現在`}</PaperBlock>
      <PaperTable
        columns={[
          { id: 'number', header: '番号', align: 'end', cell: ({ number }: Row) => String(number) },
          { id: 'permittedOn', header: '許可年月日', cell: ({ record }: Row) => day(ledgerCell(record, 'permittedOn')) },
          { id: 'documentNumber', header: '文書番号', cell: ({ record }: Row) => ledgerCell(record, 'documentNumber') },
          { id: 'name', header: '職員の氏名', cell: ({ record }: Row) => ledgerCell(record, 'holderName') },
          { id: 'post', header: '官職', cell: ({ record }: Row) => ledgerCell(record, 'holderPost') },
          { id: 'payTable', header: '俸給表の種類', cell: ({ record }: Row) => choice(record, 'holderPayTable') },
          { id: 'grade', header: '職務の級', cell: ({ record }: Row) => ledgerCell(record, 'holderGrade') },
          { id: 'place', header: '兼業先', cell: ({ record }: Row) => ledgerCell(record, 'institutionName') },
          { id: 'title', header: '兼業先の職名', cell: ({ record }: Row) => ledgerCell(record, 'workTitle') },
          { id: 'term', header: '兼業予定期間', cell: ({ record }: Row) => `${day(ledgerCell(record, 'startOn'))}～${day(ledgerCell(record, 'endOn'))}` },
          { id: 'end', header: '終了・取消し・移管', cell: ({ record }: Row) => [day(ledgerCell(record, 'endedOn')), ledgerCell(record, 'endReason'), movedWords(record, fates)].filter((part) => part !== '').join('　') },
        ]}
        rows={numbered}
        rowKey={({ record }) => record.id}
      />
      <PaperBlock>職員の兼業の許可に関する内閣官房令（昭和41年総理府令第5号）第4条による記載事項</PaperBlock>
    </PrintSheet>
  );
}
