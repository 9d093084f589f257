import type { AppError } from '../kernel/app-error.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import { changesNothing } from './import-commit.ts';
import type { ImportPlan } from './plan-import.ts';
import { wholeRefusal } from './refusals.ts';

/**
 * Where one file of many belongs. `new` and `older` need nobody; each of the others waits for a
 * person: who it is, which of two values, why something was refused, whether so much shall go.
 */
export type ImportJudgement = 'new' | 'older' | 'same' | 'confirm' | 'conflict' | 'refused' | 'deletes' | 'check';

export interface Judged {
  readonly kind: ImportJudgement;
  /** Codes that say why, most important first. */
  readonly reasons: readonly ErrorCode[];
  /** Records that would change. */
  readonly changes: number;
  /** Numbers of the series that have not come. */
  readonly missing: readonly number[];
}

/** Taken in together with others, without a question. */
export const needsNobody = ({ kind }: Judged): boolean => kind === 'new' || kind === 'older';

/** Kinds of files that are a person's decision however well they fit. */
const BY_HAND: ReadonlySet<string> = new Set(['transfer', 'returned']);

function refusals({ merge, badLines, receipts }: ImportPlan): readonly ErrorCode[] {
  const codes = new Set<ErrorCode>();
  for (const record of merge.records) for (const unit of record.units) if (unit.status === 'refused' && unit.reason !== undefined && unit.reason !== null) codes.add(unit.reason);
  for (const { error } of badLines) codes.add(error.code);
  if (receipts.refused.length > 0) codes.add('exchange/bad-line');
  return [...codes];
}

/** What a file of a batch asks for, from its plan alone; writes and decides nothing. */
export function judgeImport(plan: ImportPlan, file: { readonly kind: string }): Judged {
  const { trust, series, counts } = plan;
  const changes = plan.merge.records.filter((record) => record.accept !== null).length;
  const judged = (kind: ImportJudgement, reasons: readonly AppError['code'][] = []): Judged => ({ kind, reasons, changes, missing: series.missing });
  if (changesNothing(plan)) return judged('same');
  const whole = wholeRefusal(plan);
  if (whole !== null) return judged('refused', [whole]);
  // Its signer is known: it waits for a person's word about this very file, not for a confirmation.
  if (trust.standing === 'revoked-since' && !trust.mayApply) return judged('check');
  if (!trust.mayApply) return judged('confirm', ['exchange/unknown-signer']);
  if (counts.conflict > 0) return judged('conflict');
  const refused = refusals(plan);
  if (counts.refused > 0 || refused.length > 0) return judged('refused', refused);
  if (plan.manyDeletes) return judged('deletes');
  if (series.verdict.kind === 'fork') return judged('check', ['unit/fork']);
  // it was never meant to come: whoever sent it can say how it did
  if (series.calledOffBy !== null) return judged('check');
  if (BY_HAND.has(file.kind) || trust.standing === 'own') return judged('check');
  return judged(series.verdict.kind === 'older' ? 'older' : 'new');
}
