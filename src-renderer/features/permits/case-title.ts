import type { PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';

/** The fields of the case: what the other side handed in, or for one's own draft what stands now. */
export function caseValues(view: PermitCaseView, submittedFirst: boolean): Readonly<Record<string, Json | undefined>> {
  const submitted = view.submitted === null ? null : Object.assign({}, ...Object.values(view.submitted)) as Record<string, Json>;
  const now = view.application === undefined ? null : shownValues(view.application);
  return (submittedFirst ? (submitted ?? now) : (now ?? submitted)) ?? {};
}

export const institutionOf = (values: Readonly<Record<string, Json | undefined>>): string =>
  typeof values['institutionName'] === 'string' && values['institutionName'] !== '' ? values['institutionName'] : '';
