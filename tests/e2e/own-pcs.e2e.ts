import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Desk, fillRecord, firstRunDoctor, firstRunOffice } from '../kit/desk-driver.ts';
import { type PcUnderTest, startPc } from './electron.ts';
import { fill, goTo, inDesk, lock, PASSWORD, unlock } from './kit/first-run.ts';

const shots = process.env['CAREER_DESK_SHOTS'];
const look = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${name}.png`) });
};

const settings = async (page: Page, name: string): Promise<void> => {
  await goTo(page, '設定');
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
};

/** The folder all PCs reach, by the system's dialog or typed. */
async function chooseFolder(pc: PcUnderTest, folder: string): Promise<void> {
  const { page } = pc;
  if (pc.edition === 'electron') await pc.openFiles(() => page.getByRole('button', { name: 'フォルダーを選ぶ' }).click(), [folder]);
  else {
    await fill(page, 'place-typed', folder);
    await page.locator('[data-field="place-typed"] input').press('Enter');
  }
  await expect(page.getByRole('button', { name: 'いますぐやり取りする' })).toBeVisible();
}

const application = async (page: Page, name: string): Promise<void> => {
  await goTo(page, '今日');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: new RegExp(name) }).click();
};

const open: PcUnderTest[] = [];
test.setTimeout(240_000);
test.afterEach(async () => {
  for (const pc of open.splice(0)) await pc.close();
});

test('a transfer sets up a second PC, both hold the same through a shared folder, and one of them is reported as lost', async () => {
  const one: Desk = await firstRunDoctor();
  open.push(one);
  const { page } = one;
  await goTo(page, '兼業の許可');
  await page.getByRole('button', { name: '新しく申請する' }).first().click();
  await fillRecord(page, { institutionName: 'みなと総合病院' });
  await settings(page, 'このPC以外でも使う');
  await page.getByRole('button', { name: '引き継ぎのファイルを作る' }).click();
  const digits = page.locator('[data-code] span');
  await expect(digits).toHaveCount(8);
  const code = (await digits.allTextContents()).join(' ');
  const file = await one.saveFile(() => page.getByRole('button', { name: 'ファイルを保存' }).click());
  await look(page, 'transfer');
  await page.getByRole('button', { name: '番号を控えました' }).click();
  await expect(digits).toHaveCount(0);

  const two = await startPc();
  open.push(two);
  two.page.setDefaultTimeout(15_000);
  await look(two.page, 'first-run');
  await two.page.getByRole('button', { name: '別のPCから引き継ぐ' }).click();
  await two.openFiles(() => two.page.getByRole('button', { name: '引き継ぎのファイルを選ぶ' }).click(), [file]);
  await fill(two.page, 'transfer-code', `${code.slice(0, -1)}${code.endsWith('1') ? '2' : '1'}`);
  await two.page.getByRole('button', { name: 'ファイルを開く' }).click();
  await expect(two.page.getByText(/8/).first()).toBeVisible();
  await fill(two.page, 'transfer-code', code);
  await two.page.getByRole('button', { name: 'ファイルを開く' }).click();
  await expect(two.page.getByText(/山田 花子 の記録 \d+件を引き継ぎます/)).toBeVisible({ timeout: 20_000 });
  await fill(two.page, 'pc-name', '自宅のPC');
  await fill(two.page, 'transfer-password', PASSWORD);
  await look(two.page, 'take-over');
  await two.page.getByRole('button', { name: 'このPCで使い始める' }).click();
  await two.page.getByRole('button', { name: 'あとで用意する' }).click({ timeout: 30_000 });
  await two.page.getByRole('button', { name: 'あとで決める' }).click();
  await inDesk(two.page);

  // edited on both, apart
  await application(two.page, 'みなと総合病院');
  await fillRecord(two.page, { institutionAddress: '東京都港区1-2-3' });
  await application(page, 'みなと総合病院');
  await fillRecord(page, { workContent: '外来診療' });

  const folder = mkdtempSync(path.join(tmpdir(), 'career-desk-shared-'));
  for (const pc of [one, two]) {
    await settings(pc.page, 'このPC以外でも使う');
    await chooseFolder(pc, folder);
  }
  await expect(page.getByRole('cell', { name: '自宅のPC' })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/共有フォルダー：最新（/).first()).toBeVisible({ timeout: 40_000 });
  await look(page, 'pcs');
  await application(page, 'みなと総合病院');
  await expect(page.locator('[data-field="institutionAddress"] input, [data-field="institutionAddress"] textarea').first()).toHaveValue('東京都港区1-2-3', { timeout: 30_000 });
  await application(two.page, 'みなと総合病院');
  await expect(two.page.locator('[data-field="workContent"] textarea, [data-field="workContent"] input').first()).toHaveValue('外来診療', { timeout: 30_000 });
  // once everybody has it nothing but what each says of itself lies there
  await expect.poll(() => readdirSync(path.join(folder, 'CareerDesk-PCs')).filter((name) => !name.includes('.state.')), { timeout: 30_000 }).toEqual([]);

  // the one at home is gone: it is stopped by name, and the other one says so from then on
  await settings(page, 'PCをなくしたとき');
  await page.getByText(/^自宅のPC/).first().click();
  await fill(page, 'lost-day', 'R8.4.1');
  await page.locator('[data-field="lost-day"] input').press('Tab');
  await page.getByRole('button', { name: '使用停止にする' }).click();
  await page.getByRole('alertdialog', { name: '「自宅のPC」を使用停止にしますか' }).getByRole('button', { name: '使用停止にする' }).click();
  await expect(page.getByText(/^自宅のPC は、令和8年4月1日 00:00 から使用停止です$/)).toBeVisible();
  await expect(page.getByRole('button', { name: '新しい連絡先カードを保存' })).toBeVisible();
  await look(page, 'lost');
  await settings(page, 'このPC以外でも使う');
  await expect(page.getByRole('row', { name: /自宅のPC/ })).toContainText('使用をやめた');
});

test('the staff changes of April on one screen: a newcomer with a one-time password, a leaver with a last day', async () => {
  const office = await firstRunOffice();
  open.push(office);
  const { page } = office;
  await settings(page, '4月の異動');
  await page.getByRole('button', { name: '来る人を追加' }).click();
  await fill(page, 'comer-1', '高橋 三郎');
  await page.locator('[data-field="comer-roles-1"]').getByText('管理', { exact: true }).click();
  await page.locator('[data-field="leavers"]').getByText('佐藤 健', { exact: true }).click();
  await look(page, 'moves');
  await page.getByRole('button', { name: 'この内容で異動を行う' }).click();
  await expect(page.getByText('異動を行いました')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/加わった人：高橋 三郎　去る人：佐藤 健/)).toBeVisible();
  const once = await page.locator('[data-one-time]').textContent();
  await look(page, 'moves-done');
  await lock(page);
  await fill(page, 'unlock', once ?? '');
  await page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(page.getByRole('heading', { name: '自分のパスワードを決めてください' })).toBeVisible({ timeout: 20_000 });
  await look(page, 'own-password');
  await fill(page, 'one-time', once ?? '');
  await fill(page, 'password', 'fuji-Tsubame-3391-mori');
  await fill(page, 'password-again', 'fuji-Tsubame-3391-mori');
  await page.getByRole('button', { name: 'このパスワードにする' }).click();
  await inDesk(page);
  await expect(page.getByText('高橋 三郎').first()).toBeVisible();
  await lock(page);
  await unlock(page, 'fuji-Tsubame-3391-mori');
});
