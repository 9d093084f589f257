import { existsSync } from 'node:fs';
import { type DamageBench, damageBench, FAULTS } from '../e2e/kit/damage.ts';
import type { Campaign } from './campaign.ts';
import { fullDisk, noLoopDevice } from '../e2e/kit/full-disk.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

let bench: DamageBench | null = null;
let noDisk: string | null = null;

/** Every fault of a disk at rest, in real Chromium, each round at other places of the files; then a disk that is full. */
export const campaign: Campaign = {
  text: `${FAULTS.length} faults of the browser's database and of the copy, and a full disk`,
  count: 3,
  async prepare(): Promise<string | null> {
    if (!CHROMIUM.some((file) => existsSync(file))) return 'no Chromium';
    noDisk = noLoopDevice();
    bench = await damageBench();
    return null;
  },
  async one(seed: number): Promise<Readonly<Record<string, number>>> {
    if (bench === null) throw new Error('not prepared');
    const counts: Record<string, number> = {};
    const add = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
    const broken: string[] = [];
    for (const fault of FAULTS) {
      try {
        const way = await bench.play(fault, seed);
        add(way);
        console.log(`  ${fault.name}: ${way}`);
      } catch (cause) {
        broken.push(`${fault.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    }
    if (noDisk === null) {
      await fullDisk();
      add('full disk');
      console.log('  the disk is full: refused with numbers, nothing lost, writing came back');
    }
    if (broken.length > 0) throw new Error(broken.join('\n'));
    return counts;
  },
  close: async (): Promise<void> => bench?.close(),
  finish(counts: Readonly<Record<string, number>>): void {
    if ((counts['full disk'] ?? 0) === 0) throw new Error(`the full disk was not tried: ${noDisk ?? 'no round'}`);
  },
};
