import type { CivilDate } from './civil-date.ts';

export interface Era {
  readonly name: string;
  readonly short: string;
  readonly kanji: string;
  readonly romaji: string;
  /** First day, and last day or null while it lasts. */
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** Gregorian year of 元年. */
  readonly firstYear: number;
}

/**
 * Newest first. Borders as proclaimed: the day an era began is its own, not the old one's.
 * 明治 counts here from its sixth year, when the present calendar came into use.
 */
export const ERAS: readonly Era[] = [
  { name: '令和', short: 'R', kanji: '令', romaji: 'REIWA', from: '2019-05-01', to: null, firstYear: 2019 },
  { name: '平成', short: 'H', kanji: '平', romaji: 'HEISEI', from: '1989-01-08', to: '2019-04-30', firstYear: 1989 },
  { name: '昭和', short: 'S', kanji: '昭', romaji: 'SHOWA', from: '1926-12-25', to: '1989-01-07', firstYear: 1926 },
  { name: '大正', short: 'T', kanji: '大', romaji: 'TAISHO', from: '1912-07-30', to: '1926-12-24', firstYear: 1912 },
  { name: '明治', short: 'M', kanji: '明', romaji: 'MEIJI', from: '1873-01-01', to: '1912-07-29', firstYear: 1868 },
];

/** The era a day lies in; null before 1873. */
export function eraOf(date: CivilDate): { readonly era: Era; readonly year: number } | null {
  const era = ERAS.find((candidate) => date >= candidate.from);
  return era === undefined ? null : { era, year: Number(date.slice(0, 4)) - era.firstYear + 1 };
}
