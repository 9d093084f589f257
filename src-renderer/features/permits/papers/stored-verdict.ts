import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { PermitVerdict } from '../../../../src-shared/rules/permit-conditions.ts';

const isVerdict = (value: unknown): value is PermitVerdict => {
  if (value === null || typeof value !== 'object') return false;
  const { rows, texts, packId } = value as Partial<PermitVerdict>;
  return Array.isArray(rows) && typeof texts === 'object' && typeof packId === 'string';
};

/** The check the last act of a side stored, exactly as it was; null where none did. */
export function verdictOfActs(view: PermitCaseView, actor: 'applicant' | 'office'): PermitVerdict | null {
  const act = view.fold.effective.filter((event) => event.actor === actor && isVerdict(event.act['verdicts'])).at(-1);
  return act === undefined ? null : (act.act['verdicts'] as unknown as PermitVerdict);
}

/** What a paper prints: the office's check where one was stored, else the applicant's own. */
export const storedVerdict = (view: PermitCaseView): PermitVerdict | null => verdictOfActs(view, 'office') ?? verdictOfActs(view, 'applicant');
