import type { LongWork } from '../../src-shared/kernel/long-work.ts';
import { buffersIn, type JobAnswer, type JobCall, type JobName, type JobStop, jobs } from './jobs.ts';

/** The one worker: key derivation, sealing and compression never run where the window is drawn. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<JobCall | JobStop>) => void) | null;
  postMessage(answer: JobAnswer, transfer: ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const running = new Map<number, AbortController>();
/** Finer than this nobody sees. */
const STEP = 0.01;

const run = (name: JobName, input: unknown, work: LongWork): Promise<unknown> => (jobs[name] as (value: unknown, work: LongWork) => Promise<unknown>)(input, work);

function start({ id, name, input }: JobCall): void {
  const stop = new AbortController();
  running.set(id, stop);
  let told = 0;
  const progress = (share: number): void => {
    if (share < told + STEP) return;
    told = share;
    scope.postMessage({ id, share }, []);
  };
  run(name, input, { signal: stop.signal, progress })
    .then(
      (value) => scope.postMessage({ id, value }, buffersIn(value)),
      (cause: unknown) => scope.postMessage({ id, failure: String(cause) }, []),
    )
    .finally(() => running.delete(id));
}

scope.onmessage = ({ data }) => {
  if ('stop' in data) running.get(data.stop)?.abort();
  else start(data);
};
