import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, businessDaysBetween, isBusinessDay, isDayOff } from '../../../src-shared/time/business-days.ts';
import { holidayName, readHolidays } from '../../../src-shared/time/holidays.ts';
import { must } from '../../../src-shared/kernel/result.ts';

const json = JSON.parse(readFileSync(new URL('../../../assets/reference/holidays-jp.json', import.meta.url), 'utf8')) as unknown;
const calendar = must(readHolidays(json));
const name = (date: string) => holidayName(calendar, date);

describe('national holidays', () => {
  it('name their source, date and licence', () => {
    expect(calendar.source.publisher).toBe('内閣府');
    expect(calendar.source.asOf).toBe('2026-02-02');
    expect(calendar.source.licence).toContain('CC BY');
    expect([calendar.firstYear, calendar.lastYear]).toEqual([1955, 2027]);
  });
  it.each([
    ['2024-01-01', '元日'], ['2024-01-08', '成人の日'], ['2024-02-12', '休日'], ['2024-02-23', '天皇誕生日'], ['2024-03-20', '春分の日'], ['2024-05-06', '休日'], ['2024-08-12', '休日'], ['2024-09-22', '秋分の日'], ['2024-09-23', '休日'], ['2024-11-04', '休日'],
    ['2025-02-24', '休日'], ['2025-03-20', '春分の日'], ['2025-05-06', '休日'], ['2025-09-23', '秋分の日'], ['2025-11-24', '休日'],
    ['2026-05-06', '休日'], ['2026-07-20', '海の日'], ['2026-08-11', '山の日'], ['2026-09-21', '敬老の日'], ['2026-09-22', '休日'], ['2026-09-23', '秋分の日'],
    ['2027-03-21', '春分の日'], ['2027-03-22', '休日'], ['2027-11-23', '勤労感謝の日'], ['2019-05-01', '休日（祝日扱い）'], ['2019-04-30', '休日'], ['1989-02-24', '大喪の礼'],
  ])('%s is %s', (date, holiday) => {
    expect(name(date)).toEqual({ ok: true, value: holiday });
  });
  it('ordinary days between holidays stay ordinary', () => {
    for (const date of ['2024-09-24', '2025-09-22', '2026-09-24', '2027-09-22', '2026-04-30']) expect(name(date)).toEqual({ ok: true, value: null });
  });
  it.each([2028, 2029, 2030, 1954])('a year without data (%d) says so and is never guessed', (year) => {
    const result = name(`${year}-01-01`);
    expect(result.ok ? result.value : result.error).toEqual({ code: 'calendar/no-holiday-data', params: { year, from: 1955, to: 2027 } });
    expect(isBusinessDay(calendar, `${year}-06-07`).ok).toBe(false);
  });
  it('refuse a file that is not the data set', () => {
    expect(readHolidays({}).ok).toBe(false);
    expect(readHolidays({ ...(json as object), extra: 1 }).ok).toBe(false);
    expect(readHolidays({ ...(json as object), lastYear: 2020 }).ok).toBe(false);
    expect(readHolidays({ ...(json as { days: unknown[] }), days: [['2026-02-30', 'x']] }).ok).toBe(false);
    expect(readHolidays({ ...(json as { days: unknown[] }), days: [['2026-01-01', '元日'], ['2026-01-01', '休日']] }).ok).toBe(false);
  });
});

describe('business days', () => {
  it('skip weekends, holidays and the year-end closing of offices', () => {
    expect(addBusinessDays(calendar, '2026-09-18', 1)).toEqual({ ok: true, value: '2026-09-24' });
    expect(addBusinessDays(calendar, '2026-12-28', 1)).toEqual({ ok: true, value: '2027-01-04' });
    expect(addBusinessDays(calendar, '2026-09-24', -1)).toEqual({ ok: true, value: '2026-09-18' });
    expect(addBusinessDays(calendar, '2026-09-19', 0)).toEqual({ ok: true, value: '2026-09-24' });
    expect(businessDaysBetween(calendar, '2026-04-28', '2026-05-08')).toEqual({ ok: true, value: 4 });
    expect(businessDaysBetween(calendar, '2026-05-08', '2026-05-08')).toEqual({ ok: true, value: 0 });
  });
  it('stop with the reason where the data ends, and still know weekends', () => {
    const result = addBusinessDays(calendar, '2027-12-27', 5);
    expect(result.ok ? result.value : result.error.params['year']).toBe(2028);
    expect(isDayOff(calendar, '2028-06-10')).toEqual({ ok: true, value: true });
    expect(isDayOff(calendar, '2028-06-12').ok).toBe(false);
  });
});
