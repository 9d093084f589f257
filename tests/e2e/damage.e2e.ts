import { expect, test } from '@playwright/test';
import { type DamageBench, damageBench, FAULTS } from './kit/damage.ts';

/** The full list, many times over, is `npm run campaign -- damage`; here the three that end in three different ways inside the browser. */
const SHORT = ['a block of a table file is flipped', 'the log is cut to half', 'CURRENT names nothing'];

let bench: DamageBench;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  bench = await damageBench();
});
test.afterAll(() => bench.close());

test('a browser database damaged at rest comes back with the same state, and nothing is written over', async () => {
  for (const name of SHORT) {
    const fault = FAULTS.find((one) => one.name === name);
    if (fault === undefined) throw new Error(name);
    await test.step(name, async () => expect(['opened', 'recovery']).toContain(await bench.play(fault, 1)));
  }
});
