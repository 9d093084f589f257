/**
 * Files of one sending device to one receiver are numbered. From the numbers and digests seen
 * before follows what a further file is; nothing here refuses an honest file.
 */
export interface SeenFile {
  readonly number: number;
  readonly digest: string;
}

export type SeriesVerdict =
  | { readonly kind: 'next' }
  /** This very file was seen before. */
  | { readonly kind: 'same' }
  /** Came late: a newer one was seen already. */
  | { readonly kind: 'older'; readonly newest: number }
  /** These numbers have not come and were not cancelled. */
  | { readonly kind: 'gap'; readonly missing: readonly number[] }
  /** A number came back with other content: to be refused (`exchange/same-number-other-content`). */
  | { readonly kind: 'other-content'; readonly digest: string }
  /** The sender's chain names another file before this one: a restored back-up or a copied vault. */
  | { readonly kind: 'fork'; readonly expected: string };

export function seriesVerdict(
  seen: readonly SeenFile[],
  file: SeenFile & { readonly previous: string | null; readonly cancelled: readonly number[] },
): SeriesVerdict {
  if (file.number === 0) return seen.some((one) => one.digest === file.digest) ? { kind: 'same' } : { kind: 'next' };
  const sameNumber = seen.filter((one) => one.number === file.number);
  if (sameNumber.some((one) => one.digest === file.digest)) return { kind: 'same' };
  const other = sameNumber[0];
  if (other !== undefined) return { kind: 'other-content', digest: other.digest };
  const before = seen.find((one) => one.number === file.number - 1);
  if (before !== undefined && file.previous !== null && before.digest !== file.previous) return { kind: 'fork', expected: before.digest };
  const newest = seen.reduce((top, one) => Math.max(top, one.number), 0);
  if (file.number < newest) return { kind: 'older', newest };
  const cancelled = new Set(file.cancelled);
  const missing: number[] = [];
  for (let number = file.number - 1; number > newest && missing.length < 100; number--) if (!cancelled.has(number)) missing.unshift(number);
  return missing.length > 0 ? { kind: 'gap', missing } : { kind: 'next' };
}
