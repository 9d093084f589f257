import { describe, expect, it } from 'vitest';
import { parseCivilDate, parseYear } from '../../../src-shared/time/parse-civil-date.ts';

const APRIL_FIRST = [
  'R8.4.1', 'R08.04.01', 'R8/4/1', 'R8-4-1', 'R8年4月1日', 'r8.4.1', 'R.8.4.1', 'R 8.4.1', 'R8. 4. 1', 'R8・4・1', 'R8,4,1',
  'Ｒ８．４．１', 'Ｒ８／４／１', 'Ｒ８－４－１', 'R8ー4ー1', 'R8−4−1', 'R8‐4‐1', 'R8–4–1', 'R8、4、1', 'R8。4。1', 'R080401', 'Ｒ０８０４０１',
  '令和8年4月1日', '令和８年４月１日', '令和 8年 4月 1日', '令和　８年　４月　１日', '令和08年04月01日', '令和八年四月一日', '令和8.4.1', '令和8/4/1', '令和8-4-1',
  '令和080401', '令和8年4月1日(水)', '令和8年4月1日（水）', '令和8年4月1日（水曜日）', '令和8年4月1日 水曜日', '令和8年4月1日（2026-04-01）', '令和8年4月1日(2026年4月1日)',
  '令8.4.1', '令8年4月1日', '㋿8.4.1', '㋿8年4月1日', '㋿８年４月１日', '㋿八年四月一日', 'Reiwa 8.4.1', 'reiwa 8/4/1',
  '2026/4/1', '2026/04/01', '2026-4-1', '2026-04-01', '2026.4.1', '2026.04.01', '2026年4月1日', '2026年04月01日', '２０２６年４月１日', '２０２６／４／１', '２０２６－０４－０１',
  '2026 / 4 / 1', ' 2026-04-01 ', '　2026/4/1　', '20260401', '２０２６０４０１', '二〇二六年四月一日', '2026年4月1日（水）', '2026年(令和8年)4月1日', '2026年（令和８年）４月１日', '2026/4/1(水)', '2026-04-01 (Wed)',
  '2026/4/1 0:00:00', '2026-04-01 00:00:00', '2026-04-01T00:00:00', '2026-04-01T00:00:00.000Z', '2026/04/01 0:00', '2026年4月1日（R8.4.1）',
  '1 April 2026', '1st April 2026', 'April 1, 2026', 'Apr 1 2026', 'Apr. 1, 2026', '1-Apr-2026', '1 APR 2026',
] as const;

const OTHERS: readonly (readonly [string, string])[] = [
  ['S39.10.10', '1964-10-10'], ['昭和39年10月10日', '1964-10-10'], ['昭39.10.10', '1964-10-10'], ['㍼39.10.10', '1964-10-10'], ['昭和三十九年十月十日', '1964-10-10'],
  ['H31.4.30', '2019-04-30'], ['平成31年4月30日', '2019-04-30'], ['㍻31.4.30', '2019-04-30'], ['平31/4/30', '2019-04-30'], ['H310430', '2019-04-30'],
  ['R元.5.1', '2019-05-01'], ['令和元年5月1日', '2019-05-01'], ['令和元年五月一日', '2019-05-01'], ['R1.5.1', '2019-05-01'], ['令元.5.1', '2019-05-01'],
  ['T12.9.1', '1923-09-01'], ['大正12年9月1日', '1923-09-01'], ['㍽12.9.1', '1923-09-01'], ['M45.7.29', '1912-07-29'], ['㍾6.1.1', '1873-01-01'],
  ['平成元年1月8日', '1989-01-08'], ['昭和64年1月7日', '1989-01-07'], ['昭和元年12月25日', '1926-12-25'], ['2028-02-29', '2028-02-29'], ['令和十年二月二十九日', '2028-02-29'],
  ['二千二十六年十二月三十一日', '2026-12-31'],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ['', 'date/empty'], ['　 ', 'date/empty'], ['あした', 'date/unreadable'], ['=1+1', 'date/unreadable'], ['46113', 'date/unreadable'],
  ['2026-02-30', 'date/no-such-day'], ['令和8年2月29日', 'date/no-such-day'], ['2026/4/31', 'date/no-such-day'], ['2026/4/0', 'date/no-such-day'], ['20260431', 'date/no-such-day'],
  ['2026/13/1', 'date/no-such-month'], ['R8.0.1', 'date/no-such-month'], ['令和99年1月1日', 'date/out-of-range'], ['9999-12-31', 'date/out-of-range'], ['1872-12-31', 'date/out-of-range'],
  ['明治5年1月1日', 'date/out-of-range'], ['平成31年5月1日', 'date/outside-era'], ['H32.4.1', 'date/outside-era'], ['令和元年4月30日', 'date/outside-era'], ['昭和64年1月8日', 'date/outside-era'],
  ['平成元年1月7日', 'date/outside-era'], ['S100.1.1', 'date/outside-era'], ['令和0年1月1日', 'date/era-year'], ['26/4/1', 'date/two-digit-year'], ['8.4.1', 'date/two-digit-year'],
  ['4/1/2026', 'date/unreadable'], ['2026/4', 'date/incomplete'], ['令和8年4月', 'date/incomplete'], ['令和8年', 'date/incomplete'], ['S39', 'date/incomplete'], ['2026', 'date/incomplete'],
  ['令和8年4月1日（木）', 'date/weekday-differs'], ['令和8年4月1日（2026-04-02）', 'date/parts-differ'], ['2026年(令和7年)4月1日', 'date/parts-differ'],
  ['2026-04-01 13:30', 'date/unreadable'], ['2026-04-01(何か)', 'date/unreadable'], ['R8.4.1.1', 'date/unreadable'], ['20260401x', 'date/unreadable'], ['2026/4-1/3', 'date/unreadable'],
];

describe('typed dates', () => {
  it('come in at least eighty spellings', () => {
    expect(new Set([...APRIL_FIRST, ...OTHERS.map(([text]) => text)]).size).toBeGreaterThanOrEqual(80);
  });
  it.each(APRIL_FIRST)('%s is 1 April 2026', (text) => {
    expect(parseCivilDate(text)).toEqual({ ok: true, value: '2026-04-01' });
  });
  it.each(OTHERS)('%s is %s', (text, date) => {
    expect(parseCivilDate(text)).toEqual({ ok: true, value: date });
  });
  it.each(REFUSED)('%s is refused as %s', (text, code) => {
    const result = parseCivilDate(text);
    expect(result.ok ? result.value : result.error.code).toBe(code);
  });
  it('a day outside its era is told with the day in the right era', () => {
    const result = parseCivilDate('平成32年4月1日');
    expect(result.ok ? null : result.error.params).toEqual({
      text: '平成32年4月1日', era: '平成', from: '平成元年1月8日', to: '平成31年4月30日', instead: '令和2年4月1日',
    });
  });
});

describe('typed years', () => {
  it.each([['S39', 1964], ['昭和39年', 1964], ['Ｓ３９', 1964], ['㍼39', 1964], ['R8', 2026], ['令和8年', 2026], ['令和元年', 2019], ['R元', 2019], ['H31', 2019], ['2026', 2026], ['２０２６年', 2026], ['平成元', 1989], ['T元', 1912]] as const)('%s is %d', (text, year) => {
    expect(parseYear(text)).toEqual({ ok: true, value: year });
  });
  it.each([['39', 'date/two-digit-year'], ['S65', 'date/outside-era'], ['H32', 'date/outside-era'], ['R0', 'date/era-year'], ['R99', 'date/out-of-range'], ['', 'date/empty'], ['昭和', 'date/unreadable'], ['2026/4', 'date/unreadable']] as const)('%s is refused as %s', (text, code) => {
    const result = parseYear(text);
    expect(result.ok ? result.value : result.error.code).toBe(code);
  });
});
