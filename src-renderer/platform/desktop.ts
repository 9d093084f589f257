import type { Desk } from '../../src-shared/desktop/contract.ts';

declare global {
  interface Window {
    readonly desk?: Desk;
  }
}

/** The bridge that the preload script exposed, or null outside Electron. */
export const desktopPlatform = (window: Window): Desk | null => window.desk ?? null;
