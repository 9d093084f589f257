import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { browserCommands } from '../../../scripts/lib/open-browser.mjs';
import { DEFAULT_PORT, chooseEdition, startOptions } from '../../../scripts/lib/start-options.mjs';
import { dataFolder as atStart, stateFolder } from '../../../scripts/lib/user-folders.mjs';
import { dataFolder } from '../../../src-main/files/data-folder.ts';

describe('npm start is asked', () => {
  test('for nothing: the usual port, Electron if it can be had, a browser window', () => {
    expect(startOptions([], {})).toEqual({ asked: null, changeEdition: false, open: true, port: DEFAULT_PORT, files: [] });
    expect(DEFAULT_PORT).toBeLessThan(32768);
  });

  test('for the browser edition, another port, no window, and a file', () => {
    const asked = startOptions(['--browser', '--no-open', '--port', '21999', 'a.cdesk'], { CAREER_DESK_PORT: '22000' });
    expect(asked).toEqual({ asked: 'browser', changeEdition: false, open: false, port: 21999, files: [path.resolve('a.cdesk')] });
    expect(startOptions([], { CAREER_DESK_PORT: '22000' }).port).toBe(22000);
  });

  test.each([['--port', '80'], ['--port', '32768'], ['--port', 'x'], ['--port', '-1'], ['--nonsense'], ['--browser', '--electron']])(
    'for something it cannot do: %s %s',
    (...args) => expect(() => startOptions(args, {})).toThrow(),
  );
});

describe('a vault keeps the edition it was made in', () => {
  const plain = { asked: null, changeEdition: false };

  test('before there is one, the person may choose', () => {
    expect(chooseEdition(plain, null)).toEqual({ edition: 'electron', notice: null });
    expect(chooseEdition({ ...plain, asked: 'browser' }, null)).toEqual({ edition: 'browser', notice: null });
  });

  test('afterwards a plain start follows the vault', () => {
    expect(chooseEdition(plain, { edition: 'browser' })).toEqual({ edition: 'browser', notice: null });
  });

  test.each([
    ['electron', 'browser', 'Electron 版'],
    ['browser', 'electron', 'ブラウザー版'],
  ])('a vault in %s is not left behind by asking for %s: the way is told in words', (kept, asked, words) => {
    const chosen = chooseEdition({ ...plain, asked }, { edition: kept });
    expect(chosen.edition).toBe(kept);
    expect(chosen.notice).toContain(words);
    expect(chosen.notice).toContain('バックアップ');
    expect(chooseEdition({ asked, changeEdition: true }, { edition: kept })).toEqual({ edition: asked, notice: null });
  });
});

describe('the browser is opened', () => {
  const at = 'http://127.0.0.1:21480/';

  test('only where somebody could see it', () => {
    expect(browserCommands(at, { platform: 'linux', env: {}, browser: null })).toEqual([]);
    expect(browserCommands(at, { platform: 'linux', env: { DISPLAY: ':0' }, browser: null })).toEqual([['xdg-open', [at]]]);
  });

  test('the one that holds the vault first, the default one if that fails', () => {
    expect(browserCommands(at, { platform: 'win32', env: {}, browser: 'Microsoft Edge' })).toEqual([
      ['cmd', ['/c', 'start', '', 'msedge', at]],
      ['cmd', ['/c', 'start', '', at]],
    ]);
    expect(browserCommands(at, { platform: 'darwin', env: {}, browser: 'Chrome' })).toEqual([
      ['open', ['-a', 'Google Chrome', at]],
      ['open', [at]],
    ]);
  });
});

test.each([
  { platform: 'linux', env: {}, home: '/home/a' },
  { platform: 'linux', env: { XDG_DATA_HOME: '/d', XDG_STATE_HOME: '/s' }, home: '/home/a' },
  { platform: 'darwin', env: {}, home: '/Users/a' },
  { platform: 'win32', env: { LOCALAPPDATA: 'C:\\L' }, home: 'C:\\U' },
  { platform: 'win32', env: {}, home: 'C:\\U' },
  { platform: 'linux', env: { CAREER_DESK_DATA: '/x' }, home: '/home/a' },
] as const)('the start command and the application mean the same folder: $platform $env', (pc) => {
  expect(atStart(pc)).toBe(dataFolder(pc));
  expect(stateFolder(pc)).not.toBe(dataFolder(pc));
});
