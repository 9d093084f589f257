import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { paleWords, seriousFaults } from './kit/accessibility.ts';

const PAGES = ['home', 'list', 'fields', 'receive', 'telling', 'paper', 'locked'] as const;
const LOOKS = ['theme=light&role=doctor', 'theme=dark&role=office', 'theme=contrast&role=headquarters', 'theme=light&role=doctor&text=200', 'theme=light&role=office&text=112&sample=1'];
const source = path.join(import.meta.dirname, '../../src-renderer');

// one build serves all; the tests of this file stay in one worker
test.describe.configure({ mode: 'serial' });

let folder: string;
let server: PreviewServer;
let address: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-'));
  const configFile = path.join(source, 'vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: folder, rolldownOptions: { input: path.join(source, 'gallery.html') } } });
  server = await preview({ configFile, logLevel: 'error', build: { outDir: folder }, preview: { host: '127.0.0.1', port: 0, open: false } });
  address = `${server.resolvedUrls?.local[0] ?? ''}gallery.html`;
});

test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const open = async (page: Page, query: string): Promise<void> => {
  await page.goto(`${address}?${query}`);
  await expect(page.locator('h1').first()).toBeVisible();
};

/** Anything that sticks out to the right of the window. */
const stickingOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const out = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : [];
    for (const element of document.querySelectorAll('main *')) {
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.left < innerWidth && box.right > innerWidth + 1) out.push(element.outerHTML.slice(0, 120));
    }
    return out;
  });

for (const look of LOOKS) {
  test(`every component is accessible and fits the window: ${look}`, async ({ page }) => {
    const errors: string[] = [];
    const judged = new Set<string>();
    page.on('pageerror', (error) => errors.push(error.message));
    for (const name of PAGES) {
      await open(page, `page=${name}&${look}`);
      expect(await stickingOut(page), name).toEqual([]);
      const serious = [...(await seriousFaults(page)), ...(await paleWords(page, judged))];
      expect(serious.map((found) => `${found.id}: ${found.nodes[0]?.html ?? ''}`), name).toEqual([]);
    }
    expect(errors).toEqual([]);
  });
}

test('the long list is worked by keys alone, and the focus never falls out of it', async ({ page }) => {
  await open(page, 'page=list');
  const row = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex') ?? null);
  await page.locator('[role=row][aria-current=true]').focus();
  const start = Number(await row());
  await page.keyboard.press('ArrowDown');
  await expect.poll(row).toBe(String(start + 1));
  await page.keyboard.press('End');
  await expect.poll(row).toBe('10001');
  await page.keyboard.press('Home');
  await expect.poll(row).toBe('2');
  await page.keyboard.press('Space');
  await expect(page.locator('[aria-rowindex="2"]')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.locator('[aria-rowindex="2"]')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('Enter that fixes a kanji conversion submits nothing, a plain Enter does', async ({ page, context }) => {
  await open(page, 'page=locked');
  await page.getByRole('button', { name: '表示する' }).click();
  await page.getByLabel('パスワード').focus();
  const input = await context.newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'とうきょう', selectionStart: 5, selectionEnd: 5 });
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
  await input.send('Input.insertText', { text: '東京' });
  await expect(page.getByLabel('パスワード')).toHaveValue('東京');
  await expect(page.getByText('パスワードが違います。')).toHaveCount(0);
  await expect(page.getByText('半角の英数字と記号だけが使えます')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('パスワードが違います。')).toBeVisible();
});

test('a date is typed in either calendar, shown in both, chosen from the calendar by keys, and refused with the reason', async ({ page }) => {
  await open(page, 'page=fields');
  const from = page.getByRole('textbox', { name: /^始まりの日/ });
  await from.fill('H31.4.30');
  await page.keyboard.press('Tab');
  await expect(from).toHaveValue('平成31年4月30日');
  await expect(page.getByText('平成31年4月30日（2019-04-30）')).toBeVisible();
  await page.getByRole('button', { name: /始まりの日.*カレンダー/ }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(from).toHaveValue('令和元年5月1日');
  await from.fill('R8.2.30');
  await page.keyboard.press('Tab');
  await expect(page.getByText('2026年のこの月は、28日までです。').first()).toBeVisible();
});

test('every text control keeps the browser from remembering what is typed', async ({ page }) => {
  await open(page, 'page=fields');
  const loose = await page.evaluate(() =>
    [...document.querySelectorAll('input, textarea')]
      .filter((control) => !['checkbox', 'radio'].includes(control.getAttribute('type') ?? ''))
      // a hidden twin of a control is remembered like any other; a file has no spelling
      .filter((control) => control.getAttribute('autocomplete') !== 'off' || (control.getAttribute('spellcheck') !== 'false' && control.getAttribute('type') !== 'file'))
      .map((control) => control.outerHTML.slice(0, 120)),
  );
  expect(loose).toEqual([]);
});

test('a paper prints on A4 with its head, its number and the count of pages, and without the screen', async ({ page }) => {
  await open(page, 'page=paper&print=1&theme=dark');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-paper-root]')).toBeVisible();
  await expect(page.locator('#root')).toBeHidden();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(3);
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12](\.\d+)?\]/);
});
