import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { foundVault, goTo, inDesk, openDesk, PASSWORD, unlock } from './kit/first-run.ts';
import { firstPage, newProfile, type Profile } from './kit/profile.ts';
import { type VaultReader, vaultReader } from './kit/read-vault.ts';
import { type RunningDesk, startDesk } from './kit/start-desk.ts';

test.skip(process.platform === 'win32', 'ends the browser by its process ids');
// one probe is built for all
test.describe.configure({ mode: 'default' });

// A few moments of each kind of work; fifty at random are `npm run campaign -- crash`.
const MOST_LOST_MS = 2_000;
/** Opens every sample by itself; a sample holds nothing of anybody. */
const SAMPLE_PASSWORD = 'mihon';

let reader: VaultReader;
let desk: RunningDesk;
let profile: Profile;

test.beforeAll(async () => {
  reader = await vaultReader();
});
test.afterAll(() => reader.remove());

test.beforeEach(async () => {
  desk = await startDesk();
  profile = await newProfile();
});
test.afterEach(async () => {
  await profile.remove();
  await desk.remove();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function desktop(role: 'doctor' | 'office'): Promise<Page> {
  const page = await firstPage(await profile.open());
  await openDesk(page, desk.address);
  await foundVault(page, { role, name: role === 'doctor' ? '山田 花子' : '関東信越厚生局' });
  return page;
}

/** Types words that carry their own time until the browser is gone; `at` is when the word stood there whole. */
async function typeUntilEnd(page: Page): Promise<() => readonly { readonly word: string; readonly at: number }[]> {
  const words: { word: string; at: number }[] = [];
  const run = async (): Promise<void> => {
    for (;;) {
      const one = { word: `t${Date.now() % 1_000_000}`, at: Number.POSITIVE_INFINITY };
      // written down first: the browser may take and keep the whole word and be gone before it answers
      words.push(one);
      await page.keyboard.type(`${one.word} `);
      one.at = Date.now();
      await pause(30);
    }
  };
  // it ends with the browser; what matters is what it typed
  run().catch(() => undefined);
  return () => words;
}

test('a browser killed while somebody types has lost at most the last two seconds, and the chain holds', async () => {
  test.setTimeout(150_000);
  let page = await desktop('doctor');
  let before = '';
  for (const moment of [1_700, 3_100]) {
    await goTo(page, '連絡先');
    const field = page.locator('main textarea').last();
    await field.click();
    await field.press('Control+End');
    const typed = await typeUntilEnd(page);
    // on a busy PC the first letters take a while; the moment counts from there
    await expect.poll(() => typed().length, { timeout: 30_000 }).toBeGreaterThan(3);
    await pause(moment);
    const killedAt = Date.now();
    profile.kill();
    await pause(300);
    const words = typed();
    expect(words.length).toBeGreaterThan(3);

    const context = await profile.open();
    const facts = await reader.read(context, desk.address, PASSWORD);
    const kept = String(facts.records.find(({ type }) => type === 'person')?.values['qualifications'] ?? '');
    // what is kept is a beginning of what was typed: nothing is missing in the middle
    const all = `${before}${words.map(({ word }) => `${word} `).join('')}`;
    const known = kept.slice(0, kept.lastIndexOf(' ') + 1);
    expect(all.startsWith(known), `${known} | ${all}`).toBe(true);
    const lost = words.filter(({ word, at }) => at < killedAt - MOST_LOST_MS && !kept.includes(word));
    expect(lost).toEqual([]);
    expect(facts.notices).toEqual([]);
    before = kept;
    page = await firstPage(context);
    await openDesk(page, desk.address);
    await unlock(page);
  }
});

test('a browser killed while a list of 20,000 is taken in has all of it or nothing of it', async () => {
  test.setTimeout(150_000);
  await desktop('office');
  profile.kill();
  await pause(300);
  let context = await profile.open();
  let rows = 0;
  const seen = new Set<string>();
  for (const moment of [60, 900]) {
    const page = await reader.open(context, desk.address);
    const begun = page.waitForEvent('console', (message) => message.text() === 'probe: import');
    let finished = false;
    page.on('console', (message) => {
      if (message.text() === 'probe: imported') finished = true;
    });
    page.evaluate((password) => (globalThis as unknown as { probe: { importRows(p: string, n: number): Promise<void> } }).probe.importRows(password, 20_000), PASSWORD).catch(() => undefined);
    await begun;
    await pause(moment);
    profile.kill();
    await pause(300);
    context = await profile.open();
    const facts = await reader.read(context, desk.address, PASSWORD);
    const now = facts.records.filter(({ type }) => type === 'dossier').length;
    expect([rows, rows + 20_000], `killed ${moment} ms after it began`).toContain(now);
    if (finished) expect(now).toBe(rows + 20_000);
    seen.add(now === rows ? 'nothing' : 'all');
    rows = now;
  }
  // the moments were early enough to interrupt
  expect(seen).toContain('nothing');
});

test('a browser killed while the snapshot is written opens with every commit', async () => {
  test.setTimeout(120_000);
  await desktop('office');
  profile.kill();
  await pause(300);
  let context = await profile.open();
  const seed = await reader.open(context, desk.address);
  await seed.evaluate((password) => (globalThis as unknown as { probe: { importRows(p: string, n: number): Promise<void> } }).probe.importRows(password, 2_000), PASSWORD);
  await seed.close();
  for (const moment of [5, 120]) {
    const page = await reader.open(context, desk.address);
    const begun = page.waitForEvent('console', (message) => message.text() === 'probe: compacting');
    page.evaluate((password) => (globalThis as unknown as { probe: { editAndCompact(p: string, n: number): Promise<void> } }).probe.editAndCompact(password, 60), PASSWORD).catch(() => undefined);
    await begun;
    await pause(moment);
    profile.kill();
    await pause(300);
    context = await profile.open();
    const facts = await reader.read(context, desk.address, PASSWORD);
    const dossiers = facts.records.filter(({ type }) => type === 'dossier');
    expect(dossiers).toHaveLength(2_000);
    expect(dossiers.filter(({ values }) => String(values['memo']).includes('-')).length).toBeGreaterThanOrEqual(60);
  }
});

test('a browser killed while a sample is prepared leaves the whole sample or none', async () => {
  test.setTimeout(150_000);
  const press = async (): Promise<Page> => {
    const page = await firstPage(await profile.open());
    await openDesk(page, desk.address);
    await page.getByRole('button', { name: '見本で試す（事務局）' }).click();
    return page;
  };
  const begun = Date.now();
  const full = await press();
  await inDesk(full);
  const takes = Date.now() - begun;
  await full.close();
  const countsOf = async (): Promise<Record<string, number>> => {
    const { records } = await reader.read(await contextNow, desk.address, SAMPLE_PASSWORD);
    const counts: Record<string, number> = {};
    for (const { type } of records) if (type !== 'preference') counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  };
  let contextNow = Promise.resolve(full.context());
  const whole = await countsOf();
  await (await contextNow).close();

  for (const share of [0.5]) {
    await profile.remove();
    await desk.remove();
    desk = await startDesk();
    profile = await newProfile();
    await press();
    await pause(takes * share);
    profile.kill();
    await pause(300);
    contextNow = profile.open();
    const page = await firstPage(await contextNow);
    await openDesk(page, desk.address);
    const offered = page.getByRole('button', { name: '見本を開く' });
    await expect(offered.or(page.getByRole('button', { name: '見本で試す（事務局）' })).first()).toBeVisible();
    if (!(await offered.isVisible())) continue;
    await offered.click();
    await inDesk(page);
    await page.close();
    expect(await countsOf(), `killed after ${share} of the time`).toEqual(whole);
  }
});

test('a profile whose database was deleted is made again from the copy, with the same state', async () => {
  test.setTimeout(120_000);
  let page = await desktop('doctor');
  await goTo(page, '連絡先');
  await page.locator('main textarea').last().fill('総合内科専門医、認定産業医');
  await pause(3_000);
  await page.context().close();
  let context = await profile.open();
  const earlier = await reader.read(context, desk.address, PASSWORD);
  await context.close();

  const databases = (await readdir(profile.folder, { recursive: true })).filter((name) => /IndexedDB$/.test(name));
  expect(databases.length).toBeGreaterThan(0);
  await Promise.all(databases.map((name) => rm(path.join(profile.folder, name), { recursive: true })));

  context = await profile.open();
  page = await firstPage(context);
  await openDesk(page, desk.address);
  // neither an empty first run nor an error: the vault of this PC, to be opened with its password
  await unlock(page);
  await expect(page.getByText('保管庫を控えから作り直しました')).toBeVisible();
  await goTo(page, '連絡先');
  await expect(page.locator('main textarea').last()).toHaveValue('総合内科専門医、認定産業医');
  await page.close();
  const again = await reader.read(context, desk.address, PASSWORD);
  expect(again.id).toBe(earlier.id);
  expect(again.digest).toBe(earlier.digest);
  expect(again.commits).toBeGreaterThanOrEqual(earlier.commits);
});
