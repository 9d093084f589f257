import { allSteps, type Steps } from '../../../src-shared/kernel/steps.ts';
import { session } from '../session.ts';
import { inSteps, type Pause } from './in-steps.ts';

/** So often a commit may come in between; then it is read in one go. */
const MOST_TRIES = 3;

/** What is read here in steps is of one moment: where a commit came in between, it is read anew. */
export async function atOneRevision<T>(make: () => Steps<T>, pause: Pause): Promise<T> {
  const { workingSet } = session().vault;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { revision } = workingSet;
    const found = await inSteps(make(), pause);
    if (workingSet.revision === revision) return found;
  }
  return allSteps(make());
}
