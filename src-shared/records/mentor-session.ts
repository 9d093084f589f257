import { defineRecord } from './definition.ts';
import { choice, date, longText } from './fields.ts';
import { label, option } from './label.ts';

const pair = label('お二人が読みます', 'Both of you read it');

/** メンターとの面談: what both agreed. The private note is a record of its own, sealed. */
export const mentorSession = defineRecord({
  type: 'mentorSession',
  schema: 1,
  label: label('面談の記録', 'Mentor session'),
  parties: ['mentor', 'mentee'],
  lifeOwner: 'pair',
  units: {
    meeting: { label: label('面談', 'Meeting'), owner: 'pair', privacy: 'shared' },
    summary: { label: label('共有するまとめ', 'Shared summary'), owner: 'pair', privacy: 'shared' },
  },
  fields: {
    heldOn: date({ unit: 'meeting', label: label('面談日', 'Held on'), required: true, usedBy: pair, column: true }),
    manner: choice({
      unit: 'meeting',
      label: label('方法', 'How'),
      column: true,
      choices: [option('inPerson', '対面', 'In person'), option('telephone', '電話', 'Telephone'), option('video', 'オンライン', 'Video'), option('mail', 'メール', 'Mail')],
    }),
    nextOn: date({ unit: 'meeting', label: label('次の面談', 'Next meeting'), column: true }),
    summary: longText({ unit: 'summary', label: label('共有するまとめ', 'Shared summary'), required: true, usedBy: pair, help: label('相手の先生に渡すファイルに入ります', 'Goes into the file for the other doctor') }),
    agreed: longText({ unit: 'summary', label: label('約束したこと', 'What we agreed') }),
  },
  title: (values) => String(values.heldOn ?? ''),
});
