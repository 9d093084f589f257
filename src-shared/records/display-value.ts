import type { Json } from '../kernel/json.ts';
import { visibleText } from '../text/visible-text.ts';
import { formatBoth, formatWarekiShort } from '../time/wareki.ts';
import type { FieldDefinition, Label } from './definition.ts';
import type { FileRef } from './fields.ts';

export type Language = keyof Label;

const DAYS = {
  ja: ['日', '月', '火', '水', '木', '金', '土', '祝日'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'holidays'],
} as const;
const WEEK_ORDER = [1, 2, 3, 4, 5, 6, 0, 7] as const;

const JOIN = { ja: '・', en: ', ' } as const;
const NONE = { ja: '（なし）', en: '(none)' } as const;
const YES = { ja: 'はい', en: 'Yes' } as const;
const NO = { ja: 'いいえ', en: 'No' } as const;

const sizeOf = (bytes: number): string =>
  bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * One field's value in words, as preview, history, conflict and print show it.
 * @param brief dates as R8.4.1 for lists; otherwise both calendars
 */
export function displayValue(field: FieldDefinition, value: Json | undefined, language: Language, brief = false): string {
  return visibleText(inWords(field, value, language, brief));
}

function inWords(field: FieldDefinition, value: Json | undefined, language: Language, brief: boolean): string {
  if (isEmpty(value)) return NONE[language];
  if (field.words !== undefined) return field.words(value as Json, language);
  const labelOf = (item: Json): string => field.choices?.find((choice) => choice.value === item)?.label[language] ?? String(item);
  switch (field.kind) {
    case 'date':
      return brief ? formatWarekiShort(String(value)) : formatBoth(String(value));
    case 'money':
    case 'number':
      return `${Number(value).toLocaleString('ja-JP')}${field.unitText === undefined ? '' : `${language === 'en' ? ' ' : ''}${field.unitText[language]}`}`;
    case 'choice':
      return labelOf(value as Json);
    case 'choices':
      return (value as readonly Json[]).map(labelOf).join(JOIN[language]);
    case 'yesNo':
      return value === true ? YES[language] : NO[language];
    case 'weekdays':
      return WEEK_ORDER.filter((day) => (value as readonly Json[]).includes(day))
        .map((day) => DAYS[language][day])
        .join(JOIN[language]);
    case 'files':
      return (value as unknown as readonly FileRef[]).map((file) => `${file.name}（${sizeOf(file.size)}）`).join(JOIN[language]);
    case 'data':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
        ? value.join(language === 'ja' ? '／' : ' / ')
        : language === 'ja'
          ? '（一式）'
          : '(set)';
    case 'text':
    case 'kana':
    case 'longText':
    case 'time':
    case 'id':
      return String(value);
  }
}
