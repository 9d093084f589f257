import { permitApplication } from '../records/permit-application.ts';
import type { FieldDefinition, Label } from '../records/definition.ts';
import { isCivilDate } from '../time/civil-date.ts';
import { formatBoth } from '../time/wareki.ts';
import type { Message, PermitVerdict } from './permit-conditions.ts';

type Language = keyof Label;
type Param = Message['params'][string];

const DAYS: Readonly<Record<Language, readonly string[]>> = {
  ja: ['日', '月', '火', '水', '木', '金', '土', '祝日'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'holidays'],
};

/** Which field's choices give a parameter its words. */
const CHOICES: Readonly<Record<string, FieldDefinition>> = {
  kinds: permitApplication.fields.relationKinds,
  purposes: permitApplication.fields.purposes,
  per: permitApplication.fields.payPer,
};

function word(name: string, item: string | number, language: Language): string {
  const choice = CHOICES[name]?.choices?.find((one) => one.value === item);
  if (choice !== undefined) return choice.label[language];
  if (name === 'amount') return language === 'ja' ? `${Number(item).toLocaleString('ja-JP')}円` : `${Number(item).toLocaleString('en')} yen`;
  return isCivilDate(item) ? formatBoth(item) : String(item);
}

function words(name: string, value: Param, params: Message['params'], language: Language): string {
  const join = language === 'ja' ? '・' : ', ';
  if (!Array.isArray(value)) return word(name, value as string | number, language);
  if (name === 'days') return value.map((day) => DAYS[language][Number(day)] ?? '').join(join);
  const hours = params['byHours'];
  if (name === 'by' && Array.isArray(hours)) {
    return value.map((title, i) => `${String(title)} ${String(hours[i])}${language === 'ja' ? '時間' : ' h'}`).join(language === 'ja' ? '、' : ', ');
  }
  return value.map((item: string | number) => word(name, item, language)).join(join);
}

/** A message of a verdict in words. The texts travel with the verdict, so it reads the same where the pack is absent. */
export function verdictText(verdict: Pick<PermitVerdict, 'texts'>, message: Message, language: Language): string {
  const text = verdict.texts[message.id]?.[language];
  if (text === undefined) return message.id;
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = message.params[name];
    return value === undefined ? place : words(name, value, message.params, language);
  });
}
