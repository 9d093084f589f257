import type { RecordId } from '../kernel/ids.ts';
import { sameJson } from '../kernel/json.ts';
import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import { isSealed, type RecordDefinition } from '../records/definition.ts';
import { type Head, sameHeads, type UnitValue } from '../records/heads.ts';
import { editsAgainstDeletion, isDeleted } from '../records/life.ts';
import {
  headsOf,
  isTidy,
  joinRecords,
  LIFE,
  recordFromHeads,
  type RecordState,
  sortedUnits,
  stampOf,
  unitsOf,
} from '../records/record-state.ts';
import { newUnit, planUnit, whyNotNew } from './plan-unit.ts';
import type { AcceptedUnit, MergeContext, MergePlan, RecordOutcome, RecordPlan, UnitPlan } from './plan.ts';

const named = (record: RecordState): Pick<RecordPlan, 'id' | 'type' | 'person'> => ({
  id: record.id,
  type: record.type,
  person: record.person,
});

function sameParties(a: RecordState['parties'], b: RecordState['parties']): boolean {
  const roles = Object.keys(a) as (keyof typeof a)[];
  return roles.length === Object.keys(b).length && roles.every((role) => a[role] === b[role]);
}

const sameName = (a: RecordState, b: RecordState): boolean =>
  a.type === b.type && a.person === b.person && sameParties(a.parties, b.parties);

function whole(incoming: RecordState, status: 'refused' | 'deferred', reason: UnitPlan['reason']): RecordPlan {
  const units = unitsOf(incoming).map((unit): UnitPlan => {
    const plan = { unit, status, after: headsOf(incoming, unit)[0]?.value ?? {} };
    return reason === undefined ? plan : { ...plan, reason };
  });
  return { ...named(incoming), outcome: status, units, accept: null, aside: status === 'deferred' ? incoming : null };
}

function outcomeOf(units: readonly UnitPlan[], local: RecordState | undefined, after: RecordState | undefined): RecordOutcome {
  const has = (status: UnitPlan['status']) => units.some((unit) => unit.status === status);
  if (has('conflict')) return 'conflict';
  if (has('new') || has('changed')) {
    if (after !== undefined && isDeleted(after) && (local === undefined || !isDeleted(local))) return 'delete';
    return local === undefined ? 'create' : 'update';
  }
  if (has('refused')) return 'refused';
  return has('deferred') ? 'deferred' : 'unchanged';
}

/** The one head that is here already, as most of a whole file is: known without building lists of heads. */
function isEcho(local: RecordState, incoming: RecordState, unit: string): boolean {
  if (local.rest?.[unit] !== undefined || incoming.rest?.[unit] !== undefined) return false;
  const [a, b] = [stampOf(local, unit), stampOf(incoming, unit)];
  return a[0] === b[0] && a[1] === b[1] && sameJson(local.values[unit], incoming.values[unit]);
}

/** A record that is not here and comes whole. What there is to say of its units is worked out for those that are looked at. */
class WholeNewRecord implements RecordPlan {
  readonly outcome = 'create';
  readonly aside = null;
  readonly #context: MergeContext;
  readonly accept: RecordState;
  constructor(incoming: RecordState, context: MergeContext) {
    this.accept = incoming;
    this.#context = context;
  }
  get id(): RecordId {
    return this.accept.id;
  }
  get type(): string {
    return this.accept.type;
  }
  get person(): string {
    return this.accept.person;
  }
  get units(): readonly UnitPlan[] {
    return unitsOf(this.accept).map((unit) => newUnit(this.accept, unit, this.#context));
  }
}

/** Nearly every record of a first file: nothing is here, one value per unit, and each of them may come. */
function isWholeNew(definition: RecordDefinition, incoming: RecordState, context: MergeContext): boolean {
  if (incoming.rest !== null || incoming.commits.length > 0 || incoming.values[LIFE] !== undefined || !isTidy(incoming)) return false;
  for (const unit in incoming.values) {
    if (!Object.hasOwn(definition.units, unit) || context.erased?.(incoming.id, unit) === true || whyNotNew(definition, unit, incoming, context) !== null) return false;
  }
  return true;
}

/** Plans one record; pure, so that preview, apply and tests can all ask the same question. */
export function planRecord(local: RecordState | undefined, incoming: RecordState, context: MergeContext): RecordPlan {
  const definition = context.definitionOf(incoming.type);
  // Before anything of it could be put aside: what a newer version calls a note is no less somebody's.
  if (!context.own && definition !== undefined && isSealed(definition)) return whole(incoming, 'refused', 'exchange/sealed-unit');
  if (definition === undefined || incoming.schema > definition.schema) return whole(incoming, 'deferred', 'exchange/newer-version');
  if (local !== undefined && !sameName(local, incoming)) return whole(incoming, 'refused', 'unit/fork');
  const refusal = context.refuse?.(incoming, local) ?? null;
  if (refusal !== null) return whole(incoming, 'refused', refusal);
  if (local === undefined && isWholeNew(definition, incoming, context)) return new WholeNewRecord(incoming, context);
  const units: UnitPlan[] = [];
  const names = unitsOf(incoming);
  /** Heads per unit, in the order of `names`; undefined where none is taken. */
  const taken: (AcceptedUnit['heads'] | undefined)[] = [];
  let anyTaken = false;
  let wholly = true;
  let aside: Map<string, readonly Head[]> | null = null;
  for (const [i, unit] of names.entries()) {
    let heads: AcceptedUnit['heads'] | undefined;
    const own = local?.values[unit];
    if (unit !== LIFE && !Object.hasOwn(definition.units, unit)) {
      const strange = headsOf(incoming, unit);
      units.push({ unit, status: 'deferred', after: (strange[0] as Head).value, reason: 'exchange/unclassified-unit' });
      (aside ??= new Map()).set(unit, strange);
    } else if (own === undefined && context.erased?.(incoming.id, unit) === true) {
      units.push({ unit, status: 'refused', after: (headsOf(incoming, unit)[0] as Head).value, reason: 'unit/erased' });
    } else if (local !== undefined && own !== undefined && isEcho(local, incoming, unit)) {
      units.push({ unit, status: 'same', before: own, after: incoming.values[unit] as UnitValue });
    } else {
      const result = planUnit(definition, unit, incoming, local, context);
      units.push(result.plan);
      if (result.heads.length > 0) heads = result.heads;
      if (result.plan.status === 'deferred') (aside ??= new Map()).set(unit, headsOf(incoming, unit));
    }
    taken[i] = heads;
    if (heads !== undefined) anyTaken = true;
    if (heads !== 'as-sent') wholly = false;
  }
  // Of a record that is gone nothing is left to be alive.
  const life = names.indexOf(LIFE);
  if (local === undefined && taken[life] !== undefined && units.every((plan) => plan.unit === LIFE || plan.reason === 'unit/erased') && units.length > 1) {
    taken[life] = undefined;
    units[life] = { unit: LIFE, status: 'refused', after: incoming.values[LIFE] as UnitValue, reason: 'unit/erased' };
    anyTaken = false;
  }
  const accept = !anyTaken ? null : wholly && incoming.commits.length === 0 && isTidy(incoming) ? incoming : acceptedPart(incoming, names, taken);
  const takesUnit = (unit: string): boolean => taken[names.indexOf(unit)] !== undefined;
  // The state after it is only asked about life and death, so most records need not be joined here.
  const mortal = local?.values[LIFE] !== undefined || takesUnit(LIFE);
  const after = !mortal || accept === null ? (mortal ? local : undefined) : local === undefined ? accept : joinRecords(local, accept);
  const kept = aside === null ? null : recordFromHeads(incoming, sortedUnits(aside));
  const shown = withDeletionConflicts(units, takesUnit, after);
  return { ...named(incoming), outcome: outcomeOf(shown, local, after), units: shown, accept, aside: kept };
}

/** The units that are taken, as a record of their own. */
function acceptedPart(incoming: RecordState, names: readonly string[], taken: readonly (AcceptedUnit['heads'] | undefined)[]): RecordState {
  const heads = new Map<string, readonly Head[]>();
  for (const [i, unit] of names.entries()) {
    const own = taken[i];
    if (own !== undefined) heads.set(unit, own === 'as-sent' ? headsOf(incoming, unit) : own);
  }
  return recordFromHeads(incoming, sortedUnits(heads));
}

/** What is newly deleted here and was edited there, or the other way round, is a conflict although no unit has two values. */
function withDeletionConflicts(units: readonly UnitPlan[], takesUnit: (unit: string) => boolean, after: RecordState | undefined): readonly UnitPlan[] {
  const back = after === undefined ? [] : editsAgainstDeletion(after);
  if (back.length === 0) return units;
  // a head that says the same as here still brings the record back, since its writer did not know of the deletion
  return units.map((unit) =>
    takesUnit(unit.unit) && (unit.unit === LIFE || back.includes(unit.unit)) ? { ...unit, status: 'conflict' } : unit,
  );
}

/** A record may hold much: few of them together already take a while. */
const RECORDS_A_STEP = 16;

/** What a file would do to the local state, record by record. Writes nothing; resumable between a few of them. */
export function* planMergeSteps(
  local: (id: RecordId) => RecordState | undefined,
  incoming: Iterable<RecordState>,
  context: MergeContext,
): Steps<MergePlan> {
  const records: RecordPlan[] = [];
  const seen = new Map<RecordId, RecordState>();
  yield* inPieces(
    incoming,
    (record) => {
      const own = local(record.id);
      if (own !== undefined) seen.set(record.id, own);
      records.push(planRecord(own, record, context));
    },
    RECORDS_A_STEP,
  );
  return { records, seen };
}

export function planMerge(
  local: (id: RecordId) => RecordState | undefined,
  incoming: Iterable<RecordState>,
  context: MergeContext,
): MergePlan {
  return allSteps(planMergeSteps(local, incoming, context));
}

/** Life and death are asked of the whole record, everything else of the unit alone. */
function unitsRead(plan: RecordPlan, before: RecordState | undefined, now: RecordState | undefined): readonly string[] {
  const units = plan.units.map(({ unit }) => unit);
  const mortal = units.includes(LIFE) || before?.values[LIFE] !== undefined || now?.values[LIFE] !== undefined;
  return mortal ? [...new Set([...units, LIFE, ...(before === undefined ? [] : unitsOf(before)), ...(now === undefined ? [] : unitsOf(now))])] : units;
}

/** A plan is stale only when something has changed a unit it read; what else was written meanwhile does not matter. */
export function* isStale(plan: MergePlan, local: (id: RecordId) => RecordState | undefined): Steps<boolean> {
  const moved = (record: RecordPlan): boolean => {
    const before = plan.seen.get(record.id);
    const now = local(record.id);
    if (now === before) return false;
    if (now !== undefined && before !== undefined && !sameName(now, before)) return true;
    return unitsRead(record, before, now).some((unit) => !sameHeads(headsOf(before, unit), headsOf(now, unit)));
  };
  let stale = false;
  yield* inPieces(plan.records, (record) => {
    stale ||= moved(record);
  });
  return stale;
}

/** The rows an import commits: exactly what the preview showed. */
export const acceptedRows = (plan: MergePlan): RecordState[] =>
  plan.records.map((record) => record.accept).filter((row) => row !== null);

export const countOutcomes = (plan: MergePlan): Readonly<Record<RecordOutcome, number>> => {
  const counts: Record<RecordOutcome, number> = {
    create: 0,
    update: 0,
    delete: 0,
    conflict: 0,
    refused: 0,
    deferred: 0,
    unchanged: 0,
  };
  for (const record of plan.records) counts[record.outcome] += 1;
  return counts;
};
