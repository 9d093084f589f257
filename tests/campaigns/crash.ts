import { seededRandom } from '../kit/party.ts';
import { newProfile } from '../e2e/kit/profile.ts';
import type { Campaign } from './campaign.ts';
import { beginWork, judge, lookAt, prepareVault, stormDesk, type StormDesk } from './storm/desk.ts';
import type { Work } from './storm/page/storm.ts';

const WORKS: readonly Work[] = ['edits', 'compaction', 'import', 'undo'];

let desk: StormDesk;

/** One browser killed (-9, all its processes) at a random moment of one kind of work. */
export const campaign: Campaign = {
  text: 'Chromium killed at random moments during edits, compaction, import and undo',
  count: 50,
  async prepare() {
    desk = await stormDesk();
    return null;
  },
  async one(seed) {
    const kind = WORKS[seed % WORKS.length] as Work;
    const profile = await newProfile();
    try {
      const page = await desk.open(await profile.open());
      await prepareVault(page);
      const said = await beginWork(page, kind, 0);
      await new Promise((resolve) => setTimeout(resolve, 100 + seededRandom(seed).below(2_400)));
      profile.kill();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const found = await lookAt(await desk.open(await profile.open()));
      judge(kind, said, found);
      return { [kind]: 1, acknowledgedEdits: said.edits, acknowledgedImports: said.imports.length, undone: said.undone };
    } finally {
      await profile.remove();
    }
  },
  close: () => desk?.remove(),
  finish(counts) {
    if ((counts['acknowledgedEdits'] ?? 0) === 0) throw new Error('nothing was acknowledged before the kills: they came too early to prove anything');
  },
};
