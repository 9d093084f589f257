import type { ReactNode } from 'react';
import type { CaseEvent, PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import { formatWareki } from '../../../../src-shared/time/wareki.ts';
import { PaperBlock, PaperForm, type PaperRow, PrintSheet, StampBoxes } from '../../../ui/index.ts';
import { caseValues } from '../case-title.ts';
import { conditionsOf } from '../decision-facts.tsx';
import type { PaperWords } from './form-pack.ts';
import { noticeTitle, noticeSentence } from './notice-words.ts';
import styles from './papers.module.css';

type Values = Readonly<Record<string, Json | undefined>>;

export interface NoticePaperProps {
  readonly view: PermitCaseView;
  readonly decision: CaseEvent;
  readonly words: PaperWords;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const day = (value: Json | undefined): string => (text(value) === '' ? '' : formatWareki(text(value)));
const BLANK_DAY = '令和　　年　　月　　日';

/** 許可・条件を付して許可・不許可 … 通知書: what the record says, nothing else. Without a number or a date the paper leaves the place free. */
export function NoticePaper({ view, decision, words }: NoticePaperProps): ReactNode {
  const values: Values = caseValues(view, true);
  const { act, kind } = decision;
  const say = (name: keyof typeof permitApplication.fields): string => {
    const value = values[name];
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return empty ? '' : displayValue(permitApplication.fields[name], value, 'ja');
  };
  const conditions = conditionsOf(act);
  const from = day(act['startOn']) || day(values['startOn']);
  const to = day(act['endOn']) || day(values['endOn']);
  const clock = say('startTime') === '' ? '' : `${say('startTime')}から${say('endTime')}まで`;
  const permitted = kind === 'approve' || kind === 'approveWithConditions' || kind === 'changePermit';
  const rows: PaperRow[] = [
    { label: '兼業先', value: [say('institutionName'), say('institutionAddress')].filter((part) => part !== '').join('　') },
    { label: '兼業先での職名', value: say('workTitle') },
    { label: '職務の内容', value: <span className={styles['lines']}>{say('workContent')}</span> },
    { label: permitted ? '許可する期間' : '兼業予定期間', value: from === '' ? '' : `${from}から${to}まで` },
    { label: '勤務する曜日・時間', value: [say('weekdays'), say('frequency'), clock].filter((part) => part !== '').join('　') },
  ];
  if (text(act['effectiveOn']) !== '') rows.push({ label: '施行日', value: day(act['effectiveOn']) });
  if (conditions.length > 0) {
    const list = (
      <ol className={styles['conditions']}>
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ol>
    );
    rows.push({ label: '許可の条件', value: list });
  }
  if (text(act['reason']) !== '') rows.push({ label: '理由', value: <span className={styles['lines']}>{text(act['reason'])}</span> });
  const applied = view.events.find((event) => event.kind === 'submit' || event.kind === 'paper');
  const title = noticeTitle(kind, words.noticeName);
  return (
    <PrintSheet title={title} docNumber={text(act['documentNumber'])} face="mincho">
      <StampBoxes names={words.stampBoxes} />
      <PaperBlock place="end">
        <div>{text(act['documentNumber']) || '　　　第　　　　号'}</div>
        <div>{day(act['permittedOn']) || day(act['decidedOn']) || BLANK_DAY}</div>
      </PaperBlock>
      <PaperBlock>
        <div>{[say('affiliation'), say('post')].filter((part) => part !== '').join('　')}</div>
        <div>{`${say('applicantName')}　殿`}</div>
      </PaperBlock>
      <PaperBlock place="end">
        <span className={styles['seal']}>{words.authority}</span>
      </PaperBlock>
      <PaperBlock>{noticeSentence(kind, applied === undefined ? '' : text(applied.act['receivedOn']) === '' ? '' : day(applied.act['receivedOn']))}</PaperBlock>
      <div className={styles['centre']}>記</div>
      <PaperForm rows={rows} />
      {text(act['standsInFor']) === '' ? null : <PaperBlock>{`（${text(act['standsInFor'])}に代わり ${text(act['actedBy'])} が決裁）`}</PaperBlock>}
      {words.objection === '' || kind === 'approve' ? null : (
        <PaperBlock>
          <div className={styles['teach']}>
            <div>（教示）</div>
            <div className={styles['lines']}>{words.objection}</div>
          </div>
        </PaperBlock>
      )}
      <PaperBlock place="end">
        <div className={styles['contact']}>{[words.officeName, words.telephone === '' ? '' : `電話 ${words.telephone}`].filter((part) => part !== '').join('　')}</div>
      </PaperBlock>
    </PrintSheet>
  );
}
