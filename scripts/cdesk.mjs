// npm run cdesk -- inspect|verify|open FILE…: from a bare clone; what is missing is installed and built first.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCommandLineBuilt, sourceDigest } from './lib/build-stamp.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { root } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/** To the error stream: what is written to the other one is the answer, often read by a program. */
const say = (text) => console.error(text);
const quietOut = { cwd: root, stdio: ['ignore', 2, 2] };

async function ready() {
  if (!(await ensureDependencies(root, say, quietOut))) return false;
  if (isCommandLineBuilt(root, sourceDigest(root))) return true;
  say('組み立てています… / Building…');
  return (await runNode(path.join(root, 'scripts/build.mjs'), ['--command-line'], quietOut)) === 0;
}

if (await ready()) await import(pathToFileURL(path.join(root, 'dist/cli/cdesk.mjs')).href);
else process.exitCode = 1;
