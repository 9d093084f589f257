// npm run campaign -- NAME [--count N] [--seed S]: long tests, one module each in tests/campaigns.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { root } from './lib/paths.mjs';

const folder = path.join(root, 'tests/campaigns');

async function play(campaign, { count, from }) {
  const missing = (await campaign.prepare?.()) ?? null;
  if (missing !== null) {
    console.log(`not possible here: ${missing}`);
    return { passed: 0, failed: [], totals: {}, skipped: true };
  }
  const failed = [];
  const totals = {};
  let passed = 0;
  for (let seed = from; seed < from + count; seed++) {
    try {
      const counts = (await campaign.one(seed)) ?? {};
      for (const [what, n] of Object.entries(counts)) totals[what] = (totals[what] ?? 0) + n;
      passed += 1;
    } catch (error) {
      failed.push(seed);
      console.error(`seed ${seed} FAILED: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    }
    if ((seed - from) % 50 === 49) console.log(`  ${seed - from + 1} of ${count}, ${failed.length} failed`);
  }
  return { passed, failed, totals, skipped: false };
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { count: { type: 'string' }, seed: { type: 'string' } } });
  const [name] = positionals;
  const file = name === undefined ? '' : path.join(folder, `${name}.ts`);
  if (!existsSync(file)) {
    const known = readdirSync(folder).filter((one) => one.endsWith('.ts') && one !== 'campaign.ts').map((one) => one.slice(0, -3));
    console.error(`npm run campaign -- NAME, one of: ${known.join(', ')}`);
    return 2;
  }
  const server = await createServer({ root, configFile: false, logLevel: 'error', server: { middlewareMode: true, hmr: false, ws: false, watch: null }, optimizeDeps: { noDiscovery: true } });
  const begun = Date.now();
  try {
    const { campaign } = await server.ssrLoadModule(`/tests/campaigns/${name}.ts`);
    console.log(`${name}: ${campaign.text}`);
    try {
      const result = await play(campaign, { count: Number(values.count ?? campaign.count), from: Number(values.seed ?? 1) });
      if (Object.keys(result.totals).length > 0) console.log(JSON.stringify(result.totals));
      let whole = true;
      try {
        if (!result.skipped) campaign.finish?.(result.totals);
      } catch (error) {
        whole = false;
        console.error(error instanceof Error ? error.message : error);
      }
      if (result.failed.length > 0) console.log(`again with: npm run campaign -- ${name} --count 1 --seed ${result.failed[0]}   (all: ${result.failed.join(', ')})`);
      const word = result.skipped ? 'NOT RUN' : `${result.passed} passed, ${result.failed.length} failed${whole ? '' : ', NOT PROVEN'}`;
      console.log(`${name}: ${word}, ${Math.round((Date.now() - begun) / 1000)} s`);
      return !result.skipped && whole && result.failed.length === 0 ? 0 : 1;
    } finally {
      await campaign.close?.();
    }
  } finally {
    await server.close();
  }
}

process.exitCode = await main();
