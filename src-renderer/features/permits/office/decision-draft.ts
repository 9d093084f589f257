import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';

/** What the clerk has typed of a decision; kept in the review notes until it is recorded. */
export type DecisionDraft = Readonly<Record<string, Json | undefined>>;

/** The decisions of the first dialog, in the order they are offered. */
export const DECISIONS: readonly PermitEventKind[] = ['approve', 'approveWithConditions', 'reject', 'changePermit', 'changeRefuse', 'revoke'];

const PERMITS: ReadonlySet<PermitEventKind> = new Set(['approve', 'approveWithConditions', 'changePermit']);
const REFUSES: ReadonlySet<PermitEventKind> = new Set(['reject', 'changeRefuse', 'revoke']);

export const permitsSomething = (kind: PermitEventKind): boolean => PERMITS.has(kind);
export const needsReason = (kind: PermitEventKind): boolean => REFUSES.has(kind);
export const offersConditions = (kind: PermitEventKind): boolean => kind === 'approveWithConditions' || kind === 'changePermit';

const COMMON = ['decidedWhere', 'decidedOn', 'documentNumber', 'actedBy', 'standsInFor', 'notice'] as const;
const OF_PERMIT = ['permittedOn', 'effectiveOn', 'startOn', 'endOn'] as const;

const blank = (value: Json | undefined): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

export const conditionList = (draft: DecisionDraft): readonly string[] => (Array.isArray(draft['conditions']) ? draft['conditions'].map(String) : []);

export type DecisionProblem = 'missing' | 'reversed' | 'before-decision';

/** What keeps a decision from being recorded, per field. No decision without its day; no refusal without a reason. */
export function decisionProblems(kind: PermitEventKind, draft: DecisionDraft): Readonly<Record<string, DecisionProblem>> {
  const problems: Record<string, DecisionProblem> = {};
  const need = (field: string): void => {
    if (blank(draft[field])) problems[field] = 'missing';
  };
  need('decidedOn');
  if (permitsSomething(kind)) ['permittedOn', 'startOn', 'endOn'].forEach(need);
  if (needsReason(kind)) need('reason');
  if (kind === 'approveWithConditions' && conditionList(draft).every((line) => line.trim() === '')) problems['conditions'] = 'missing';
  const { decidedOn, permittedOn, startOn, endOn } = draft;
  if (typeof startOn === 'string' && typeof endOn === 'string' && endOn < startOn) problems['endOn'] = 'reversed';
  if (permitsSomething(kind) && typeof decidedOn === 'string' && typeof permittedOn === 'string' && permittedOn < decidedOn) problems['permittedOn'] = 'before-decision';
  return problems;
}

/** The fields of the act: only those this kind of decision has, and no empty ones. */
export function decisionFields(kind: PermitEventKind, draft: DecisionDraft): UnitValue {
  const names: string[] = [...COMMON, ...(permitsSomething(kind) ? OF_PERMIT : ['effectiveOn']), 'reason'];
  const fields: Record<string, Json> = {};
  for (const name of names) if (!blank(draft[name])) fields[name] = draft[name] as Json;
  if (offersConditions(kind)) {
    const conditions = conditionList(draft).map((line) => line.trim()).filter((line) => line !== '');
    if (conditions.length > 0) fields['conditions'] = conditions;
  }
  return fields;
}

/** What the dialog starts with: the term that was asked for, and the day. */
export function startingDraft(asked: Readonly<Record<string, Json | undefined>>, today: string): DecisionDraft {
  const day = (name: string): Json => asked[name] ?? null;
  return { decidedWhere: 'here', decidedOn: today, permittedOn: today, effectiveOn: null, startOn: day('startOn'), endOn: day('endOn'), conditions: [] };
}
