import type { ErrorCode } from '../kernel/error-codes.ts';
import { refusedFile } from '../records/refused-file.ts';
import type { ImportPlan } from './plan-import.ts';

/** Refusals that say something about who sent it. Damage, an old version or a wrong password are none of them. */
const ABOUT_TRUST: ReadonlySet<string> = new Set((refusedFile.fields.why.choices ?? []).map(({ value }) => value));

export const isAboutTrust = (code: ErrorCode): boolean => ABOUT_TRUST.has(code);

/** Why no part of a file that opened may be taken in; null where that is for a person to decide. */
export function wholeRefusal({ series, trust }: ImportPlan): ErrorCode | null {
  if (series.verdict.kind === 'other-content') return 'exchange/same-number-other-content';
  if (trust.standing === 'revoked') return 'exchange/revoked-signer';
  return trust.standing === 'revoked-device' ? 'exchange/revoked-device' : null;
}

/** Records of a file that are refused while the rest may be taken in, by reason. */
export function recordRefusals({ merge, badLines }: ImportPlan): ReadonlyMap<ErrorCode, number> {
  const found = new Map<ErrorCode, number>();
  const add = (code: ErrorCode): void => void (isAboutTrust(code) && found.set(code, (found.get(code) ?? 0) + 1));
  for (const record of merge.records) {
    const reasons = new Set(record.units.flatMap(({ status, reason }) => (status === 'refused' && reason !== undefined ? [reason] : [])));
    for (const reason of reasons) add(reason);
  }
  for (const { error } of badLines) add(error.code);
  return found;
}
