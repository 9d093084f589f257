import { defineRecord } from './definition.ts';
import { choice, date, kana, longText, text } from './fields.ts';
import { label } from './label.ts';
import { PAY_TABLES } from './pay-tables.ts';

const office = label('事務局が名簿と照らし合わせます', 'The office matches it with its staff list');

/** 本人: a doctor as they describe themselves. */
export const person = defineRecord({
  type: 'person',
  schema: 1,
  label: label('本人の情報', 'About me'),
  parties: ['subject'],
  units: {
    name: { label: label('氏名', 'Name'), owner: 'subject', privacy: 'shared' },
    post: { label: label('所属・官職', 'Office and post'), owner: 'subject', privacy: 'shared' },
    reach: { label: label('連絡先', 'How to reach me'), owner: 'subject', privacy: 'shared' },
    skills: { label: label('資格', 'Qualifications'), owner: 'subject', privacy: 'shared' },
  },
  fields: {
    name: text({ unit: 'name', label: label('氏名', 'Name'), required: true, usedBy: office, search: true, column: true, example: label('山田 花子', 'Hanako Yamada') }),
    kana: kana({ unit: 'name', label: label('フリガナ', 'Reading in kana'), required: true, usedBy: office, search: true, column: true, example: label('ヤマダ ハナコ', 'ヤマダ ハナコ') }),
    bornOn: date({ unit: 'name', label: label('生年月日', 'Date of birth'), usedBy: office, help: label('同姓同名の方と取り違えないために使います', 'Tells apart people of the same name') }),
    staffNumber: text({ unit: 'name', label: label('職員番号', 'Staff number'), search: true, usedBy: office }),
    affiliation: text({ unit: 'post', label: label('所属', 'Office'), search: true, column: true, example: label('医政局医事課', 'Medical Affairs Division') }),
    post: text({ unit: 'post', label: label('官職', 'Post'), column: true, example: label('課長補佐', 'Deputy director') }),
    payTable: choice({ unit: 'post', label: label('俸給表', 'Pay table'), choices: PAY_TABLES, help: label('許可権者の判断に使います', 'Decides who may permit') }),
    grade: text({ unit: 'post', label: label('職務の級', 'Grade'), example: label('5級', 'Grade 5') }),
    workplace: text({ unit: 'post', label: label('勤務場所', 'Place of work') }),
    telephone: text({ unit: 'reach', label: label('電話', 'Telephone') }),
    mail: text({ unit: 'reach', label: label('メール', 'Mail') }),
    licenceNumber: text({ unit: 'skills', label: label('医籍登録番号', 'Medical register number') }),
    qualifications: longText({ unit: 'skills', label: label('専門医・認定医・産業医などの資格', 'Board certifications and other qualifications') }),
  },
  title: (values) => String(values.name ?? ''),
});
