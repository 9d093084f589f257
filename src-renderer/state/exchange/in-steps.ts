import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { type LongWork, Stopped } from '../../../src-shared/kernel/long-work.ts';
import { err, type Result } from '../../../src-shared/kernel/result.ts';
import { createSlices } from '../../vault/index.ts';

/** Null where the slice still lasts: nothing to wait for. */
export type Pause = () => Promise<void> | null;

/** Gives the window its turn, and ends the work when the person pressed 中止. */
export function pauses(signal?: LongWork['signal']): Pause {
  const slices = createSlices();
  return () => {
    if (signal?.aborted === true) throw new Stopped();
    return slices.due() ? slices.next() : null;
  };
}

/** Runs pure steps to their end, with a pause between them where one is due. */
export async function inSteps<T>(steps: Generator<unknown, T>, pause: Pause): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    const turn = pause();
    if (turn !== null) await turn;
  }
}

/** A stopped piece of work is an answer like others. */
export async function stoppable<T>(work: Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof Stopped) return err(appError('desktop/cancelled'));
    throw cause;
  }
}
