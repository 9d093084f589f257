// One TypeScript program per room, so that a room cannot lean on types it must not have.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, tool } from './lib/paths.mjs';

export const rooms = ['src-shared', 'src-main', 'src-renderer', 'src-cli', 'tests'];

const check = (room) =>
  new Promise((resolve) => {
    // what was checked before and did not change is not checked again
    const known = ['--incremental', '--tsBuildInfoFile', path.join('.cache', `types-${room}.tsbuildinfo`)];
    const child = spawn(process.execPath, [tool('typescript', 'tsc'), '-p', path.join(room, 'tsconfig.json'), '--noEmit', ...known, '--pretty', 'false'], {
      cwd: root,
    });
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.stderr.on('data', (part) => (text += part));
    child.on('close', (code) => resolve({ room, passed: code === 0, text }));
  });

export async function typecheck(chosen = rooms) {
  const present = chosen.filter((room) => existsSync(path.join(root, room, 'tsconfig.json')));
  const results = await Promise.all(present.map(check));
  for (const { room, passed, text } of results) {
    console.log(`${passed ? 'ok    ' : 'FAILED'} types in ${room}`);
    if (!passed) console.log(text);
  }
  return results.length > 0 && results.every((result) => result.passed);
}

if (process.argv[1] === import.meta.filename) {
  const chosen = process.argv.slice(2);
  process.exitCode = (await typecheck(chosen.length > 0 ? chosen : rooms)) ? 0 : 1;
}
