import { deviceOwners, readKnownParties } from '../../../src-shared/exchange/known-parties.ts';
import type { WorkingSet } from '../../../src-shared/journal/working-set.ts';
import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { conflictsOf, hasConflict, type UnitConflict } from '../../../src-shared/records/conflicts.ts';
import { isOwner, ownerOf } from '../../../src-shared/records/definition.ts';
import { type Head, sameDot, supersedes, type UnitValue } from '../../../src-shared/records/heads.ts';
import { headsOf, LIFE, type RecordState } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { session, useSession } from '../session.ts';
import { useRevision } from '../use-records.ts';

let scanned: { readonly workingSet: WorkingSet; readonly revision: number; readonly found: readonly RecordState[] } | null = null;

/** One look through all records per commit, however many screens ask. */
function conflictsAt(workingSet: WorkingSet, revision: number): readonly RecordState[] {
  if (scanned?.workingSet === workingSet && scanned.revision === revision) return scanned.found;
  const found: RecordState[] = [];
  for (const record of workingSet.all()) if (hasConflict(record)) found.push(record);
  scanned = { workingSet, revision, found };
  return found;
}

/** Records with concurrent values, derived from their heads, on every commit anew. */
export function useConflicts(): readonly RecordState[] {
  const { workingSet } = useSession().vault;
  return conflictsAt(workingSet, useRevision());
}

/** Whether this side may write the unit, and so settle it. */
export function maySettle(record: RecordState, unit: string): boolean {
  const definition = definitionOf(record.type);
  const owner = definition === undefined ? undefined : ownerOf(definition, unit);
  return owner !== undefined && isOwner(owner, record.parties, session().identity.party);
}

export interface Side {
  readonly head: Head;
  readonly mine: boolean;
  /** The other party, where its device is known. */
  readonly party: PartyId | undefined;
}

export interface ConflictView {
  readonly conflict: UnitConflict;
  readonly sides: readonly Side[];
  /** The value both sides started from; null where there was none. */
  readonly before: UnitValue | null;
  /** Who deleted or restored it, where life and death are in question. */
  readonly life: readonly Side[];
}

/** The newest value of the unit that every concurrent head had seen. */
async function commonBefore(id: RecordId, unit: string, heads: readonly Head[]): Promise<UnitValue | null> {
  const history = await session().vault.history(id);
  if (!history.ok) return null;
  for (const { row } of history.value.toReversed()) {
    const common = headsOf(row, unit).find((head) => heads.every((later) => !sameDot(head, later) && supersedes(later, head)));
    if (common !== undefined) return common.value;
  }
  return null;
}

/** Everything a person needs to decide: whose value is which, and what stood there before. */
export async function viewConflicts(record: RecordState): Promise<readonly ConflictView[]> {
  const { vault, identity } = session();
  const known = await readKnownParties(vault.workingSet.ofType('contact').values());
  const owners = deviceOwners(identity.party, [vault.device, identity.device.id], known);
  const views: ConflictView[] = [];
  const sideOf = (head: Head): Side => {
    const party = owners.get(head.by);
    return { head, mine: party === identity.party, party };
  };
  for (const conflict of conflictsOf(record)) {
    const mortal = conflict.unit === LIFE || conflict.kind === 'edited-after-deletion';
    const before = await commonBefore(record.id, conflict.unit, conflict.heads);
    views.push({ conflict, sides: conflict.heads.map(sideOf), before, life: mortal ? headsOf(record, LIFE).map(sideOf) : [] });
  }
  return views;
}
