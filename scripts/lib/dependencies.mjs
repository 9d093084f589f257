import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './json-file.mjs';
import { run, runNode } from './run.mjs';

/**
 * Installs what package-lock.json names, only if that is not what lies in node_modules.
 * Resolves false when it could not. No package's own install script is run.
 */
export async function ensureDependencies(root, say = console.log, options = { cwd: root }) {
  const stampFile = path.join(root, 'node_modules/.cache/career-desk/install.json');
  const lock = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  if (readJson(stampFile)?.lock === lock) return true;
  if (!isInstalled(root)) {
    say('必要な部品を入れています（初回のみ、数分）… / Installing dependencies (first time only)…');
    if ((await install(options)) !== 0) {
      say('部品を入れられませんでした。ネットワークにつながる状態で、もう一度実行してください。 / Dependencies could not be installed; run again with a network connection.');
      return false;
    }
  }
  writeJson(stampFile, { lock });
  return true;
}

/** npm keeps its own note of what it installed; optional packages of other systems may be absent. */
function isInstalled(root) {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const present = readJson(path.join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional, devOptional }]) =>
      name === '' || present[name]?.version === version || ((optional || devOptional) && present[name] === undefined),
  );
}

function install(options) {
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return runNode(npm, args, options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}
