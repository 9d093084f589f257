import type { ReactNode } from 'react';
import { civilDateOfMs, type CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { formatWareki, formatWarekiShort } from '../../../../src-shared/time/wareki.ts';
import type { OpenCase } from '../../../state/case-assignment.ts';
import { PaperBlock, PaperTable, PrintSheet } from '../../../ui/index.ts';

export interface OpenCasesPaperProps {
  readonly cases: readonly OpenCase[];
  /** Who takes over, by the id of who has it now. */
  readonly successors: ReadonlyMap<string, string>;
  readonly officeName: string;
  readonly printedOn: CivilDate;
}

/** 処理中の案件一覧 on A4: what is open, who has it, who gets it, and a box for the tick of both. */
export function OpenCasesPaper({ cases, successors, officeName, printedOn }: OpenCasesPaperProps): ReactNode {
  const numbered = cases.map((one, at) => ({ one, number: at + 1 }));
  type Row = (typeof numbered)[number];
  return (
    <PrintSheet title="処理中の案件一覧（引き継ぎ用）" face="gothic">
      <PaperBlock place="end">{`${officeName}　${cases.length}件　${formatWareki(printedOn)}現在`}</PaperBlock>
      <PaperTable
        columns={[
          { id: 'number', header: '番号', align: 'end', cell: ({ number }: Row) => String(number) },
          { id: 'applicant', header: '申請者', cell: ({ one }: Row) => one.applicant },
          { id: 'place', header: '兼業先', cell: ({ one }: Row) => one.institution },
          { id: 'turn', header: '状況', cell: ({ one }: Row) => (one.waitingOn === 'office' ? 'こちらの対応待ち' : '先方の対応待ち') },
          { id: 'since', header: 'いつから', cell: ({ one }: Row) => (one.since === null ? '' : formatWarekiShort(civilDateOfMs(hlcMs(one.since)))) },
          { id: 'now', header: '担当', cell: ({ one }: Row) => one.assignee?.name ?? '（なし）' },
          { id: 'next', header: '引き継ぐ人', cell: ({ one }: Row) => (one.assignee === null ? '' : (successors.get(one.assignee.id) ?? '')) },
          { id: 'check', header: '確認', cell: () => '　□' },
        ]}
        rows={numbered}
        rowKey={({ one }) => one.id}
      />
    </PrintSheet>
  );
}
