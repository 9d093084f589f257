import fc from 'fast-check';

/**
 * `npm test` plays the same cases every time, so that red means a change and not bad luck.
 * `npm run fuzz` plays new ones, as many times more as asked; a failing seed becomes a named test.
 */
const seed = process.env['FUZZ_SEED'];
export const fuzzSeed = seed === 'random' ? Date.now() : Number(seed ?? 20_260_401);
fc.configureGlobal({ seed: fuzzSeed });
