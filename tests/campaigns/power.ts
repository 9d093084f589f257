import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { seededRandom } from '../kit/party.ts';
import { newProfile, processesOf, type Profile } from '../e2e/kit/profile.ts';
import type { Campaign } from './campaign.ts';
import { beginWork, judge, lookAt, prepareVault, relax, stormDesk, type StormDesk } from './storm/desk.ts';
import type { Work } from './storm/page/storm.ts';

const WORKS: readonly Work[] = ['edits', 'import', 'compaction', 'undo', 'edits'];
const CONTROL_AFTER = 10;

let desk: StormDesk;

function run(command: string, ...args: string[]): string | null {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? null : `${command} ${args.join(' ')}: ${(error?.message ?? stderr ?? '').trim()}`;
}
const must = (why: string | null): void => {
  if (why !== null) throw new Error(why);
};

/** A disk of its own for one profile: an ext4 image on tmpfs, mounted through a loop device. */
async function disk(work: (mount: string, cutPower: (profile: Profile) => void) => Promise<void>): Promise<void> {
  const folder = await mkdtemp('/dev/shm/career-desk-power-');
  const [image, copy, mount] = [path.join(folder, 'disk.img'), path.join(folder, 'after.img'), path.join(folder, 'mount')];
  await mkdir(mount);
  try {
    must(run('truncate', '-s', '400M', image));
    must(run('mkfs.ext4', '-q', '-F', image));
    must(run('mount', '-o', 'loop', image, mount));
    await work(mount, (profile) => {
      for (const pid of processesOf(profile.folder)) process.kill(pid, 'SIGSTOP');
      // below the page cache: what was not flushed is not in it
      must(run('cp', '--sparse=always', image, copy));
      profile.kill();
      spawnSync('sleep', ['0.5']);
      must(run('umount', '-l', mount));
      must(run('mount', '-o', 'loop', copy, mount));
    });
  } finally {
    run('umount', '-l', mount);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** One power cut while somebody works; with the right durability nothing acknowledged may be gone. */
async function cut(seed: number, kind: Work, relaxed: boolean): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  await disk(async (mount, cutPower) => {
    const profile = await newProfile(mount);
    const page = await desk.open(await profile.open());
    await prepareVault(page);
    // what was there before is on the disk: only the work is at stake
    must(run('sync', '-f', mount));
    if (relaxed) await relax(page);
    const said = await beginWork(page, kind, 0);
    await new Promise((resolve) => setTimeout(resolve, 600 + seededRandom(seed).below(1_500)));
    cutPower(profile);
    const found = await lookAt(await desk.open(await profile.open())).catch((cause: unknown) => {
      if (!relaxed) throw cause;
      return null;
    });
    const lost = Math.max(0, said.edit - (found?.lastEdit ?? 0));
    if (relaxed) Object.assign(counts, { controlCuts: 1, controlAcknowledged: said.edits, controlLost: lost });
    else {
      if (found !== null) judge(kind, said, found);
      Object.assign(counts, { [kind]: 1, acknowledgedEdits: said.edits, acknowledgedImports: said.imports.length, undone: said.undone });
    }
    await profile.remove();
  });
  return counts;
}

export const campaign: Campaign = {
  text: 'simulated power cuts: profile on a loop-mounted image, browser frozen, image copied below the page cache',
  count: 10,
  async prepare() {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'loop devices need root on Linux';
    try {
      await disk(async () => undefined);
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
    desk = await stormDesk();
    return null;
  },
  async one(seed) {
    const counts = await cut(seed, WORKS[seed % WORKS.length] as Work, false);
    // The control: the same cut with Chromium's default must lose something, or the cuts prove nothing.
    return seed % CONTROL_AFTER === 1 || seed % CONTROL_AFTER === 6 ? { ...counts, ...(await cut(seed, 'edits', true)) } : counts;
  },
  close: async () => desk?.remove(),
  finish(counts) {
    if ((counts['acknowledgedEdits'] ?? 0) === 0) throw new Error('nothing was acknowledged before the cuts');
    if ((counts['controlLost'] ?? 0) === 0) throw new Error('the control with relaxed durability lost nothing: these cuts prove nothing');
  },
};
