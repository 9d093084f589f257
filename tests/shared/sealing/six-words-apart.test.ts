import { describe, expect, test } from 'vitest';
import { hex } from '../../../src-shared/kernel/bytes.ts';
import { sixWords } from '../../../src-shared/sealing/six-words.ts';
import { fuzzSeed } from '../../kit/fuzz-seed.ts';
import { seededRandom } from '../../kit/party.ts';

/**
 * The words are 66 bits of a hash: one flipped bit of the key draws all six anew, and the chance that five of
 * them stay is 6 × 2^-55. A person who hears only some of the words still hears the difference.
 */
describe('the six words of two keys that differ in one bit', () => {
  const TRIALS = Number(process.env['CDESK_SIX_WORDS'] ?? 6_000);

  test('differ in at least two places, over many random keys', async () => {
    const random = seededRandom(fuzzSeed);
    let fewest = 6;
    for (let trial = 0; trial < TRIALS; trial++) {
      const signingKey = random.bytes(32);
      const party = hex(random.bytes(8));
      const recipient = `age1${hex(random.bytes(29))}`;
      const flipped = signingKey.slice();
      const bit = random.below(256);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      const [one, other] = await Promise.all([sixWords({ party, signingKey, recipient }), sixWords({ party, signingKey: flipped, recipient })]);
      const differ = one.filter((word, i) => word !== other[i]).length;
      fewest = Math.min(fewest, differ);
      if (differ < 2) throw new Error(`bit ${bit} of ${hex(signingKey)} changes ${differ} word(s)`);
    }
    expect(fewest).toBeGreaterThanOrEqual(2);
  });
});
