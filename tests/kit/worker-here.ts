import { vi } from 'vitest';
import { jobs, type JobCall, type JobStop } from '../../src-renderer/worker/jobs.ts';
import { WEAK_KDF } from './vault-kit.ts';

/** The worker's jobs in this process. What is posted is cloned, and passwords are derived with the least strength: five vaults are founded in a second. */
class WorkerHere {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: unknown = null;
  onmessageerror: unknown = null;
  private readonly stops = new Map<number, AbortController>();
  postMessage(call: JobCall | JobStop, transfer: Transferable[]): void {
    if ('stop' in call) {
      this.stops.get(call.stop)?.abort();
      return;
    }
    const stop = new AbortController();
    this.stops.set(call.id, stop);
    const { id, name, input: given } = structuredClone(call, { transfer });
    const input = name === 'argon2id' ? { ...(given as object), ...WEAK_KDF } : given;
    const work = { signal: stop.signal, progress: (share: number) => this.onmessage?.({ data: { id, share } }) };
    (jobs[name] as (one: unknown, work: unknown) => Promise<unknown>)(input, work).then(
      (answer) => this.onmessage?.({ data: { id, value: structuredClone(answer) } }),
      (cause: unknown) => this.onmessage?.({ data: { id, failure: String(cause) } }),
    );
  }
  terminate(): void {}
}

export const useWorkerHere = (): void => void vi.stubGlobal('Worker', WorkerHere);
