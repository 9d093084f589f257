import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../../scripts/lib/test-counts.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'career-desk-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (value: unknown) => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
};
const unit = (numPassedTests: number, numFailedTests: number, testResults: unknown[] = []) =>
  report({ numPassedTests, numFailedTests, testResults });
const e2e = (expected: number, unexpected: number, flaky = 0) => report({ stats: { expected, unexpected, flaky, skipped: 0 } });

test('passed and failed tests are counted as the runner reports them', () => {
  expect(vitestCounts(unit(5, 0), 0)).toEqual({ passed: 5, failed: 0 });
  expect(vitestCounts(unit(5, 2), 1)).toEqual({ passed: 5, failed: 2 });
  expect(playwrightCounts(e2e(3, 1), 1)).toEqual({ passed: 3, failed: 1 });
});

test('a file that does not even load is a failure', () => {
  expect(vitestCounts(unit(5, 0, [{ status: 'failed', assertionResults: [] }]), 1)).toEqual({ passed: 5, failed: 1 });
});

test('a test that passes only at the second try is a failure', () => {
  expect(playwrightCounts(e2e(3, 0, 1), 0)).toEqual({ passed: 3, failed: 1 });
});

test('no test at all, no report, and a crash after the last test are failures', () => {
  expect(vitestCounts(unit(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
  expect(playwrightCounts(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
  expect(vitestCounts(unit(5, 0), 1)).toEqual({ passed: 5, failed: 1 });
});
