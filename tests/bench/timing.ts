export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Longest stretch in which the main thread could not be reached; 0 where none lasted 50 ms. */
export function watchLongTasks(): { stop(): Promise<number> } {
  let longest = 0;
  const take = (entries: PerformanceEntryList): void => {
    for (const entry of entries) longest = Math.max(longest, entry.duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ entryTypes: ['longtask'] });
  return {
    async stop() {
      // Reports come a moment after the task.
      await new Promise((resolve) => setTimeout(resolve, 200));
      take(observer.takeRecords());
      observer.disconnect();
      return longest;
    },
  };
}

export interface StepWatch {
  readonly longest: Readonly<Record<string, number>>;
  /** One step, once what came before it has settled. */
  watch(step: string, work: () => Promise<unknown>): Promise<void>;
}

/** Longest task of the main thread, step by step. */
export function watchSteps(): StepWatch {
  const longest: Record<string, number> = {};
  return {
    longest,
    async watch(step, work) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const during = watchLongTasks();
      await work();
      longest[step] = await during.stop();
    },
  };
}

/** What a measure hands back: the figure, and the facts behind it for the reader. */
export interface Figure {
  readonly value: number;
  readonly facts: Readonly<Record<string, number | string>>;
}

export const note = (text: string): void => console.log(text);
