import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CALL_NAMES, callChannel } from '../../src-shared/desktop/call-names.ts';
import type { DeskResult } from '../../src-shared/desktop/contract.ts';
import { HOME } from '../security/guard-contents.ts';
import { type Handlers, type Note, answerCall } from './answer-call.ts';

/** The only door to ipcMain: one channel per named call, answered to our own page in our own window. */
export function handleCalls(handlers: Handlers, window: () => BrowserWindow | null, note: Note): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(callChannel(name), async (event, input: unknown): Promise<DeskResult<typeof name>> => {
      if (!isOurPage(event, window())) {
        note('desktop/refused-sender', { call: name });
        return { ok: false, error: { code: 'desktop/refused', params: {} } };
      }
      return answerCall(handlers, name, input, note);
    });
  }
}

/** A frame inside the page, another window or a page that was navigated away is not ours. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || window.isDestroyed() || frame === null) return false;
  if (frame !== window.webContents.mainFrame) return false;
  try {
    const url = new URL(frame.url);
    return `${url.protocol}//${url.host}${url.pathname}` === HOME;
  } catch {
    return false;
  }
}
