import { ok, type Result } from '../kernel/result.ts';
import { addDays, weekdayOf, type CivilDate } from './civil-date.ts';
import { holidayName, type HolidayCalendar } from './holidays.ts';

const isWeekend = (date: CivilDate): boolean => weekdayOf(date) % 6 === 0;

/** 12月29日 to 1月3日: offices of the State are closed (行政機関の休日に関する法律 第1条第1項第3号). */
const isYearEnd = (date: CivilDate): boolean => {
  const monthDay = date.slice(5);
  return monthDay >= '12-29' || monthDay <= '01-03';
};

/** 土日祝: known without data on Saturday and Sunday, otherwise only for a year with data. */
export function isDayOff(calendar: HolidayCalendar, date: CivilDate): Result<boolean> {
  if (isWeekend(date)) return ok(true);
  const name = holidayName(calendar, date);
  return name.ok ? ok(name.value !== null) : name;
}

/** A day on which an office works: not 土日祝 and not the year-end closing. */
export function isBusinessDay(calendar: HolidayCalendar, date: CivilDate): Result<boolean> {
  if (isYearEnd(date)) return ok(false);
  const off = isDayOff(calendar, date);
  return off.ok ? ok(!off.value) : off;
}

/** The n-th business day after (or, with n < 0, before) a date; n = 0 is the date itself or the next business day. */
export function addBusinessDays(calendar: HolidayCalendar, date: CivilDate, count: number): Result<CivilDate> {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let day = date;
  if (left === 0) {
    for (;;) {
      const open = isBusinessDay(calendar, day);
      if (!open.ok) return open;
      if (open.value) return ok(day);
      day = addDays(day, 1);
    }
  }
  while (left > 0) {
    day = addDays(day, step);
    const open = isBusinessDay(calendar, day);
    if (!open.ok) return open;
    if (open.value) left--;
  }
  return ok(day);
}

/** Business days after `from` up to and including `to`; 0 when `to` is not later. */
export function businessDaysBetween(calendar: HolidayCalendar, from: CivilDate, to: CivilDate): Result<number> {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const open = isBusinessDay(calendar, day);
    if (!open.ok) return open;
    if (open.value) count++;
  }
  return ok(count);
}
