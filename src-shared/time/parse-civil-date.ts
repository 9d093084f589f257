import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { civilDate, weekdayOf, type CivilDate } from './civil-date.ts';
import { ERAS, type Era } from './eras.ts';
import { kanjiNumber } from './kanji-number.ts';
import { fromWareki, weekdayName } from './wareki.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
const ENGLISH_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

const ERA_PATTERN = ERAS.flatMap((era) => [era.name, era.romaji, era.short, era.kanji]).join('|');
const ERA_START = new RegExp(`^(${ERA_PATTERN})\\.?`);
const SEPARATOR = '[-./年月,・]';
const THREE = new RegExp(`^(\\d{1,4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})日?$`);
const TWO = new RegExp(`^(\\d{1,4})${SEPARATOR}(\\d{1,2})月?$`);

/** One spelling out of the many: width, dashes, spaces, squared era names, kanji digits. */
function plain(typed: string): string {
  return (
    typed
      .normalize('NFKC')
      .toUpperCase()
      // the long vowel mark is what a Japanese keyboard gives where a hyphen is meant
      .replaceAll(/[‐‑‒–—―−ーｰ－]/g, '-')
      .replaceAll(/[。．]/g, '.')
      .replaceAll(/[、，]/g, ',')
      .replaceAll(/[〇零一二三四五六七八九十百千元]+/g, (run) => String(kanjiNumber(run) ?? run))
      .replaceAll(/[\u200b-\u200f\ufeff]/g, '')
      .trim()
  );
}

const eraNamed = (text: string): Era | undefined =>
  ERAS.find((era) => [era.name, era.romaji, era.short, era.kanji].includes(text));

/** Takes a leading era off: ['令和', '8/4/1']. */
function splitEra(text: string): readonly [Era | undefined, string] {
  const match = ERA_START.exec(text);
  if (match === null) return [undefined, text];
  return [eraNamed(match[1] as string), text.slice(match[0].length)];
}

function english(text: string): readonly [number, number, number] | null {
  const dayFirst = /^(\d{1,2})(?:ST|ND|RD|TH)?[ -]([A-Z]{3,9})\.?,?[ -](\d{4})$/.exec(text);
  const monthFirst = /^([A-Z]{3,9})\.? (\d{1,2})(?:ST|ND|RD|TH)?,? (\d{4})$/.exec(text);
  const match = dayFirst ?? monthFirst;
  if (match === null) return null;
  const [day, name] = dayFirst === null ? [match[2], match[1]] : [match[1], match[2]];
  const month = MONTHS.findIndex((short) => (name as string).startsWith(short)) + 1;
  return month === 0 ? null : [Number(match[3]), month, Number(day)];
}

/** One date without brackets. */
function parseOne(text: string, typed: string): Result<CivilDate> {
  const words = english(text);
  if (words !== null) return civilDate(words[0], words[1], words[2], typed);
  // a midnight that a spreadsheet added says nothing; any other time is not a date
  const bare = text.replace(/[ T]0{1,2}:00(:00(\.0+)?)?Z?$/, '').replaceAll(/\s+/g, '');
  const [era, rest] = splitEra(bare);
  const three = THREE.exec(rest);
  if (three !== null) {
    const [year, month, day] = [Number(three[1]), Number(three[2]), Number(three[3])];
    if (era !== undefined) return fromWareki(era, year, month, day, typed);
    if ((three[1] as string).length < 4) return err(appError('date/two-digit-year', { text: typed }));
    return civilDate(year, month, day, typed);
  }
  const run = /^(\d+)$/.exec(rest)?.[1];
  if (run !== undefined && era !== undefined && run.length === 6) {
    return fromWareki(era, Number(run.slice(0, 2)), Number(run.slice(2, 4)), Number(run.slice(4)), typed);
  }
  if (run !== undefined && era === undefined && run.length === 8) {
    return civilDate(Number(run.slice(0, 4)), Number(run.slice(4, 6)), Number(run.slice(6)), typed);
  }
  if (TWO.test(rest) || /^\d{1,4}年?$/.test(rest)) return err(appError('date/incomplete', { text: typed }));
  return err(appError('date/unreadable', { text: typed }));
}

function weekdayIn(text: string): number | null {
  const japanese = /^(?:([日月火水木金土])(?:曜日?)?)$/.exec(text)?.[1];
  if (japanese !== undefined) return '日月火水木金土'.indexOf(japanese);
  const index = ENGLISH_DAYS.findIndex((day) => text.startsWith(day));
  return index < 0 ? null : index;
}

/**
 * What people type or a table holds, in 和暦 or 西暦, to a date. Nothing is guessed:
 * two-digit years, a day/month order that could be read twice and contradicting parts are refused with the reason.
 */
export function parseCivilDate(typed: string): Result<CivilDate> {
  const text = plain(typed);
  if (text === '') return err(appError('date/empty'));
  const notes: string[] = [];
  const outside = text
    .replaceAll(/\(([^()]*)\)/g, (_, inner: string) => {
      notes.push(inner.trim());
      return '';
    })
    .replace(/([日月火水木金土])曜日?$/, (_, day: string) => {
      notes.push(day);
      return '';
    })
    .trim();
  let main = outside;
  const checks: string[] = [];
  for (const note of notes) {
    // 2026年(令和8年)4月1日: the bracket repeats the year
    const year = /^(.+)年$/.exec(note);
    if (year !== null) checks.push(`${note}${outside.slice(outside.indexOf('年') + 1)}`);
    else checks.push(note);
  }
  main = main.replaceAll(/\s*年\s*/g, '年');
  const date = parseOne(main, typed);
  if (!date.ok) return date;
  for (const check of checks) {
    const weekday = weekdayIn(check);
    if (weekday !== null) {
      const real = weekdayOf(date.value);
      if (real !== weekday) return err(appError('date/weekday-differs', { text: typed, weekday: weekdayName(real) }));
      continue;
    }
    const again = parseOne(check, typed);
    if (!again.ok) return again;
    if (again.value !== date.value) return err(appError('date/parts-differ', { text: typed }));
  }
  return date;
}

/** A year alone: S39 → 1964, 令和8年 → 2026, 2026. */
export function parseYear(typed: string): Result<number> {
  const text = plain(typed).replaceAll(/\s+/g, '');
  if (text === '') return err(appError('date/empty'));
  const [era, rest] = splitEra(text);
  const digits = /^(\d{1,4})年?$/.exec(rest)?.[1];
  if (digits === undefined) return err(appError('date/unreadable', { text: typed }));
  if (era === undefined && digits.length < 4) return err(appError('date/two-digit-year', { text: typed }));
  if (era !== undefined && Number(digits) < 1) return err(appError('date/era-year', { text: typed, era: era.name }));
  const year = era === undefined ? Number(digits) : era.firstYear + Number(digits) - 1;
  const last = era?.to == null ? null : Number(era.to.slice(0, 4));
  if (era !== undefined && last !== null && year > last) {
    return err(appError('date/outside-era', { text: typed, era: era.name, from: String(era.firstYear), to: String(last), instead: String(year) }));
  }
  const inRange = civilDate(year, 1, 1, typed);
  return inRange.ok ? ok(year) : inRange;
}
