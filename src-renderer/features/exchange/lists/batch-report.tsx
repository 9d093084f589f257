import { type ReactNode, useMemo } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { writeCsv } from '../../../../src-shared/tables/write-csv.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { textNow, textsFor } from '../../../i18n/index.ts';
import { ports, useSession } from '../../../state/session.ts';
import { PaperBlock, PaperTable, PrintSheet } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { bySender, type DeskRow, KIND_WORDS, reportCells } from './desk-rows.ts';

/** 受領ファイル一覧 as a table for a spreadsheet; null where the person closed the dialog. */
export async function saveReport(rows: readonly DeskRow[]): Promise<Result<string | null, AppError>> {
  const { platform, clock } = ports();
  const texts = textNow();
  const saved = await platform.saveFile({ suggestedName: `${texts.t('files.reportTitle')}_${todayInJapan(clock)}.csv`, purpose: 'table', bytes: writeCsv(reportCells(rows, texts), 'utf-8-bom') });
  if (saved.ok) return ok(saved.value.savedAs);
  return saved.error.code === 'desktop/cancelled' ? ok(null) : err(saved.error);
}

/** The same on paper: what came from whom, and what became of it. */
export function BatchReport({ rows, onDone }: { readonly rows: readonly DeskRow[]; readonly onDone: () => void }): ReactNode {
  const { identity, member } = useSession();
  const { t, date } = useMemo(() => textsFor('ja'), []);
  const title = t('files.reportTitle');
  const today = date(todayInJapan(ports().clock));
  const ordered = bySender(rows).flatMap(([, list]) => list);
  return (
    <PrintPaper title={title} onDone={onDone}>
      <PrintSheet title={title} face="gothic" landscape>
        <PaperBlock place="end">
          {today}　{identity.name}
          {member.name === identity.name ? '' : `　${member.name}`}
        </PaperBlock>
        <PaperTable
          columns={[
            { id: 'sender', header: t('files.colSender'), cell: (row: DeskRow) => row.sender || t('files.fromNobody') },
            { id: 'what', header: t('exchange.colPurpose'), cell: (row: DeskRow) => row.what },
            { id: 'name', header: t('exchange.colFile'), cell: (row: DeskRow) => row.item.name },
            { id: 'state', header: t('exchange.colState'), whole: true, cell: (row: DeskRow) => t(KIND_WORDS[row.kind]) },
            { id: 'changes', header: t('files.colChanges'), align: 'end', whole: true, cell: (row: DeskRow) => (row.changes === null ? '' : row.changes) },
            { id: 'why', header: t('files.colWhy'), cell: (row: DeskRow) => row.why },
          ]}
          rows={ordered}
          rowKey={(row) => row.item.id}
        />
      </PrintSheet>
    </PrintPaper>
  );
}
