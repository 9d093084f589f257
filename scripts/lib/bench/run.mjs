import { freshBrowser } from './browser.mjs';

const sorted = (values) => [...values].sort((a, b) => a - b);
export const percentile = (values, share) => sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)];
export const median = (values) => percentile(values, 0.5);
export const ms = (value) => Math.round(value * 10) / 10;
export const settle = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One step in a profile of its own. */
export async function alone(url, work) {
  const browser = await freshBrowser(url);
  try {
    return await work(browser, await browser.openPage());
  } finally {
    await browser.close();
  }
}

/** Two sides measured in turn; the first round warms both and is not counted. */
export async function inTurn(rounds, ours, usual) {
  const times = { ours: [], usual: [] };
  for (let round = 0; round <= rounds; round++) {
    const [b, a] = [await usual(), await ours()];
    if (round === 0) continue;
    times.ours.push(a);
    times.usual.push(b);
    console.log(`  round ${round}: usual ${ms(b)} ms, ours ${ms(a)} ms`);
  }
  return { ratio: median(times.ours.map((value, i) => value / times.usual[i])), oursMs: ms(median(times.ours)), usualMs: ms(median(times.usual)) };
}
