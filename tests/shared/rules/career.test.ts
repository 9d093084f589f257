import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlappingMainPosts, type PostingSpan } from '../../../src-shared/rules/posting-overlap.ts';
import { rotationClock } from '../../../src-shared/rules/rotation-clock.ts';

describe('the rotation clock', () => {
  it.each([
    ['2024-12-22', '2026-11-22', 23, 'near'], ['2024-12-23', '2026-11-22', 22, 'near'], ['2026-04-01', '2026-11-22', 7, 'fresh'], ['2025-04-01', '2026-11-22', 19, 'window'], ['2025-11-22', '2026-11-22', 12, 'window'], ['2025-11-23', '2026-11-22', 11, 'fresh'],
    ['2024-11-22', '2026-11-21', 23, 'near'], ['2024-11-22', '2026-11-22', 24, 'over'], ['2027-04-01', '2026-11-22', 0, 'future'],
    ['2024-02-29', '2026-02-27', 23, 'near'], ['2024-02-29', '2026-02-28', 24, 'over'], ['2026-08-31', '2027-02-27', 5, 'fresh'], ['2026-08-31', '2027-02-28', 6, 'fresh'], ['2027-08-31', '2028-02-29', 6, 'fresh'],
  ] as const)('a post begun on %s is on %s %d months old: %s', (begun, today, months, state) => {
    expect(rotationClock(begun, today)).toMatchObject({ months, state });
  });
  it('takes its thresholds from settings and names the window', () => {
    expect(rotationClock('2026-04-01', '2027-04-01', { fromMonths: 6, toMonths: 12, nearMonths: 1 })).toEqual({ months: 12, state: 'over', windowFrom: '2026-10-01', windowTo: '2027-03-31' });
  });
});

describe('overlapping posts', () => {
  const post = (id: string, from: string, to: string | null, concurrent = false): PostingSpan => ({ id, from, to, concurrent });
  it('are named with the two dates', () => {
    expect(overlappingMainPosts([post('b', '2026-03-15', null), post('a', '2024-04-01', '2026-03-31')])).toEqual([{ first: 'a', second: 'b', from: '2026-03-15', to: '2026-03-31' }]);
    expect(overlappingMainPosts([post('a', '2024-04-01', null), post('b', '2026-04-01', null)])).toEqual([{ first: 'a', second: 'b', from: '2026-04-01', to: null }]);
  });
  it('are fine from one day to the next and for 併任', () => {
    expect(overlappingMainPosts([post('a', '2024-04-01', '2026-03-31'), post('b', '2026-04-01', null), post('c', '2025-01-01', null, true), post('d', '2025-01-01', null, true)])).toEqual([]);
  });
  it('find a long post behind a short one', () => {
    expect(overlappingMainPosts([post('a', '2020-04-01', '2027-03-31'), post('b', '2021-04-01', '2021-05-01'), post('c', '2026-04-01', null)]).map((one) => one.first + one.second)).toEqual(['ab', 'ac']);
  });
  it('do not depend on the order of entry', () => {
    const span = fc.record({ id: fc.uuid(), from: fc.constantFrom('2024-04-01', '2025-04-01', '2026-04-01'), to: fc.constantFrom(null, '2025-03-31', '2027-03-31'), concurrent: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(span, { selector: (one) => one.id, maxLength: 6 }), (list) => {
        expect(overlappingMainPosts([...list].reverse())).toEqual(overlappingMainPosts(list));
      }),
    );
  });
});
