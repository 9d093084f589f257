/** Long work in steps: the caller decides after each whether the window needs its turn. */
export type Steps<T> = Generator<unknown, T>;

/** All steps at once: in workers, in tests, and where there is little. */
export function allSteps<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Far below a millisecond of the lightest work there is. */
const PIECE = 256;

/** The same for every item, with a step after so many. */
export function* inPieces<T>(items: Iterable<T>, work: (item: T) => void, piece = PIECE): Steps<void> {
  let left = piece;
  for (const item of items) {
    work(item);
    if (--left > 0) continue;
    left = piece;
    yield;
  }
}

const MERGED = 1024;

function* merged<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const both: T[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const fromA = j >= b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0);
    both.push((fromA ? a[i++] : b[j++]) as T);
    if (both.length % MERGED === 0) yield;
  }
  return both;
}

/** As `toSorted`: sorting a hundred thousand at once is one long task. */
export function* sortedInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += MERGED) {
    runs.push(items.slice(at, at + MERGED).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [a, b] = runs.slice(i, i + 2) as [T[], T[]?];
      longer.push(b === undefined ? a : yield* merged(a, b, compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}
