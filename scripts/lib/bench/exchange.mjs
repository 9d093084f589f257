import { ageOn, haveAge } from './age-tool.mjs';
import { heapOf } from './browser.mjs';
import { alone, inTurn, median, ms, settle } from './run.mjs';

const COUNT = 100_000;
const FOLDER = { already: 90_000, offices: 10, files: 10, records: 100 };
const UNDONE = { already: 90_000, count: 10_000 };
const mb = (bytes) => ms(bytes / 1_048_576);

/** Ours in the browser and the tool of the shell in turn, on the same bytes. Null without the tool. */
const beside = (name) => async (url) => {
  if (!haveAge()) return { value: Number.NaN, facts: { missing: 'the Debian package age is not installed: nothing was compared' } };
  return alone(url, async (browser, page) => {
    await browser.call(page, 'exchangeStart', COUNT);
    await browser.call(page, 'oursSeal');
    const tool = await ageOn(await browser.call(page, 'sealedFile'));
    try {
      const { ratio, oursMs, usualMs } = await inTurn(7, () => browser.call(page, name === 'seal' ? 'oursSeal' : 'oursUnseal'), tool[name]);
      return { value: 1 / ratio, facts: { usualMs, oursMs, plainMb: mb(tool.bytes), sealedMb: mb(tool.sealedBytes) } };
    } finally {
      tool.close();
    }
  });
};

async function restore(url) {
  return alone(url, async (browser, page) => {
    await browser.call(page, 'exchangeStart', COUNT);
    await browser.call(page, 'exchangeRead');
    const { ratio, oursMs, usualMs } = await inTurn(7, () => browser.call(page, 'oursRestore'), () => browser.call(page, 'usualParse'));
    return { value: ratio, facts: { usualMs, oursMs } };
  });
}

async function apply(url) {
  return alone(url, async (browser, page) => {
    await browser.call(page, 'exchangeStart', COUNT);
    await browser.call(page, 'exchangeRead');
    const plans = [];
    /** Each side begins on a heap without the other's records, and on a disk that is quiet again. */
    const clear = async () => {
      await settle(2_000);
      await heapOf(page);
    };
    const ours = async () => {
      await clear();
      const { plan, apply: applied } = await browser.call(page, 'planAndApply');
      plans.push(plan);
      return plan + applied;
    };
    const usual = async () => {
      await clear();
      return browser.call(page, 'freshWrite');
    };
    const { ratio, oursMs, usualMs } = await inTurn(9, ours, usual);
    return { value: ratio, facts: { freshMs: usualMs, oursMs, ofWhichPlanMs: ms(median(plans)) } };
  });
}

async function folder(url) {
  const all = [];
  for (let round = 1; round <= 3; round++) {
    all.push(await alone(url, (browser, page) => browser.call(page, 'folder', FOLDER)));
    console.log(`  round ${round}: ${ms(all.at(-1).ms)} ms`);
  }
  return { value: median(all.map((one) => one.ms)) / 1000, facts: { ...FOLDER, longestTaskMs: ms(Math.max(...all.map((one) => one.longest))) } };
}

async function undo(url) {
  const all = [];
  for (let round = 1; round <= 3; round++) {
    all.push(await alone(url, (browser, page) => browser.call(page, 'undo', UNDONE.already, UNDONE.count)));
    console.log(`  round ${round}: ${ms(all.at(-1).ms)} ms, its preview ${ms(all.at(-1).preview)} ms`);
  }
  const of = (key) => median(all.map((one) => one[key]));
  return { value: of('ms') / 1000, facts: { ...UNDONE, previewMs: ms(of('preview')), longestTaskMs: ms(Math.max(...all.map((one) => one.longest))) } };
}

async function tasks(url) {
  const worst = {};
  const note = (step, value) => {
    worst[step] = Math.max(worst[step] ?? 0, ms(value));
  };
  for (let round = 1; round <= 3; round++) {
    await alone(url, async (browser, page) => {
      await browser.call(page, 'exchangeStart', COUNT);
      const steps = await browser.call(page, 'exchangeTasks');
      for (const [step, value] of Object.entries(steps)) note(step, value);
      console.log(`  round ${round}: ${JSON.stringify(steps)}`);
    });
    await alone(url, async (browser, page) => {
      const steps = await browser.call(page, 'sendTasks', COUNT);
      for (const [step, value] of Object.entries(steps)) note(step, value);
      console.log(`  round ${round}, sending: ${JSON.stringify(steps)}`);
    });
    await alone(url, async (browser, page) => note('folder', (await browser.call(page, 'folder', FOLDER)).longest));
    await alone(url, async (browser, page) => note('undo', (await browser.call(page, 'undo', UNDONE.already, UNDONE.count)).longest));
  }
  return { value: Math.max(...Object.values(worst)), facts: worst };
}

export const EXCHANGE_MEASURES = [
  { key: 'seal', text: 'seal 100,000 records: speed ÷ that of gzip | age', must: '≥ 0.5', met: (v) => v >= 0.5, run: beside('seal') },
  { key: 'open', text: 'open them until verified: speed ÷ that of age -d | gunzip', must: '≥ 0.25', met: (v) => v >= 0.25, run: beside('open') },
  { key: 'restore', text: 'parse and restore them: ours ÷ plain JSON.parse', must: '< 2', met: (v) => v < 2, run: restore },
  { key: 'apply', text: 'plan and apply them: ours ÷ writing them fresh', must: '< 1.5', met: (v) => v < 1.5, run: apply },
  { key: 'folder', text: '100 files from 10 offices', must: '< 60 s', met: (v) => v < 60, run: folder },
  { key: 'undo', text: 'undo an import of 10,000 records', must: '< 1 s', met: (v) => v < 1, run: undo },
  { key: 'exchange.tasks', text: 'longest main-thread task during each of these', must: '≤ 100 ms', met: (v) => v <= 100, run: tasks },
];
