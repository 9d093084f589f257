import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { frozenWithKey } from '../kit/run-cdesk.ts';
import { tempFolder } from '../kit/temp-folder.ts';

const root = path.join(import.meta.dirname, '../..');
const cdesk = (...args: string[]) => spawnSync(process.execPath, [path.join(root, 'scripts/cdesk.mjs'), ...args], { cwd: tempFolder(), encoding: 'utf8', env: { ...process.env, LANG: 'C' } });

test('npm run cdesk builds what is missing, tells of it on the error stream only, and starts within a second of computing', () => {
  const folder = tempFolder();
  const { path: file, key } = frozenWithKey(folder, 'person-career.cdesk');
  const first = cdesk('verify', file, '--identity-file', key, '--json');
  expect(first.status, first.stderr).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({ exit: 0, inside: { purpose: 'career' } });
  // Computing, not waiting: other tests run beside this one.
  const script = `process.argv.push('cdesk', '--help'); await import(${JSON.stringify(pathToFileURL(path.join(root, 'scripts/cdesk.mjs')).href)}); const { user, system } = process.cpuUsage(); process.stderr.write(String((user + system) / 1000));`;
  const again = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
  expect(again.stdout).toContain('Exit codes');
  expect(Number(again.stderr)).toBeLessThan(1000);
}, 120_000);

test('the exit code reaches the shell, and a closed pipe is no failure', () => {
  expect(cdesk('verify', '/nowhere/a.cdesk').status).toBe(2);
  const { path: file } = frozenWithKey(tempFolder(), 'person-career.cdesk');
  const piped = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${path.join(root, 'scripts/cdesk.mjs')}" inspect "${file}" "${file}" "${file}" | true`], { encoding: 'utf8' });
  expect(piped.stderr).toBe('');
}, 60_000);
