import type { BrowserWindow } from 'electron';
import { type EventName, eventChannel } from '../../src-shared/desktop/call-names.ts';
import { type DeskEvent, deskEvents } from '../../src-shared/desktop/events.ts';

/** Tells the page something; what does not fit the contract is a bug and throws. */
export function sendEvent<K extends EventName>(window: BrowserWindow | null, event: K, payload: DeskEvent<K>): void {
  if (window === null || window.isDestroyed()) return;
  window.webContents.send(eventChannel(event), deskEvents[event].parse(payload));
}
