import type { LockPort } from './ports.ts';

/** Web Locks: a second tab of the same origin learns that the vault is open in the first. */
const webLocks = (manager: LockManager): LockPort => ({
  hold: (name) =>
    new Promise((resolve, reject) => {
      const held = manager.request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((release) => resolve(() => release()));
      });
      held.catch(reject);
    }),
});

/** Where there are no tabs: one process, one set of names. */
export function processLocks(): LockPort {
  const held = new Set<string>();
  return {
    async hold(name) {
      if (held.has(name)) return null;
      held.add(name);
      return () => held.delete(name);
    },
  };
}

const ofProcess = processLocks();

export const defaultLocks = (): LockPort =>
  typeof navigator !== 'undefined' && 'locks' in navigator ? webLocks(navigator.locks) : ofProcess;

export const lockName = (vaultId: string): string => `career-desk-vault-${vaultId}`;
