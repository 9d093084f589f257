import { expect, type Page, test } from '@playwright/test';
import { type RunningDesk, startDesk } from './kit/start-desk.ts';

let desk: RunningDesk;

test.beforeEach(async ({ page }) => {
  desk = await startDesk();
  await page.goto(desk.address);
  await expect(page.getByRole('heading', { name: 'はじめに、どなたが使いますか' })).toBeVisible();
});

test.afterEach(() => desk.remove());

const rail = (page: Page) => page.getByRole('navigation', { name: 'メニュー' });
const settingsPage = (page: Page, name: string) => page.getByLabel('設定の項目').getByRole('button', { name });

async function useProposal(page: Page): Promise<string> {
  const proposal = await page.locator('output').innerText();
  await page.getByLabel(/このパスワードを一度入力/).fill(proposal);
  await page.getByRole('button', { name: '保管庫を作る' }).click();
  await expect(page.getByRole('heading', { name: '復旧用紙を用意してください' })).toBeVisible();
  return proposal;
}

async function doItLater(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'あとで用意する' }).click();
  await page.getByRole('button', { name: 'あとで決める' }).click();
  await expect(rail(page)).toBeVisible();
}

async function startDoctor(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^医師/ }).click();
  await page.getByLabel(/氏名/).fill('山田 花子');
  await page.getByLabel(/フリガナ/).fill('やまだ はなこ');
  await page.getByRole('button', { name: '次へ' }).click();
}

async function startOffice(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^事務局/ }).click();
  await page.getByLabel(/事務局の名称/).fill('関東信越厚生局');
  await page.getByLabel(/電話番号/).fill('０４８−１２３−４５６７');
  await page.getByLabel(/あなたの氏名/).fill('佐藤 一郎');
  await page.getByRole('button', { name: '次へ' }).click();
  return useProposal(page);
}

async function unlock(page: Page, password: string): Promise<void> {
  await page.getByLabel(/^パスワード/).fill(password);
  await page.keyboard.press('Enter');
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('heading', { name: '保管庫を開く' })).toBeVisible();
}

test('a doctor starts with name, password and recovery sheet, and types the sheet back', async ({ page }) => {
  await startDoctor(page);
  await useProposal(page);
  const digits = (await page.locator('[data-recovery-code]').innerText()).replaceAll(/\D/g, '');
  expect(digits).toHaveLength(48);
  const check = page.getByLabel(/用紙を見ながら/);
  await check.fill(digits.replace(/.$/, (last) => String((Number(last) + 1) % 10)));
  await page.getByRole('button', { name: '確かめる' }).click();
  await expect(check).toHaveAttribute('aria-invalid', 'true');
  await check.fill(digits);
  await page.getByRole('button', { name: '確かめる' }).click();
  await page.getByRole('button', { name: 'あとで決める' }).click();
  await expect(rail(page)).toBeVisible();
  await expect(page.getByText('バックアップの置き場所が決まっていません')).toBeVisible();
  await expect(page.getByText('復旧用紙をまだ用意していません')).toHaveCount(0);
  expect(page.url()).toBe(desk.address);
});

test('weak and full-width passwords are refused with the reason', async ({ page }) => {
  await startDoctor(page);
  await page.getByText('自分で決める').click();
  const password = page.getByLabel(/^パスワード(?!の)/);
  await password.fill('12345678');
  await page.getByLabel(/もう一度入力/).fill('12345678');
  await page.getByRole('button', { name: '保管庫を作る' }).click();
  await expect(page.getByText('このパスワードは弱すぎます')).toBeVisible();
  await expect(page.getByText(/並び順/)).toBeVisible();
  await password.fill('ｐａｓｓ漢字');
  await expect(page.getByText(/半角の英数字と記号だけ/)).toBeVisible();
  await password.fill('kiri-Sakura-4821-umi');
  await page.getByLabel(/もう一度入力/).fill('kiri-Sakura-4821-um');
  await page.getByRole('button', { name: '保管庫を作る' }).click();
  await expect(page.getByText('2回の入力が同じではありません')).toBeVisible();
  await page.getByLabel(/もう一度入力/).fill('kiri-Sakura-4821-umi');
  await page.getByRole('button', { name: '保管庫を作る' }).click();
  await expect(page.getByRole('heading', { name: '復旧用紙を用意してください' })).toBeVisible();
});

test('locks, tells a wrong password apart, makes the next tries wait, and opens with the right one', async ({ page }) => {
  await startDoctor(page);
  const password = await useProposal(page);
  await doItLater(page);
  await lock(page);
  for (let tries = 1; tries <= 3; tries++) {
    await unlock(page, 'not-the-password');
    // the field is emptied when the answer is there
    await expect(page.getByLabel(/^パスワード/)).toHaveValue('', { timeout: 20_000 });
    await expect(page.getByText('パスワードが違います。')).toBeVisible();
  }
  await expect(page.getByText(/次は確かめる前に\d+秒待ちます/)).toBeVisible();
  await unlock(page, password);
  await expect(rail(page)).toBeVisible();
  await expect(page.getByText('山田 花子').first()).toBeVisible();
});

test('a forgotten password is helped by the recovery sheet, and a new one is chosen', async ({ page }) => {
  await startDoctor(page);
  await useProposal(page);
  const digits = (await page.locator('[data-recovery-code]').innerText()).replaceAll(/\D/g, '');
  await doItLater(page);
  await lock(page);
  await page.getByRole('button', { name: 'パスワードを忘れたとき' }).click();
  await page.getByLabel(/復旧番号/).fill(digits);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '新しいパスワードを決めてください' })).toBeVisible();
  const next = await page.locator('output').innerText();
  await page.getByLabel(/このパスワードを一度入力/).fill(next);
  await page.getByRole('button', { name: 'このパスワードにする' }).click();
  await expect(rail(page)).toBeVisible();
  await lock(page);
  await unlock(page, next);
  await expect(rail(page)).toBeVisible();
});

test('the password is changed in the settings: the current one is asked, the old one opens nothing any more, the new one does', async ({ page }) => {
  await startDoctor(page);
  const old = await useProposal(page);
  await doItLater(page);
  await rail(page).getByRole('button', { name: '設定' }).click();
  await settingsPage(page, '安全').click();
  const card = page.getByRole('region', { name: 'パスワードの変更' });
  await card.getByRole('button', { name: 'パスワードを変える' }).click();
  await expect(card.getByText('変えたあとも、以前のバックアップは以前のパスワードで開きます。')).toBeVisible();
  const next = await card.locator('output').innerText();
  expect(next).not.toBe(old);
  await card.getByLabel(/いまのパスワード/).fill('not-the-password');
  await card.getByLabel(/このパスワードを一度入力/).fill(next);
  await card.getByRole('button', { name: 'パスワードを変える' }).click();
  await expect(card.getByText('パスワードが違います。')).toBeVisible();
  await card.getByLabel(/いまのパスワード/).fill(old);
  await card.getByRole('button', { name: 'パスワードを変える' }).click();
  await expect(page.getByText(/^パスワードを変えました/)).toBeVisible();
  await lock(page);
  await unlock(page, old);
  await expect(page.getByLabel(/^パスワード/)).toHaveValue('', { timeout: 20_000 });
  await expect(page.getByText('パスワードが違います。')).toBeVisible();
  await unlock(page, next);
  await expect(rail(page)).toBeVisible();
  await expect(page.getByText('山田 花子').first()).toBeVisible();
});

test('two vaults live side by side on one PC, and each opens with its own password', async ({ page }) => {
  await startDoctor(page);
  const doctor = await useProposal(page);
  await doItLater(page);
  await lock(page);
  await page.getByRole('button', { name: /別の保管庫を作る/ }).click();
  const office = await startOffice(page);
  await doItLater(page);
  await lock(page);
  await page.getByRole('radio', { name: /関東信越厚生局/ }).check({ force: true });
  await unlock(page, office);
  await expect(page.getByText('事務局・佐藤 一郎')).toBeVisible();
  await lock(page);
  await page.getByRole('radio', { name: /医師/ }).check({ force: true });
  await unlock(page, doctor);
  await expect(page.getByText('山田 花子').first()).toBeVisible();
});

test('an office adds a colleague, switches in two clicks, and the last manager stays', async ({ page }) => {
  await startOffice(page);
  await doItLater(page);
  await rail(page).getByRole('button', { name: '設定' }).click();
  await settingsPage(page, '担当者').click();
  await page.getByRole('button', { name: '担当者を追加' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/氏名/).fill('鈴木 二郎');
  await dialog.getByLabel(/^パスワード(?!の)/).fill('maple-river-stone-94');
  await dialog.getByLabel(/もう一度入力/).fill('maple-river-stone-94');
  await dialog.getByRole('button', { name: '追加する' }).click();
  await expect(page.getByText('鈴木 二郎 さんを追加しました')).toBeVisible();

  await page.getByRole('button', { name: /佐藤 一郎: 直す/ }).click();
  await page.getByRole('menuitem', { name: /外す/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: /外す/ }).click();
  await expect(page.getByText('この担当者からは「管理」を外せません。')).toBeVisible();

  await page.getByRole('button', { name: '担当者の切替' }).click();
  await page.getByRole('menuitem', { name: /鈴木 二郎/ }).click();
  await page.getByLabel(/鈴木 二郎 さんのパスワード/).fill('maple-river-stone-94');
  await page.keyboard.press('Enter');
  await expect(page.getByText('事務局・鈴木 二郎')).toBeVisible();
  await expect(page.getByText('追加・変更は「管理」の役割がある担当者ができます。')).toBeVisible();
});

test('the invitation of an office is the doctor\'s first run, with the office already a contact', async ({ page, browser }) => {
  await startOffice(page);
  await doItLater(page);
  await rail(page).getByRole('button', { name: '設定' }).click();
  await settingsPage(page, '事務局の情報・様式').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '案内ファイルを作る' }).click()]);
  const file = await download.path();

  const other = await startDesk();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const doctor = await context.newPage();
    await doctor.goto(other.address);
    const [chooser] = await Promise.all([doctor.waitForEvent('filechooser'), doctor.getByRole('button', { name: '案内ファイルを開く' }).click()]);
    await chooser.setFiles(file);
    await expect(doctor.getByText('関東信越厚生局 の案内')).toBeVisible();
    await expect(doctor.getByText('048-123-4567')).toBeVisible();
    await doctor.getByText('この事務局に申請します').click();
    await doctor.getByLabel(/氏名/).fill('山田 花子');
    await doctor.getByLabel(/フリガナ/).fill('ヤマダ ハナコ');
    await doctor.getByRole('button', { name: '次へ' }).click();
    await useProposal(doctor);
    await doItLater(doctor);
    await rail(doctor).getByRole('button', { name: '連絡先' }).click();
    await doctor.getByRole('row', { name: /関東信越厚生局/ }).click();
    await expect(doctor.getByText('事務局として認める').first()).toBeVisible();
    await expect(doctor.getByText('確認済み').first()).toBeVisible();
  } finally {
    await context.close();
    await other.remove();
  }
});

test('a sample opens by one press, is marked, reopens without a password, and goes without residue', async ({ page }) => {
  await page.getByRole('button', { name: '見本で試す（事務局）' }).click();
  await expect(page.getByText('これは見本です。本物の記録ではありません。')).toBeVisible({ timeout: 30_000 });
  await lock(page);
  await page.getByRole('button', { name: '見本を開く' }).click();
  await expect(rail(page)).toBeVisible();
  await rail(page).getByRole('button', { name: '設定' }).click();
  await settingsPage(page, '保管庫').click();
  await page.getByRole('button', { name: '見本を消す' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '見本を消す' }).click();
  await expect(page.getByRole('heading', { name: 'はじめに、どなたが使いますか' })).toBeVisible();
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(left.filter((name) => name?.startsWith('career-desk-vault'))).toEqual([]);
});

test('a second tab says that the vault is open in the first, and opens once that is closed', async ({ page, context }) => {
  await startDoctor(page);
  const password = await useProposal(page);
  await doItLater(page);
  const second = await context.newPage();
  await second.goto(desk.address);
  await unlock(second, password);
  await expect(second.getByRole('heading', { name: '別のタブで開いています' })).toBeVisible();
  await page.close();
  await second.getByRole('button', { name: 'もう一度試す' }).click();
  await unlock(second, password);
  await expect(rail(second)).toBeVisible();
});

test('a browser that forgot everything opens the vault again from its copy, and says so', async ({ page }) => {
  await startDoctor(page);
  const password = await useProposal(page);
  await doItLater(page);
  await lock(page);
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name ?? '');
        request.addEventListener('success', resolve);
      });
    }
    localStorage.clear();
  });
  await page.reload();
  await expect(page.getByText('前回のデータがあります。', { exact: false })).toBeVisible();
  await unlock(page, password);
  await expect(page.getByText(/保管庫を控えから作り直しました/)).toBeVisible();
  await expect(page.getByText('山田 花子').first()).toBeVisible();
});
