import type { Json } from '../../../../src-shared/kernel/json.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { evaluatePermit, type PermitVerdict } from '../../../../src-shared/rules/permit-conditions.ts';
import { permitInputOf } from '../../../../src-shared/rules/permit-input.ts';
import { type CivilDate, todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { officeLimits } from '../../../state/form-pack.ts';
import { holidays, permitPack } from '../../../state/rule-book.ts';
import { ports, session } from '../../../state/session.ts';

/** The check with what this office knows: all its permits of the person, and the day the application came in. */
export function officeVerdict(caseId: string, values: Readonly<Record<string, Json | undefined>>, others: readonly RecordState[], receivedOn: CivilDate | null): PermitVerdict | null {
  const on = todayInJapan(ports().clock);
  const office = session().identity.party;
  const loaded = permitPack(on, office);
  const limits = officeLimits(office);
  if (loaded === null) return null;
  const input = permitInputOf(caseId, values, {
    appliedOn: receivedOn ?? on,
    permits: others.map((record) => [record.id, shownValues(record)] as const),
    ownArea: limits.ownArea,
    coiKinds: loaded.pack.coiKinds.map((kind) => kind.id),
    officeValues: limits.officeValues,
  });
  return evaluatePermit(loaded, input, holidays);
}

export interface VerdictDifference {
  readonly conditionId: string;
  readonly then: string;
  readonly now: string;
}

/** Conditions that read differently now than when the applicant handed in. */
export const verdictDifferences = (then: PermitVerdict | null, now: PermitVerdict | null): readonly VerdictDifference[] =>
  then === null || now === null
    ? []
    : now.rows.flatMap((row) => {
        const before = then.rows.find((one) => one.conditionId === row.conditionId);
        return before === undefined || before.mark === row.mark ? [] : [{ conditionId: row.conditionId, then: before.mark, now: row.mark }];
      });
