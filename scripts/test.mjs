// npm test: from a bare clone to one line, "N passed, N failed".
// node scripts/test.mjs [--only types|lint|unit|build|e2e]… [filter…]
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { root } from './lib/paths.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true, default: [] } },
});

let passed = 0;
let failed = 0;

async function runStages() {
  if (!(await ensureDependencies(root))) return void (failed += 1);
  const { STAGES } = await import('./lib/test-stages.mjs');
  const unknown = values.only.filter((name) => !Object.hasOwn(STAGES, name));
  if (unknown.length > 0) {
    console.error(`--only knows ${Object.keys(STAGES).join(', ')}`);
    return void (failed += 1);
  }
  // The end-to-end tests need what the build makes.
  const wanted = new Set(values.only.includes('e2e') ? ['build', ...values.only] : values.only);
  for (const [name, stage] of Object.entries(STAGES)) {
    if (wanted.size > 0 && !wanted.has(name)) continue;
    console.log(`\n— ${name}`);
    const begun = Date.now();
    const counts = await stage(positionals);
    passed += counts.passed;
    failed += counts.failed;
    console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((Date.now() - begun) / 1000)} s`);
  }
}

try {
  await runStages();
} catch (error) {
  console.error(error);
  failed += 1;
}
if (passed === 0 && failed === 0) failed = 1;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
