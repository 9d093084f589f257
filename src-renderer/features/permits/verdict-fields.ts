import type { UnitValue } from '../../../src-shared/records/heads.ts';
import type { PermitVerdict } from '../../../src-shared/rules/permit-conditions.ts';

/** The verdict as an act keeps it, so that it replays by the rules of its day. */
export const verdictFields = (verdict: PermitVerdict | null): UnitValue =>
  verdict === null ? {} : { verdicts: JSON.parse(JSON.stringify(verdict)) as UnitValue };
