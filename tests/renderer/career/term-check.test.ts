import { describe, expect, test } from 'vitest';
import { byLadder, currentMainPost, lacksReturnPlan, type PostingValues } from '../../../src-renderer/features/career/postings/posting-values.ts';
import { termProblem } from '../../../src-renderer/features/career/postings/term-check.ts';

const post = (id: string, values: PostingValues) => ({ id, values: { organisation: id, title: '課長補佐', holding: 'main', certainty: 'actual', ...values } });

describe('dates of a main post', () => {
  test('that overlap another main post are refused with both dates and what would mend it', () => {
    const before = post('医事課', { startOn: '2024-04-01' });
    const problem = termProblem(post('保健課', { startOn: '2026-04-01' }), [before]);
    expect(problem).toMatchObject({ kind: 'overlap', other: '医事課', otherTitle: '医事課 課長補佐', from: '2026-04-01', to: null });
    expect(problem).toMatchObject({ remedies: [{ kind: 'endOther', id: '医事課', on: '2026-03-31' }, { kind: 'concurrent' }] });
  });

  test('an earlier post without an end is asked to end before the next one begins', () => {
    const problem = termProblem(post('前', { startOn: '2022-04-01' }), [post('今', { startOn: '2024-04-01' })]);
    expect(problem).toMatchObject({ from: '2024-04-01', remedies: [{ kind: 'endThis', on: '2024-03-31' }, { kind: 'concurrent' }] });
  });

  test('may follow each other without a gap, and a concurrent post may overlap anything', () => {
    const before = post('a', { startOn: '2022-04-01', endOn: '2024-03-31' });
    expect(termProblem(post('b', { startOn: '2024-04-01' }), [before])).toBeNull();
    expect(termProblem(post('b', { startOn: '2023-04-01', holding: 'concurrent' }), [before])).toBeNull();
    expect(termProblem(post('b', { startOn: '2024-03-31' }), [before])).toMatchObject({ from: '2024-03-31', to: '2024-03-31' });
  });

  test('a planned post ends the present one, whose end is only not yet known', () => {
    const now = post('今', { startOn: '2024-04-01' });
    const next = post('次', { startOn: '2026-07-01', certainty: 'planned' });
    expect(termProblem(next, [now])).toBeNull();
    expect(termProblem(now, [next])).toBeNull();
    expect(termProblem(post('次', { startOn: '2026-07-01', certainty: 'planned' }), [post('今', { startOn: '2024-04-01', endOn: '2026-12-31' })])).toMatchObject({ from: '2026-07-01', to: '2026-12-31' });
  });

  test('never compare a post with itself, and say when the end comes before the beginning', () => {
    const one = post('a', { startOn: '2024-04-01' });
    expect(termProblem(one, [one])).toBeNull();
    expect(termProblem(post('a', { startOn: '2024-04-01', endOn: '2024-03-31' }), [])).toEqual({ kind: 'reversed' });
  });
});

describe('posts', () => {
  test('stand in the order of the ladder, the latest first on a rung, unfinished ones on top', () => {
    const rows: PostingValues[] = [
      { rung: 'chief', startOn: '2015-04-01' },
      { rung: 'officeDirector', startOn: '2024-04-01' },
      { rung: 'deputyDirector', startOn: '2018-04-01' },
      { rung: 'deputyDirector', startOn: '2021-04-01' },
      {},
    ];
    expect(rows.toSorted(byLadder).map(({ rung, startOn }) => `${String(rung ?? '')} ${String(startOn ?? '')}`.trim())).toEqual([
      '',
      'officeDirector 2024-04-01',
      'deputyDirector 2021-04-01',
      'deputyDirector 2018-04-01',
      'chief 2015-04-01',
    ]);
  });

  test('the present post is the latest main one that has begun and is not over', () => {
    const rows = [
      post('over', { startOn: '2020-04-01', endOn: '2024-03-31' }),
      post('now', { startOn: '2024-04-01' }),
      post('beside', { startOn: '2025-04-01', holding: 'concurrent' }),
      post('planned', { startOn: '2026-01-01', certainty: 'planned' }),
      post('later', { startOn: '2027-04-01' }),
    ];
    expect(currentMainPost(rows, '2026-04-03')?.id).toBe('now');
  });

  test('a secondment that is not over needs date and plan of the return', () => {
    const away = { destination: 'ministry', startOn: '2025-04-01' };
    expect(lacksReturnPlan(away, '2026-04-03')).toBe(true);
    expect(lacksReturnPlan({ ...away, returnOn: '2027-04-01' }, '2026-04-03')).toBe(true);
    expect(lacksReturnPlan({ ...away, returnOn: '2027-04-01', returnPlan: '医政局へ' }, '2026-04-03')).toBe(false);
    expect(lacksReturnPlan({ ...away, endOn: '2026-03-31' }, '2026-04-03')).toBe(false);
    expect(lacksReturnPlan({ destination: 'none' }, '2026-04-03')).toBe(false);
  });
});
