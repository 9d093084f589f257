import type { BothTexts, RulePack, RuleSource } from './rule-pack.ts';

export interface PermitAuthority {
  /** alone: 所轄庁の長 · together: also 内閣総理大臣 · unknown: 要確認, never taken as alone */
  readonly who: 'alone' | 'together' | 'unknown';
  readonly text: BothTexts;
  readonly source: RuleSource;
}

/** 7, '7級', '７級' → 7; null for anything else. */
export function gradeNumber(grade: string | number | null): number | null {
  if (grade === null) return null;
  const match = /^(?:職務の)?(\d{1,2})\s*級?$/.exec(String(grade).normalize('NFKC').trim());
  return match === null ? null : Number(match[1]);
}

/** Who permits, by pay table and grade (国家公務員法第104条 and the delegation under it). */
export function permitAuthority(pack: RulePack, payTable: string | null, grade: string | number | null): PermitAuthority {
  const { authority } = pack;
  const source = (id: string): RuleSource => pack.sources.find((one) => one.id === id) as RuleSource;
  const row = authority.delegated.find((one) => one.payTable === payTable);
  if (payTable === null || payTable === '' || payTable === 'other') return { who: 'unknown', text: authority.unknown, source: source(authority.source) };
  if (row === undefined) return { who: 'together', text: authority.together, source: source(authority.source) };
  if (row.upToGrade === null) return { who: 'alone', text: authority.alone, source: source(row.source) };
  const level = gradeNumber(grade);
  if (level === null) return { who: 'unknown', text: authority.unknown, source: source(row.source) };
  return level <= row.upToGrade ? { who: 'alone', text: authority.alone, source: source(row.source) } : { who: 'together', text: authority.together, source: source(row.source) };
}
