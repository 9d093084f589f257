// npm run shots: every screen in every look and every paper, into shots/ with one page to look through.
// SHOTS_WORLD=doctor,office takes only those.
import { ensureDependencies } from './lib/dependencies.mjs';
import { root, tool } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

if (!(await ensureDependencies(root))) process.exit(1);
const { STAGES } = await import('./lib/test-stages.mjs');
const { ensureTestTools } = await import('./lib/test-tools.mjs');
const missing = await ensureTestTools();
for (const line of missing) console.error(line);
if (missing.length > 0 || (await STAGES.build()).failed > 0) process.exit(1);
process.exitCode = await runNode(tool('@playwright/test', 'playwright'), ['test', '-c', 'tests/pictures/pictures.config.ts', '--reporter=line'], { cwd: root });
