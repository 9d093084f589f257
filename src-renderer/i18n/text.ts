import { useMemo } from 'react';
import { messages, type Messages } from './catalog/index.ts';
import { fillMessage } from './fill-message.ts';
import { formatDate, formatDateShort, formatDateWords, formatMoment, formatNumber, formatSize, formatYen } from './format.ts';
import { getLanguage, useLanguage } from './language.ts';
import type { Language, Message, Params, Value } from './message.ts';

/** 'permit.title' */
export type MessageKey = { [A in keyof Messages & string]: `${A}.${keyof Messages[A] & string}` }[keyof Messages & string];

type TextOf<K extends MessageKey> = K extends `${infer A}.${infer N}`
  ? A extends keyof Messages
    ? N extends keyof Messages[A]
      ? Messages[A][N] extends { readonly ja: infer S extends string }
        ? S
        : string
      : never
    : never
  : never;

type ParamsFor<K extends MessageKey> = Params<TextOf<K>>;
type Rest<K extends MessageKey> = keyof ParamsFor<K> extends never ? [] : string extends keyof ParamsFor<K> ? [] : [params: ParamsFor<K>];

function messageOf(key: string): Message {
  const dot = key.indexOf('.');
  const areas: Readonly<Record<string, Readonly<Record<string, Message>>>> = messages;
  const found = areas[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (found === undefined) throw new Error(`no message ${key}`);
  return found;
}

/** Outside React (file names, print, mail text) where the language is known. */
export function textIn<K extends MessageKey>(language: Language, key: K, ...rest: Rest<K>): string {
  const params: Readonly<Record<string, Value>> = rest[0] ?? {};
  return fillMessage(messageOf(key)[language], params, language);
}

export interface Texts {
  readonly language: Language;
  readonly t: <K extends MessageKey>(key: K, ...rest: Rest<K>) => string;
  readonly number: (value: number) => string;
  readonly yen: (value: number) => string;
  readonly size: (bytes: number) => string;
  /** 令和8年4月1日（2026-04-01） */
  readonly date: (date: string) => string;
  /** R8.4.1 */
  readonly dateShort: (date: string) => string;
  /** 令和8年4月1日 */
  readonly dateWords: (date: string) => string;
  /** 令和8年4月3日 14:10 */
  readonly moment: (ms: number) => string;
}

export const textsFor = (language: Language): Texts => ({
  language,
  t: (key, ...rest) => textIn(language, key, ...rest),
  number: (value) => formatNumber(value, language),
  yen: (value) => formatYen(value, language),
  size: (bytes) => formatSize(bytes, language),
  date: (date) => formatDate(date, language),
  dateShort: formatDateShort,
  dateWords: (date) => formatDateWords(date, language),
  moment: (ms) => formatMoment(ms, language),
});

/** The words of the screen, in the language of the screen. */
export function useText(): Texts {
  const language = useLanguage();
  return useMemo(() => textsFor(language), [language]);
}

/** For callbacks that outlive a render; components use useText. */
export const textNow = (): Texts => textsFor(getLanguage());
