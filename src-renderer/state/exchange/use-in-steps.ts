import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Steps } from '../../../src-shared/kernel/steps.ts';
import { Stopped } from '../../../src-shared/kernel/long-work.ts';
import { inSteps, pauses } from './in-steps.ts';

/** One frame: what is done within it is shown at once, as if it had never been in steps. */
const AT_ONCE_MS = 8;

interface Done<T> {
  readonly value: T;
}

/** The whole of it, where little is to be done; null where it would hold the window. */
export function withinOneFrame<T>(steps: Steps<T>): Done<T> | null {
  const end = performance.now() + AT_ONCE_MS;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return { value: step.value };
    if (performance.now() > end) return null;
  }
}

/** The whole of it, with the window's turns in between. @returns what gives it up: then nothing is shown */
export function whileWindowTurns<T>(steps: Steps<T>, show: (value: T) => void, fail: (cause: unknown) => void): () => void {
  const stop = new AbortController();
  inSteps(steps, pauses(stop.signal)).then(
    (value) => {
      if (!stop.signal.aborted) show(value);
    },
    (cause: unknown) => {
      if (!(cause instanceof Stopped)) fail(cause);
    },
  );
  return () => stop.abort();
}

export interface InSteps<T> {
  /** While it is worked out anew: what it was before; null where there is nothing yet. */
  readonly value: T | null;
  /** It is what was asked for last. */
  readonly fresh: boolean;
}

/** A value that may take long: little is there at once; of much the window keeps its turns. Asking for another gives the work up. */
export function useInSteps<T>(make: (() => Steps<T>) | null): InSteps<T> {
  const atOnce = useMemo(() => (make === null ? null : withinOneFrame(make())), [make]);
  const [later, setLater] = useState<(Done<T> & { readonly of: () => Steps<T> }) | null>(null);
  const [last, setLast] = useState<Done<T | null>>({ value: null });
  useEffect(() => {
    if (make === null || atOnce !== null) return undefined;
    const fail = (cause: unknown): void =>
      // a mistake of ours belongs where the screen's mistakes are caught
      setLater(() => {
        throw cause;
      });
    // drawing what took long to gather gives turns as well
    const show = (value: T): void => startTransition(() => setLater({ value, of: make }));
    return whileWindowTurns(make(), show, fail);
  }, [make, atOnce]);
  const done = atOnce ?? (later !== null && later.of === make ? later : null);
  const fresh = make === null || done !== null;
  const value = fresh ? (done?.value ?? null) : last.value;
  // kept while the next one is worked out
  if (last.value !== value) setLast({ value });
  return { value, fresh };
}
