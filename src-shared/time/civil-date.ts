import { CalendarDate } from '@internationalized/date';
import { appError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/ports.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** A day on the calendar without time or zone: 'YYYY-MM-DD'. Text order is date order. */
export type CivilDate = string;

/** The civil calendar of Japan starts on 1 January 1873; before it a date means the lunar calendar. */
export const FIRST_YEAR = 1873;
/** Beyond this a date is a slip of the finger (令和99年), not a plan. */
export const LAST_YEAR = 2099;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const JST_MS = 9 * 3_600_000;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const text = (date: CalendarDate): CivilDate => `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date from its parts; a day that does not exist is refused with the last day that does. */
export function civilDate(year: number, month: number, day: number, typed = `${year}/${month}/${day}`): Result<CivilDate> {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    return err(appError('date/out-of-range', { text: typed, from: FIRST_YEAR, to: LAST_YEAR }));
  }
  if (!Number.isInteger(month) || month < 1 || month > 12) return err(appError('date/no-such-month', { text: typed, month }));
  const last = daysInMonth(year, month);
  if (!Number.isInteger(day) || day < 1 || day > last) {
    return err(appError('date/no-such-day', { text: typed, year, month, day, last }));
  }
  return ok(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Reads the stored form only; what people type goes through parseCivilDate. */
export function readCivilDate(value: unknown): Result<CivilDate> {
  const match = typeof value === 'string' ? SHAPE.exec(value) : null;
  if (match === null) return err(appError('date/unreadable', { text: String(value) }));
  return civilDate(Number(match[1]), Number(match[2]), Number(match[3]), String(value));
}

export const isCivilDate = (value: unknown): value is CivilDate => readCivilDate(value).ok;

/** Stored dates are checked at the border, so a malformed one here is a bug and throws. */
function calendar(date: CivilDate): CalendarDate {
  const match = SHAPE.exec(date);
  if (match === null) throw new RangeError('not a civil date');
  return new CalendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function dateParts(date: CivilDate): { readonly year: number; readonly month: number; readonly day: number } {
  const { year, month, day } = calendar(date);
  return { year, month, day };
}

const dayNumber = (date: CivilDate): number => {
  const { year, month, day } = calendar(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
};

export const addDays = (date: CivilDate, days: number): CivilDate => text(calendar(date).add({ days }));

/** 31 January + 1 month is the last day of February. */
export const addMonths = (date: CivilDate, months: number): CivilDate => text(calendar(date).add({ months }));

/** 29 February + 1 year is 28 February. */
export const addYears = (date: CivilDate, years: number): CivilDate => text(calendar(date).add({ years }));

export const compareDates = (a: CivilDate, b: CivilDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: CivilDate): number => (((dayNumber(date) + 4) % 7) + 7) % 7;

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

/** Full months from `from` to `to`: the largest n with addMonths(from, n) <= to. Negative when `to` is earlier. */
export function monthsBetween(from: CivilDate, to: CivilDate): number {
  if (to < from) return -monthsBetween(to, from);
  const a = calendar(from);
  const b = calendar(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return addMonths(from, months) > to ? months - 1 : months;
}

export const startOfMonth = (date: CivilDate): CivilDate => `${date.slice(0, 8)}01`;

export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = calendar(date);
  return `${date.slice(0, 8)}${pad(daysInMonth(year, month), 2)}`;
}

/** @param first weekday the week starts on, 1 (Monday) unless told */
export const startOfWeek = (date: CivilDate, first = 1): CivilDate => addDays(date, -((weekdayOf(date) - first + 7) % 7));

/** Japan has had one offset and no summer time since 1952, so no zone data is needed. */
export const civilDateOfMs = (ms: number): CivilDate => new Date(ms + JST_MS).toISOString().slice(0, 10);

/** 'HH:MM' in Japan. */
export const clockTimeOfMs = (ms: number): string => new Date(ms + JST_MS).toISOString().slice(11, 16);

export const todayInJapan = (clock: Clock): CivilDate => civilDateOfMs(clock.now());

/** The moment a day begins in Japan, in milliseconds. */
export const startOfDayInJapan = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`) - JST_MS;
