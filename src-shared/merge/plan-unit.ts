import type { ErrorCode } from '../kernel/error-codes.ts';
import { isTooFarAhead } from '../time/hlc.ts';
import { isOwner, ownerOf, type RecordDefinition } from '../records/definition.ts';
import { type Head, isConflict, joinHeads, sameDot, supersedes, type UnitValue } from '../records/heads.ts';
import { sameJson } from '../kernel/json.ts';
import { isLifeValue } from '../records/life.ts';
import { headsOf, LIFE, type RecordState, stampOf, stampSupersedes } from '../records/record-state.ts';
import { badField } from './check-value.ts';
import type { AcceptedUnit, MergeContext, UnitPlan } from './plan.ts';

const isKnown = (head: Head, local: readonly Head[]): boolean =>
  local.some((own) => (sameDot(own, head) && sameJson(own.value, head.value)) || supersedes(own, head));

/** Whether the heads may come from this sender: its owner's device, its owner's file, or a relay with a right. */
function whyNotFrom(
  definition: RecordDefinition,
  unit: string,
  record: RecordState,
  by: Head['by'],
  context: MergeContext,
): ErrorCode | null {
  if (context.own) return null;
  if (unit !== LIFE) {
    const privacy = definition.units[unit]?.privacy;
    if (privacy === 'sealed' || privacy === 'local') return 'exchange/sealed-unit';
  }
  const owner = ownerOf(definition, unit);
  const writer = context.partyOf(by);
  // Given back: the devices that wrote it may be forgotten by now, but nobody else's wrote it, nor one of ours in use.
  if (context.returned !== undefined) return owner !== undefined && (writer === undefined || isOwner(owner, record.parties, writer)) && !context.returned.live.has(by) ? null : 'unit/not-owner';
  if (writer === undefined || owner === undefined || !isOwner(owner, record.parties, writer)) return 'unit/not-owner';
  if (writer === context.self) return 'unit/not-owner';
  if (writer !== context.sender && !context.mayRelay(record.person)) return 'unit/not-owner';
  return null;
}

/** What was given back never stands beside a value of our own that did not know of it. */
const keepsOwn = (unit: string, before: UnitValue | undefined, after: UnitValue, context: MergeContext): UnitPlan | null =>
  context.returned === undefined || before === undefined ? null : { unit, status: 'refused', before, after, reason: 'returned/newer-here' };

/** Two deletions agree, whatever each had seen; a deletion and a restoration do not. */
const disagree = (unit: string, heads: readonly Head[]): boolean =>
  unit === LIFE ? new Set(heads.map((head) => head.value.deleted === true)).size > 1 : isConflict(heads);

const refused = (reason: ErrorCode) => ({ status: 'refused' as const, reason });

/** Why a head is not taken here, whoever else wrote what; null when it is. */
function whyNot(
  definition: RecordDefinition,
  unit: string,
  record: RecordState,
  by: Head['by'],
  at: Head['at'],
  value: UnitValue,
  isFirst: boolean,
  context: MergeContext,
): { readonly status: 'refused' | 'deferred'; readonly reason: ErrorCode } | null {
  const reason = whyNotFrom(definition, unit, record, by, context);
  if (reason !== null) return refused(reason);
  if (isTooFarAhead(at, context.clock)) return { status: 'deferred', reason: 'unit/future-clock' };
  if (definition.immutable === true && !isFirst) return refused('unit/immutable');
  if (unit === LIFE) return isLifeValue(value) ? null : refused('unit/bad-value');
  const bad = badField(definition, unit, value);
  return bad === null ? null : { status: bad.known ? 'refused' : 'deferred', reason: 'unit/bad-value' };
}

/** All heads of the file's unit as they are: nothing has to be built for them. */
const AS_SENT: AcceptedUnit['heads'] = 'as-sent';
const NONE: AcceptedUnit['heads'] = [];

const relayedBy = (by: Head['by'], context: MergeContext): Pick<UnitPlan, 'relayedBy'> | null =>
  !context.own && context.partyOf(by) !== context.sender ? { relayedBy: context.sender } : null;

/** Why the one value of a unit that is not here may not come; null when it may. */
export function whyNotNew(definition: RecordDefinition, unit: string, incoming: RecordState, context: MergeContext): ReturnType<typeof whyNot> {
  const [by, , at] = stampOf(incoming, unit);
  return whyNot(definition, unit, incoming, by, at, incoming.values[unit] as UnitValue, true, context);
}

/** The plan of a unit that is not here and may come. */
export const newUnit = (incoming: RecordState, unit: string, context: MergeContext): UnitPlan => ({
  unit,
  status: 'new',
  after: incoming.values[unit] as UnitValue,
  ...relayedBy(stampOf(incoming, unit)[0], context),
});

/** One value here or none, one in the file: nearly every unit of every file, so no lists are made for it. */
function planSingle(definition: RecordDefinition, unit: string, incoming: RecordState, local: RecordState | undefined, context: MergeContext): AcceptedUnit {
  const value = incoming.values[unit] as UnitValue;
  const stamp = stampOf(incoming, unit);
  const before = local?.values[unit];
  const own = local === undefined || before === undefined ? undefined : stampOf(local, unit);
  if (before !== undefined && own !== undefined && ((own[0] === stamp[0] && own[1] === stamp[1] && sameJson(before, value)) || stampSupersedes(own, stamp))) {
    return { heads: NONE, plan: { unit, status: sameJson(before, value) ? 'same' : 'older', before, after: value } };
  }
  if (before === undefined || own === undefined) {
    const why = whyNotNew(definition, unit, incoming, context);
    return why === null ? { heads: AS_SENT, plan: newUnit(incoming, unit, context) } : { heads: NONE, plan: { unit, after: value, ...why } };
  }
  const [by, , at] = stamp;
  const refusal = whyNot(definition, unit, incoming, by, at, value, false, context);
  if (refusal !== null) return { heads: NONE, plan: { unit, before, after: value, ...refusal } };
  const relayed = relayedBy(by, context);
  const same = sameJson(before, value);
  // Two values that did not know of each other: shown is the later one, and a person has to look.
  const kept = same || stampSupersedes(stamp, own) ? null : keepsOwn(unit, before, value, context);
  if (kept !== null) return { heads: NONE, plan: kept };
  if (!same && !stampSupersedes(stamp, own)) return { heads: AS_SENT, plan: { unit, status: 'conflict', before, after: value, ...relayed } };
  return { heads: AS_SENT, plan: { unit, status: same ? 'same' : 'changed', before, after: value, ...relayed } };
}

/** Plans one unit of one record; pure. */
export function planUnit(definition: RecordDefinition, unit: string, incoming: RecordState, local: RecordState | undefined, context: MergeContext): AcceptedUnit {
  if (unit !== LIFE && incoming.rest?.[unit] === undefined && local?.rest?.[unit] === undefined) return planSingle(definition, unit, incoming, local, context);
  const incomingHeads = headsOf(incoming, unit);
  const localHeads = headsOf(local, unit);
  const before = localHeads[0]?.value;
  const say = (status: UnitPlan['status'], more: Partial<UnitPlan> = {}): UnitPlan =>
    before === undefined ? { unit, status, ...more } : { unit, status, before, ...more };
  const none = (plan: UnitPlan): AcceptedUnit => ({ heads: NONE, plan });
  const fresh = incomingHeads.filter((head) => !isKnown(head, localHeads));
  const first = incomingHeads[0] as Head;
  if (fresh.length === 0) {
    const same = localHeads[0] !== undefined && sameJson(localHeads[0].value, first.value);
    return none(say(same ? 'same' : 'older', { after: first.value }));
  }
  const shown = fresh[0] as Head;
  const isFirst = localHeads.length === 0 && incomingHeads.length === 1;
  for (const head of fresh) {
    const refusal = whyNot(definition, unit, incoming, head.by, head.at, head.value, isFirst, context);
    if (refusal !== null) return none(say(refusal.status, { after: head.value, reason: refusal.reason }));
  }
  const joined = joinHeads(localHeads, fresh);
  const relayed = fresh.some((head) => context.partyOf(head.by) !== context.sender);
  const more = { after: (joined[0] as Head).value, ...(relayed && !context.own ? { relayedBy: context.sender } : {}) };
  const status = disagree(unit, joined) ? 'conflict' : before === undefined ? 'new' : sameJson(before, more.after) ? 'same' : 'changed';
  const kept = status === 'conflict' ? keepsOwn(unit, before, shown.value, context) : null;
  if (kept !== null) return none(kept);
  return { heads: fresh.length === incomingHeads.length ? AS_SENT : fresh, plan: say(status, status === 'conflict' ? { ...more, after: shown.value } : more) };
}
