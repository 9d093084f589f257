import type { Json } from '../kernel/json.ts';
import { z } from '../kernel/zod.ts';
import { defineRecord } from './definition.ts';
import { data, longText, text, yesNo } from './fields.ts';
import { label } from './label.ts';

const sentences = z.array(z.string().max(2_000)).max(100);

/** 「hoursPerWeek 8、daysPerWeek なし」; the rules in force name the keys on the screen that edits them. */
const valuesInWords = (value: Json, language: 'ja' | 'en'): string =>
  Object.entries(value as Readonly<Record<string, number | null>>)
    .map(([key, limit]) => `${key} ${limit ?? (language === 'ja' ? 'なし' : 'none')}`)
    .join(language === 'ja' ? '、' : ', ');

/** 様式パック: what belongs to one office. It travels in the office's invitation. Neutral examples are marked 例. */
export const formPack = defineRecord({
  type: 'formPack',
  schema: 1,
  label: label('様式パック', 'Form pack'),
  parties: ['author'],
  units: {
    office: { label: label('事務局', 'Office'), owner: 'author', privacy: 'public' },
    texts: { label: label('文例', 'Standard sentences'), owner: 'author', privacy: 'public' },
    limits: { label: label('この事務局の基準', 'Limits of this office'), owner: 'author', privacy: 'public' },
  },
  fields: {
    officeName: text({ unit: 'office', label: label('事務局の名称', 'Name of the office'), example: label('関東信越厚生局', 'Kanto-Shinetsu Regional Bureau') }),
    telephone: text({ unit: 'office', label: label('電話', 'Telephone') }),
    mail: text({ unit: 'office', label: label('メール', 'Mail') }),
    addressee: text({ unit: 'office', label: label('申請のあて先', 'Addressee'), example: label('厚生労働大臣', 'Minister of Health, Labour and Welfare') }),
    authority: text({ unit: 'office', label: label('許可権者の表示', 'Authority as printed') }),
    applicationName: text({ unit: 'office', label: label('申請書の名称', 'Name of the application form'), example: label('兼業許可申請書', '兼業許可申請書') }),
    noticeName: text({ unit: 'office', label: label('通知書の名称', 'Name of the notice'), example: label('兼業許可通知書', '兼業許可通知書') }),
    stampBoxes: data({ unit: 'office', label: label('決裁欄', 'Stamp boxes'), schema: z.array(z.string().max(20)).max(12) }),
    helpLine: longText({ unit: 'office', label: label('案内文', 'Help line') }),
    requestLetterRequired: yesNo({ unit: 'office', label: label('兼業依頼状を必須とする', 'Request letter required') }),
    returnSentences: data({ unit: 'texts', label: label('差戻しの文例', 'Sentences for returning'), schema: sentences }),
    conditionSentences: data({ unit: 'texts', label: label('条件の文例', 'Sentences for conditions'), schema: sentences }),
    rejectSentences: data({ unit: 'texts', label: label('不許可理由の文例', 'Sentences for rejecting'), schema: sentences }),
    /** Over the editable values of the rules in force; null: no limit. */
    officeValues: data({ unit: 'limits', label: label('基準の値', 'Limits'), schema: z.record(z.string().max(64), z.number().nonnegative().nullable()), words: valuesInWords }),
    ownArea: data({ unit: 'limits', label: label('管轄する都道府県', 'Own area'), schema: z.array(z.string().max(4)).max(47) }),
    objection: longText({ unit: 'texts', label: label('不服申立ての教示', 'How to object') }),
  },
  title: (values) => String(values.officeName ?? '様式パック'),
});
