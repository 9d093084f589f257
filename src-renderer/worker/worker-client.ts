import { Stopped } from '../../src-shared/kernel/long-work.ts';
import type { JobAnswer, JobCall, JobInput, JobName, JobOutput, JobStop } from './jobs.ts';

/** What a caller may follow and stop; a stopped job rejects with `Stopped`. */
export interface JobWork {
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

interface Waiting {
  readonly progress: ((share: number) => void) | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: Error) => void;
}

let worker: Worker | null = null;
let nextId = 1;
const waiting = new Map<number, Waiting>();

function failAll(why: string): void {
  for (const { reject } of waiting.values()) reject(new Error(why));
  waiting.clear();
  worker?.terminate();
  worker = null;
}

function start(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data }: MessageEvent<JobAnswer>) => {
    const call = waiting.get(data.id);
    if (data.share !== undefined) {
      call?.progress?.(data.share);
      return;
    }
    waiting.delete(data.id);
    if (data.failure === undefined) call?.resolve(data.value);
    else call?.reject(new Error(data.failure));
  };
  made.onerror = (event) => failAll(`worker: ${event.message}`);
  made.onmessageerror = () => failAll('worker: message');
  return made;
}

/** Runs a job in the worker. Expected failures are values of the job; a rejection is a bug or a lost worker. */
export function callWorker<K extends JobName>(
  name: K,
  input: JobInput<K>,
  handOver: ArrayBuffer[] = [],
  { signal, progress }: JobWork = {},
): Promise<JobOutput<K>> {
  if (signal?.aborted === true) return Promise.reject(new Stopped());
  worker ??= start();
  const id = nextId++;
  const call: JobCall = { id, name, input };
  const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject, progress }));
  const stop = (): void => {
    const stopped = waiting.get(id);
    waiting.delete(id);
    worker?.postMessage({ stop: id } satisfies JobStop);
    stopped?.reject(new Stopped());
  };
  signal?.addEventListener('abort', stop, { once: true });
  worker.postMessage(call, handOver);
  return (answer as Promise<JobOutput<K>>).finally(() => signal?.removeEventListener('abort', stop));
}

/** Ends the worker: locking leaves no key material behind in it. */
export function stopWorker(): void {
  failAll('worker: stopped');
}
