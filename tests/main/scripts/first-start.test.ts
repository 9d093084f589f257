import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt, sourceDigest, stampBuild } from '../../../scripts/lib/build-stamp.mjs';
import { ensureDependencies } from '../../../scripts/lib/dependencies.mjs';
import { electronBinary, noPlaceForElectron } from '../../../scripts/lib/electron-binary.mjs';
import { rememberServer, whoAnswers } from '../../../scripts/lib/own-server.mjs';

let root = '';
const put = (file: string, content: unknown) => {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
};
const silent = () => undefined;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'career-desk-start-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('dependencies', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } };
  const npmBefore = process.env['npm_execpath'];

  beforeEach(() => {
    put('fake-npm.js', `require('node:fs').appendFileSync(${JSON.stringify(path.join(root, 'npm.log'))}, process.argv.slice(2).join(' ') + '\\n');
      process.exitCode = require('node:fs').existsSync(${JSON.stringify(path.join(root, 'offline'))}) ? 1 : 0;`);
    process.env['npm_execpath'] = path.join(root, 'fake-npm.js');
    put('package-lock.json', lock);
  });
  afterEach(() => {
    if (npmBefore === undefined) delete process.env['npm_execpath'];
    else process.env['npm_execpath'] = npmBefore;
  });
  const runs = () => (existsSync(path.join(root, 'npm.log')) ? readFileSync(path.join(root, 'npm.log'), 'utf8').trim().split('\n') : []);

  test('are installed once, from the lock file, without running their own scripts', async () => {
    expect(await ensureDependencies(root, silent)).toBe(true);
    expect(await ensureDependencies(root, silent)).toBe(true);
    expect(runs()).toHaveLength(1);
    expect(runs()[0]).toMatch(/^ci --ignore-scripts /);
  });

  test('are left alone when npm already installed just these; what other systems need may be absent', async () => {
    put('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
    expect(await ensureDependencies(root, silent)).toBe(true);
    expect(runs()).toEqual([]);
  });

  test('are installed again when the lock file has moved on', async () => {
    put('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
    await ensureDependencies(root, silent);
    expect(runs()).toHaveLength(1);
  });

  test('that cannot be fetched end the start with a sentence, and the next start tries again', async () => {
    put('offline', '');
    const said: string[] = [];
    expect(await ensureDependencies(root, (line: string) => said.push(line))).toBe(false);
    expect(said.at(-1)).toContain('ネットワーク');
    rmSync(path.join(root, 'offline'));
    expect(await ensureDependencies(root, silent)).toBe(true);
    expect(runs()).toHaveLength(2);
  });
});

describe('the build', () => {
  beforeEach(() => {
    for (const file of ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs', 'src-shared/a.ts', 'assets/b.csv']) put(file, 'one');
    for (const file of ['renderer/index.html', 'main/main.cjs', 'main/preload.cjs', 'main/local-server.mjs', 'cli/cdesk.mjs']) put(`dist/${file}`, 'made');
    stampBuild(root, sourceDigest(root));
  });

  test('is kept while the sources say the same, whatever their dates', () => {
    utimesSync(path.join(root, 'src-shared/a.ts'), new Date(0), new Date(0));
    expect(isBuilt(root, sourceDigest(root))).toBe(true);
  });

  test.each(['src-shared/a.ts', 'assets/b.csv', 'package-lock.json', 'src-renderer/new.ts'])('is made again when %s changes', (file) => {
    put(file, 'two');
    expect(isBuilt(root, sourceDigest(root))).toBe(false);
  });

  test('is made again when a part of it is gone', () => {
    rmSync(path.join(root, 'dist/main/preload.cjs'));
    expect(isBuilt(root, sourceDigest(root))).toBe(false);
  });
});

describe('Electron', () => {
  const electron = (version: string) => put('node_modules/electron/package.json', { version });
  const state = () => path.join(root, 'state');
  let tries = 0;
  const failing = async () => {
    tries += 1;
  };
  beforeEach(() => {
    tries = 0;
    electron('45.4.1');
  });
  const get = (again = false, fetch = failing) => electronBinary({ root, state: state(), again, say: silent, fetch });

  test('is fetched once; a failure is remembered, so that later starts do not try', async () => {
    expect(await get()).toBeNull();
    expect(await get()).toBeNull();
    expect(tries).toBe(1);
  });

  test('is tried again when asked for by name, and when its version changes', async () => {
    await get();
    await get(true);
    expect(tries).toBe(2);
    electron('46.0.0');
    await get();
    expect(tries).toBe(3);
  });

  test('that was fetched is used, and the remembered failure forgotten', async () => {
    await get();
    const arrives = async () => {
      put('node_modules/electron/path.txt', 'electron');
      put('node_modules/electron/dist/electron', 'binary');
    };
    expect(await get(true, arrives)).toBe(path.join(root, 'node_modules/electron/dist/electron'));
    expect(existsSync(path.join(state(), 'electron-unavailable.json'))).toBe(false);
  });

  test('is not used without a display, nor as root, and the reason is one line', () => {
    const said = [{ env: {}, uid: 1000 }, { env: { DISPLAY: ':0' }, uid: 0 }].map((at) => noPlaceForElectron({ platform: 'linux', ...at }));
    for (const line of said) expect(line).toMatch(/^[^\n]+ \/ [^\n]+$/);
    expect(noPlaceForElectron({ platform: 'linux', env: { WAYLAND_DISPLAY: 'w' }, uid: 1000 })).toBeNull();
    expect(noPlaceForElectron({ platform: 'win32', env: {}, uid: undefined })).toBeNull();
  });
});

describe('what answers on the port', () => {
  const serve = async (body: string) => {
    const server = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { port: (server.address() as AddressInfo).port, close: () => server.close() };
  };

  test('is our own server, another user\'s, somebody else\'s, or nobody', async () => {
    const hello = await serve(JSON.stringify({ app: 'career-desk', version: '1', instance: 'mine' }));
    const other = await serve('<html>');
    rememberServer(root, { port: hello.port, instance: 'mine' });
    expect(await whoAnswers(hello.port, root)).toBe('own');
    rememberServer(root, { port: hello.port, instance: 'of another user' });
    expect(await whoAnswers(hello.port, root)).toBe('foreign');
    expect(await whoAnswers(other.port, root)).toBe('foreign');
    const { port } = other;
    other.close();
    hello.close();
    expect(await whoAnswers(port, root)).toBe('nobody');
  });
});
