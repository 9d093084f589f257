import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** 'HH:MM', 00:00 to 24:00 (24:00 only as an end). */
export type ClockTime = string;

/** An end at or before the start lies on the next day. */
export interface TimeRange {
  readonly from: ClockTime;
  readonly to: ClockTime;
}

const SHAPE = /^(\d{2}):(\d{2})$/;
const DAY = 24 * 60;

export const clockTime = (minutes: number): ClockTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes since midnight; throws on text that did not come through the border. */
export function minutesOf(time: ClockTime): number {
  const match = SHAPE.exec(time);
  if (match === null) throw new RangeError('not a clock time');
  return Number(match[1]) * 60 + Number(match[2]);
}

/** 9:00, ９時３０分, 0900, 午後1時半, 1:30 PM. */
export function parseClockTime(typed: string): Result<ClockTime> {
  const text = typed.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, '').replaceAll(/[.;]/g, ':');
  const refuse = err(appError('time/unreadable', { text: typed }));
  const match =
    /^(午前|午後|AM|PM)?(\d{1,2})(?::(\d{2})(?::00)?|時(?:(\d{1,2})分|(半))?)?(AM|PM)?$/.exec(text) ??
    /^()(\d{2})(\d{2})$/.exec(text);
  if (match === null) return refuse;
  const half = match[1] || match[6];
  const minute = match[5] === '半' ? 30 : Number(match[3] ?? match[4] ?? 0);
  let hour = Number(match[2]);
  if (half) {
    if (hour > 12) return refuse;
    if (half === '午後' || half === 'PM') hour = hour === 12 ? 12 : hour + 12;
    // 午前12時 is midnight in English and noon in the old decree, so only the unambiguous AM is taken
    else if (hour === 12) {
      if (half === '午前') return refuse;
      hour = 0;
    }
  }
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return err(appError('time/no-such-time', { text: typed }));
  return ok(clockTime(hour * 60 + minute));
}

export const isClockTime = (value: unknown): value is ClockTime => {
  if (typeof value !== 'string' || !SHAPE.test(value)) return false;
  const minutes = minutesOf(value);
  return minutes <= DAY && Number(value.slice(3)) < 60;
};

/** Length in minutes; over midnight where the end is not after the start. */
export function rangeMinutes(range: TimeRange): number {
  const from = minutesOf(range.from);
  const to = minutesOf(range.to);
  return to > from ? to - from : to + DAY - from;
}

export const rangeHours = (range: TimeRange): number => rangeMinutes(range) / 60;

export const crossesMidnight = (range: TimeRange): boolean => minutesOf(range.to) <= minutesOf(range.from);

/** Minutes that fall on the starting day and on the day after. */
export function splitAtMidnight(range: TimeRange): { readonly sameDay: number; readonly nextDay: number } {
  const total = rangeMinutes(range);
  const sameDay = Math.min(total, DAY - minutesOf(range.from));
  return { sameDay, nextDay: total - sameDay };
}

/** Whether two ranges of the same starting day share a minute. */
export function rangesOverlap(a: TimeRange, b: TimeRange): boolean {
  const fromA = minutesOf(a.from);
  const fromB = minutesOf(b.from);
  return fromA < fromB + rangeMinutes(b) && fromB < fromA + rangeMinutes(a);
}
