import { useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import type { JobWork } from '../worker/worker-client.ts';

/** Work under way: how far, null while that is not known, and how it is stopped. */
export interface Going {
  readonly share: number | null;
  readonly stop: () => void;
}

export interface LongWorkOnScreen {
  readonly going: Going | null;
  /** The last one was stopped. */
  readonly stopped: boolean;
  run<T>(work: (work: JobWork) => Promise<Result<T, AppError>>): Promise<Result<T, AppError>>;
}

/** One long piece of work of a screen: followed, stopped, and said to be. */
export function useLongWork(): LongWorkOnScreen {
  const [going, setGoing] = useState<Going | null>(null);
  const [stopped, setStopped] = useState(false);
  return {
    going,
    stopped,
    async run(work) {
      const controller = new AbortController();
      const stop = (): void => controller.abort();
      setStopped(false);
      setGoing({ share: null, stop });
      try {
        const done = await work({ signal: controller.signal, progress: (share) => setGoing({ share, stop }) });
        setStopped(!done.ok && controller.signal.aborted);
        return done;
      } finally {
        setGoing(null);
      }
    },
  };
}
