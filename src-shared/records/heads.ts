import { canonicalJson, type Json, sameJson } from '../kernel/json.ts';
import type { DeviceId } from '../kernel/ids.ts';
import type { Hlc } from '../time/hlc.ts';

/** The fields of one merge unit. Field ids are unique within a record type. */
export type UnitValue = { readonly [field: string]: Json };

/** Per device, the highest counter of this unit that was known. */
export type Seen = { readonly [device: DeviceId]: number };

/**
 * One value of a unit that nothing known has superseded. `by` and `n` are its name: `n` counts the
 * commits of device `by` and is never reused. `seen` leaves out the head's own counter.
 */
export interface Head {
  readonly value: UnitValue;
  readonly by: DeviceId;
  readonly n: number;
  readonly at: Hlc;
  readonly seen?: Seen;
}

export const sameDot = (a: Head, b: Head): boolean => a.by === b.by && a.n === b.n;

const seenOf = (head: Head, device: DeviceId): number =>
  device === head.by ? head.n : (head.seen?.[device] ?? 0);

/**
 * True when `later` was written by somebody who knew `head`. Two heads that claim to have seen each
 * other were not written honestly: neither may remove the other.
 */
export const supersedes = (later: Head, head: Head): boolean =>
  !sameDot(later, head) && seenOf(later, head.by) >= head.n && seenOf(head, later.by) < later.n;

const sameSeen = (a: Seen | undefined, b: Seen | undefined): boolean => a === b || sameJson(a ?? {}, b ?? {});

const sameHead = (a: Head, b: Head): boolean =>
  sameDot(a, b) && a.at === b.at && sameJson(a.value, b.value) && sameSeen(a.seen, b.seen);

/** The same values under the same names, whatever order they came in. */
export const sameHeads = (a: readonly Head[], b: readonly Head[]): boolean =>
  a === b || (a.length === b.length && a.every((head) => b.some((other) => sameHead(head, other))));

const byShownFirst = (a: Head, b: Head): number => {
  if (a.at !== b.at) return b.at - a.at;
  if (a.by !== b.by) return a.by < b.by ? 1 : -1;
  if (a.n !== b.n) return b.n - a.n;
  const left = canonicalJson([a.value, a.seen ?? {}]);
  const right = canonicalJson([b.value, b.seen ?? {}]);
  return left === right ? 0 : left < right ? 1 : -1;
};

/**
 * Every head of both sides that no other one supersedes, the shown one first (latest stamp, tie by
 * device id, never by side). Two different values under one name are a fork: both stay.
 */
export function joinHeads(a: readonly Head[], b: readonly Head[]): readonly Head[] {
  if (a.length === 1 && b.length === 1) {
    const [left, right] = [a[0] as Head, b[0] as Head];
    if (sameHead(left, right)) return a;
    if (supersedes(left, right)) return a;
    if (supersedes(right, left)) return b;
  }
  if (b.length === 0) return a;
  if (a.length === 0 && b.length === 1) return b;
  const all: Head[] = [];
  for (const head of [...a, ...b]) {
    if (!all.some((other) => sameHead(other, head))) all.push(head);
  }
  const alive = all.filter((head) => !all.some((other) => supersedes(other, head)));
  // Only forged heads can supersede one another in a ring; then none is dropped.
  const joined = (alive.length === 0 ? all : alive).sort(byShownFirst);
  return joined.length === a.length && joined.every((head, i) => sameHead(head, a[i] as Head)) ? a : joined;
}

export interface Dot {
  readonly by: DeviceId;
  readonly n: number;
  readonly at: Hlc;
}

/** A new head that has seen everything the unit holds: an edit, or the settling of a conflict. */
export function nextHead(heads: readonly Head[], value: UnitValue, dot: Dot): Head {
  const seen: Record<DeviceId, number> = {};
  for (const head of heads) {
    for (const [device, n] of Object.entries(head.seen ?? {})) seen[device] = Math.max(seen[device] ?? 0, n);
    seen[head.by] = Math.max(seen[head.by] ?? 0, head.n);
  }
  delete seen[dot.by];
  const head = { value, by: dot.by, n: dot.n, at: dot.at };
  return Object.keys(seen).length === 0 ? head : { ...head, seen };
}

/** The knowledge of a unit as one vector: what a later writer has seen when it has seen these heads. */
export function seenByHeads(heads: readonly Head[]): Seen {
  const seen: Record<DeviceId, number> = {};
  for (const head of heads) {
    for (const [device, n] of Object.entries(head.seen ?? {})) seen[device] = Math.max(seen[device] ?? 0, n);
    seen[head.by] = Math.max(seen[head.by] ?? 0, head.n);
  }
  return seen;
}

/** Concurrent heads that say different things: a person has to look. */
export const isConflict = (heads: readonly Head[]): boolean =>
  heads.length > 1 && heads.some((head) => !sameJson(head.value, (heads[0] as Head).value));

export const isFork = (heads: readonly Head[]): boolean =>
  heads.some((head, i) => heads.some((other, j) => j > i && sameDot(head, other)));
