import type { Clock } from '../kernel/ports.ts';

/**
 * Hybrid logical clock in one safe integer: milliseconds since 1970 × 64 + a counter.
 * Order of numbers is causal order on one device; across devices clocks only order and inform.
 */
export type Hlc = number;

const PER_MS = 64;
const DAY_MS = 86_400_000;

/** A stamp more than this ahead of the local clock is quarantined (architecture, section 4). */
export const MAX_AHEAD_MS = DAY_MS;

/** The next stamp: never behind the last one, even when the wall clock stands still or runs back. */
export const tick = (clock: Clock, last: Hlc): Hlc => Math.max(clock.now() * PER_MS, last + 1);

/** Milliseconds since 1970 of a stamp. */
export const hlcMs = (stamp: Hlc): number => Math.floor(stamp / PER_MS);

export const hlcOf = (ms: number, counter = 0): Hlc => ms * PER_MS + counter;

export const isHlc = (value: unknown): value is Hlc => Number.isSafeInteger(value) && (value as number) >= 0;

export const isTooFarAhead = (stamp: Hlc, clock: Clock): boolean => hlcMs(stamp) > clock.now() + MAX_AHEAD_MS;

/**
 * How the local clock relates to the last commit: a jump of more than a day in either
 * direction asks before anything is written.
 * @returns milliseconds of the jump, or 0 when within a day behind
 */
export const backwardJumpMs = (clock: Clock, last: Hlc): number => {
  const behind = hlcMs(last) - clock.now();
  return behind > DAY_MS ? behind : 0;
};
