/** Long work that somebody may follow and stop. */
export interface LongWork {
  /** An AbortSignal, where there are such. */
  readonly signal?: { readonly aborted: boolean };
  /** 0–1 */
  readonly progress?: (share: number) => void;
}

/** Thrown where work was stopped; whoever offered to stop it catches it. */
export class Stopped extends Error {}

export function stopIfAborted({ signal }: LongWork): void {
  if (signal?.aborted === true) throw new Stopped();
}
