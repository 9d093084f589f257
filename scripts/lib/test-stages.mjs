import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isBuilt, sourceDigest } from './build-stamp.mjs';
import { root, tool } from './paths.mjs';
import { runNode } from './run.mjs';
import { asCount, playwrightCounts, vitestCounts } from './test-counts.mjs';
import { ensureTestTools, resultsFolder } from './test-tools.mjs';

const script = async (name) => asCount((await runNode(path.join(root, 'scripts', name), [], { cwd: root })) === 0);

const report = (name) => {
  mkdirSync(resultsFolder, { recursive: true });
  const file = path.join(resultsFolder, name);
  rmSync(file, { force: true });
  return file;
};

export const STAGES = {
  types: () => script('typecheck.mjs'),
  lint: () => script('lint.mjs'),

  async unit(filters) {
    const file = report('unit.json');
    const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...filters];
    return vitestCounts(file, await runNode(tool('vitest', 'vitest'), args, { cwd: root }));
  },

  async build() {
    if (isBuilt(root, sourceDigest(root))) return asCount(true);
    return script('build.mjs');
  },

  async e2e(filters) {
    const missing = await ensureTestTools();
    for (const line of missing) console.error(line);
    if (missing.length > 0) return asCount(false);
    // Playwright empties its own output folder, so its report lies beside it.
    const file = report('e2e.json');
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const args = ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...filters];
    return playwrightCounts(file, await runNode(tool('@playwright/test', 'playwright'), args, { cwd: root, env }));
  },
};
