import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { type Desk, firstRunDoctor } from '../kit/desk-driver.ts';
import { startPc } from './electron.ts';
import { fill, goTo, inDesk, lock, PASSWORD, unlock } from './kit/first-run.ts';

let stick: string;
let desk: Desk;

test.beforeEach(async () => {
  stick = await mkdtemp(path.join(os.tmpdir(), 'career-desk-stick-'));
  desk = await firstRunDoctor();
});
test.afterEach(async () => {
  await desk.close();
  await rm(stick, { recursive: true, force: true });
});

const settings = async (page: Page, name: string): Promise<void> => {
  await goTo(page, '設定');
  await page.getByLabel('設定の項目').getByRole('button', { name }).click();
};

const card = (page: Page, name: string) => page.getByRole('region', { name });

/** 設定 → バックアップ, with the stick as the second place. */
async function takePlace(page: Page): Promise<void> {
  await settings(page, 'バックアップ');
  await fill(page, 'place-typed', stick);
  await card(page, '置き場所と決まり').getByRole('button', { name: 'ここに置く' }).last().click();
  await expect(page.getByText(/写しを置き、読み返して確かめました/)).toBeVisible();
}

const shot = (page: Page, name: string) => page.screenshot({ path: path.join(import.meta.dirname, `../../test-results/back-up-${name}.png`), fullPage: true });

test('a back-up is made, tried by a drill, and brings the same vault back on another PC by its button', async () => {
  const { page } = desk;
  await goTo(page, '連絡先');
  await page.locator('main textarea').last().fill('総合内科専門医');
  await expect(page.getByText('バックアップ：なし')).toBeVisible();
  await takePlace(page);
  await expect(page.getByText('バックアップは新しいものがあります')).toBeVisible();
  await expect(page.getByText('バックアップ：今日')).toBeVisible();
  await goTo(page, '今日');
  await expect(page.getByText('復元の練習をまだしていません')).toBeVisible();
  await settings(page, 'バックアップ');
  expect(await readdir(path.join(stick, 'CareerDesk-backup'))).toEqual([expect.stringMatching(/^[\w-]{16}\.000001\.\d{8}-\d{4}\.cdesk-backup$/)]);

  const drill = card(page, '復元の練習');
  await fill(page, 'drill-password', 'chigau-Pass-0000');
  await drill.getByRole('button', { name: '練習する' }).click();
  await expect(drill.getByText('パスワードが違います。')).toBeVisible({ timeout: 30_000 });
  await fill(page, 'drill-password', PASSWORD);
  await drill.getByRole('button', { name: '練習する' }).click();
  await expect(drill.getByText(/^戻せることを確かめました/)).toBeVisible({ timeout: 30_000 });
  await goTo(page, '今日');
  await expect(page.getByText('復元の練習をまだしていません')).toHaveCount(0);
  await settings(page, 'バックアップ');
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  expect(left.filter((name) => name.includes('trial'))).toEqual([]);
  await shot(page, 'page');

  // the stick is away: said in words, nothing claimed
  await rm(path.join(stick, 'CareerDesk-backup'), { recursive: true, force: true }).catch(() => undefined);
  const file = await desk.saveFile(() => page.getByRole('button', { name: 'ファイルに書き出す' }).click());

  const other = await startPc();
  try {
    other.page.setDefaultTimeout(15_000);
    const choose = (from: string) => other.openFiles(() => other.page.getByRole('button', { name: '別のファイルを選ぶ' }).click(), [from]);
    const bytes = await readFile(file);
    const cut = path.join(stick, 'cut.cdesk-backup');
    await writeFile(cut, bytes.subarray(0, bytes.length - 500));
    await choose(cut);
    await expect(other.page.getByText('バックアップのファイルが途中で切れています。')).toBeVisible();
    await choose(file);
    await expect(other.page.getByText(/に作成・医師・記録 \d+ 件/)).toBeVisible();
    await fill(other.page, 'restore-password', 'chigau-Pass-0000');
    await other.page.getByRole('button', { name: '復元する' }).click();
    await expect(other.page.getByText('パスワードが違います。')).toBeVisible({ timeout: 30_000 });
    await fill(other.page, 'restore-password', PASSWORD);
    await shot(other.page, 'restore');
    await other.page.getByRole('button', { name: '復元する' }).click();
    await inDesk(other.page);
    await goTo(other.page, '連絡先');
    await expect(other.page.locator('main textarea').last()).toHaveValue('総合内科専門医');
    await lock(other.page);
    await unlock(other.page);
  } finally {
    await other.close();
  }
});

test('going back to an earlier time first backs up today, and brings the earlier text back', async () => {
  const { page } = desk;
  const text = () => page.locator('main textarea').last();
  await goTo(page, '連絡先');
  await text().fill('はじめの文');
  await takePlace(page);
  await goTo(page, '連絡先');
  await text().fill('あとの文');
  await settings(page, 'バックアップ');
  const restore = card(page, 'バックアップから戻す');
  await restore.getByRole('button', { name: 'バックアップを選んで開く' }).click();
  await restore.getByText(/記録 \d+ 件/).first().click();
  await fill(page, 'restore-password', PASSWORD);
  await restore.getByRole('button', { name: '復元する' }).click();
  await inDesk(page);
  await expect(page.getByText(/バックアップから戻しました/)).toBeVisible({ timeout: 30_000 });
  await goTo(page, '連絡先');
  await expect(text()).toHaveValue('はじめの文');
  // what was here before lies beside it, as a back-up of its own
  expect(await readdir(path.join(stick, 'CareerDesk-backup'))).toHaveLength(2);

  // After a leak: new keys for everything, and the back-ups of before are named and replaced.
  const next = 'tsuki-Hotaru-7319-yama';
  await takePlace(page);
  await settings(page, '安全');
  const keys = card(page, '鍵を取り替える');
  await keys.getByRole('button', { name: '鍵の取り替えに進む' }).click();
  await keys.getByText('自分で決める').click();
  await fill(page, 'keys-old-password', PASSWORD);
  await fill(page, 'password', next);
  await fill(page, 'password-again', next);
  // what made room for the back-up lies on this PC, and opens with the old password whatever is changed now
  await expect(keys.getByText('このPCに取り置いた写しが 1つあります。', { exact: false })).toBeVisible();
  await shot(page, 'change-keys');
  await keys.getByRole('button', { name: '鍵を取り替える', exact: true }).click();
  await expect(keys.getByText('鍵を取り替えました')).toBeVisible({ timeout: 30_000 });
  await shot(page, 'keys-changed');
  await expect(page.getByText(/取り置いた写し 1つは、前の鍵で開けるままです/)).toBeVisible({ timeout: 30_000 });
  await settings(page, 'バックアップ');
  await expect(page.getByText('鍵を取り替えてから、まだバックアップを取っていません')).toBeVisible();
  const stale = card(page, '入れ替えるバックアップ');
  await shot(page, 'stale');
  await stale.getByRole('button', { name: /この3つを消す/ }).click();
  await expect(page.getByText('バックアップは新しいものがあります')).toBeVisible();
  await expect(stale).toBeHidden();
  expect(await readdir(path.join(stick, 'CareerDesk-backup'))).toHaveLength(1);

  // it is named with day, reason and size, and goes only by a typed word
  const aside = card(page, '取り置いた写し');
  await expect(aside.getByRole('row', { name: /バックアップから戻した/ })).toContainText(/[KM]B/);
  await shot(page, 'aside');
  await aside.getByRole('button', { name: '消す…' }).click();
  const asked = page.getByRole('dialog');
  await expect(asked.getByRole('button', { name: '写しを消す' })).toBeDisabled();
  await fill(page, 'remove-aside', '削除');
  await shot(page, 'aside-remove');
  await asked.getByRole('button', { name: '写しを消す' }).click();
  await expect(page.getByText('取り置いた写しを消しました')).toBeVisible();
  await expect(aside).toBeHidden();
  await lock(page);
  await fill(page, 'unlock', PASSWORD);
  await page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(page.getByText('パスワードが違います。')).toBeVisible({ timeout: 20_000 });
  await unlock(page, next);
  await goTo(page, '連絡先');
  await expect(text()).toHaveValue('はじめの文');
});

test('where much less is here than in the last back-up, each way to one asks, and goes on when told to', async () => {
  const { page } = desk;
  const folder = path.join(stick, 'CareerDesk-backup');
  const asked = page.getByText('前回のバックアップより、ずっと小さくなっています。', { exact: true });
  const goOn = page.getByRole('button', { name: '前のものも残して、バックアップする' });
  /** As if the newest one there had been made before most records were lost. */
  const enlarge = async (): Promise<void> => {
    const newest = path.join(folder, (await readdir(folder)).sort().at(-1) ?? '');
    const bytes = await readFile(newest);
    const end = bytes.indexOf(10);
    await writeFile(newest, Buffer.concat([Buffer.from(bytes.subarray(0, end).toString('utf8').replace(/"records":\d+/, '"records":900')), bytes.subarray(end)]));
  };
  await goTo(page, '連絡先');
  await page.locator('main textarea').last().fill('はじめの文');
  await takePlace(page);
  await page.getByRole('button', { name: 'いまバックアップする' }).click();
  await expect(page.getByText('バックアップし、読み返して確かめました').first()).toBeVisible();
  await enlarge();

  // on a stick
  await page.getByRole('button', { name: 'USBにバックアップする' }).click();
  const usb = card(page, 'USBにバックアップする');
  await fill(page, 'place-typed', stick);
  await usb.getByRole('button', { name: 'ここに置く' }).last().click();
  await expect(asked).toBeVisible();
  await shot(page, 'smaller-usb');
  await goOn.click();
  await expect.poll(async () => (await readdir(folder)).length).toBe(3);
  await expect(usb).toBeHidden();
  await expect(asked).toBeHidden();

  // as the new second place
  await enlarge();
  const rules = card(page, '置き場所と決まり');
  await rules.getByRole('button', { name: '置き場所を変える' }).click();
  await fill(page, 'place-typed', stick);
  await rules.getByRole('button', { name: 'ここに置く' }).last().click();
  await expect(asked).toBeVisible();
  await goOn.click();
  await expect.poll(async () => (await readdir(folder)).length).toBe(4);
  await expect(asked).toBeHidden();

  // and before going back, which is what somebody wants after a loss
  await enlarge();
  const restore = card(page, 'バックアップから戻す');
  await restore.getByRole('button', { name: 'バックアップを選んで開く' }).click();
  await restore.getByText(/記録 \d+ 件/).last().click();
  await fill(page, 'restore-password', PASSWORD);
  await restore.getByRole('button', { name: '復元する' }).click();
  await expect(asked).toBeVisible({ timeout: 30_000 });
  await shot(page, 'smaller-restore');
  await goOn.click();
  await inDesk(page);
  await expect(page.getByText(/バックアップから戻しました/)).toBeVisible({ timeout: 30_000 });
  expect(await readdir(folder)).toHaveLength(5);
  await goTo(page, '連絡先');
  await expect(page.locator('main textarea').last()).toHaveValue('はじめの文');
});

test('the page for emergencies opens from the file alone, with its passphrase and with no other', async ({ browser }) => {
  const { page } = desk;
  await goTo(page, '連絡先');
  await page.locator('main textarea').last().fill('総合内科専門医');
  await settings(page, 'バックアップ');
  const emergency = card(page, '緊急用ページ');
  await emergency.getByRole('button', { name: '緊急用ページを作る' }).click();
  const passphrase = await emergency.locator('output').innerText();
  expect(passphrase.split('-')).toHaveLength(6);
  await fill(page, 'password-again', passphrase);
  await shot(page, 'emergency-card');
  const file = await desk.saveFile(() => emergency.getByRole('button', { name: 'このパスワードで作る' }).click());
  const named = path.join(stick, 'emergency.html');
  await writeFile(named, await readFile(file));
  await expect(emergency.getByText(/に作りました（記録 \d+ 件）/)).toBeVisible();

  const context = await browser.newContext({ offline: true });
  try {
    const alone = await context.newPage();
    const refused: string[] = [];
    alone.on('console', (message) => refused.push(message.text()));
    alone.on('request', (request) => (request.url().startsWith('file:') ? undefined : refused.push(request.url())));
    await alone.goto(pathToFileURL(named).href);
    await expect(alone.locator('body')).not.toContainText('山田');
    await alone.getByLabel('このページのパスワード').fill(`${passphrase}x`);
    await alone.getByRole('button', { name: '開く' }).click();
    await expect(alone.getByText('開けません。')).toBeVisible({ timeout: 30_000 });
    await expect(alone.locator('article')).toHaveCount(0);
    await alone.getByLabel('このページのパスワード').fill(passphrase);
    await alone.getByRole('button', { name: '開く' }).click();
    await expect(alone.getByRole('heading', { name: '山田 花子 の記録' })).toBeVisible({ timeout: 30_000 });
    await expect(alone.getByText('総合内科専門医').first()).toBeVisible();
    await alone.getByLabel('この中を探す').fill('総合内科');
    await expect(alone.locator('article:visible')).toHaveCount(1);
    await alone.getByLabel('この中を探す').fill('');
    await shot(alone, 'emergency-open');
    expect(refused).toEqual([]);
  } finally {
    await context.close();
  }
});
