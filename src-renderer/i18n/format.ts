import { civilDateOfMs, clockTimeOfMs, isCivilDate, type CivilDate } from '../../src-shared/time/civil-date.ts';
import { formatBoth, formatWareki, formatWarekiShort } from '../../src-shared/time/wareki.ts';
import type { Language, Value } from './message.ts';

const LOCALE: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' };
const cached = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = cached.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(LOCALE[language], options);
  cached.set(key, made);
  return made;
}

export const formatNumber = (value: number, language: Language): string => numberFormat(language, { maximumFractionDigits: 2 }).format(value);

/** 12,000円 */
export const formatYen = (value: number, language: Language): string =>
  language === 'ja' ? `${formatNumber(value, language)}円` : `¥${formatNumber(value, language)}`;

/** 1.2 MB */
export function formatSize(bytes: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const;
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${numberFormat(language, { maximumFractionDigits: digits }).format(size)} ${units[unit] ?? 'GB'}`;
}

/** 令和8年4月1日（2026-04-01） in details. */
export const formatDate = (date: CivilDate, language: Language): string => (language === 'ja' ? formatBoth(date) : `${date} (${formatWarekiShort(date)})`);
/** R8.4.1 in lists. */
export const formatDateShort = (date: CivilDate): string => formatWarekiShort(date);
/** 令和8年4月1日 in sentences. */
export const formatDateWords = (date: CivilDate, language: Language): string => (language === 'ja' ? formatWareki(date) : date);
/** 令和8年4月3日 14:10, in Japan's time whatever the PC says. */
export const formatMoment = (ms: number, language: Language): string => `${formatDateWords(civilDateOfMs(ms), language)} ${clockTimeOfMs(ms)}`;

/** What stands behind the colon of a place: `{bytes:size}`. A value of another kind is shown as it is. */
export function formatPlace(value: Value, how: string | undefined, language: Language): string {
  if (how === 'date' || how === 'short' || how === 'words') {
    if (!isCivilDate(value)) return String(value);
    return how === 'date' ? formatDate(value, language) : how === 'short' ? formatDateShort(value) : formatDateWords(value, language);
  }
  if (typeof value !== 'number') return value;
  if (how === 'size') return formatSize(value, language);
  if (how === 'yen') return formatYen(value, language);
  if (how === 'moment') return formatMoment(value, language);
  return how === 'number' ? formatNumber(value, language) : String(value);
}
