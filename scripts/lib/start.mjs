import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuilt, sourceDigest } from './build-stamp.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { electronBinary, noPlaceForElectron } from './electron-binary.mjs';
import { readJson } from './json-file.mjs';
import { openBrowser } from './open-browser.mjs';
import { forgetServer, rememberServer, whoAnswers } from './own-server.mjs';
import { root } from './paths.mjs';
import { run, runNode } from './run.mjs';
import { chooseEdition, startOptions } from './start-options.mjs';
import { dataFolder, stateFolder } from './user-folders.mjs';

/** Resolves with the exit code; the browser edition keeps running after that. */
export async function start(args) {
  let options;
  try {
    options = startOptions(args, process.env);
  } catch (error) {
    console.error(error.message);
    return 2;
  }
  if (!(await ensureDependencies(root))) return 1;
  if (!isBuilt(root, sourceDigest(root))) {
    console.log('組み立てています… / Building…');
    if ((await runNode(path.join(root, 'scripts/build.mjs'), [], { cwd: root })) !== 0) return 1;
  }
  const marker = readJson(path.join(dataFolder(), 'edition.json'));
  const { edition, notice } = chooseEdition(options, marker);
  if (notice !== null) console.log(notice);
  if (edition === 'electron') {
    const code = await startElectron(options);
    if (code !== null) return code;
  }
  return startBrowser(options, marker);
}

const QUICK_FAILURE_MS = 10_000;

/** The exit code of Electron, or null where it cannot be used. */
async function startElectron({ asked, files }) {
  const reason = noPlaceForElectron({ platform: process.platform, env: process.env, uid: process.getuid?.() });
  if (reason !== null) {
    console.log(`${reason} ブラウザー版で開きます。 / Opening the browser edition.`);
    return null;
  }
  const binary = await electronBinary({ root, state: stateFolder(), again: asked === 'electron' });
  if (binary === null) return null;
  const begun = Date.now();
  const code = await run(binary, [root, ...files], { cwd: root });
  if (code === 0 || Date.now() - begun > QUICK_FAILURE_MS) return code;
  console.log('Electron が起動できませんでした。ブラウザー版で開きます。 / Electron did not start; opening the browser edition.');
  return null;
}

async function startBrowser({ port, open, files }, marker) {
  const state = stateFolder();
  const instance = randomBytes(16).toString('base64url');
  const { version } = readJson(path.join(root, 'package.json'));
  const { startLocalServer } = await import(pathToFileURL(path.join(root, 'dist/main/local-server.mjs')).href);
  const note = (code, facts) => console.error(code, JSON.stringify(facts));
  let server;
  try {
    server = await startLocalServer({ pages: path.join(root, 'dist/renderer'), port, instance, version, offered: files, note });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    return alreadyTaken(port, state, open, marker);
  }
  const used = Number(new URL(server.origin).port);
  rememberServer(state, { port: used, instance });
  const stop = () => {
    forgetServer(state, instance);
    server.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (marker?.browser) console.log(`データは ${marker.browser} にあります。 / Your data is in ${marker.browser}.`);
  console.log('終わるときは、この画面で Ctrl+C を押します。 / Press Ctrl+C here to stop.');
  if (open) await openBrowser(`${server.origin}/`, marker?.browser ?? null);
  console.log(`${server.origin}/`);
  return 0;
}

async function alreadyTaken(port, state, open, marker) {
  const address = `http://127.0.0.1:${port}/`;
  if ((await whoAnswers(port, state)) === 'own') {
    console.log('すでに動いています。 / Already running.');
    if (open) await openBrowser(address, marker?.browser ?? null);
    console.log(address);
    return 0;
  }
  console.error(
    `別のプログラムが ${port} 番ポートを使っているため、開始できません。そのプログラムを終了してから、もう一度実行してください。 / Another program uses port ${port}; close it and start again.`,
  );
  return 1;
}
