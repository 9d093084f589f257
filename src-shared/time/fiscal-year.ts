import { appError } from '../kernel/app-error.ts';
import { err, type Result } from '../kernel/result.ts';
import { dateParts, type CivilDate } from './civil-date.ts';
import { eraOf } from './eras.ts';
import { parseYear } from './parse-civil-date.ts';

/** The year of its 1 April. */
export type FiscalYear = number;

const pad = (year: number): string => String(year).padStart(4, '0');

export function fiscalYearOf(date: CivilDate): FiscalYear {
  const { year, month } = dateParts(date);
  return month >= 4 ? year : year - 1;
}

export const fiscalYearStart = (year: FiscalYear): CivilDate => `${pad(year)}-04-01`;

export const fiscalYearEnd = (year: FiscalYear): CivilDate => `${pad(year + 1)}-03-31`;

/** 令和8年度. The era of 1 May names the year, so 2019 is 令和元年度 as the budget called it. */
export function fiscalYearLabel(year: FiscalYear): string {
  const found = eraOf(`${pad(year)}-05-01`);
  if (found === null) return `${year}年度`;
  return `${found.era.name}${found.year === 1 ? '元' : found.year}年度`;
}

/** 令和8年度（2026年度） */
export const fiscalYearBoth = (year: FiscalYear): string => `${fiscalYearLabel(year)}（${year}年度）`;

/** R8, 令和8年度, 2026年度, FY2026. */
export function parseFiscalYear(typed: string): Result<FiscalYear> {
  const text = typed.normalize('NFKC').trim().replace(/^FY\s*/i, '').replace(/年度$/, '年').replace(/度$/, '');
  if (text === '') return err(appError('date/empty'));
  return parseYear(text);
}
