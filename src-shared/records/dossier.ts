import { defineRecord } from './definition.ts';
import { choice, date, kana, longText, text } from './fields.ts';
import { label } from './label.ts';
import { PAY_TABLES } from './pay-tables.ts';

const list = label('名簿の列です', 'A column of the staff list');

/** 名簿の一行: what the office itself knows of a doctor, application or none. */
export const dossier = defineRecord({
  type: 'dossier',
  schema: 1,
  label: label('名簿', 'Staff list'),
  parties: ['author'],
  lifeOwner: 'author',
  units: {
    staff: { label: label('名簿の記載', 'Staff list entry'), owner: 'author', privacy: 'local' },
    memo: { label: label('事務局のメモ', 'Office memo'), owner: 'author', privacy: 'local' },
  },
  fields: {
    staffNumber: text({ unit: 'staff', label: label('職員番号', 'Staff number'), column: true, search: true, headings: ['職員番号', '職員No', '職員コード', 'staff number'] }),
    name: text({ unit: 'staff', label: label('氏名', 'Name'), required: true, usedBy: list, column: true, search: true, headings: ['氏名', '名前', 'name'] }),
    kana: kana({ unit: 'staff', label: label('フリガナ', 'Reading in kana'), column: true, search: true, headings: ['フリガナ', 'ふりがな', 'カナ', 'カナ氏名', 'kana'] }),
    affiliation: text({ unit: 'staff', label: label('所属', 'Office'), column: true, search: true, headings: ['所属', '所属部署', '部署', 'office'] }),
    post: text({ unit: 'staff', label: label('官職', 'Post'), column: true, headings: ['官職', '職名', '役職', 'post'] }),
    payTable: choice({ unit: 'staff', label: label('俸給表', 'Pay table'), choices: PAY_TABLES, headings: ['俸給表', '俸給表の種類', 'pay table'] }),
    grade: text({ unit: 'staff', label: label('級', 'Grade'), headings: ['級', '職務の級', 'grade'] }),
    bornOn: date({ unit: 'staff', label: label('生年月日', 'Date of birth'), headings: ['生年月日', '誕生日', 'date of birth'] }),
    memo: longText({ unit: 'memo', label: label('事務局のメモ', 'Office memo') }),
  },
  title: (values) => String(values.name ?? ''),
});
