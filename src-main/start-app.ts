import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, Menu, app, powerMonitor, protocol, session } from 'electron';
import { createElectronDesk } from './desk/electron-desk.ts';
import { createNodeDesk } from './desk/node-desk.ts';
import { dataFolder, thisPc } from './files/data-folder.ts';
import { filesFromArgv } from './inbox/files-from-argv.ts';
import type { Note } from './ipc/answer-call.ts';
import { handleCalls } from './ipc/handle.ts';
import { sendEvent } from './ipc/send-event.ts';
import { menuTemplate } from './menu.ts';
import { bundleFiles } from './protocol/bundle-files.ts';
import { APP_SCHEME, serveBundle } from './protocol/serve-bundle.ts';
import { QUIT_WITHIN_MS, createQuitHandshake } from './quit-handshake.ts';
import { revivePage } from './revive-page.ts';
import { HOME, guardContents } from './security/guard-contents.ts';
import { guardSession } from './security/guard-session.ts';
import { SWITCHES, windowOptions } from './security/window-options.ts';

export interface Bundle {
  readonly preload: string;
  readonly renderer: string;
  readonly icon?: string;
}

/** Codes and counts on the error stream: never a name, a path or a message. */
const note: Note = (code, facts) => console.error('desk', code, JSON.stringify(facts));

/** Puts the parts together. Resolves when the window is open; false where another instance already runs. */
export async function startApp(bundle: Bundle): Promise<boolean> {
  const pc = thisPc();
  const data = dataFolder(pc);
  const profile = join(data, 'electron');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  app.setPath('sessionData', profile);

  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  guardContents(app);

  let window: BrowserWindow | null = null;
  const current = (): BrowserWindow | null => window;
  const node = createNodeDesk({
    data,
    pc,
    now: Date.now,
    note,
    onArrived: (waiting) => sendEvent(window, 'inboxArrived', { waiting }),
  });
  const quit = createQuitHandshake({
    ask: (withinMs) => sendEvent(window, 'quitAsked', { withinMs }),
    quit: () => app.quit(),
    later: (work, ms) => setTimeout(work, ms),
  });

  app.on('second-instance', (_event, argv, folder) => {
    void node.inbox.offer(filesFromArgv(argv, folder));
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void node.inbox.offer([path]);
  });
  app.on('before-quit', (event) => {
    if (window !== null && quit.mustWait()) event.preventDefault();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => node.inbox.stop());

  await app.whenReady();

  const own = session.defaultSession;
  const guard = guardSession(own, (blocked) => sendEvent(window, 'networkRefused', { blocked }));
  own.protocol.handle(APP_SCHEME.scheme, serveBundle(bundleFiles(bundle.renderer)));

  const desk = createElectronDesk({
    node,
    window: current,
    version: app.getVersion(),
    platform: pc.platform,
    network: guard.count,
    quitReady: quit.ready,
  });
  handleCalls(desk, current, note);

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(pc.platform === 'darwin', (command) => {
        if (command === 'lock') sendEvent(window, 'lockAsked', { why: 'menu' });
        else sendEvent(window, 'menuChosen', { command });
      }),
    ),
  );
  powerMonitor.on('lock-screen', () => sendEvent(window, 'lockAsked', { why: 'screen-lock' }));
  powerMonitor.on('suspend', () => sendEvent(window, 'lockAsked', { why: 'suspend' }));

  await node.inbox.offer(filesFromArgv(process.argv, process.cwd()));

  const opened = new BrowserWindow(windowOptions(bundle.preload, bundle.icon));
  window = opened;
  opened.on('close', (event) => {
    if (quit.mustWait()) event.preventDefault();
  });
  opened.on('closed', () => {
    window = null;
  });
  // Windows is shutting down: the page may save, but must not hold the PC.
  opened.on('query-session-end', () => sendEvent(window, 'quitAsked', { withinMs: QUIT_WITHIN_MS }));
  revivePage(opened.webContents, Date.now, note);
  opened.once('ready-to-show', () => opened.show());
  await opened.loadURL(HOME);
  return true;
}
