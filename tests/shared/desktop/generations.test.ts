import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMuchSmaller } from '../../../src-shared/desktop/back-up-head.ts';
import { generationsToRemove, type OneGeneration } from '../../../src-shared/desktop/generations.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 3, 1, 3);

const made = (hours: readonly number[], size = 1_000_000): OneGeneration[] =>
  hours.map((hour, at) => ({ generation: at + 1, writtenAt: START + hour * HOUR, size, records: 100 }));

const kept = (all: readonly OneGeneration[], keep: number): number[] => {
  const gone = new Set(generationsToRemove(all, keep));
  return all.map(({ generation }) => generation).filter((one) => !gone.has(one));
};

describe('the rotation of back-ups', () => {
  it('removes nothing while there is room', () => {
    expect(generationsToRemove(made([0, 1, 2]), 10)).toEqual([]);
    expect(generationsToRemove([], 10)).toEqual([]);
  });

  it('lets ten back-ups of one morning push out each other, never last month\'s', () => {
    const months = made([0, 24 * 10, 24 * 20, 24 * 30]);
    let all: OneGeneration[] = months;
    for (let n = 0; n < 12; n++) {
      all = [...all, { generation: 5 + n, writtenAt: START + 40 * DAY + n * HOUR, size: 1_000_000, records: 100 }];
      const gone = new Set(generationsToRemove(all, 10));
      all = all.filter(({ generation }) => !gone.has(generation));
    }
    expect(all).toHaveLength(10);
    expect(all.slice(0, 4)).toEqual(months);
    expect(all.slice(-3).map(({ generation }) => generation)).toEqual([14, 15, 16]);
  });

  it('of one day a year it is the oldest that goes', () => {
    expect(kept(made([0, 24 * 30, 24 * 60, 24 * 90]), 3)).toEqual([2, 3, 4]);
  });

  it('keeps the last good one beside a much smaller newest, beyond the number', () => {
    const all = [...made([0, 24, 48]), { generation: 4, writtenAt: START + 72 * HOUR, size: 1_000_000, records: 20 }];
    expect(kept(all, 1)).toEqual([3, 4]);
    expect(kept([...all, { generation: 5, writtenAt: START + 96 * HOUR, size: 1_000_000, records: 99 }], 1)).toEqual([5]);
  });

  it('never removes the newest, and always comes to the number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 24 * 400 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (hours, keep) => {
        const all = made(hours.toSorted((a, b) => a - b));
        const left = kept(all, keep);
        expect(left).toHaveLength(Math.min(all.length, keep));
        expect(left.at(-1)).toBe(all.length);
      }),
    );
  });

  it('asks below half of the records or bytes, and not while a vault has only begun', () => {
    expect(isMuchSmaller({ records: 49, size: 1 }, { records: 100, size: 1 })).toBe(true);
    expect(isMuchSmaller({ records: 50, size: 1 }, { records: 100, size: 1 })).toBe(false);
    expect(isMuchSmaller({ records: 100, size: 400_000 }, { records: 100, size: 900_000 })).toBe(true);
    expect(isMuchSmaller({ records: 1, size: 1000 }, { records: 5, size: 9000 })).toBe(false);
  });
});
