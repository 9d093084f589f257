import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DeskEvent } from '../../src-shared/desktop/events.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { startApp } from '../../src-main/start-app.ts';
import { app, electron, fakeEvent, powerMonitor, resetElectron } from '../kit/electron-stand-in.ts';
import { placeholderBundle, startedApp } from '../kit/started-app.ts';
import { tempFolder } from '../kit/temp-folder.ts';

vi.mock('electron', () => import('../kit/electron-stand-in.ts'));

afterEach(() => {
  vi.useRealTimers();
});

interface MenuItem {
  label?: string;
  role?: string;
  click?: () => void;
  submenu?: MenuItem[];
}
const menuItem = (label: string): MenuItem => {
  const all = (items: MenuItem[]): MenuItem[] => items.flatMap((item) => [item, ...all(item.submenu ?? [])]);
  const found = all(electron.menu as MenuItem[]).find((item) => item.label === label);
  if (found === undefined) throw new Error(`no menu item ${label}`);
  return found;
};

describe('starting', () => {
  it('a second instance opens nothing: it hands over and ends', async () => {
    resetElectron();
    electron.isFirstInstance = false;
    const folder = tempFolder();
    vi.stubEnv('CAREER_DESK_DATA', join(folder, 'data'));
    expect(await startApp({ preload: 'x', renderer: placeholderBundle(folder) })).toBe(false);
    vi.unstubAllEnvs();
    expect(electron.windows).toEqual([]);
    expect(electron.handlers.size).toBe(0);
    expect(electron.log).toEqual(['lock', 'quit']);
  });

  it('the first instance takes the second one’s file and comes to the front', async () => {
    const { desk, window, folder } = await startedApp();
    const told: DeskEvent<'inboxArrived'>[] = [];
    desk.on('inboxArrived', (payload) => told.push(payload));
    writeFileSync(join(folder, 'office.cdesk-card'), 'x');
    window.minimized = true;
    app.emit('second-instance', fakeEvent(), ['career-desk', 'office.cdesk-card'], folder);
    await vi.waitFor(() => expect(told).toEqual([{ waiting: 1 }]));
    expect(window.minimized).toBe(false);
    expect(window.focused).toBe(1);
    expect(must(await desk.inboxTake({})).files).toMatchObject([{ name: 'office.cdesk-card', size: 1 }]);
  });

  it('takes a file dropped on the dock, also one that came before the window', async () => {
    const { desk, folder } = await startedApp();
    writeFileSync(join(folder, 'a.cdesk'), 'x');
    const event = fakeEvent();
    app.emit('open-file', event, join(folder, 'a.cdesk'));
    expect(event.defaultPrevented).toBe(true);
    await vi.waitFor(async () => expect(must(await desk.inboxTake({})).files).toHaveLength(1));
  });

  it('keeps its profile in the local data folder and calls nobody', async () => {
    const { data } = await startedApp();
    expect(electron.paths.get('userData')).toBe(join(data, 'electron'));
    expect(electron.paths.get('sessionData')).toBe(join(data, 'electron'));
    expect(existsSync(join(data, 'electron'))).toBe(true);
    expect([...electron.switches.keys()]).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-breakpad', 'disable-component-update']),
    );
    expect(electron.spellChecker).toBe(false);
  });

  it('counts what was refused by host and kind, never by address', async () => {
    const { desk } = await startedApp();
    const told: number[] = [];
    desk.on('networkRefused', ({ blocked }) => told.push(blocked));
    for (let n = 0; n < 2; n++) {
      electron.beforeRequest?.({ url: 'https://user:pw@example.org/path?q=山田', resourceType: 'image' }, () => undefined);
    }
    const status = must(await desk.networkStatus({}));
    expect(status).toEqual({ blocked: 2, requests: [{ scheme: 'https:', host: 'example.org', kind: 'image', times: 2 }] });
    expect(told).toEqual([1, 2]);
  });
});

describe('while it runs', () => {
  it('asks the page to lock when the PC locks or sleeps, or the menu says so', async () => {
    const { desk } = await startedApp();
    const why: string[] = [];
    desk.on('lockAsked', (payload) => why.push(payload.why));
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('suspend');
    menuItem('画面をロックする').click?.();
    expect(why).toEqual(['screen-lock', 'suspend', 'menu']);
  });

  it('passes the menu’s commands to the page, and offers no reload and no developer tools', async () => {
    const { desk } = await startedApp();
    const chosen: string[] = [];
    desk.on('menuChosen', ({ command }) => chosen.push(command));
    for (const label of ['受け取ったファイルを開く…', '検索…', '使い方']) menuItem(label).click?.();
    expect(chosen).toEqual(['open', 'search', 'help']);
    expect(JSON.stringify(electron.menu)).not.toMatch(/reload|toggleDevTools/i);
  });
});

describe('a page whose process died', () => {
  it('is loaded again (locked), but not for ever', async () => {
    const { window } = await startedApp();
    const reloads = (): number => electron.log.filter((line) => line === 'reload').length;
    window.webContents.emit('render-process-gone', fakeEvent(), { reason: 'clean-exit' });
    expect(reloads()).toBe(0);
    for (let n = 0; n < 10; n++) window.webContents.emit('render-process-gone', fakeEvent(), { reason: 'crashed' });
    expect(reloads()).toBe(3);
  });
});

describe('closing', () => {
  it('lets the page save when Windows shuts down, and holds nothing up', async () => {
    const { desk, window } = await startedApp();
    const asked: number[] = [];
    desk.on('quitAsked', ({ withinMs }) => asked.push(withinMs));
    const event = fakeEvent();
    window.emit('query-session-end', event);
    expect(asked).toEqual([3_000]);
    expect(event.defaultPrevented).toBe(false);
  });

  it('waits for the page to say that everything is saved', async () => {
    const { desk, window } = await startedApp();
    const asked: number[] = [];
    desk.on('quitAsked', ({ withinMs }) => asked.push(withinMs));
    window.close();
    expect(asked).toEqual([3_000]);
    expect(window.destroyed).toBe(false);
    window.close();
    expect(asked).toHaveLength(1);
    must(await desk.quitReady({}));
    expect(window.destroyed).toBe(true);
    expect(electron.log).toContain('quit');
  });

  it('waits the same when the whole program is asked to quit', async () => {
    const { desk, window } = await startedApp();
    const event = fakeEvent();
    app.emit('before-quit', event);
    expect(event.defaultPrevented).toBe(true);
    app.quit();
    expect(window.destroyed).toBe(false);
    expect(electron.log).not.toContain('quit');
    must(await desk.quitReady({}));
    expect(electron.log).toContain('quit');
  });

  it('waits three seconds for a page that hangs, not longer', async () => {
    const { window } = await startedApp();
    vi.useFakeTimers();
    window.close();
    vi.advanceTimersByTime(2_999);
    expect(window.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(window.destroyed).toBe(true);
  });

  it('is not brought about by a page that says it is ready without being asked', async () => {
    const { desk, window } = await startedApp();
    must(await desk.quitReady({}));
    expect(window.destroyed).toBe(false);
    expect(electron.log).not.toContain('quit');
  });
});
