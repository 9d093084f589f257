import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { VaultPorts } from './ports.ts';

const MB = 1024 * 1024;

/** Chromium has wiped databases on a full disk: writing stops while there is still room to do it safely. */
export const STOP_BYTES = 100 * MB;
/** From here on the window says so, before anything has to stop. */
export const WARN_BYTES = 1024 * MB;
/** Left over beside an import or a snapshot. */
const RESERVE_BYTES = 200 * MB;

/** What an import or a snapshot of so many bytes needs: itself, its pages, and the copy, and then some. */
export const roomFor = (unpacked: number): number => 3 * unpacked + RESERVE_BYTES;

/** A commit is small; how much is free is asked anew only now and then. */
const KNOWN_MS = 15_000;

export interface Space {
  /** Why not, or null. `fresh` asks the disk now. */
  lacks(need: number, fresh?: boolean): Promise<AppError | null>;
  /** The store itself said that it is full: how much it takes, and what is left where that is known and is the reason. */
  full(error: AppError, need: number): Promise<AppError>;
}

/** A disk that does not say how much is free stops nobody. */
export function createSpace({ freeBytes }: Pick<VaultPorts, 'freeBytes'>): Space {
  let known: { readonly free: number | null; readonly at: number } | null = null;
  return {
    async lacks(need, fresh = false) {
      if (freeBytes === undefined) return null;
      const now = performance.now();
      // what was too little is asked again at once: somebody may just have made room
      if (fresh || known === null || now - known.at > KNOWN_MS || (known.free !== null && known.free < need)) {
        known = { free: await freeBytes(), at: now };
      }
      const { free } = known;
      return free !== null && free < need ? appError('vault/low-disk', { free, need }) : null;
    },
    async full(error, need) {
      if (error.code !== 'vault/quota') return error;
      const free = freeBytes === undefined ? null : await freeBytes();
      return appError(error.code, { ...error.params, need, ...(free !== null && free < need ? { free } : {}) }, error.cause);
    },
  };
}
