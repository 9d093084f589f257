import { type IpcRendererEvent, contextBridge, ipcRenderer } from 'electron';
import { CALL_NAMES, EVENT_NAMES, type EventName, callChannel, eventChannel } from '../../src-shared/desktop/call-names.ts';

/** One function per named call, and nothing by which another channel could be named. */
const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [name, (input: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel(name), input)]),
);

const known: ReadonlySet<string> = new Set(EVENT_NAMES);

/** The listener gets the payload only: Electron's event object would hand it the sender. */
function on(event: EventName, listener: (payload: unknown) => void): () => void {
  if (!known.has(event)) throw new TypeError('unknown event');
  const channel = eventChannel(event);
  const heard = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

contextBridge.exposeInMainWorld('desk', { ...calls, on });
