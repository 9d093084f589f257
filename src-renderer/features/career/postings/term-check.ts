import { overlappingMainPosts, type PostingSpan } from '../../../../src-shared/rules/posting-overlap.ts';
import { addDays, type CivilDate, isCivilDate } from '../../../../src-shared/time/civil-date.ts';
import { isConcurrent, isPlanned, type PostingValues, postingTitle } from './posting-values.ts';

export interface KnownPost {
  readonly id: string;
  readonly values: PostingValues;
}

/** What would make the two posts follow each other. Each is one press. */
export type Remedy =
  | { readonly kind: 'endOther'; readonly id: string; readonly title: string; readonly on: CivilDate }
  | { readonly kind: 'endThis'; readonly on: CivilDate }
  | { readonly kind: 'concurrent' };

export type TermProblem =
  | { readonly kind: 'reversed' }
  | { readonly kind: 'overlap'; readonly other: string; readonly otherTitle: string; readonly from: CivilDate; readonly to: CivilDate | null; readonly remedies: readonly Remedy[] };

const day = (value: unknown): CivilDate | null => (isCivilDate(value) ? value : null);

function spanOf({ id, values }: KnownPost): PostingSpan | null {
  const from = day(values['startOn']);
  return from === null ? null : { id, from, to: day(values['endOn']), concurrent: isConcurrent(values) };
}

/** A post without an end lasts until a planned one begins: that is no overlap, only an end not yet known. */
function giveWay(open: KnownPost, span: PostingSpan, next: KnownPost, nextSpan: PostingSpan): PostingSpan {
  if (span.to !== null || isPlanned(open.values) || !isPlanned(next.values) || nextSpan.from <= span.from) return span;
  return { ...span, to: addDays(nextSpan.from, -1) };
}

function remediesFor(own: PostingSpan, other: KnownPost, otherSpan: PostingSpan): readonly Remedy[] {
  const remedies: Remedy[] = [];
  if (otherSpan.from < own.from && otherSpan.to === null) {
    remedies.push({ kind: 'endOther', id: other.id, title: postingTitle(other.values), on: addDays(own.from, -1) });
  }
  if (own.from < otherSpan.from) remedies.push({ kind: 'endThis', on: addDays(otherSpan.from, -1) });
  remedies.push({ kind: 'concurrent' });
  return remedies;
}

/** Why these dates cannot stand beside the other posts: two main posts on one day. 併任 may overlap anything. */
export function termProblem(own: KnownPost, others: readonly KnownPost[]): TermProblem | null {
  const span = spanOf(own);
  if (span === null) return null;
  if (span.to !== null && span.to < span.from) return { kind: 'reversed' };
  for (const other of others) {
    const otherSpan = other.id === own.id ? null : spanOf(other);
    if (otherSpan === null) continue;
    const pair = [giveWay(own, span, other, otherSpan), giveWay(other, otherSpan, own, span)];
    const [overlap] = overlappingMainPosts(pair);
    if (overlap === undefined) continue;
    return { kind: 'overlap', other: other.id, otherTitle: postingTitle(other.values), from: overlap.from, to: overlap.to, remedies: remediesFor(span, other, otherSpan) };
  }
  return null;
}
