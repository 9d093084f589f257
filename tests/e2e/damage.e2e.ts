import { expect, test } from '@playwright/test';
import { type DamageBench, damageBench, FAULTS } from './kit/damage.ts';

/**
 * The full list, many times over, is `npm run campaign -- damage`; here two that end by the place they hit, one that the
 * browser cannot open, so that the recovery screen comes, and one where the browser has nothing left.
 */
const SHORT = ['a block of a table file is flipped', 'the log is cut to half', 'CURRENT names nothing', 'the database folder is deleted'];

let bench: DamageBench;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  bench = await damageBench();
});
test.afterAll(() => bench.close());

test('a browser database damaged at rest comes back with the same state, and nothing is written over', async () => {
  const ended: string[] = [];
  for (const name of SHORT) {
    const fault = FAULTS.find((one) => one.name === name);
    if (fault === undefined) throw new Error(name);
    ended.push(await test.step(name, () => bench.play(fault, 1)));
  }
  // the bench compares the state, and how each ended where that is certain; both ways back were seen: the recovery
  // screen, and the unlocking that rebuilds and says so
  expect(ended.slice(2)).toEqual(['recovery', 'rebuilt']);
});
