import { heapOf } from './browser.mjs';
import { EXCHANGE_MEASURES } from './exchange.mjs';
import { alone, median, ms, percentile, settle } from './run.mjs';

const COUNT = 100_000;

/** Two profiles side by side, used in turn. */
async function sideBySide(url, work) {
  return alone(url, (oursBrowser, oursPage) =>
    alone(url, (usualBrowser, usualPage) =>
      work({
        ours: (name, ...args) => oursBrowser.call(oursPage, name, ...args),
        usual: (name, ...args) => usualBrowser.call(usualPage, name, ...args),
      }),
    ),
  );
}

async function storeWrite(url) {
  const ours = [];
  const usual = [];
  for (let round = 1; round <= 3; round++) {
    ours.push((await alone(url, (browser, page) => browser.call(page, 'oursWrite', COUNT))).ms);
    usual.push((await alone(url, (browser, page) => browser.call(page, 'usualWrite', COUNT))).ms);
    console.log(`  round ${round}: usual ${ms(usual.at(-1))} ms, ours ${ms(ours.at(-1))} ms`);
  }
  return { value: median(usual.map((value, i) => value / ours[i])), facts: { usualMs: ms(median(usual)), oursMs: ms(median(ours)) } };
}

async function storeOpen(url) {
  return sideBySide(url, async ({ ours, usual }) => {
    const { vaultId } = await ours('oursWrite', COUNT);
    await usual('usualWrite', COUNT);
    await settle(5_000);
    const times = { ours: [], usual: [] };
    // The first round warms both sides and is not counted.
    for (let round = 0; round <= 7; round++) {
      const [a, b] = [await ours('oursOpen', vaultId, COUNT), await usual('usualOpen', COUNT)];
      if (round === 0) continue;
      times.ours.push(a);
      times.usual.push(b);
      console.log(`  round ${round}: usual ${ms(b)} ms, ours ${ms(a)} ms`);
    }
    return { value: median(times.ours) / median(times.usual), facts: { usualMs: ms(median(times.usual)), oursMs: ms(median(times.ours)) } };
  });
}

async function storeAppend(url) {
  return sideBySide(url, async ({ ours, usual }) => {
    const { vaultId } = await ours('oursWrite', COUNT);
    await usual('usualWrite', COUNT);
    await settle(5_000);
    const all = { ours: [], usual: [] };
    const EDITS = 25;
    for (let turn = 0; turn <= 40; turn++) {
      const [a, b] = [await ours('oursAppend', vaultId, turn * EDITS, EDITS), await usual('usualAppend', turn * EDITS, EDITS)];
      if (turn === 0) continue;
      all.ours.push(...a);
      all.usual.push(...b);
    }
    const [a, b] = [percentile(all.ours, 0.95), percentile(all.usual, 0.95)];
    return {
      value: a / b,
      facts: { usualP95Ms: ms(b), oursP95Ms: ms(a), usualP50Ms: ms(median(all.usual)), oursP50Ms: ms(median(all.ours)), edits: all.ours.length },
    };
  });
}

async function memory(url) {
  return alone(url, async (browser, filling) => {
    const { vaultId } = await browser.call(filling, 'oursWrite', COUNT);
    const valueBytes = await browser.call(filling, 'valueBytes', COUNT);
    await filling.close();
    const page = await browser.openPage();
    const before = await heapOf(page);
    const records = await browser.call(page, 'hold', vaultId);
    const heap = (await heapOf(page)) - before;
    const mb = (bytes) => ms(bytes / 1_048_576);
    return { value: heap / valueBytes, facts: { heapMb: mb(heap), valuesMb: mb(valueBytes), records } };
  });
}

async function longTask(url) {
  const importing = [];
  const opening = [];
  for (let round = 1; round <= 3; round++) {
    await alone(url, async (browser, page) => {
      const { longest, vaultId } = await browser.call(page, 'oursImportTask', COUNT);
      importing.push(longest);
      await page.close();
      opening.push(await browser.call(await browser.openPage(), 'oursOpenTask', vaultId));
    });
    console.log(`  round ${round}: import ${ms(importing.at(-1))} ms, open ${ms(opening.at(-1))} ms (0 = none of 50 ms)`);
  }
  return { value: Math.max(...importing, ...opening), facts: { importMs: ms(Math.max(...importing)), openMs: ms(Math.max(...opening)) } };
}

async function growth(url) {
  const times = new Map([[10_000, []], [100_000, []]]);
  for (let round = 1; round <= 3; round++) {
    for (const [count, list] of times) {
      list.push(
        await alone(url, async (browser, page) => {
          const written = await browser.call(page, 'oursWrite', count);
          return written.ms + (await browser.call(page, 'oursOpen', written.vaultId, count));
        }),
      );
    }
    console.log(`  round ${round}: ${[...times].map(([count, list]) => `${count}: ${ms(list.at(-1))} ms`).join(', ')}`);
  }
  const [small, large] = [median(times.get(10_000)), median(times.get(100_000))];
  return { value: large / small, facts: { at10000Ms: ms(small), at100000Ms: ms(large) } };
}

/** Measures that need nothing but their page. */
const inPage = (name) => (url) => alone(url, (browser, page) => browser.call(page, name));

export const MEASURES = [
  { key: 'store.write', text: 'store 100,000 records durably: Dexie bulkPut strict ÷ ours', must: '≥ 8', met: (v) => v >= 8, run: storeWrite },
  { key: 'store.open', text: 'unlock to usable working set: ours ÷ Dexie toArray', must: '≤ 1.5', met: (v) => v <= 1.5, run: storeOpen },
  { key: 'store.append', text: 'p95 of one durable edit: ours ÷ Dexie put strict', must: '≤ 1.0', met: (v) => v <= 1, run: storeAppend },
  { key: 'search', text: 'p95 over 100,000 texts: ours ÷ MiniSearch', must: '≤ 0.3', met: (v) => v <= 0.3, run: inPage('search') },
  { key: 'merge', text: '10,000 × 20 fields, 5 % edited on both sides: ours ÷ Yjs', must: '≤ 1.0', met: (v) => v <= 1, run: inPage('merge') },
  { key: 'memory', text: 'heap of the working set ÷ its values as JSON', must: '≤ 4', met: (v) => v <= 4, run: memory },
  { key: 'list', text: 'list of 10,000: filter change to paint, p95', must: '≤ 100 ms', met: (v) => v <= 100, run: inPage('list') },
  { key: 'longtask', text: 'longest main-thread task, open and import of 100,000', must: '≤ 100 ms', met: (v) => v <= 100, run: longTask },
  { key: 'growth', text: 'open and import: 100,000 ÷ 10,000 records', must: '≤ 12', met: (v) => v <= 12, run: growth },
  ...EXCHANGE_MEASURES,
];
