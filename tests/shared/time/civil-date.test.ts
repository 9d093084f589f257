import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, addYears, civilDate, civilDateOfMs, clockTimeOfMs, compareDates, daysBetween, endOfMonth, isCivilDate,
  monthsBetween, readCivilDate, startOfMonth, startOfWeek, todayInJapan, weekdayOf,
} from '../../../src-shared/time/civil-date.ts';

const anyDate = fc
  .integer({ min: Date.UTC(1873, 0, 1) / 86_400_000, max: Date.UTC(2090, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('a civil date', () => {
  it('adds months with the month-end rule', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28');
    expect(addYears('2028-02-29', 4)).toBe('2032-02-29');
  });
  it('adds days over month, year and leap day', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });
  it('names the last day of the month when the day does not exist', () => {
    const result = civilDate(2026, 2, 30, '2026-02-30');
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error).toEqual({ code: 'date/no-such-day', params: { text: '2026-02-30', year: 2026, month: 2, day: 30, last: 28 } });
    expect(civilDate(2028, 2, 29).ok).toBe(true);
    expect(civilDate(1900, 2, 29).ok).toBe(false);
    expect(civilDate(2026, 13, 1).ok).toBe(false);
    expect(civilDate(2117, 4, 1).ok).toBe(false);
    expect(civilDate(2026.5, 1, 1).ok).toBe(false);
  });
  it('reads its stored form only', () => {
    expect(isCivilDate('2026-04-01')).toBe(true);
    for (const bad of ['2026-4-1', '2026/04/01', '', null, 20260401, '2026-02-30', '2026-04-01T00:00:00Z']) {
      expect(readCivilDate(bad).ok, String(bad)).toBe(false);
    }
  });
  it('knows weekdays, weeks and months', () => {
    expect(weekdayOf('2026-04-01')).toBe(3);
    expect(weekdayOf('1964-10-10')).toBe(6);
    expect(startOfWeek('2026-04-05')).toBe('2026-03-30');
    expect(startOfWeek('2026-04-05', 0)).toBe('2026-04-05');
    expect(startOfMonth('2026-02-17')).toBe('2026-02-01');
    expect(endOfMonth('2028-02-17')).toBe('2028-02-29');
  });
  it('counts full months to the day, with the month-end rule', () => {
    expect(monthsBetween('2024-12-01', '2026-11-01')).toBe(23);
    expect(monthsBetween('2024-12-02', '2026-11-01')).toBe(22);
    expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsBetween('2028-02-29', '2029-02-28')).toBe(12);
    expect(monthsBetween('2026-03-01', '2026-01-01')).toBe(-2);
  });
  it('takes the day of Japan from the clock', () => {
    expect(civilDateOfMs(Date.UTC(2026, 2, 31, 15, 0))).toBe('2026-04-01');
    expect(civilDateOfMs(Date.UTC(2026, 2, 31, 14, 59))).toBe('2026-03-31');
    expect(clockTimeOfMs(Date.UTC(2026, 2, 31, 15, 3))).toBe('00:03');
    expect(todayInJapan({ now: () => Date.UTC(2026, 0, 1) })).toBe('2026-01-01');
  });
  it('throws on a date that never passed the border', () => {
    expect(() => addDays('nonsense', 1)).toThrow(RangeError);
  });
});

describe('laws of civil dates', () => {
  it('adding and counting days are inverse, weekdays repeat after seven', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date));
        expect(Math.sign(compareDates(other, date))).toBe(Math.sign(days));
      }),
    );
  });
  it('monthsBetween is the largest number of months that does not pass the end', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 4000 }), (date, days) => {
        const end = addDays(date, days);
        const months = monthsBetween(date, end);
        expect(addMonths(date, months) <= end).toBe(true);
        expect(addMonths(date, months + 1) > end).toBe(true);
      }),
    );
  });
});
