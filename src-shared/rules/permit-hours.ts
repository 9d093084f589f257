import { addDays, daysBetween, endOfMonth, startOfMonth, startOfWeek, weekdayOf, type CivilDate } from '../time/civil-date.ts';
import { splitAtMidnight, type TimeRange } from '../time/clock-time.ts';
import { holidayName, type HolidayCalendar } from '../time/holidays.ts';

/** 7 stands for 祝日, as in the records. */
export const HOLIDAY = 7;

/** When a doctor works somewhere else. null anywhere means: not known. */
export interface WorkSchedule {
  readonly id: string;
  /** What people call it, for the message: the institution. */
  readonly title: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** 0 Sunday … 6 Saturday, 7 祝日. */
  readonly weekdays: readonly number[] | null;
  readonly ranges: readonly TimeRange[] | null;
  readonly breakMinutes: number;
  readonly frequency: 'weekly' | 'fortnightly' | 'monthly' | 'irregular' | null;
  readonly timesPerMonth: number | null;
  /** Way there and back, each time. */
  readonly travelMinutes: number;
}

export interface WindowTotal {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly minutes: number;
  readonly travelMinutes: number;
  readonly by: readonly { readonly id: string; readonly title: string; readonly minutes: number }[];
}

export interface HourTotals {
  /** Totals per working day (day), week (Monday to Sunday) and calendar month, of every window the application touches. */
  readonly days: readonly WindowTotal[];
  readonly weeks: readonly WindowTotal[];
  readonly months: readonly WindowTotal[];
  /** Schedules whose hours are not known: no total may be called complete. */
  readonly unknown: readonly { readonly id: string; readonly title: string }[];
  /** Years for which 祝日 could not be told. */
  readonly yearsWithoutHolidays: readonly number[];
}

/** A permit of many years is judged by its first two: its pattern repeats. */
const HORIZON_DAYS = 731;

interface Occurrence {
  readonly date: CivilDate;
  readonly minutes: number;
  readonly travel: number;
}

const isKnown = (schedule: WorkSchedule): boolean =>
  schedule.from !== null && schedule.to !== null && schedule.from <= schedule.to && schedule.weekdays !== null && schedule.weekdays.length > 0 &&
  schedule.ranges !== null && schedule.ranges.length > 0 && schedule.frequency !== null &&
  (schedule.frequency === 'weekly' || schedule.frequency === 'fortnightly' || schedule.timesPerMonth !== null);

/** The days a schedule can fall on. */
function candidates(schedule: WorkSchedule, from: CivilDate, to: CivilDate, calendar: HolidayCalendar, missing: Set<number>): CivilDate[] {
  const days: CivilDate[] = [];
  const weekdays = new Set(schedule.weekdays);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (weekdays.has(weekdayOf(day))) days.push(day);
    else if (weekdays.has(HOLIDAY)) {
      const name = holidayName(calendar, day);
      if (!name.ok) missing.add(Number(day.slice(0, 4)));
      else if (name.value !== null) days.push(day);
    }
  }
  return days;
}

/** n times a month, as close together as they can fall: the fullest week has to fit, too. */
function someOfMonth(days: readonly CivilDate[], times: number): CivilDate[] {
  const byMonth = new Map<string, CivilDate[]>();
  for (const day of days) byMonth.set(day.slice(0, 7), [...(byMonth.get(day.slice(0, 7)) ?? []), day]);
  return [...byMonth.values()].flatMap((month) => {
    const runs = month.map((_, i) => month.slice(i, i + times)).filter((run) => run.length === Math.min(times, month.length));
    return runs.reduce((best, run) => (daysBetween(run[0] as CivilDate, run.at(-1) as CivilDate) < daysBetween(best[0] as CivilDate, best.at(-1) as CivilDate) ? run : best));
  });
}

function occurrences(schedule: WorkSchedule, from: CivilDate, to: CivilDate, calendar: HolidayCalendar, missing: Set<number>): Occurrence[] {
  const start = schedule.from as CivilDate;
  // one day earlier: a night that began before the window reaches into it
  const first = start > addDays(from, -1) ? start : addDays(from, -1);
  const last = (schedule.to as CivilDate) < to ? (schedule.to as CivilDate) : to;
  let days = candidates(schedule, schedule.frequency === 'monthly' || schedule.frequency === 'irregular' ? (startOfMonth(first) > start ? startOfMonth(first) : start) : first, last, calendar, missing);
  if (schedule.frequency === 'fortnightly') {
    const zero = startOfWeek(start);
    days = days.filter((day) => Math.floor(daysBetween(zero, day) / 7) % 2 === 0);
  } else if (schedule.frequency !== 'weekly') days = someOfMonth(days, Math.max(1, Math.ceil(schedule.timesPerMonth as number)));
  const parts = (schedule.ranges as readonly TimeRange[]).map(splitAtMidnight);
  const sameDay = Math.max(0, parts.reduce((sum, part) => sum + part.sameDay, 0) - schedule.breakMinutes);
  const nextDay = parts.reduce((sum, part) => sum + part.nextDay, 0);
  return days.flatMap((date) => [
    { date, minutes: sameDay, travel: schedule.travelMinutes },
    ...(nextDay > 0 ? [{ date: addDays(date, 1), minutes: nextDay, travel: 0 }] : []),
  ]);
}

/** Hours of this application together with every other permit, per day, week and month separately. */
export function hourTotals(own: WorkSchedule, others: readonly WorkSchedule[], calendar: HolidayCalendar): HourTotals {
  const missing = new Set<number>();
  const unknown = [own, ...others].filter((schedule) => !isKnown(schedule)).map(({ id, title }) => ({ id, title }));
  if (!isKnown(own)) return { days: [], weeks: [], months: [], unknown, yearsWithoutHolidays: [] };
  const from = own.from as CivilDate;
  const horizon = addDays(from, HORIZON_DAYS);
  const to = (own.to as CivilDate) < horizon ? (own.to as CivilDate) : horizon;
  // whole weeks and months around the period: what another permit adds at a border counts
  const wideFrom = startOfWeek(startOfMonth(from));
  const wideTo = addDays(startOfWeek(endOfMonth(to)), 6);
  const all = [own, ...others.filter(isKnown)].map((schedule) => ({ schedule, list: occurrences(schedule, wideFrom, wideTo, calendar, missing) }));

  const windows = (startOf: (day: CivilDate) => CivilDate, endOf: (start: CivilDate) => CivilDate): WindowTotal[] => {
    const found = new Map<CivilDate, Map<string, { title: string; minutes: number; travel: number }>>();
    for (const { schedule, list } of all) {
      for (const { date, minutes, travel } of list) {
        if (date < wideFrom) continue;
        const start = startOf(date);
        const parts = found.get(start) ?? new Map<string, { title: string; minutes: number; travel: number }>();
        const part = parts.get(schedule.id) ?? { title: schedule.title, minutes: 0, travel: 0 };
        parts.set(schedule.id, { title: part.title, minutes: part.minutes + minutes, travel: part.travel + travel });
        found.set(start, parts);
      }
    }
    return [...found]
      .filter(([, parts]) => parts.has(own.id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([start, parts]) => ({
        start,
        end: endOf(start),
        minutes: [...parts.values()].reduce((sum, part) => sum + part.minutes, 0),
        travelMinutes: [...parts.values()].reduce((sum, part) => sum + part.travel, 0),
        by: [...parts].map(([id, part]) => ({ id, title: part.title, minutes: part.minutes })),
      }));
  };
  return {
    days: windows((day) => day, (day) => day),
    weeks: windows((day) => startOfWeek(day), (start) => addDays(start, 6)),
    months: windows(startOfMonth, endOfMonth),
    unknown,
    yearsWithoutHolidays: [...missing].sort((a, b) => a - b),
  };
}

/** The fullest window, the earliest among equals; null without any. */
export const fullest = (windows: readonly WindowTotal[]): WindowTotal | null =>
  windows.reduce<WindowTotal | null>((best, one) => (best === null || one.minutes > best.minutes ? one : best), null);
