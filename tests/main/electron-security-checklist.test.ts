import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CALL_NAMES, callChannel, eventChannel } from '../../src-shared/desktop/call-names.ts';
import { FUSES } from '../../src-main/fuses.ts';
import { app, callingFrame, electron, fakeEvent, ipcRenderer, session } from '../kit/electron-stand-in.ts';
import { startedApp } from '../kit/started-app.ts';

vi.mock('electron', () => import('../kit/electron-stand-in.ts'));

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src-main'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(root, 'src-main', name), 'utf8') }));

const preferences = async () => (await startedApp()).window.options.webPreferences;

const get = async (url: string, method = 'GET'): Promise<Response> => {
  const serve = electron.protocolHandlers.get('app');
  if (serve === undefined) throw new Error('no protocol handler');
  return serve(new Request(url, { method }));
};

/** One test per item of Electron's security tutorial (20 items), in its order. */
describe("Electron's security checklist", () => {
  it('1 loads nothing but its own files, and lets no request leave', async () => {
    const { window } = await startedApp();
    expect(window.webContents.mainFrame.url).toBe('app://bundle/');
    const asked = (url: string): boolean => {
      let cancelled = false;
      electron.beforeRequest?.({ url, resourceType: 'xhr' }, (answer) => {
        cancelled = answer.cancel === true;
      });
      return cancelled;
    };
    const outside = ['https://example.org/', 'http://127.0.0.1:8080/', 'ws://example.org', 'file:///etc/passwd', 'app://other/', 'ftp://a', '::'];
    expect(outside.map(asked)).toEqual(outside.map(() => true));
    const own = ['app://bundle/assets/index-1.css', 'blob:app://bundle/1', 'data:,x'];
    expect(own.map(asked)).toEqual(own.map(() => false));
    const download = fakeEvent();
    session.defaultSession.emit('will-download', download);
    expect(download.defaultPrevented).toBe(true);
    expect(electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  it('2 has no Node in the page, its workers or its frames', async () => {
    expect(await preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3 isolates the preload script from the page', async () => {
    expect(await preferences()).toMatchObject({ contextIsolation: true });
  });

  it('4 sandboxes every process, before the first one exists', async () => {
    expect(await preferences()).toMatchObject({ sandbox: true });
    expect(electron.log.indexOf('sandbox')).toBeGreaterThanOrEqual(0);
    expect(electron.log.indexOf('sandbox')).toBeLessThan(electron.log.indexOf('ready'));
  });

  it('5 refuses every permission, asked or checked', async () => {
    await startedApp();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem']) {
      let given: boolean | undefined;
      electron.permissionRequest?.({}, permission, (answer) => {
        given = answer;
      });
      expect(given).toBe(false);
    }
    expect(electron.permissionCheck?.()).toBe(false);
    expect(electron.devicePermission?.()).toBe(false);
  });

  it('6 keeps web security', async () => {
    expect(await preferences()).toMatchObject({ webSecurity: true });
  });

  it('7 serves a strict content policy, with a new nonce at each load and WebAssembly for workers only', async () => {
    await startedApp();
    const page = await get('app://bundle/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce).toMatch(/^.{24}$/);
    expect(await page.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect((await get('app://bundle/')).headers.get('content-security-policy')).not.toContain(nonce);
    const worker = (await get('app://bundle/assets/worker-1.js')).headers.get('content-security-policy');
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(worker).toContain("default-src 'none'");
    expect(worker).not.toMatch(/'unsafe-|https?:|\*/);
  });

  it('8 allows no insecure content', async () => {
    expect(await preferences()).toMatchObject({ allowRunningInsecureContent: false });
  });

  it('9 uses no experimental features', async () => {
    expect(await preferences()).toMatchObject({ experimentalFeatures: false });
    expect([...electron.switches.keys()].filter((name) => name.startsWith('enable-'))).toEqual([]);
  });

  it('10 enables no Blink features', async () => {
    expect(await preferences()).not.toHaveProperty('enableBlinkFeatures');
  });

  it('11 has no webview, so none that could open popups', async () => {
    expect(await preferences()).toMatchObject({ webviewTag: false });
  });

  it('12 refuses a webview before it is attached', async () => {
    const { window } = await startedApp();
    const event = fakeEvent();
    window.webContents.emit('will-attach-webview', event, {}, {});
    expect(event.defaultPrevented).toBe(true);
  });

  it('13 goes nowhere: only the page itself may load again', async () => {
    const { window } = await startedApp();
    const stopped = (name: string, url: string, main = true): boolean => {
      const event = fakeEvent(url, main);
      window.webContents.emit(name, event);
      return event.defaultPrevented;
    };
    for (const url of ['https://example.org/', 'file:///tmp/dropped.cdesk', 'app://bundle/assets/index-1.css', 'app://other/']) {
      expect(stopped('will-navigate', url)).toBe(true);
      expect(stopped('will-frame-navigate', url)).toBe(true);
      expect(stopped('will-redirect', url)).toBe(true);
    }
    expect(stopped('will-frame-navigate', 'app://bundle/', false)).toBe(true);
    expect(stopped('will-navigate', 'app://bundle/')).toBe(false);
  });

  it('14 opens no new windows', async () => {
    const { window } = await startedApp();
    expect(window.webContents.windowOpenHandler?.({ url: 'app://bundle/' })).toEqual({ action: 'deny' });
  });

  it('15 never opens an address in another program', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter(({ text }) => /openExternal|openPath|\.exec\(['"`]|child_process/.test(text)).map((s) => s.name)).toEqual([]);
  });

  it('16 pins the version of Electron it was tested with, and says how long it is supported', () => {
    const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron as string;
    const installed = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version as string;
    expect(wanted).toMatch(/^[0-9]+\.[0-9]+(?:\.[0-9]+)?$/);
    expect(installed.startsWith(wanted)).toBe(true);
    const promise = readFileSync(join(root, 'docs/electron-version.md'), 'utf8');
    expect(promise).toContain(`Electron ${wanted}`);
    expect(promise).toMatch(/supported until/i);
  });

  it('17 answers its own page in its own window only', async () => {
    const { window } = await startedApp();
    const own = window.webContents.mainFrame;
    const ask = () => ipcRenderer.invoke(callChannel('appInfo'), {});
    expect(await ask()).toMatchObject({ ok: true });
    const strangers = [
      null,
      { url: 'app://bundle/' },
      { url: 'https://example.org/' },
    ];
    for (const frame of strangers) {
      callingFrame.current = frame;
      expect(await ask()).toEqual({ ok: false, error: { code: 'desktop/refused', params: {} } });
    }
    callingFrame.current = own;
    for (const url of ['https://example.org/', 'app://bundle.example.org/', 'app://bundle/other.html', 'file:///index.html', '']) {
      own.url = url;
      expect(await ask()).toMatchObject({ ok: false, error: { code: 'desktop/refused' } });
    }
    own.url = 'app://bundle/';
    expect(await ask()).toMatchObject({ ok: true });
    // Every channel goes through the same door, and no other file touches ipcMain.
    expect([...electron.handlers.keys()].sort()).toEqual(CALL_NAMES.map(callChannel).sort());
    expect(sources.filter(({ text }) => /ipcMain\b/.test(text)).map((s) => s.name)).toEqual([join('ipc', 'handle.ts')]);
  });

  it('18 serves from its own secure scheme, from a fixed table, never from file://', async () => {
    await startedApp();
    expect(electron.schemes).toEqual([
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) },
    ]);
    expect(electron.log.indexOf('schemes')).toBeLessThan(electron.log.indexOf('ready'));
    expect((await get('app://bundle/')).status).toBe(200);
    expect((await get('app://bundle/assets/index-1.css')).headers.get('content-type')).toContain('text/css');
    for (const path of ['..%2fdata', '%2e%2e%2fmain.cjs', 'assets/..%5c..%5cx', '%5c..%5cx', '%ff']) {
      expect((await get(`app://bundle/${path}`)).status).toBe(403);
    }
    for (const path of ['assets/../../data', 'main.cjs', 'assets/', 'assets', 'index.html/x', '//etc/passwd']) {
      expect((await get(`app://bundle/${path}`)).status).toBe(404);
    }
    expect((await get('app://other/')).status).toBe(403);
    expect((await get('app://bundle/', 'POST')).status).toBe(403);
    const privileged = (electron.schemes[0] as { privileges: object }).privileges;
    expect(privileged).not.toHaveProperty('bypassCSP');
    expect(privileged).not.toHaveProperty('corsEnabled');
    expect(sources.filter(({ text }) => /loadFile\(|['"`]file:/.test(text))).toEqual([]);
  });

  it('19 burns the fuses it needs (read back from a packed program in pack.test.ts)', () => {
    const yml = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(yml)?.[1] ?? '';
    const said = Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map((m) => [m[1], m[2] === 'true']));
    expect(said).toEqual(FUSES);
    expect(FUSES).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
  });

  it('20 exposes named functions only, and never an event object', async () => {
    const { window, desk } = await startedApp();
    expect(Object.keys(electron.world)).toEqual(['desk']);
    expect(Object.keys(desk).sort()).toEqual([...CALL_NAMES, 'on'].sort());
    expect(Object.values(desk).every((member) => typeof member === 'function')).toBe(true);
    const heard: unknown[][] = [];
    const stop = desk.on('lockAsked', (...args) => heard.push(args));
    window.webContents.send(eventChannel('lockAsked'), { why: 'menu' });
    expect(heard).toEqual([[{ why: 'menu' }]]);
    stop();
    window.webContents.send(eventChannel('lockAsked'), { why: 'menu' });
    expect(heard).toHaveLength(1);
    expect(() => desk.on('desk:call:appInfo' as 'lockAsked', () => undefined)).toThrow(TypeError);
    expect(app.listenerCount('web-contents-created')).toBe(1);
  });
});
