import { describe, expect, it } from 'vitest';
import { playHistory } from '../campaigns/histories.ts';

/** The first of the 500 that `npm run campaign -- histories` plays. */
describe('random histories of 2 to 4 PCs', () => {
  it.each(Array.from({ length: 8 }, (_, i) => 1 + i * 5))('lose nothing and end in equal states (5 seeds from %i)', async (first) => {
    let received = 0;
    for (let seed = first; seed < first + 5; seed++) received += (await playHistory(seed)).received ?? 0;
    expect(received).toBeGreaterThan(0);
  }, 60_000);
});
