import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, compareVectors, covers, coversEvent, joinVectors } from '../../../src-shared/time/version-vector.ts';

const vector = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'hasOwnProperty'), fc.integer({ min: 0, max: 5 })).map((value) => ({ ...value }));

describe('a version vector', () => {
  it('tells before, after, concurrent and equal apart', () => {
    expect(compareVectors({ a: 1 }, { a: 2 })).toBe('before');
    expect(compareVectors({ a: 2, b: 1 }, { a: 2 })).toBe('after');
    expect(compareVectors({ a: 1 }, { b: 1 })).toBe('concurrent');
    expect(compareVectors({ a: 1, b: 0 }, { a: 1 })).toBe('equal');
    expect(compareVectors({}, {})).toBe('equal');
  });
  it('knows single events', () => {
    expect(coversEvent({ a: 3 }, 'a', 3)).toBe(true);
    expect(coversEvent({ a: 3 }, 'a', 4)).toBe(false);
    expect(coversEvent({}, 'toString', 1)).toBe(false);
    expect(advance({ a: 3 }, 'a')).toEqual({ a: 4 });
    expect(advance({}, 'b')).toEqual({ b: 1 });
  });
  it('joins commutatively, associatively and idempotently, covering both sides', () => {
    fc.assert(
      fc.property(vector, vector, vector, (a, b, c) => {
        expect(JSON.stringify(joinVectors(a, b))).toBe(JSON.stringify(joinVectors(b, a)));
        expect(joinVectors(joinVectors(a, b), c)).toEqual(joinVectors(a, joinVectors(b, c)));
        expect(compareVectors(joinVectors(a, a), a)).toBe('equal');
        expect(covers(joinVectors(a, b), a) && covers(joinVectors(a, b), b)).toBe(true);
        const mirrored = { before: 'after', after: 'before', equal: 'equal', concurrent: 'concurrent' } as const;
        expect(compareVectors(b, a)).toBe(mirrored[compareVectors(a, b)]);
      }),
    );
  });
});
