import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { choice, data, date, files, id, longText, number, text, time, weekdays } from './fields.ts';
import { label, option } from './label.ts';
import { PAY_TABLES } from './pay-tables.ts';

const ledger = label('許可台帳の記載事項です（内閣官房令第4条）', 'A statutory column of the ledger (Cabinet Secretariat Order, art. 4)');

/**
 * 許可: one permit in force or past. Written by the office with its decision or from its existing
 * ledger, or by the doctor for a permit already held on paper.
 */
export const permit = defineRecord({
  type: 'permit',
  schema: 1,
  label: label('兼業の許可', 'Permit'),
  parties: ['author'],
  spans: [['startOn', 'endOn']],
  lifeOwner: 'author',
  units: {
    holder: { label: label('許可を受けた人', 'Holder'), owner: 'author', privacy: 'shared' },
    place: { label: label('兼業先', 'Counterpart'), owner: 'author', privacy: 'shared' },
    term: { label: label('期間・曜日・時間', 'Period, days and hours'), owner: 'author', privacy: 'shared' },
    decision: { label: label('許可の内容', 'Decision'), owner: 'author', privacy: 'shared' },
    ground: { label: label('もとになった申請', 'Ground'), owner: 'author', privacy: 'shared' },
    end: { label: label('終了・取消し', 'End'), owner: 'author', privacy: 'shared' },
    memo: { label: label('メモ', 'Memo'), owner: 'author', privacy: 'local' },
  },
  fields: {
    permittedOn: date({ unit: 'decision', label: label('許可年月日', 'Permitted on'), required: true, usedBy: ledger, column: true, headings: ['許可年月日', '許可日', '許可年月'] }),
    holderName: text({ unit: 'holder', label: label('氏名', 'Name'), column: true, search: true, headings: ['氏名', '職員の氏名'] }),
    holderPost: text({ unit: 'holder', label: label('官職', 'Post'), column: true, headings: ['官職', '職名（本務）'] }),
    holderPayTable: choice({ unit: 'holder', label: label('俸給表の種類', 'Pay table'), choices: PAY_TABLES, headings: ['俸給表の種類', '俸給表'] }),
    holderGrade: text({ unit: 'holder', label: label('職務の級', 'Grade'), headings: ['職務の級', '級'] }),
    staffNumber: text({ unit: 'holder', label: label('職員番号', 'Staff number'), search: true, headings: ['職員番号'] }),
    institutionName: text({ unit: 'place', label: label('兼業先', 'Counterpart'), required: true, usedBy: ledger, column: true, search: true, headings: ['兼業先', '兼業先の名称', '団体等の名称'] }),
    institutionAddress: text({ unit: 'place', label: label('所在地', 'Address'), headings: ['所在地', '兼業先の所在地'] }),
    kind: choice({ unit: 'place', label: label('兼業の種類', 'Kind'), choices: [option('clinical', '診療', 'Clinical work'), option('occupational', '産業医', 'Occupational physician'), option('other', 'その他', 'Other')], headings: ['種類', '兼業の種類'] }),
    workTitle: text({ unit: 'place', label: label('兼業先の職名', 'Title there'), column: true, headings: ['職名', '兼業先の職名'] }),
    startOn: date({ unit: 'term', label: label('兼業予定期間 自', 'From'), required: true, usedBy: ledger, column: true, headings: ['自', '期間自', '開始日', '兼業予定期間自'] }),
    endOn: date({ unit: 'term', label: label('兼業予定期間 至', 'Until'), required: true, usedBy: ledger, column: true, headings: ['至', '期間至', '終了日', '兼業予定期間至'] }),
    weekdays: weekdays({ unit: 'term', label: label('曜日', 'Days') }),
    startTime: time({ unit: 'term', label: label('始業', 'Begins') }),
    endTime: time({ unit: 'term', label: label('終業', 'Ends') }),
    breakMinutes: number({ unit: 'term', label: label('休憩', 'Break'), unitText: label('分', 'min') }),
    frequency: choice({
      unit: 'term',
      label: label('回数', 'How often'),
      choices: [option('weekly', '毎週', 'Every week'), option('fortnightly', '隔週', 'Every other week'), option('monthly', '毎月', 'Every month'), option('irregular', '不定期', 'Irregular')],
    }),
    timesPerMonth: number({ unit: 'term', label: label('月の回数', 'Times a month'), unitText: label('回', 'times') }),
    documentNumber: text({ unit: 'decision', label: label('文書番号', 'Document number'), column: true, search: true, headings: ['文書番号', '番号'] }),
    decidedOn: date({ unit: 'decision', label: label('決裁日', 'Decided on') }),
    effectiveOn: date({ unit: 'decision', label: label('施行日', 'Effective on') }),
    authority: text({ unit: 'decision', label: label('許可権者', 'Authority') }),
    conditions: data({ unit: 'decision', label: label('条件', 'Conditions'), schema: z.array(z.string().max(2_000)).max(50), headings: ['条件', '許可条件'] }),
    scan: files({ unit: 'decision', label: label('許可書の写し', 'Scan of the permit') }),
    caseId: id({ unit: 'ground', label: label('申請', 'Case') }),
    eventId: id({ unit: 'ground', label: label('決定', 'Decision event') }),
    origin: choice({ unit: 'ground', label: label('記載のもと', 'Origin'), choices: [option('decision', 'この画面での決定', 'Decision here'), option('ledger', '以前からの台帳', 'Earlier ledger'), option('paper', '紙で受けた許可', 'Paper permit')] }),
    dossierId: text({ unit: 'ground', label: label('名簿の行', 'Dossier') }),
    endedOn: date({ unit: 'end', label: label('終了日', 'Ended on') }),
    endReason: longText({ unit: 'end', label: label('終了・取消しの理由', 'Reason') }),
    memo: longText({ unit: 'memo', label: label('メモ', 'Memo') }),
  },
  title: (values) => String(values.institutionName ?? ''),
});
