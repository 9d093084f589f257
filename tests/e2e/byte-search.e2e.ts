import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { canary } from './kit/canaries.ts';
import { fill, foundVault, goTo, inDesk, lock, openDesk, unlock } from './kit/first-run.ts';
import { firstPage, newProfile, type Profile } from './kit/profile.ts';
import { type Found, searchBytes } from './kit/search-bytes.ts';
import { serveFolder } from './kit/serve-folder.ts';
import { type RunningDesk, startDesk } from './kit/start-desk.ts';
import { type Typed, typeEverywhere } from './kit/type-everywhere.ts';
import { visitAreas } from './kit/visit-areas.ts';

/** Chromium writes its session files a few seconds after a change; the issue asks for this long. */
const SETTLE_MS = 15_000;

let desk: RunningDesk;
let profile: Profile;
let files: string;
let galleryFolder: string;

test.beforeAll(async () => {
  desk = await startDesk();
  profile = await newProfile();
  files = await mkdtemp(path.join(os.tmpdir(), 'career-desk-files-'));
  galleryFolder = path.join(files, 'gallery');
  const source = path.join(import.meta.dirname, '../../src-renderer');
  await build({ configFile: path.join(source, 'vite.config.ts'), logLevel: 'error', build: { outDir: galleryFolder, rolldownOptions: { input: path.join(source, 'gallery.html') } } });
});

test.afterAll(async () => {
  await profile.remove();
  await desk.remove();
  await rm(files, { recursive: true, force: true });
});

test('nothing that is typed anywhere stands in clear in the profile folder or in the local data folder', async () => {
  test.setTimeout(400_000);
  const typed: Typed[] = [];
  const inClear = { storage: canary.latin(), form: canary.kanji() };
  let context = await profile.open();
  let page = await firstPage(context);
  await openDesk(page, desk.address);

  const name = canary.kanji();
  const kana = canary.kana();
  const password = `kiri-${canary.latin()}-umi`;
  await foundVault(page, { role: 'doctor', name, kana, password });
  typed.push({ kind: 'text', where: 'first run: name', text: name }, { kind: 'text', where: 'first run: kana', text: kana }, { kind: 'password', where: 'first run', text: password });

  const attachment = path.join(files, `${canary.latin()}.pdf`);
  const inside = canary.latin();
  await writeFile(attachment, `%PDF-1.4\n%${inside}\n%%EOF\n`);
  typed.push({ kind: 'file', where: 'name of a file', text: path.basename(attachment, '.pdf') }, { kind: 'file', where: 'content of a file', text: inside });

  const write = async (page: Page): Promise<void> => {
    const seen = new Set<string>();
    for await (const place of visitAreas(page, { create: true })) {
      const dialog = page.getByRole('dialog');
      typed.push(...(await typeEverywhere(page, place, (await dialog.isVisible()) ? dialog : page.locator('main'), seen)));
      for (const chooser of await page.locator('main input[type=file]').all()) await chooser.setInputFiles(attachment);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    typed.push(...(await typeEverywhere(page, 'command palette', page.getByRole('dialog'))));
    await page.keyboard.press('Escape');
  };
  await goTo(page, '連絡先');
  typed.push(...(await typeEverywhere(page, 'about me', page.locator('main'))));
  // the samples have something on every screen: sessions with private notes, cases under review, a staff list
  for (const role of ['医師', '事務局']) {
    await lock(page);
    await page.getByRole('button', { name: '別の保管庫を作る・見本を試す' }).click();
    await page.getByRole('button', { name: `見本で試す（${role}）` }).click();
    await inDesk(page);
    await write(page);
  }

  // kinds of control that no sample happens to show stand in the gallery of the design system
  const gallery = await context.newPage();
  await serveFolder(context, 'http://gallery.test/', galleryFolder);
  await gallery.goto('http://gallery.test/gallery.html?page=fields');
  await gallery.locator('h1').first().waitFor();
  typed.push(...(await typeEverywhere(gallery, 'gallery')));

  // the control: the same profile, another page that takes no care
  const careless = await context.newPage();
  await careless.route('http://careless.test/', (route) => route.fulfill({ contentType: 'text/html', body: '<title>x</title><form><input name="note"></form>' }));
  await careless.goto('http://careless.test/');
  await careless.evaluate((text) => localStorage.setItem('note', text), inClear.storage);
  await careless.locator('input').fill(inClear.form);

  await page.waitForTimeout(SETTLE_MS);
  const folders = [profile.folder, desk.data];
  const words = typed.map(({ text }) => text);
  // a word with where it was typed, and the files it stands in: a search finds every piece of it
  const leaks = (found: readonly Found[]): readonly string[] =>
    [...new Set(found.map(({ text, file, encoding }) => `${typed.find((one) => one.text === text)?.where ?? text}: ${encoding} in ${path.basename(file)}`))];
  const running = await searchBytes(folders, words);
  expect(leaks(running.found), 'while it is open').toEqual([]);

  await lock(page);
  // three vaults stand there now: the doctor's own was the first
  await page.getByRole('radio', { name: /^医師/ }).first().press('Space');
  const wrong = canary.latin();
  await fill(page, 'unlock', wrong);
  await page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(page.getByText('パスワードが違います').first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'パスワードを忘れたとき' }).click();
  const lost = await typeEverywhere(page, 'recovery number');
  words.push(wrong, ...lost.map(({ text }) => text));
  await context.close();

  const closed = await searchBytes(folders, words);
  expect(leaks(closed.found), 'after it is closed').toEqual([]);
  expect(closed.files).toBeGreaterThan(20);
  // the same search on the same folder does find what a careless page leaves, in its storage and in its form
  const careful = await searchBytes([profile.folder], [inClear.storage, inClear.form]);
  console.log(`searched ${closed.files} files, ${Math.round(closed.bytes / 1e6)} MB, for ${words.length} words; the careless page left ${[...new Set(careful.found.map(({ text }) => (text === inClear.storage ? 'storage' : 'form')))].join(' and ')}`);
  expect(careful.found.map(({ text }) => text)).toContain(inClear.storage);
  expect(careful.found.map(({ text }) => text)).toContain(inClear.form);

  // every kind of control was met, and enough words were typed for the silence to mean something
  const kinds = new Set([...typed, ...lost].map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['combobox', 'file', 'number', 'password', 'search', 'text', 'textarea']);
  expect(words.length).toBeGreaterThanOrEqual(20);

  // what was typed is really kept, so the search looked at the place where it lies
  context = await profile.open();
  page = await firstPage(context);
  await openDesk(page, desk.address);
  await page.getByRole('radio', { name: /^医師/ }).first().press('Space');
  await unlock(page, password);
  await expect(page.getByText(name).first()).toBeVisible();
  await context.close();
});
