// New cases for every property test, round after round: node scripts/fuzz.mjs [rounds] [vitest filters…]
import { spawnSync } from 'node:child_process';

const [first, ...rest] = process.argv.slice(2);
const rounds = Number.isInteger(Number(first)) ? Number(first) : 20;
const filters = Number.isInteger(Number(first)) ? rest : process.argv.slice(2);
let failed = 0;
for (let round = 1; round <= rounds; round++) {
  const { status } = spawnSync('npx', ['vitest', 'run', '--reporter=dot', ...(filters.length > 0 ? filters : ['tests/shared', 'tests/scenarios'])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, FUZZ_SEED: 'random' },
  });
  if (status !== 0) failed += 1;
  console.log(`round ${round} of ${rounds}: ${status === 0 ? 'passed' : 'FAILED, the seed stands above'}`);
}
console.log(`${rounds - failed} rounds passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
