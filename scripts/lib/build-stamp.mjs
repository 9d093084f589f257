import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './json-file.mjs';

const MADE = ['renderer/index.html', 'main/main.cjs', 'main/preload.cjs', 'main/local-server.mjs', 'cli/cdesk.mjs'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs'];

/** By content, not by time: a clone, a checkout or a copied folder must not confuse it. */
export function sourceDigest(root) {
  const hash = createHash('sha256');
  const rooms = readdirSync(root).filter((name) => name === 'assets' || name.startsWith('src-'));
  const files = rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  for (const file of [...FILES, ...files].map((name) => name.split(path.sep).join('/')).sort()) {
    hash.update(`${file}\0`).update(createHash('sha256').update(readFileSync(path.join(root, file))).digest());
  }
  return hash.digest('hex');
}

const stampFile = (root) => path.join(root, 'dist/build.json');

export const isBuilt = (root, digest) =>
  readJson(stampFile(root))?.sources === digest && MADE.every((file) => existsSync(path.join(root, 'dist', file)));

export const stampBuild = (root, digest) => writeJson(stampFile(root), { sources: digest });

const commandLineStamp = (root) => path.join(root, 'dist/cli/build.json');

export const isCommandLineBuilt = (root, digest) =>
  readJson(commandLineStamp(root))?.sources === digest && existsSync(path.join(root, 'dist/cli/cdesk.mjs'));

export const stampCommandLine = (root, digest) => writeJson(commandLineStamp(root), { sources: digest });
