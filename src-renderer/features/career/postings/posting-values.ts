import type { Json } from '../../../../src-shared/kernel/json.ts';
import { LADDER, rungIndex } from '../../../../src-shared/records/ladder.ts';
import { posting } from '../../../../src-shared/records/posting.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';

export type PostingValues = Readonly<Record<string, Json | undefined>>;

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What people call a post: 「医政局 医事課 課長補佐」. */
export const postingTitle = (values: PostingValues): string => posting.title(values).trim();

export const isConcurrent = (values: PostingValues): boolean => values['holding'] === 'concurrent';
export const isPlanned = (values: PostingValues): boolean => values['certainty'] === 'planned';

/** 出向: the destination says what kind; unanswered is not a secondment. */
export const destinationOf = (values: PostingValues): string | null => {
  const kind = textOf(values['destination']);
  return kind === '' || kind === 'none' ? null : kind;
};

export const isOver = (values: PostingValues, today: CivilDate): boolean => {
  const end = textOf(values['endOn']);
  return end !== '' && end < today;
};

/** C3: a secondment that is running or to come needs a date and a plan for the return. */
export const lacksReturnPlan = (values: PostingValues, today: CivilDate): boolean =>
  destinationOf(values) !== null && !isOver(values, today) && (textOf(values['returnOn']) === '' || textOf(values['returnPlan']).trim() === '');

/** What the form must have before the post counts as written. */
export const isUnfinished = (values: PostingValues): boolean =>
  ['organisation', 'title', 'rung', 'startOn'].some((name) => textOf(values[name]).trim() === '');

/** The post that counts for the rotation clock: main, begun, not over, not only planned; the latest of them. */
export function currentMainPost<R extends { readonly values: PostingValues }>(rows: readonly R[], today: CivilDate): R | null {
  let found: R | null = null;
  for (const row of rows) {
    const { values } = row;
    const start = textOf(values['startOn']);
    if (isConcurrent(values) || isPlanned(values) || start === '' || start > today || isOver(values, today)) continue;
    if (found === null || start > textOf(found.values['startOn'])) found = row;
  }
  return found;
}

/** The ladder as it is climbed: highest rung on top, in a rung the latest first; what has no rung yet before all. */
export function byLadder(a: PostingValues, b: PostingValues): number {
  const rungOf = (values: PostingValues): number => (textOf(values['rung']) === '' ? LADDER.length : rungIndex(textOf(values['rung'])));
  const start = (values: PostingValues): string => textOf(values['startOn']) || '9999';
  return rungOf(b) - rungOf(a) || (start(a) < start(b) ? 1 : start(a) > start(b) ? -1 : 0);
}
