import { useCallback, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { useText } from '../../../i18n/index.ts';
import type { BackUpOptions } from '../../../state/back-up.ts';
import { useStatus } from '../../../ui/index.ts';

export interface RunningBackUp {
  readonly share: number | null;
  /** Until the last step, which is short and whole by itself. */
  readonly cancel: (() => void) | undefined;
}

export interface BackUpRun {
  readonly running: RunningBackUp | null;
  readonly problem: AppError | null;
  readonly forget: () => void;
  readonly run: <T>(job: (options: BackUpOptions) => Promise<Result<T>>) => Promise<Result<T>>;
}

/** One back-up at a time, with its bar, its way to stop it, and what came of it. */
export function useBackUp(): BackUpRun {
  const { t } = useText();
  const say = useStatus();
  const [running, setRunning] = useState<RunningBackUp | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const run = useCallback<BackUpRun['run']>(
    async (job) => {
      const stop = new AbortController();
      const cancel = (): void => stop.abort();
      setProblem(null);
      setRunning({ share: 0, cancel });
      const done = await job({ signal: stop.signal, progress: (share) => setRunning({ share, cancel: share < 0.7 ? cancel : undefined }) });
      setRunning(null);
      if (!done.ok && done.error.code === 'desktop/cancelled') say(t('backUp.cancelled'));
      else setProblem(done.ok ? null : done.error);
      return done;
    },
    [say, t],
  );
  return { running, problem, run, forget: () => setProblem(null) };
}
