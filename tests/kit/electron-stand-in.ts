import { EventEmitter } from 'node:events';

/**
 * Stands for the `electron` module where its binary is absent. It holds both sides, main and preload,
 * and carries calls between them by structured clone, as the real one does. It decides nothing:
 * what it was told is recorded in `electron`, what a person would answer is set there.
 */
interface Frame {
  url: string;
}
type Handler = (event: { senderFrame: Frame | null }, ...args: unknown[]) => unknown;

class FakeEvent {
  defaultPrevented = false;
  readonly url: string;
  readonly isMainFrame: boolean;
  constructor(url = '', isMainFrame = true) {
    this.url = url;
    this.isMainFrame = isMainFrame;
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export function fakeEvent(url?: string, isMainFrame?: boolean): FakeEvent {
  return new FakeEvent(url, isMainFrame);
}

const fresh = () => ({
  handlers: new Map<string, Handler>(),
  rendererListeners: new EventEmitter(),
  world: {} as Record<string, unknown>,
  windows: [] as BrowserWindow[],
  schemes: [] as unknown[],
  protocolHandlers: new Map<string, (request: Request) => Promise<Response>>(),
  paths: new Map<string, string>(),
  switches: new Map<string, string | undefined>(),
  menu: null as unknown,
  copied: '',
  shown: [] as string[],
  log: [] as string[],
  /** What this PC and its person answer. */
  isFirstInstance: true,
  openDialog: { canceled: true, filePaths: [] as string[] },
  saveDialog: { canceled: true, filePath: '' },
  print: { done: true, reason: '' },
  keyStore: {
    available: true,
    backend: 'gnome_libsecret',
    shouldReEncrypt: false,
    fails: null as Error | null,
    generation: 1,
  },
  dialogsAsked: [] as unknown[],
  permissionRequest: null as null | ((contents: unknown, permission: string, answer: (given: boolean) => void) => void),
  permissionCheck: null as null | (() => boolean),
  devicePermission: null as null | (() => boolean),
  spellChecker: true,
  beforeRequest: null as null | ((details: { url: string; resourceType: string }, answer: (a: { cancel?: boolean }) => void) => void),
});

export const electron = fresh();

/** A new PC: nothing registered, nothing recorded. The preload module runs once, so what it exposed stays. */
export function resetElectron(): void {
  Object.assign(electron, { ...fresh(), world: electron.world });
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
  session.defaultSession.removeAllListeners();
}

/** The frame of the page as the preload's calls come from it; tests replace it by foreign ones. */
export const callingFrame: { current: Frame | null } = { current: null };

class FakeApp extends EventEmitter {
  isPackaged = true;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => {
      electron.switches.set(name, value);
    },
  };
  getVersion(): string {
    return '0.1.0';
  }
  setPath(name: string, path: string): void {
    electron.paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    electron.log.push('lock');
    return electron.isFirstInstance;
  }
  enableSandbox(): void {
    electron.log.push('sandbox');
  }
  async whenReady(): Promise<void> {
    electron.log.push('ready');
  }
  /** As the real one: asks, closes the windows, and quits only if nobody objects. */
  quit(): void {
    const event = fakeEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of electron.windows.slice()) if (!window.close()) return;
    this.emit('will-quit', fakeEvent());
    electron.log.push('quit');
  }
  exit(code: number): void {
    electron.log.push(`exit ${code}`);
  }
}
export const app = new FakeApp();

class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '' };
  windowOpenHandler: null | ((details: { url: string }) => { action: string }) = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    electron.rendererListeners.emit(channel, { sender: ipcRenderer, ports: [] }, ...structuredClone(args));
  }
  reload(): void {
    electron.log.push('reload');
  }
  print(_options: unknown, done: (ok: boolean, reason: string) => void): void {
    done(electron.print.done, electron.print.reason);
  }
  async printToPDF(): Promise<Buffer> {
    return Buffer.from('%PDF-1.7 stand-in');
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: { webPreferences: Record<string, unknown> };
  destroyed = false;
  minimized = false;
  focused = 0;
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super();
    this.options = options;
    electron.windows.push(this);
    app.emit('web-contents-created', fakeEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    callingFrame.current = this.webContents.mainFrame;
    this.emit('ready-to-show');
  }
  show(): void {
    electron.log.push('show');
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  focus(): void {
    this.focused++;
  }
  close(): boolean {
    const event = fakeEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroyed = true;
    electron.windows.splice(electron.windows.indexOf(this), 1);
    this.emit('closed');
    if (electron.windows.length === 0) electron.log.push('all closed');
    return true;
  }
}

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => {
    electron.menu = menu;
  },
};

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => {
    electron.log.push('schemes');
    electron.schemes.push(...schemes);
  },
};

class FakeSession extends EventEmitter {
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
      electron.protocolHandlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<typeof electron.beforeRequest>): void => {
      electron.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: NonNullable<typeof electron.permissionRequest>): void {
    electron.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: () => boolean): void {
    electron.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    electron.devicePermission = handler;
  }
  setSpellCheckerEnabled(on: boolean): void {
    electron.spellChecker = on;
  }
}
export const session = { defaultSession: new FakeSession() };

export const powerMonitor = new EventEmitter();

export const ipcMain = {
  handle: (channel: string, handler: Handler): void => {
    if (electron.handlers.has(channel)) throw new Error(`second handler for ${channel}`);
    electron.handlers.set(channel, handler);
  },
};

export const ipcRenderer = {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = electron.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ senderFrame: callingFrame.current }, ...structuredClone(args)));
  },
  on: (channel: string, listener: (...args: unknown[]) => void): void => {
    electron.rendererListeners.on(channel, listener);
  },
  removeListener: (channel: string, listener: (...args: unknown[]) => void): void => {
    electron.rendererListeners.removeListener(channel, listener);
  },
};

export const contextBridge = {
  exposeInMainWorld: (name: string, value: unknown): void => {
    electron.world[name] = value;
  },
};

export const clipboard = {
  writeText: (text: string): void => {
    electron.copied = text;
  },
};

export const shell = {
  showItemInFolder: (path: string): void => {
    electron.shown.push(path);
  },
};

export const dialog = {
  showOpenDialog: async (_window: unknown, options: unknown) => {
    electron.dialogsAsked.push(options);
    return electron.openDialog;
  },
  showSaveDialog: async (_window: unknown, options: unknown) => {
    electron.dialogsAsked.push(options);
    return electron.saveDialog;
  },
  showErrorBox: (): void => undefined,
};

/** Wraps reversibly and visibly; a raised generation is what the real one reports as a rotated key. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => electron.keyStore.available,
  getSelectedStorageBackend: (): string => electron.keyStore.backend,
  encryptStringAsync: async (plain: string): Promise<Buffer> => {
    if (electron.keyStore.fails !== null) throw electron.keyStore.fails;
    return Buffer.from(`os${electron.keyStore.generation}:${[...plain].reverse().join('')}`);
  },
  decryptStringAsync: async (wrapped: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> => {
    if (electron.keyStore.fails !== null) throw electron.keyStore.fails;
    const match = /^os([0-9]+):(.*)$/s.exec(wrapped.toString());
    if (match === null) throw new Error('Error while decrypting the ciphertext');
    const result = [...(match[2] as string)].reverse().join('');
    return { result, shouldReEncrypt: Number(match[1]) !== electron.keyStore.generation };
  },
};
