import { defineRecord } from './definition.ts';
import { choice, longText, text } from './fields.ts';
import { label, option } from './label.ts';

const office = label('事務局が面談と異動の検討で読みます', 'The office reads it for talks and rotations');

/** キャリアプランの目標: one goal for 1, 3, 5 or 10 years ahead. */
export const careerGoal = defineRecord({
  type: 'careerGoal',
  schema: 1,
  label: label('キャリアの目標', 'Career goal'),
  parties: ['subject'],
  lifeOwner: 'subject',
  units: {
    goal: { label: label('目標', 'Goal'), owner: 'subject', privacy: 'shared' },
    family: { label: label('家庭・健康上の配慮', 'Family and health'), owner: 'subject', privacy: 'shared' },
    memo: { label: label('自分用のメモ', 'Memo for myself'), owner: 'subject', privacy: 'local' },
  },
  fields: {
    horizon: choice({
      unit: 'goal',
      label: label('いつまでに', 'Horizon'),
      required: true,
      usedBy: office,
      column: true,
      choices: [option('1', '1年後', 'In 1 year'), option('3', '3年後', 'In 3 years'), option('5', '5年後', 'In 5 years'), option('10', '10年後', 'In 10 years')],
    }),
    goal: longText({ unit: 'goal', label: label('目標', 'Goal'), required: true, usedBy: office, column: true, search: true, example: label('地域医療構想の企画に携わり、社会医学系専門医を取得する', 'Work on regional care planning and obtain the public-health specialty') }),
    actions: longText({ unit: 'goal', label: label('そのためにすること', 'What I will do for it') }),
    wishedField: text({ unit: 'goal', label: label('希望する分野・部署', 'Wished field or office') }),
    wishedStudy: text({ unit: 'goal', label: label('留学・出向の希望', 'Wishes for study or secondment') }),
    family: longText({ unit: 'family', label: label('家庭・健康上の配慮', 'Family and health'), help: label('送るたびに、入れるかどうかを選びます（初めは「入れない」）', 'You choose each time whether it leaves; off by default') }),
    memo: longText({ unit: 'memo', label: label('自分用のメモ', 'Memo for myself'), help: label('ファイルには入りません', 'Never goes into a file') }),
  },
  title: (values) => String(values.goal ?? '').split('\n')[0] ?? '',
});
