import type { BrowserWindowConstructorOptions } from 'electron';

/** Everything said aloud, also where the default is safe: a test reads this object. */
export const windowOptions = (preload: string, icon?: string): BrowserWindowConstructorOptions => ({
  title: '医師キャリアデスク',
  width: 1366,
  height: 768,
  minWidth: 800,
  minHeight: 560,
  show: false,
  backgroundColor: '#ffffff',
  autoHideMenuBar: false,
  ...(icon === undefined ? {} : { icon }),
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    disableDialogs: false,
    devTools: false,
    plugins: false,
    enableWebSQL: false,
  },
});

/** Chromium's own habits of calling home, switched off before it starts. */
export const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['no-pings'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // Passwords typed into the page are ours to keep, not the browser's.
  ['disable-features', 'AutofillServerCommunication,OptimizationHints,MediaRouter,Translate'],
];
