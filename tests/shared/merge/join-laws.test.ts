import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../../../src-shared/records/conflicts.ts';
import { type Head, joinHeads } from '../../../src-shared/records/heads.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { headsOf, joinRecords, LIFE, type RecordState } from '../../../src-shared/records/record-state.ts';
import { id } from '../../kit/ids.ts';
import { bytesOf, part, playHistory, steps, UNITS } from '../../kit/random-history.ts';

const runs = { numRuns: 400 };
const states = steps().map((history) => playHistory(history) as [RecordState, RecordState, RecordState]);

describe('joining what three PCs hold', () => {
  it('gives the same bytes whichever side comes first', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        expect(bytesOf(joinRecords(a, b))).toBe(bytesOf(joinRecords(b, a)));
      }),
      runs,
    );
  });

  it('gives the same bytes however three are grouped', () => {
    fc.assert(
      fc.property(states, ([a, b, c]) => {
        const left = bytesOf(joinRecords(joinRecords(a, b), c));
        expect(bytesOf(joinRecords(a, joinRecords(b, c)))).toBe(left);
        expect(bytesOf(joinRecords(joinRecords(c, a), b))).toBe(left);
      }),
      runs,
    );
  });

  it('changes nothing when the same comes again', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        expect(joinRecords(a, a)).toBe(a);
        const once = joinRecords(a, b);
        expect(joinRecords(once, b)).toBe(once);
        expect(joinRecords(once, a)).toBe(once);
      }),
      runs,
    );
  });

  it('lists the same conflicts on every PC that holds the same heads', () => {
    fc.assert(
      fc.property(states, ([a, b, c]) => {
        const one = joinRecords(joinRecords(a, b), c);
        const other = joinRecords(joinRecords(c, b), a);
        expect(conflictsOf(other)).toEqual(conflictsOf(one));
        expect(isDeleted(other)).toBe(isDeleted(one));
      }),
      runs,
    );
  });

  it('never turns a value that was not disclosed into a seen one', () => {
    const chosen = fc.tuple(states, fc.subarray([...UNITS, LIFE]));
    fc.assert(
      fc.property(chosen, ([[a, b], units]) => {
        const sent = part(b, units);
        if (sent === null) return;
        const after = joinRecords(a, sent);
        for (const unit of [...UNITS, LIFE]) {
          if (units.includes(unit)) continue;
          expect(headsOf(after, unit)).toEqual(headsOf(a, unit));
        }
        // The rest, disclosed later, ends where one whole file would have.
        expect(bytesOf(joinRecords(after, b))).toBe(bytesOf(joinRecords(a, b)));
      }),
      runs,
    );
  });

  it('keeps every value that nobody has seen, and drops none but the seen', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        const joined = joinRecords(a, b);
        for (const unit of [...UNITS, LIFE]) {
          const before = [...headsOf(a, unit), ...headsOf(b, unit)];
          for (const head of before) {
            const known = headsOf(joined, unit).some((kept) => (kept.by === head.by ? kept.n : (kept.seen?.[head.by] ?? 0)) >= head.n);
            expect(known).toBe(true);
          }
          for (const head of headsOf(joined, unit)) expect(before).toContainEqual(head);
        }
      }),
      runs,
    );
  });
});

describe('heads that no honest device writes', () => {
  const device = fc.constantFrom(id('a'), id('b'), id('c'));
  const head: fc.Arbitrary<Head> = fc
    .record({ value: fc.record({ x: fc.nat({ max: 1 }) }), by: device, n: fc.integer({ min: 1, max: 3 }), at: fc.nat({ max: 2 }), seen: fc.dictionary(device, fc.integer({ min: 1, max: 3 }), { maxKeys: 2, noNullPrototype: true }) })
    .map(({ seen, ...rest }) => (Object.keys(seen).length === 0 ? rest : { ...rest, seen }));

  it('never leave a unit empty, and join the same from both sides', () => {
    fc.assert(
      fc.property(fc.array(head, { minLength: 1, maxLength: 3 }), fc.array(head, { minLength: 1, maxLength: 3 }), (a, b) => {
        expect(joinHeads(a, b).length).toBeGreaterThan(0);
        expect(joinHeads(joinHeads(a, b), []).length).toBeGreaterThan(0);
        const own = joinHeads(a, a);
        const theirs = joinHeads(b, b);
        expect(joinHeads(own, theirs)).toEqual(joinHeads(theirs, own));
      }),
      runs,
    );
  });

  it('that claim to have seen each other both stay', () => {
    const one: Head = { value: { x: 1 }, by: id('a'), n: 1, at: 1, seen: { [id('b')]: 1 } };
    const two: Head = { value: { x: 2 }, by: id('b'), n: 1, at: 2, seen: { [id('a')]: 1 } };
    expect(joinHeads([one], [two])).toEqual([two, one]);
  });
});
