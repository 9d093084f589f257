import type { ReactNode } from 'react';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import { formatWareki } from '../../../../src-shared/time/wareki.ts';
import { PaperBlock, PaperForm, type PaperRow, PrintSheet, StampBoxes } from '../../../ui/index.ts';
import type { PaperWords } from './form-pack.ts';

type Values = Readonly<Record<string, Json | undefined>>;
type FieldName = keyof typeof permitApplication.fields;

export interface ApplicationPaperProps {
  readonly values: Values;
  readonly words: PaperWords;
  /** Civil date of the submission; null for a draft. */
  readonly submittedOn: string | null;
}

/** 兼業許可申請書: the items of the draft form; what was not answered is printed as an empty cell. */
export function ApplicationPaper({ values, words, submittedOn }: ApplicationPaperProps): ReactNode {
  const say = (name: FieldName): string => {
    const value = values[name];
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty) return '';
    if (permitApplication.fields[name].kind === 'date') return formatWareki(String(value));
    return displayValue(permitApplication.fields[name], value, 'ja');
  };
  const join = (...names: readonly FieldName[]): string => names.map(say).filter((text) => text !== '').join('　');
  const row = (label: string, value: ReactNode): PaperRow => ({ label, value });
  const clock = say('startTime') === '' ? '' : `${say('startTime')}から${say('endTime')}まで${say('breakMinutes') === '' ? '' : `（休憩 ${say('breakMinutes')}）`}`;
  const pay = values['paid'] === true ? `有　${join('payPer', 'payAmount')}` : values['paid'] === false ? '無' : '';
  const clinical = values['kind'] !== 'occupational';
  return (
    <PrintSheet title={words.applicationName} face="mincho">
      <StampBoxes names={words.stampBoxes} />
      <PaperBlock place="end">{submittedOn === null ? '令和　　年　　月　　日' : formatWareki(submittedOn)}</PaperBlock>
      <PaperBlock>{`${words.addressee}　殿`}</PaperBlock>
      <PaperBlock place="end">
        <div>{`所属　${say('affiliation')}`}</div>
        <div>{`官職　${say('post')}`}</div>
        <div>{`氏名　${say('applicantName')}`}</div>
      </PaperBlock>
      <PaperBlock>下記のとおり兼業したいので、許可を申請します。</PaperBlock>
      <PaperForm
        rows={[
          row('申請者', `職員番号 ${say('staffNumber')}　${join('payTable', 'grade')}`),
          row('官職の職務内容', say('duties')),
          row('兼業の種類', say('kind')),
          row('兼業先の名称', join('institutionName', 'institutionCode')),
          row('兼業先の所在地', say('institutionAddress')),
          row('兼業先の事業内容', join('institutionBusiness', 'institutionType')),
          row('兼業先での職名', join('workTitle', 'department')),
          row('職務の内容', say('workContent')),
          row('責任の程度', say('responsibility')),
          clinical ? row('保険診療', say('insured')) : row('産業医の資格・事業場の規模', join('occupationalQualified', 'workers')),
          row('目的', join('purposes', 'qualification')),
          row('兼業を必要とする理由', say('reason')),
          row('兼業予定期間', say('startOn') === '' ? '' : `${say('startOn')}から${say('endOn')}まで`),
          row('勤務する曜日・回数', join('weekdays', 'frequency', 'timesPerMonth')),
          row('勤務する時間', clock),
          row('勤務時間を割く', say('cutsDutyHours')),
          row('報酬', pay),
          row('所属部署と兼業先との関係', join('relationKinds', 'relationNote')),
          row('説明（曜日・保険診療）', say('explainDays')),
          row('説明（目的）', say('explainPurpose')),
          row('添付書類', join('requestLetter', 'attachments')),
        ]}
      />
    </PrintSheet>
  );
}
