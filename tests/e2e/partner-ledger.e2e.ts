import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { confirmSender, type Desk, fillRecord, firstRunDoctor, firstRunOffice, handOver, makeFile, makeInvitation, openExchange, openSend, receive, saveMade, send, sendShown, takeIn } from '../kit/desk-driver.ts';
import { goTo } from './kit/first-run.ts';

let office: Desk;
let doctor: Desk;
/** The doctor's files by number. */
const files: string[] = [''];

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await firstRunOffice({});
  doctor = await firstRunDoctor({ invitation: await makeInvitation(office) });
});

test.afterAll(async () => {
  await Promise.all([office, doctor].map((desk) => desk?.close()));
});

async function openPost(page: Page): Promise<void> {
  await goTo(page, '今日');
  await goTo(page, 'キャリア');
  await page.getByRole('radio', { name: '経歴・ポスト' }).click();
}

async function openPartner(desk: Desk, name: string): Promise<void> {
  await openExchange(desk, 'やり取りの記録');
  await desk.page.getByRole('region', { name: '相手ごとの状況' }).getByRole('link', { name }).click();
  await expect(desk.page.getByRole('heading', { name: `${name} とのやり取り` })).toBeVisible();
}

/** A browser never learns where a file lies until the person shows it: here a folder of the page's own stands for the stick. */
async function showTheStick({ page }: Desk, file: string): Promise<void> {
  await page.evaluate(
    async ({ name, bytes }) => {
      const stick = await (await navigator.storage.getDirectory()).getDirectoryHandle('USB', { create: true });
      const writer = await (await stick.getFileHandle(name, { create: true })).createWritable();
      await writer.write(new Uint8Array(bytes));
      await writer.close();
      Object.assign(window, { showDirectoryPicker: async () => stick });
    },
    { name: path.basename(file), bytes: [...readFileSync(file)] },
  );
  await page.getByRole('button', { name: 'ファイルのある場所（USB）を選ぶ' }).click();
}

const onTheStick = ({ page }: Desk): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const stick = await (await navigator.storage.getDirectory()).getDirectoryHandle('USB');
    const names: string[] = [];
    for await (const name of (stick as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    return names;
  });

/** 返信を同じ場所に保存, then 元のファイルを消す; both stand in the ledger. */
async function replyOnTheSameMedium(desk: Desk, file: string): Promise<void> {
  const { page } = desk;
  if (desk.edition === 'browser') await showTheStick(desk, file);
  await page.getByRole('button', { name: /^返信を同じ(USB|場所)に保存$/ }).click();
  await expect(page.getByText(/に .*を保存しました/).first()).toBeVisible();
  await page.getByRole('button', { name: /^(USBの|元の)ファイルを消す$/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '消す', exact: true }).click();
  await expect(page.getByText('媒体のファイルを消し、記録しました')).toBeVisible();
  if (desk.edition === 'browser') {
    const left = await onTheStick(desk);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/受領の連絡/);
  }
  await openPartner(desk, '山田 花子');
  await expect(page.getByRole('row', { name: /媒体のファイルは消しました/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /受領の連絡/ }).first()).toContainText('USB');
}

test('No. 1, 2 and 4 come: the office is told that No. 3 did not, and asks for it in one press', async () => {
  for (const number of [1, 2]) files[number] = await send(doctor, { purpose: 'キャリアプラン' });
  await openPost(doctor.page);
  await doctor.page.getByRole('button', { name: '職務を追加' }).click();
  await fillRecord(doctor.page, { organisation: '医政局 医事課', title: '課長補佐', rung: ['補佐・専門官'], startOn: '2020/4/1' });
  files[3] = await send(doctor, { purpose: 'キャリアプラン' });
  await openSend(doctor, { purpose: 'キャリアプラン' });
  await doctor.page.getByText('このファイルに入れる').first().click();
  files[4] = await sendShown(doctor);

  const { page } = office;
  await receive(office, files[1] as string);
  await confirmSender(office);
  await takeIn(office);
  await receive(office, files[2] as string);
  await takeIn(office).catch(() => page.getByRole('button', { name: '受け取ったことを記録する' }).click());
  await receive(office, files[4] as string);
  await expect(page.getByText('No. 3 が届いていません').first()).toBeVisible();
  await page.getByRole('button', { name: /^(取り込む（\d+件）|受け取ったことを記録する)$/ }).click();
  await page.getByRole('button', { name: '再送を依頼する' }).click();
  await expect(page.getByRole('heading', { name: '再送の依頼（No. 1）' })).toBeVisible();
  files[5] = await saveMade(office);
  await handOver(office);
  await openPartner(office, '山田 花子');
  await expect(page.getByRole('row', { name: /^No\. 3 / })).toContainText('届いていません');
  await expect(page.getByRole('row', { name: /^No\. 3 / })).toContainText('再送を依頼（送付済）');
});

test('the doctor opens the request and hands over exactly No. 3 again', async () => {
  const { page } = doctor;
  await receive(doctor, files[5] as string);
  await expect(page.getByText('No. 3 の再送を頼まれています')).toBeVisible();
  await page.getByRole('button', { name: '受け取ったことを記録する' }).click();
  await page.getByRole('button', { name: 'No. 3 をもう一度渡す' }).click();
  await expect(page.getByRole('heading', { name: 'キャリアプラン（No. 3）' })).toBeVisible();
  const again = await saveMade(doctor);
  expect(path.basename(again)).toBe(path.basename(files[3] as string));
  await handOver(doctor);
  await openPartner(doctor, '関東信越厚生局');
  await expect(page.getByRole('row', { name: /^No\. 3 / })).toContainText('に再送');
});

test('coming late it is called older and changes nothing newer; a replay is known; the ledger says all of it', async () => {
  const { page } = office;
  await receive(office, files[3] as string);
  await expect(page.getByText('古いファイルです。新しい内容はそのままです（No. 4 がすでに届いています）')).toBeVisible();
  await expect(page.getByText('こちらの依頼への返事です。依頼は処理済になります。')).toBeVisible();
  await takeIn(office);
  await receive(office, files[2] as string);
  await expect(page.getByText('このファイルは取り込み済みです。何も変わりません。')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '閉じる', exact: true }).click();
  await openPartner(office, '山田 花子');
  await expect(page.getByText('が届いていません')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^No\. 3 / })).toContainText('No. 4 のあとに届いた古いファイルです');
  await expect(page.getByRole('row', { name: /^No\. 2 / })).toContainText('同じファイルがあと 1回届きました');
  await expect(page.getByRole('row', { name: /再送の依頼/ })).toContainText('処理済');
});

test('told by telephone is recorded as that, and a signed receipt takes its place', async () => {
  const { page } = doctor;
  const file = await send(doctor, { purpose: 'キャリアプラン' });
  await openPartner(doctor, '関東信越厚生局');
  await page.getByRole('link', { name: 'キャリアプラン（No. 5）' }).click();
  await page.getByRole('button', { name: '電話で確認', exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: /^確認した相手の方/ }).fill('佐藤様');
  await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click();
  await expect(page.getByText('電話で確認（佐藤様）').first()).toBeVisible();
  await receive(office, file);
  await office.page.getByRole('button', { name: /^(取り込む（\d+件）|受け取ったことを記録する)$/ }).click();
  await openPartner(office, '山田 花子');
  await office.page.getByRole('button', { name: '受領の連絡だけを送る' }).click();
  const receipts = await saveMade(office);
  await handOver(office);
  await receive(doctor, receipts);
  await page.getByRole('button', { name: '受け取ったことを記録する' }).click();
  await openPartner(doctor, '関東信越厚生局');
  await expect(page.getByRole('row', { name: /^No\. 5 キャリアプラン/ })).toContainText('受付');
  await expect(page.getByText('電話で確認')).toHaveCount(0);
});

test('a large deletion is read by name and needs typing on both sides', async () => {
  await openPost(doctor.page);
  await doctor.page.getByRole('row', { name: /医事課/ }).click();
  await doctor.page.getByRole('button', { name: 'この職務を消す' }).click();
  await openSend(doctor, { purpose: 'キャリアプラン' });
  const make = doctor.page.getByRole('button', { name: 'ファイルを作る', exact: true });
  await expect(make).toBeDisabled();
  await doctor.page.getByRole('textbox', { name: '件数、または「削除」' }).fill('削除');
  await expect(make).toBeEnabled();
  await makeFile(doctor);
  const file = await saveMade(doctor);
  await handOver(doctor);
  const { page } = office;
  await receive(office, file);
  await expect(page.getByRole('region', { name: '削除されるもの' })).toContainText('山田 花子 先生: 1件'.replace(' 先生', ''));
  const apply = page.getByRole('button', { name: /^取り込む（\d+件）$/ });
  await expect(apply).toBeDisabled();
  const typed = page.getByRole('textbox', { name: '件数、または「削除」' });
  await typed.fill('2');
  await typed.press('Enter');
  await expect(apply).toBeDisabled();
  await typed.fill('１');
  await typed.press('Enter');
  // Enter in the field never takes the file in
  await expect(apply).toBeEnabled();
  await takeIn(office);
});

test('what was deleted is found again in words and restored, and the restoring travels', async () => {
  const { page } = doctor;
  await goTo(page, '設定');
  await page.getByRole('button', { name: '削除した記録' }).click();
  await page.getByRole('button', { name: /^元に戻す: 経歴・ポスト（医政局 医事課/ }).click();
  await expect(page.getByText('削除した記録はありません')).toBeVisible();
  const file = await send(doctor, { purpose: 'キャリアプラン' });
  await receive(office, file);
  await takeIn(office);
  await replyOnTheSameMedium(office, file);
  await goTo(office.page, '設定');
  await office.page.getByRole('button', { name: '削除した記録' }).click();
  await expect(office.page.getByText('削除した記録はありません')).toBeVisible();
});

test('the doctors who wait are answered in one batch: one folder, one file each and a list, handed over together on a numbered stick', async () => {
  test.setTimeout(240_000);
  const { page } = office;
  const invitation = await makeInvitation(office);
  for (const name of ['佐藤 一郎', '鈴木 春子']) {
    const more = await firstRunDoctor({ name, kana: 'サトウ', invitation });
    const file = await send(more, { purpose: 'キャリアプラン' });
    await receive(office, file);
    await confirmSender(office);
    await takeIn(office);
    await more.close();
  }
  await openExchange(office);
  // 山田 花子 has her answer on her own medium already
  await page.getByRole('button', { name: '返事をまとめて作る（2人）' }).click();
  await page.getByRole('button', { name: 'すべて選ぶ' }).click();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-batch-'));
  if (office.edition === 'browser') {
    await page.getByText('新しいフォルダーにまとめて保存する').click();
    await page.locator('[data-field="place-typed"] input').fill(folder);
    await page.getByRole('button', { name: 'ここに置く' }).last().click();
    await expect(page.getByText(/^保存先: /)).toBeVisible();
  }
  await page.getByRole('button', { name: '2人分のファイルを作る' }).click();
  await expect(page.getByText(/2人分のファイルと一覧を保存しました|2人分のファイルを作りました/)).toBeVisible({ timeout: 30_000 });
  if (office.edition === 'browser') {
    const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(inside.filter((name) => name.endsWith('.cdesk'))).toHaveLength(2);
    const list = inside.find((name) => name.endsWith('.csv')) as string;
    const text = readFileSync(path.join(folder, list), 'utf8');
    for (const name of ['佐藤 一郎', '鈴木 春子']) expect(text).toContain(name);
  }
  await page.getByRole('button', { name: 'すべて渡しました' }).click();
  await page.getByRole('dialog').getByText('USB', { exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: /^媒体番号/ }).fill('USB-07');
  await page.getByRole('button', { name: '記録する', exact: true }).click();
  await openExchange(office);
  await page.getByRole('tab', { name: /^媒体持出簿/ }).click();
  await expect(page.getByRole('row', { name: /USB-07/ })).toContainText('佐藤 一郎');
  await page.getByRole('button', { name: '返却を記録: 媒体番号 USB-07' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click();
  await expect(page.getByText('持ち出し中')).toHaveCount(0);
  await page.getByRole('tab', { name: /^送付の状況/ }).click();
  await page.getByRole('radio', { name: /^送付済/ }).click();
  for (const name of ['佐藤 一郎', '鈴木 春子']) await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: '受領の連絡' }).first()).toContainText('送付済');
  await rm(folder, { recursive: true, force: true });
});
