import type { SizeOfBackUp } from './back-up-head.ts';
import { isMuchSmaller } from './back-up-head.ts';

export interface OneGeneration extends SizeOfBackUp {
  readonly generation: number;
  readonly writtenAt: number;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Always kept, however close together: the way back from the mistake of an hour ago. */
const NEWEST = 3;

/**
 * Which of the older back-ups make room, when more than `keep` lie there. By age as well as by
 * number: of several on one day, later of several in one week, the older goes first, so that ten
 * back-ups of one morning never push out last month's. One that is much larger than the newest is
 * kept beyond the number: it may be the last good one.
 */
export function generationsToRemove(all: readonly OneGeneration[], keep: number): readonly number[] {
  const left = all.toSorted((a, b) => b.generation - a.generation);
  const newest = left[0];
  if (newest === undefined) return [];
  const good = left.find((one) => isMuchSmaller(newest, one));
  const removed: number[] = [];
  const drop = (wanted: (one: OneGeneration, at: number) => boolean): boolean => {
    for (let at = left.length - 1; at >= 1; at--) {
      const one = left[at] as OneGeneration;
      if (one === good || !wanted(one, at)) continue;
      left.splice(at, 1);
      removed.push(one.generation);
      return true;
    }
    return false;
  };
  const spare = (span: number, from: number) => (one: OneGeneration, at: number): boolean =>
    at >= NEWEST && newest.writtenAt - one.writtenAt >= from && left.slice(0, at).some((later) => Math.floor(later.writtenAt / span) === Math.floor(one.writtenAt / span));
  const extra = good === undefined ? 0 : 1;
  while (left.length > keep + extra) {
    if (!drop(spare(DAY_MS, 0)) && !drop(spare(WEEK_MS, WEEK_MS)) && !drop(() => true)) break;
  }
  return removed;
}
