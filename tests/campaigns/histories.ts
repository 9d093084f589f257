import type { Campaign } from './campaign.ts';
import { makeCast } from './histories/cast.ts';
import { deliverAll } from './histories/deliver.ts';
import { mustBeEqual } from './histories/equal.ts';
import { playStory } from './histories/story.ts';

const STEPS = 44;

/** One random history of 2 to 4 PCs, from its seed alone. Throws where a promise is broken. */
export async function playHistory(seed: number): Promise<Readonly<Record<string, number>>> {
  const cast = await makeCast(seed);
  const { counts } = await playStory(cast, STEPS);
  // not everything was delivered: still nothing acknowledged is gone
  for (const { pc } of cast.players) cast.memory.check(pc);
  await deliverAll(cast);
  await mustBeEqual(cast);
  return counts;
}

export const campaign: Campaign = {
  text: 'random histories of 2 to 4 PCs with lost, repeated and late files, undone imports, wrong clocks and an older version among them',
  count: 500,
  one: playHistory,
};
