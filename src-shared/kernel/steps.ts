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
