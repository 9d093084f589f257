import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';
let said = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'career-desk-lint-'));
  // The real configuration, only without its list of folders that are left out.
  const config = readFileSync(path.join(root, '.oxlintrc.json'), 'utf8').replace(/"ignorePatterns": \[.*\]/, '"ignorePatterns": []');
  const file = path.join(folder, 'oxlintrc.json');
  writeFileSync(file, config);
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
  said = spawnSync(process.execPath, [oxlint, '-c', file, '--format=unix', 'tests/lint-fixtures/rules'], { cwd: root, encoding: 'utf8' }).stdout;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  'no-floating-promises',
  'switch-exhaustiveness-check',
  'no-explicit-any',
  'no-empty',
  'no-console',
  'eqeqeq',
  'no-eval',
  'no-default-export',
])('the linter knows the rule %s', (rule) => {
  expect(said).toContain(`(${rule})`);
});
