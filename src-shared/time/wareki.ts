import { appError } from '../kernel/app-error.ts';
import { err, type Result } from '../kernel/result.ts';
import { civilDate, dateParts, weekdayOf, type CivilDate } from './civil-date.ts';
import { eraOf, type Era } from './eras.ts';

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const;

export const weekdayName = (weekday: number): string => WEEKDAYS[((weekday % 7) + 7) % 7] as string;

const eraYear = (year: number): string => (year === 1 ? '元' : String(year));

/** 令和8年4月1日; before 1873 the western year, since no era date of our calendar exists. */
export function formatWareki(date: CivilDate): string {
  const { year, month, day } = dateParts(date);
  const found = eraOf(date);
  return found === null ? `${year}年${month}月${day}日` : `${found.era.name}${eraYear(found.year)}年${month}月${day}日`;
}

/** R8.4.1, for lists. */
export function formatWarekiShort(date: CivilDate): string {
  const { year, month, day } = dateParts(date);
  const found = eraOf(date);
  return found === null ? `${year}.${month}.${day}` : `${found.era.short}${found.year}.${month}.${day}`;
}

/** 令和8年4月1日（2026-04-01） */
export const formatBoth = (date: CivilDate): string => `${formatWareki(date)}（${date}）`;

/** 令和8年4月1日（水） */
export const formatWarekiWeekday = (date: CivilDate): string => `${formatWareki(date)}（${weekdayName(weekdayOf(date))}）`;

/** R080401, for file names. */
export function formatWarekiDigits(date: CivilDate): string {
  const found = eraOf(date);
  const rest = date.slice(5, 7) + date.slice(8, 10);
  return found === null ? date.replaceAll('-', '') : `${found.era.short}${String(found.year).padStart(2, '0')}${rest}`;
}

/** A day given by era. A day outside the era is refused, and the same day in the right era is named. */
export function fromWareki(era: Era, year: number, month: number, day: number, typed: string): Result<CivilDate> {
  if (year < 1) return err(appError('date/era-year', { text: typed, era: era.name }));
  const date = civilDate(era.firstYear + year - 1, month, day, typed);
  if (!date.ok) return date;
  if (date.value < era.from || (era.to !== null && date.value > era.to)) {
    return err(
      appError('date/outside-era', {
        text: typed,
        era: era.name,
        from: formatWareki(era.from),
        to: era.to === null ? '' : formatWareki(era.to),
        instead: formatWareki(date.value),
      }),
    );
  }
  return date;
}
