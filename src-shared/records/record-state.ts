import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { Hlc } from '../time/hlc.ts';
import { type Head, joinHeads, type Seen, type UnitValue } from './heads.ts';

export type Role = 'author' | 'subject' | 'office' | 'mentor' | 'mentee' | 'coordinator';
export type Parties = Readonly<Partial<Record<Role, PartyId>>>;
export type UnitId = string;

/** [device, counter, time, what else was seen]: a head without its value. */
export type Stamp = readonly [by: string, n: number, at: Hlc, seen?: Seen];

/**
 * A record, whole or in part, as it lies in memory, in pages, in commits and in exchange files: the
 * same shape everywhere, joined by the same rule. `values` holds the shown value of each unit; one
 * `stamp` serves all units that share it, `stamps` names the others, `rest` holds concurrent heads.
 */
export interface RecordState {
  readonly type: string;
  readonly schema: number;
  readonly id: RecordId;
  /** Whose file this belongs to: the doctor's party id, or a dossier's id before a link exists. */
  readonly person: string;
  readonly parties: Parties;
  readonly values: Readonly<Record<UnitId, UnitValue>>;
  readonly stamp: Stamp;
  readonly stamps: Readonly<Record<UnitId, Stamp>> | null;
  readonly rest: Readonly<Record<UnitId, readonly Head[]>> | null;
  /** Sequence numbers of the local commits that touched it; empty in files. */
  readonly commits: readonly number[];
}

/** The unit that says whether the record is deleted. Deletion is a stamp, never absence. */
export const LIFE: UnitId = '$life';

const headFrom = (value: UnitValue, stamp: Stamp): Head =>
  stamp[3] === undefined
    ? { value, by: stamp[0], n: stamp[1], at: stamp[2] }
    : { value, by: stamp[0], n: stamp[1], at: stamp[2], seen: stamp[3] };

export const stampOf = (record: RecordState, unit: UnitId): Stamp => record.stamps?.[unit] ?? record.stamp;

const seenIn = (stamp: Stamp, device: string): number => (device === stamp[0] ? stamp[1] : (stamp[3]?.[device] ?? 0));

/** `supersedes` for heads that are known by their stamps, without building them. */
export const stampSupersedes = (later: Stamp, stamp: Stamp): boolean =>
  (later[0] !== stamp[0] || later[1] !== stamp[1]) && seenIn(later, stamp[0]) >= stamp[1] && seenIn(stamp, later[0]) < later[1];

const NONE: readonly Head[] = [];

/** The heads of a unit, the shown one first. */
export function headsOf(record: RecordState | undefined, unit: UnitId): readonly Head[] {
  const value = record?.values[unit];
  if (record === undefined || value === undefined) return NONE;
  const shown = headFrom(value, stampOf(record, unit));
  const others = record.rest?.[unit];
  return others === undefined ? [shown] : [shown, ...others];
}

export const unitsOf = (record: RecordState): UnitId[] => Object.keys(record.values);

const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a === b || (a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === undefined && b[3] === undefined);

const stampFrom = (head: Head): Stamp =>
  head.seen === undefined ? [head.by, head.n, head.at] : [head.by, head.n, head.at, head.seen];

/**
 * True where a record from outside already has the one form that `recordFromHeads` would give it:
 * units in order, and a stamp of its own only for a unit that differs from the common one.
 */
export function isTidy(record: RecordState): boolean {
  let last = '';
  let first = true;
  for (const unit in record.values) {
    if (unit <= last) return false;
    if (first && record.stamps?.[unit] !== undefined) return false;
    first = false;
    last = unit;
  }
  for (const unit in record.stamps) if (sameStamp(record.stamps[unit] as Stamp, record.stamp)) return false;
  for (const unit in record.rest) if (record.rest[unit]?.length === 0) return false;
  return true;
}

export interface RecordName {
  readonly type: string;
  readonly schema: number;
  readonly id: RecordId;
  readonly person: string;
  readonly parties: Parties;
}

/** Builds the compact form from heads per unit. Units without heads are left out. */
export function recordFromHeads(
  name: RecordName,
  heads: ReadonlyMap<UnitId, readonly Head[]>,
  commits: readonly number[] = [],
): RecordState {
  const values: Record<UnitId, UnitValue> = {};
  const stamps: Record<UnitId, Stamp> = {};
  const rest: Record<UnitId, readonly Head[]> = {};
  let common: Stamp | undefined;
  for (const [unit, list] of heads) {
    const shown = list[0];
    if (shown === undefined) continue;
    values[unit] = shown.value;
    const stamp = stampFrom(shown);
    common ??= stamp;
    if (!sameStamp(stamp, common)) stamps[unit] = stamp;
    if (list.length > 1) rest[unit] = list.slice(1);
  }
  if (common === undefined) throw new Error('a record needs at least one unit');
  return {
    type: name.type,
    schema: name.schema,
    id: name.id,
    person: name.person,
    parties: name.parties,
    values,
    stamp: common,
    stamps: Object.keys(stamps).length === 0 ? null : stamps,
    rest: Object.keys(rest).length === 0 ? null : rest,
    commits,
  };
}

const joinCommits = (a: readonly number[], b: readonly number[]): readonly number[] => {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
};

/** The join of two states of one record: unit by unit. Parties and person are set at creation and equal on both. */
export function joinRecords(a: RecordState, b: RecordState): RecordState {
  const heads = new Map<UnitId, readonly Head[]>();
  let moved = b.schema > a.schema;
  for (const unit of unitsOf(a)) {
    const own = headsOf(a, unit);
    const joined = b.values[unit] === undefined ? own : joinHeads(own, headsOf(b, unit));
    if (joined !== own) moved = true;
    heads.set(unit, joined);
  }
  for (const unit of unitsOf(b)) {
    if (heads.has(unit)) continue;
    heads.set(unit, headsOf(b, unit));
    moved = true;
  }
  const commits = joinCommits(a.commits, b.commits);
  if (!moved) return commits === a.commits ? a : { ...a, commits };
  return recordFromHeads({ ...a, schema: Math.max(a.schema, b.schema) }, sortedUnits(heads), commits);
}

/** Units in one order, so that the same heads give the same bytes whichever side came first. */
export const sortedUnits = (heads: ReadonlyMap<UnitId, readonly Head[]>): Map<UnitId, readonly Head[]> =>
  new Map([...heads].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** All fields of all units as they are shown. */
export function shownValues(record: RecordState): Record<string, UnitValue[string]> {
  const all: Record<string, UnitValue[string]> = {};
  for (const unit of unitsOf(record)) if (unit !== LIFE) Object.assign(all, record.values[unit]);
  return all;
}
