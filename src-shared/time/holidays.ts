import { z } from '../kernel/zod.ts';
import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isCivilDate, type CivilDate } from './civil-date.ts';

const holidayFile = z.strictObject({
  kind: z.literal('reference'),
  id: z.literal('holidays-jp'),
  title: z.string(),
  source: z.strictObject({
    label: z.string(),
    publisher: z.string(),
    url: z.string(),
    asOf: z.string().refine(isCivilDate),
    licence: z.string(),
    changes: z.string(),
  }),
  firstYear: z.int(),
  lastYear: z.int(),
  days: z.array(z.tuple([z.string().refine(isCivilDate), z.string().min(1)])),
});

export type HolidaySource = z.infer<typeof holidayFile>['source'];

/** National holidays of the years the data names. Outside them nothing is known, and nothing is guessed. */
export interface HolidayCalendar {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly source: HolidaySource;
  readonly names: ReadonlyMap<CivilDate, string>;
}

/** Reads assets/reference/holidays-jp.json or a later edition of it. */
export function readHolidays(json: unknown): Result<HolidayCalendar> {
  const file = holidayFile.safeParse(json);
  if (!file.success) return err(appError('reference/bad-file', { id: 'holidays-jp' }, file.error));
  const { firstYear, lastYear, source, days } = file.data;
  const names = new Map(days);
  const outside = days.find(([date]) => Number(date.slice(0, 4)) < firstYear || Number(date.slice(0, 4)) > lastYear);
  if (outside !== undefined || names.size !== days.length) return err(appError('reference/bad-file', { id: 'holidays-jp' }));
  return ok({ firstYear, lastYear, source, names });
}

/** Name of the holiday, null on an ordinary day, a failure (祝日データなし) for a year without data. */
export function holidayName(calendar: HolidayCalendar, date: CivilDate): Result<string | null> {
  const year = Number(date.slice(0, 4));
  if (year < calendar.firstYear || year > calendar.lastYear) {
    return err(appError('calendar/no-holiday-data', { year, from: calendar.firstYear, to: calendar.lastYear }));
  }
  return ok(calendar.names.get(date) ?? null);
}
