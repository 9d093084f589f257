import { describe, expect, it } from 'vitest';
import { fiscalYearBoth, fiscalYearEnd, fiscalYearLabel, fiscalYearOf, fiscalYearStart, parseFiscalYear } from '../../../src-shared/time/fiscal-year.ts';

describe('a fiscal year', () => {
  it('runs from 1 April to 31 March', () => {
    expect(fiscalYearOf('2026-03-31')).toBe(2025);
    expect(fiscalYearOf('2026-04-01')).toBe(2026);
    expect(fiscalYearStart(2026)).toBe('2026-04-01');
    expect(fiscalYearEnd(2026)).toBe('2027-03-31');
  });
  it('is labelled by era', () => {
    expect(fiscalYearLabel(2026)).toBe('令和8年度');
    expect(fiscalYearLabel(2019)).toBe('令和元年度');
    expect(fiscalYearLabel(2018)).toBe('平成30年度');
    expect(fiscalYearLabel(1988)).toBe('昭和63年度');
    expect(fiscalYearBoth(2026)).toBe('令和8年度（2026年度）');
  });
  it.each([['R8', 2026], ['令和8年度', 2026], ['2026年度', 2026], ['FY2026', 2026], ['fy 2026', 2026], ['平成31年度', 2019], ['令和元年度', 2019], ['S39', 1964], ['２０２６年度', 2026]] as const)('%s is %d', (text, year) => {
    expect(parseFiscalYear(text)).toEqual({ ok: true, value: year });
  });
  it.each(['', '8年度', '令和99年度', '来年度'])('%s is refused', (text) => {
    expect(parseFiscalYear(text).ok).toBe(false);
  });
});
