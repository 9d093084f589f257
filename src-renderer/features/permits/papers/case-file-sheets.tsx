import type { ReactNode } from 'react';
import type { CaseEvent, PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { PermitVerdict, VerdictRow } from '../../../../src-shared/rules/permit-conditions.ts';
import { verdictText } from '../../../../src-shared/rules/verdict-text.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { formatWareki } from '../../../../src-shared/time/wareki.ts';
import { formatMoment, textIn } from '../../../i18n/index.ts';
import { PaperBlock, PaperForm, PaperTable, PrintSheet, StampBoxes } from '../../../ui/index.ts';
import { actWord } from '../case-timeline.tsx';
import type { PaperWords } from './form-pack.ts';
import styles from './papers.module.css';

export interface CoverProps {
  readonly title: string;
  readonly about: { readonly institution: string; readonly applicant: string; readonly state: string; readonly printedOn: string; readonly caseId: string };
  readonly contents: readonly { readonly name: string; readonly pages: string }[];
  readonly words: PaperWords;
}

/** The cover of a case: whose, about what, and a list of everything behind it. */
export function CoverSheet({ title, about, contents, words }: CoverProps): ReactNode {
  return (
    <PrintSheet title={title} face="mincho">
      <StampBoxes names={words.stampBoxes} />
      <PaperBlock place="end">{words.officeName}</PaperBlock>
      <div className={styles['facts']}>
        <PaperForm
          rows={[
            { label: '申請者', value: about.applicant },
            { label: '兼業先', value: about.institution },
            { label: '状況', value: about.state },
            { label: '印刷した日', value: about.printedOn },
            { label: 'このアプリでの番号', value: about.caseId },
          ]}
        />
      </div>
      <PaperTable
        columns={[
          { id: 'number', header: '番号', cell: (row) => String(row.number), align: 'end' },
          { id: 'name', header: '書類', cell: (row) => row.name },
          { id: 'pages', header: '添付の枚数', cell: (row) => row.pages, align: 'end' },
        ]}
        rows={contents.map((row, at) => ({ ...row, number: at + 1 }))}
        rowKey={(row) => String(row.number)}
      />
    </PrintSheet>
  );
}

/** The check as it was stored with the act, with reason and source. */
export function VerdictSheet({ verdict }: { readonly verdict: PermitVerdict }): ReactNode {
  return (
    <PrintSheet title={textIn('ja', 'permitsOffice.paperVerdict')} face="mincho">
      <PaperTable
        columns={[
          { id: 'mark', header: '結果', cell: (row: VerdictRow) => row.mark },
          { id: 'condition', header: '条件', cell: (row: VerdictRow) => verdict.texts[`condition.${row.conditionId}`]?.ja ?? row.conditionId },
          { id: 'reason', header: '理由', cell: (row: VerdictRow) => verdictText(verdict, row.reason, 'ja') },
          { id: 'source', header: '出典', cell: (row: VerdictRow) => `${row.source.label.ja}（${formatWareki(row.source.date ?? row.source.readOn)}）` },
        ]}
        rows={verdict.rows}
        rowKey={(row) => row.conditionId}
      />
      <PaperBlock>{`規則パック ${verdict.packId}（${formatWareki(verdict.effectiveFrom)}から）。${textIn('ja', 'common.referenceOnly')}`}</PaperBlock>
    </PrintSheet>
  );
}

/** 経過: every act that took effect, with who, when and why. */
export function TimelineSheet({ view }: { readonly view: PermitCaseView }): ReactNode {
  const text = (event: CaseEvent, name: string): string => (typeof event.act[name] === 'string' ? event.act[name] : '');
  const who = (event: CaseEvent): string => {
    const inFor = text(event, 'standsInFor');
    return `${text(event, 'actedBy')}${inFor === '' ? '' : `（代・${inFor}）`}`;
  };
  return (
    <PrintSheet title={textIn('ja', 'permitsOffice.paperTimeline')} face="mincho">
      <PaperTable
        columns={[
          { id: 'at', header: '日時', cell: (event: CaseEvent) => formatMoment(hlcMs(event.at), 'ja') },
          { id: 'act', header: '行為', cell: (event: CaseEvent) => actWord(event, 'ja') },
          { id: 'who', header: '行った人', cell: who },
          { id: 'why', header: '理由・指摘', cell: (event: CaseEvent) => <span className={styles['lines']}>{text(event, 'reason')}</span> },
        ]}
        rows={view.fold.effective}
        rowKey={(event) => event.id}
      />
    </PrintSheet>
  );
}
