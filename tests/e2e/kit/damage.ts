import { cp, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fill, foundVault, goTo, inDesk, openDesk, PASSWORD } from './first-run.ts';
import { firstPage, newProfile, type Profile } from './profile.ts';
import { type VaultReader, vaultReader } from './read-vault.ts';
import { type RunningDesk, startDesk } from './start-desk.ts';

/**
 * How a vault came back: `opened` with all its own, `repaired` where single commits came from the copy, `rebuilt`
 * from the copy at the unlocking, both said on the screen, by the `recovery` screen, or `read-only`.
 */
export type CameBack = 'opened' | 'repaired' | 'rebuilt' | 'recovery' | 'read-only';

/** What a fault does to the files of a closed browser, and of the copy beside it. */
export interface Fault {
  readonly name: string;
  readonly apply: (files: FaultyFiles) => Promise<void>;
  /** Where it always ends the same way: not said where it hangs on the place that was hit, or on how much the browser's log still held. `read-only` is where no copy can make the state whole again. */
  readonly ends?: CameBack;
}

export interface FaultyFiles {
  /** The browser's database folder of this origin. */
  readonly database: string;
  /** The copy of the vault outside the browser. */
  readonly mirror: string;
  readonly random: (below: number) => number;
}

const filesIn = async (folder: string, ending: string): Promise<{ readonly file: string; readonly size: number }[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending) || (ending === 'MANIFEST' && name.startsWith('MANIFEST')));
  const found = await Promise.all(names.map(async (name) => ({ file: path.join(folder, name), size: (await stat(path.join(folder, name))).size })));
  return found.filter(({ size }) => size > 0).toSorted((a, b) => b.size - a.size);
};

async function largest(folder: string, ending: string): Promise<{ readonly file: string; readonly size: number }> {
  const [first] = await filesIn(folder, ending);
  if (first === undefined) throw new Error(`no ${ending} in the database folder: the fault would do nothing`);
  return first;
}

async function flip({ file, size }: { readonly file: string; readonly size: number }, at: number, length = 64): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const from = Math.min(at, Math.max(0, size - length));
    const bytes = new Uint8Array(Math.min(length, size));
    await handle.read(bytes, 0, bytes.length, from);
    await handle.write(bytes.map((byte) => byte ^ 0xff), 0, bytes.length, from);
  } finally {
    await handle.close();
  }
}

const segmentOf = (mirror: string): Promise<{ readonly file: string; readonly size: number }> => largest(path.join(mirror, 'segments'), '');

/** The faults of a disk at rest, one browser database after the other. */
export const FAULTS: readonly Fault[] = [
  { name: 'a block of a table file is flipped', apply: async ({ database, random }) => flip(await largest(database, '.ldb'), random((await largest(database, '.ldb')).size)) },
  { name: 'the log is cut to half', apply: async ({ database }) => {
    const log = await largest(database, '.log');
    await truncate(log.file, Math.floor(log.size / 2));
  } },
  { name: 'CURRENT is missing', apply: ({ database }) => rm(path.join(database, 'CURRENT')) },
  { name: 'a block of the log is flipped', apply: async ({ database, random }) => flip(await largest(database, '.log'), random((await largest(database, '.log')).size)) },
  { name: 'the manifest is flipped', ends: 'rebuilt', apply: async ({ database }) => flip(await largest(database, 'MANIFEST'), 0) },
  { name: 'CURRENT names nothing', ends: 'recovery', apply: ({ database }) => writeFile(path.join(database, 'CURRENT'), 'MANIFEST-999999\n') },
  { name: 'one table file is deleted', apply: async ({ database, random }) => {
    const tables = await filesIn(database, '.ldb');
    await rm((tables[random(tables.length)] ?? tables[0] ?? { file: '' }).file);
  } },
  { name: 'all table files are deleted', apply: async ({ database }) => {
    for (const { file } of await filesIn(database, '.ldb')) await rm(file);
  } },
  { name: 'the log is deleted', apply: async ({ database }) => rm((await largest(database, '.log')).file) },
  { name: 'the database folder is deleted', ends: 'rebuilt', apply: ({ database }) => rm(database, { recursive: true }) },
  { name: 'the database is all zeros', ends: 'rebuilt', apply: async ({ database }) => {
    for (const { file, size } of [...(await filesIn(database, '.ldb')), ...(await filesIn(database, '.log'))]) await writeFile(file, new Uint8Array(size));
  } },
  { name: 'the copy is deleted', ends: 'opened', apply: ({ mirror }) => rm(mirror, { recursive: true }) },
  { name: 'the database folder is deleted and the copy is cut in its middle', ends: 'read-only', apply: async ({ database, mirror }) => {
    await rm(database, { recursive: true });
    const segment = await segmentOf(mirror);
    await truncate(segment.file, Math.floor(segment.size * 0.6));
  } },
];

export interface DamageBench {
  /** Puts the whole vault back, does the harm, and opens it as a person does. Throws where anything is lost or taken for empty. */
  play(fault: Fault, seed: number): Promise<CameBack>;
  close(): Promise<void>;
}

async function isShown(page: Page): Promise<'lock' | 'trouble' | 'desk' | 'empty'> {
  const lock = page.getByRole('heading', { name: '保管庫を開く' });
  const trouble = page.getByRole('heading', { name: '保管庫を開けません' });
  const empty = page.getByRole('heading', { name: 'はじめに、どなたが使いますか' });
  const desk = page.getByRole('navigation');
  await expect(lock.or(trouble).or(empty).or(desk).first()).toBeVisible({ timeout: 60_000 });
  return (await trouble.isVisible()) ? 'trouble' : (await empty.isVisible()) ? 'empty' : (await desk.isVisible()) ? 'desk' : 'lock';
}

/** Enters, and goes the way that the recovery screen offers first, as often as a person would. */
async function enter(page: Page): Promise<'opened' | 'recovery'> {
  let recovered = false;
  for (let tries = 0; tries < 4; tries++) {
    const shown = await isShown(page);
    if (shown === 'desk') return recovered ? 'recovery' : 'opened';
    if (shown === 'empty') throw new Error('a damaged vault was taken for an empty PC');
    if (shown === 'trouble') {
      recovered = true;
      await expect(page.getByText('どこに何が残っているか')).toBeVisible();
      await expect(page.getByText('何も消していません', { exact: false }).first()).toBeVisible();
      const rebuild = page.getByRole('button', { name: '控えから作り直す' });
      await rebuild.click();
      await expect(rebuild).toBeHidden();
      await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
      continue;
    }
    await fill(page, 'unlock', PASSWORD);
    await page.getByRole('button', { name: '開く', exact: true }).click();
    await expect(page.getByRole('navigation').or(page.getByRole('heading', { name: '保管庫を開けません' })).first()).toBeVisible({ timeout: 60_000 });
  }
  throw new Error('the recovery screen leads nowhere');
}

/** What the desk says of the opening. */
async function toldOf(page: Page): Promise<'opened' | 'repaired' | 'rebuilt'> {
  if (await page.getByText(/^保管庫を控えから作り直しました/).isVisible()) return 'rebuilt';
  return (await page.getByText(/^読めなかった記録 .* 件を、控えから戻しました/).isVisible()) ? 'repaired' : 'opened';
}

/** What the browser would not open lies there as before: a specialist may still read it. */
async function leftAlone(before: string, now: string): Promise<void> {
  for (const name of await readdir(before)) {
    if (!/\.ldb$|^MANIFEST/.test(name)) continue;
    const [old, here] = await Promise.all([readFile(path.join(before, name)), readFile(path.join(now, name)).catch(() => null)]);
    if (here === null || !old.equals(here)) throw new Error(`${name} of the damaged database was touched`);
  }
}

/** Every file of the copy as it was is still the beginning of what lies there now: nothing was written over. */
async function nothingOverwritten(before: string, now: string): Promise<void> {
  for (const name of await readdir(path.join(before, 'segments'))) {
    const [old, here] = await Promise.all([readFile(path.join(before, 'segments', name)), readFile(path.join(now, 'segments', name))]);
    if (Buffer.compare(old, here.subarray(0, old.length)) !== 0) throw new Error(`${name} of the copy was overwritten`);
  }
}

const generator = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return below === 0 ? 0 : state % below;
  };
};

/** One doctor's vault with a list long enough for LevelDB to write tables, and typed words, kept whole aside; every fault begins from it. */
export async function damageBench(rows = 16_000): Promise<DamageBench> {
  const reader: VaultReader = await vaultReader();
  const desk: RunningDesk = await startDesk();
  const profile: Profile = await newProfile();
  const aside = await mkdtemp(path.join(os.tmpdir(), 'career-desk-whole-'));
  const { port } = new URL(desk.address);
  const inProfile = path.join(profile.folder, 'Default/IndexedDB', `http_127.0.0.1_${port}.indexeddb.leveldb`);
  const mirrors = path.join(desk.data, 'mirror');

  let context = await profile.open();
  const page = await firstPage(context);
  await openDesk(page, desk.address);
  await foundVault(page, { role: 'doctor', name: '山田 花子' });
  await page.close();
  const bare = await reader.open(context, desk.address);
  await bare.evaluate(([password, count]) => (globalThis as unknown as { probe: { importRows(p: string, n: number): Promise<void> } }).probe.importRows(password as string, count as number), [PASSWORD, rows]);
  await bare.close();
  // closed and opened once: LevelDB then has tables beside its log
  await context.close();
  context = await profile.open();
  const typing = await firstPage(context);
  await openDesk(typing, desk.address);
  await enter(typing);
  await goTo(typing, '連絡先');
  await typing.locator('main textarea').last().fill('総合内科専門医、認定産業医');
  await typing.waitForTimeout(3_000);
  await typing.close();
  const whole = await reader.read(context, desk.address, PASSWORD);
  await context.close();
  await cp(profile.folder, path.join(aside, 'profile'), { recursive: true });
  await cp(mirrors, path.join(aside, 'mirror'), { recursive: true });
  const mirror = path.join(mirrors, whole.id);

  return {
    async play(fault, seed) {
      await rm(profile.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      await rm(mirrors, { recursive: true, force: true });
      await cp(path.join(aside, 'profile'), profile.folder, { recursive: true });
      await cp(path.join(aside, 'mirror'), mirrors, { recursive: true });
      await fault.apply({ database: inProfile, mirror, random: generator(seed) });
      const harmed = await mkdtemp(path.join(aside, 'harmed-'));
      const copied = await stat(mirror).then(() => true, () => false);
      if (copied) await cp(mirror, harmed, { recursive: true });
      const again = await profile.open();
      try {
        const front = await firstPage(again);
        await openDesk(front, desk.address);
        let way: CameBack = await enter(front);
        await inDesk(front);
        if (way === 'opened') way = await toldOf(front);
        if (fault.ends === 'read-only') {
          await expect(front.getByText('記録のつながりが途中で切れています', { exact: false }).first()).toBeVisible();
          way = 'read-only';
        }
        await front.close();
        if (copied) await nothingOverwritten(harmed, mirror);
        if (fault.ends !== undefined) expect(way, fault.name).toBe(fault.ends);
        if (fault.ends === 'recovery') await leftAlone(path.join(aside, 'profile', path.relative(profile.folder, inProfile)), inProfile);
        if (way === 'read-only') return way;
        const now = await reader.read(again, desk.address, PASSWORD);
        expect(now.id).toBe(whole.id);
        expect(now.commits).toBeGreaterThanOrEqual(whole.commits);
        expect(now.records.length).toBe(whole.records.length);
        expect(now.digest, 'the state after the rebuild').toBe(whole.digest);
        return way;
      } finally {
        await again.close();
        await rm(harmed, { recursive: true, force: true });
      }
    },
    async close() {
      await reader.remove();
      await desk.remove();
      await profile.remove();
      await rm(aside, { recursive: true, force: true });
    },
  };
}
