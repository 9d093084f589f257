import { useDeferredValue, useMemo } from 'react';
import { living } from '../../../src-shared/journal/living.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { evaluatePermit, type PermitVerdict } from '../../../src-shared/rules/permit-conditions.ts';
import { permitInputOf } from '../../../src-shared/rules/permit-input.ts';
import { todayInJapan } from '../../../src-shared/time/civil-date.ts';
import { officeLimits, onlyOffice } from '../../state/form-pack.ts';
import { caseNow } from '../../state/permit-cases.ts';
import { holidays, permitPack } from '../../state/rule-book.ts';
import { ports, session } from '../../state/session.ts';

type Values = Readonly<Record<string, Json | undefined>>;

/**
 * The verdict rows of an application by the rules in force today, with all other permits of the same
 * person counted in. Null where no pack is in force.
 * @param person whose other permits count: party id, or dossier id for a case on paper
 */
export function verdictFor(caseId: string, values: Values, person: string): PermitVerdict | null {
  const on = todayInJapan(ports().clock);
  const { identity } = session();
  const office = identity.role === 'doctor' ? (caseNow(caseId)?.office ?? onlyOffice()) : identity.party;
  const loaded = permitPack(on, office);
  const limits = officeLimits(office);
  if (loaded === null) return null;
  const permits: (readonly [string, Values])[] = [];
  for (const record of living(session().vault.workingSet, 'permit')) {
    const shown = shownValues(record);
    if (record.person === person && shown['caseId'] !== caseId) permits.push([record.id, shown]);
  }
  const input = permitInputOf(caseId, values, {
    appliedOn: on,
    permits,
    ownArea: limits.ownArea,
    coiKinds: loaded.pack.coiKinds.map((kind) => kind.id),
    officeValues: limits.officeValues,
  });
  return evaluatePermit(loaded, input, holidays);
}

export function useVerdict(caseId: string, values: Values, person: string): PermitVerdict | null {
  // values are rebuilt on every keystroke; their text says whether anything differs
  // and the check may come a moment after the letter, so typing never waits for it
  const text = useDeferredValue(JSON.stringify(values));
  return useMemo(() => verdictFor(caseId, JSON.parse(text) as Values, person), [caseId, text, person]);
}
