import { readJson } from './json-file.mjs';

/** What a runner's own JSON report says. A file that could not be loaded, or a crash, counts as a failure too. */
export function vitestCounts(file, exitCode) {
  const report = readJson(file);
  if (report === null) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  return settle(report.numPassedTests, report.numFailedTests + brokenFiles, exitCode);
}

export function playwrightCounts(file, exitCode) {
  const report = readJson(file);
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return settle(expected, unexpected + flaky, exitCode);
}

/** No test at all is a failure, and so is a runner that complains without naming a test. */
function settle(passed, failed, exitCode) {
  if (failed === 0 && (exitCode !== 0 || passed === 0)) return { passed, failed: 1 };
  return { passed, failed };
}

export const asCount = (good) => (good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
