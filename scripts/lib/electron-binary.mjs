import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './json-file.mjs';
import { runNode } from './run.mjs';

const PATIENCE_MS = 5 * 60_000;

/** Why Electron cannot be used here, in one line; null when nothing speaks against it. */
export function noPlaceForElectron({ platform, env, uid }) {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return '画面（ディスプレイ）がないため、Electron を使えません。 / There is no display, so Electron cannot be used.';
  if (platform === 'linux' && uid === 0)
    return '管理者（root）では Electron の保護が働かないため、使いません。 / As root Electron would run without its sandbox, so it is not used.';
  return null;
}

/** The executable, or null. Asks the electron package nothing, since asking makes it download. */
export function installedElectron(root, env = process.env) {
  const folder = path.join(root, 'node_modules/electron');
  if (!existsSync(path.join(folder, 'path.txt'))) {
    if (!env.ELECTRON_OVERRIDE_DIST_PATH) return null;
    const file = path.join(env.ELECTRON_OVERRIDE_DIST_PATH, process.platform === 'win32' ? 'electron.exe' : 'electron');
    return existsSync(file) ? file : null;
  }
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH || path.join(folder, 'dist');
  const file = path.join(dist, readFileSync(path.join(folder, 'path.txt'), 'utf8'));
  return existsSync(file) ? file : null;
}

/**
 * The executable, fetched once if need be. A failure is remembered for this version of Electron,
 * so that every later start goes straight to the browser edition.
 */
export async function electronBinary({ root, state, again = false, say = console.log, fetch = download }) {
  const present = installedElectron(root);
  if (present !== null) return present;
  const { version } = readJson(path.join(root, 'node_modules/electron/package.json'));
  const marker = path.join(state, 'electron-unavailable.json');
  if (!again && readJson(marker)?.version === version) {
    say('Electron の本体を入手できない PC です（再試行: npm start -- --electron）。 / Electron could not be downloaded on this PC (try again: npm start -- --electron).');
    return null;
  }
  say('Electron の本体を入手しています（初回のみ）… / Downloading Electron (first time only)…');
  await fetch(root);
  const fetched = installedElectron(root);
  if (fetched !== null) {
    rmSync(marker, { force: true });
    return fetched;
  }
  writeJson(marker, { version, at: new Date().toISOString() });
  say('Electron の本体を入手できませんでした。ブラウザー版で開きます。 / Electron could not be downloaded; opening the browser edition.');
  return null;
}

const download = (root) =>
  runNode(path.join(root, 'node_modules/electron/install.js'), [], {
    cwd: root,
    stdio: 'ignore',
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
