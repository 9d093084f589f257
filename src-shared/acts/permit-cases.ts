import type { WorkingSet } from '../journal/working-set.ts';
import { grouped } from '../kernel/grouped.ts';
import type { RecordId } from '../kernel/ids.ts';
import { isDeleted } from '../records/life.ts';
import type { RecordState } from '../records/record-state.ts';
import { readTransfers } from '../rules/case-transfers.ts';
import { permitCase, type PermitCaseView } from './permit-case.ts';

interface Kept {
  readonly application: RecordState | undefined;
  readonly acts: readonly RecordState[];
  readonly view: PermitCaseView;
}

interface KeptCases {
  readonly transfers: readonly RecordState[];
  readonly cases: ReadonlyMap<RecordId, Kept>;
}

/** Records are never changed in place, so a case made of the same ones is the same case: of ten thousand an act changes one. */
const keptCases = new WeakMap<object, KeptCases>();

const sameRecords = (a: readonly RecordState[], b: readonly RecordState[]): boolean => a.length === b.length && a.every((record, i) => record === b[i]);

/** Empty for an act that names no case. */
function caseIdOf(act: RecordState): RecordId {
  const caseId = act.values['act']?.['caseId'];
  return typeof caseId === 'string' ? caseId : '';
}

/** All permit cases of the working set, drafts too. */
export function permitCases(workingSet: Pick<WorkingSet, 'ofType'>): Map<RecordId, PermitCaseView> {
  const acts = grouped(workingSet.ofType('permitEvent').values(), caseIdOf);
  acts.delete('');
  const moved = [...workingSet.ofType('caseTransfer').values()];
  const transfers = readTransfers(moved);
  const before = keptCases.get(workingSet);
  const known = before !== undefined && sameRecords(before.transfers, moved) ? before.cases : new Map<RecordId, Kept>();
  const cases = new Map<RecordId, Kept>();
  const add = (caseId: RecordId, application: RecordState | undefined, own: readonly RecordState[]): void => {
    const same = known.get(caseId);
    const stands = same !== undefined && same.application === application && sameRecords(same.acts, own);
    cases.set(caseId, stands ? same : { application, acts: own, view: permitCase(caseId, application, own, transfers) });
  };
  for (const application of workingSet.ofType('permitApplication').values()) {
    const own = acts.get(application.id) ?? [];
    acts.delete(application.id);
    if (isDeleted(application) && own.length === 0) continue;
    add(application.id, application, own);
  }
  for (const [caseId, records] of acts) add(caseId, undefined, records);
  keptCases.set(workingSet, { transfers: moved, cases });
  return new Map([...cases].map(([caseId, { view }]) => [caseId, view]));
}
