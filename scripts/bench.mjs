// npm run bench [-- --json FILE] [-- --only key]: the numbers this product promises, against the usual ways.
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { serveFolder } from './lib/bench/browser.mjs';
import { MEASURES } from './lib/bench/measures.mjs';
import { root } from './lib/paths.mjs';

async function main() {
  const { values: options } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string', multiple: true } } });
  const chosen = MEASURES.filter(({ key }) => options.only === undefined || options.only.includes(key));
  if (chosen.length === 0) throw new Error(`--only one of: ${MEASURES.map(({ key }) => key).join(', ')}`);
  await build({ configFile: path.join(root, 'tests/bench/vite.config.ts') });
  const { url, close } = await serveFolder(path.join(root, 'dist/bench'));
  const results = [];
  try {
    for (const { key, text, must, met, run } of chosen) {
      console.log(`${key}: ${text}`);
      const load = os.loadavg()[0];
      const { value, facts } = await run(url);
      results.push({ key, text, must, value, met: met(value), facts: { ...facts, loadBefore: Math.round(load * 10) / 10 } });
      console.log(`  ${JSON.stringify(results.at(-1).facts)}`);
    }
  } finally {
    close();
  }
  console.log(`\n${'key'.padEnd(14)}${'must'.padEnd(12)}${'measured'.padEnd(12)}`);
  for (const { key, must, value, met } of results) {
    console.log(`${key.padEnd(14)}${must.padEnd(12)}${value.toFixed(2).padEnd(12)}${met ? 'met' : 'MISSED'}`);
  }
  if (options.json !== undefined) {
    const machine = { node: process.version, cpus: os.cpus().length, cpu: os.cpus()[0]?.model, system: `${os.platform()} ${os.release()}` };
    writeFileSync(options.json, `${JSON.stringify({ at: new Date().toISOString(), machine, figures: results }, null, 2)}\n`);
  }
}

await main();
