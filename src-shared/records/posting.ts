import { defineRecord } from './definition.ts';
import { choice, date, longText, text } from './fields.ts';
import { label, option } from './label.ts';
import { LADDER } from './ladder.ts';

const plan = label('キャリアの一覧と、事務局の異動の検討に使います', 'Used by the lane and by the office when it plans rotations');

/** 発令・ポスト: one post on the ladder, main or concurrent, at home or on secondment. */
export const posting = defineRecord({
  type: 'posting',
  schema: 1,
  label: label('経歴・ポスト', 'Posting'),
  parties: ['subject'],
  spans: [['startOn', 'endOn']],
  lifeOwner: 'subject',
  units: {
    post: { label: label('ポスト', 'Post'), owner: 'subject', privacy: 'shared' },
    term: { label: label('期間', 'Period'), owner: 'subject', privacy: 'shared' },
    secondment: { label: label('出向', 'Secondment'), owner: 'subject', privacy: 'shared' },
    memo: { label: label('自分用のメモ', 'Memo for myself'), owner: 'subject', privacy: 'local' },
  },
  fields: {
    organisation: text({ unit: 'post', label: label('組織', 'Organisation'), required: true, usedBy: plan, column: true, search: true, example: label('厚生労働省 医政局 医事課', 'Ministry of Health, Labour and Welfare, Medical Affairs Division') }),
    title: text({ unit: 'post', label: label('官職', 'Post'), required: true, usedBy: plan, column: true, search: true, example: label('課長補佐', 'Deputy director') }),
    rung: choice({ unit: 'post', label: label('段階', 'Rung'), required: true, usedBy: plan, column: true, choices: LADDER }),
    holding: choice({
      unit: 'post',
      label: label('本務・併任', 'Main or concurrent'),
      choices: [option('main', '本務', 'Main post'), option('concurrent', '併任', 'Concurrent post')],
      help: label('併任は本務と期間が重なってもかまいません', 'A concurrent post may overlap the main one'),
    }),
    startOn: date({ unit: 'term', label: label('発令日', 'From'), required: true, usedBy: plan, column: true, example: label('R8.4.1', 'R8.4.1') }),
    endOn: date({ unit: 'term', label: label('終了日', 'Until'), column: true, help: label('いまの職務は空けておきます', 'Leave empty for the present post') }),
    certainty: choice({ unit: 'term', label: label('確定・予定', 'Actual or planned'), choices: [option('actual', '確定', 'Actual'), option('planned', '予定', 'Planned')] }),
    destination: choice({
      unit: 'secondment',
      label: label('出向先の種類', 'Seconded to'),
      choices: [
        option('none', '出向ではない', 'Not a secondment'),
        option('ministry', '他府省庁', 'Another ministry'),
        option('local', '地方自治体', 'Local government'),
        option('international', '国際機関', 'International body'),
        option('other', 'その他', 'Other'),
      ],
    }),
    returnOn: date({ unit: 'secondment', label: label('戻る予定の日', 'Return date') }),
    returnPlan: longText({ unit: 'secondment', label: label('戻ってからの予定', 'Plan for the return') }),
    memo: longText({ unit: 'memo', label: label('自分用のメモ', 'Memo for myself'), help: label('ファイルには入りません', 'Never goes into a file') }),
  },
  title: (values) => [values.organisation, values.title].filter(Boolean).join(' '),
});
