/** Longest stretch of work before the window gets a turn. */
const SLICE_MS = 8;

interface WithYield {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

const viaChannel = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Gives the window a turn: input and painting come first. */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as WithYield;
  return scheduler?.yield === undefined ? viaChannel() : scheduler.yield();
}

export interface Slices {
  /** True when this stretch has lasted long enough: then `await next()`. */
  due(): boolean;
  next(): Promise<void>;
}

/** Work in slices: `if (slices.due()) await slices.next()` between records. */
export function createSlices(sliceMs = SLICE_MS): Slices {
  let since = performance.now();
  return {
    due: () => performance.now() - since > sliceMs,
    next: async () => {
      await giveWay();
      since = performance.now();
    },
  };
}
