import type { Desk } from '../../src-shared/desktop/contract.ts';
import { browserPlatform } from './browser.ts';
import { desktopPlatform } from './desktop.ts';

/** The same calls and events in both editions; a call that an edition lacks answers `desktop/not-here`. */
export type Platform = Desk;

/** Electron's preload script puts `desk` on the window; without it this is a plain browser. */
export function choosePlatform(window: Window): Platform {
  return desktopPlatform(window) ?? browserPlatform(window);
}
