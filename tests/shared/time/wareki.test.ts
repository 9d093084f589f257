import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCivilDate } from '../../../src-shared/time/parse-civil-date.ts';
import { formatBoth, formatWareki, formatWarekiDigits, formatWarekiShort, formatWarekiWeekday } from '../../../src-shared/time/wareki.ts';

describe('era dates', () => {
  it('are written long, short, with both calendars and as digits', () => {
    expect(formatWareki('2026-04-01')).toBe('令和8年4月1日');
    expect(formatWarekiShort('2026-04-01')).toBe('R8.4.1');
    expect(formatBoth('2026-04-01')).toBe('令和8年4月1日（2026-04-01）');
    expect(formatWarekiWeekday('2026-04-01')).toBe('令和8年4月1日（水）');
    expect(formatWarekiDigits('2026-04-03')).toBe('R080403');
  });
  it.each([
    ['2019-04-30', '平成31年4月30日', 'H31.4.30'],
    ['2019-05-01', '令和元年5月1日', 'R1.5.1'],
    ['1989-01-07', '昭和64年1月7日', 'S64.1.7'],
    ['1989-01-08', '平成元年1月8日', 'H1.1.8'],
    ['1926-12-24', '大正15年12月24日', 'T15.12.24'],
    ['1926-12-25', '昭和元年12月25日', 'S1.12.25'],
    ['1912-07-29', '明治45年7月29日', 'M45.7.29'],
    ['1912-07-30', '大正元年7月30日', 'T1.7.30'],
    ['1873-01-01', '明治6年1月1日', 'M6.1.1'],
  ])('keep their borders: %s is %s', (date, long, short) => {
    expect(formatWareki(date)).toBe(long);
    expect(formatWarekiShort(date)).toBe(short);
  });
  it('agree with the calendar of the platform on every era day', () => {
    const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'short', year: 'numeric', timeZone: 'UTC' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1873, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 }), (day) => {
        const moment = new Date(day * 86_400_000);
        const parts = intl.formatToParts(moment);
        const era = parts.find((part) => part.type === 'era')?.value;
        const year = parts.find((part) => part.type === 'year')?.value;
        const long = formatWareki(moment.toISOString().slice(0, 10));
        expect(long.startsWith(`${era}${year === '1' ? '元' : year}年`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('read back what they write', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1873, 0, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 }), (day) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        for (const write of [formatWareki, formatWarekiShort, formatBoth, formatWarekiWeekday, formatWarekiDigits]) {
          expect(parseCivilDate(write(date))).toEqual({ ok: true, value: date });
        }
      }),
      { numRuns: 500 },
    );
  });
});
