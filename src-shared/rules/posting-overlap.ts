import type { CivilDate } from '../time/civil-date.ts';

export interface PostingSpan {
  readonly id: string;
  readonly from: CivilDate;
  /** Last day in post; null while it lasts. */
  readonly to: CivilDate | null;
  /** 併任: held beside a main post. */
  readonly concurrent: boolean;
}

export interface PostingOverlap {
  readonly first: string;
  readonly second: string;
  /** First and last day on which both main posts would be held; null while it lasts. */
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** Every pair of main posts held on the same day, with the two dates. 併任 may overlap anything. */
export function overlappingMainPosts(postings: readonly PostingSpan[]): readonly PostingOverlap[] {
  const main = postings
    .filter((posting) => !posting.concurrent && (posting.to === null || posting.to >= posting.from))
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
  return main.flatMap((first, i) =>
    main.slice(i + 1).flatMap((second): PostingOverlap[] => {
      if (first.to !== null && second.from > first.to) return [];
      const ends = [first.to, second.to].filter((day): day is CivilDate => day !== null).sort();
      return [{ first: first.id, second: second.id, from: second.from, to: ends[0] ?? null }];
    }),
  );
}
