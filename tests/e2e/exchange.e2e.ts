import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { confirmSender, type Desk, firstRunDoctor, firstRunOffice, makeFile, makeInvitation, openExchange, openSend, receive, saveMade, handOver, settledMark, takeIn, vaultMark } from '../kit/desk-driver.ts';

let office: Desk;
let doctor: Desk;
let other: Desk;
let folder: string;
/** The doctor's first file for the office. */
let file: string;

const OFFICE = '関東信越厚生局';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await mkdtemp(path.join(os.tmpdir(), 'career-desk-exchange-'));
  office = await firstRunOffice({ name: OFFICE });
  const invitation = await makeInvitation(office);
  doctor = await firstRunDoctor({ invitation });
  other = await firstRunOffice({ name: '近畿厚生局', member: '鈴木 一' });
});

test.afterAll(async () => {
  await Promise.all([office, doctor, other].map((desk) => desk?.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A file of that name with those bytes. */
async function put(name: string, bytes: Uint8Array): Promise<string> {
  const to = path.join(folder, name);
  await writeFile(to, bytes);
  return to;
}

test('the doctor reads what leaves and what stays, and makes one file for the office', async () => {
  const { page } = doctor;
  await openSend(doctor, { purpose: 'キャリアプラン' });
  await expect(page.getByRole('radiogroup', { name: /^だれに/ }).getByRole('radio', { name: OFFICE })).toBeChecked();
  await expect(page.getByRole('region', { name: '相手に見える内容' })).toContainText('ヤマダ ハナコ');
  await expect(page.getByRole('region', { name: 'ここに残るもの' })).toContainText('ほかの用件の記録');
  await makeFile(doctor);
  await expect(page.getByText('作成済・未送付', { exact: true })).toBeVisible();
  file = await saveMade(doctor);
  expect(path.basename(file)).toMatch(/^[A-Z]\d{6}_キャリアプラン_関東信越厚生局あて_No1_\d+_[0-9a-f]{8}\.cdesk$/);
  expect(path.basename(file)).not.toContain('山田');
  await expect(page.getByText(/を保存しました。$/)).toBeVisible();
});

test('it counts as not handed over until somebody says so; then it awaits a reply', async () => {
  const { page } = doctor;
  await openExchange(doctor);
  await expect(page.getByRole('tab', { name: /送るもの/ })).toContainText('1');
  await page.getByRole('link', { name: 'キャリアプラン（No. 1）' }).click();
  await handOver(doctor);
  await openExchange(doctor, '返事待ち');
  await expect(page.getByRole('row', { name: /キャリアプラン（No. 1）/ })).toContainText('送付済');
  await expect(page.getByRole('row', { name: /キャリアプラン（No. 1）/ })).toContainText('0営業日');
});

test('the office sees who made it before anything else; the first file of a stranger is readable and not applied', async () => {
  const { page } = office;
  const before = await settledMark(office);
  await receive(office, file);
  await expect(page.getByText(/山田 花子 先生 が 令和\d+年\d+月\d+日 \d\d:\d\d に作成。No\. 1。作成後の書き換えはありません。宛先：関東信越厚生局（こちら）/)).toBeVisible();
  await expect(page.getByText('山田 花子 先生 は、まだ連絡先にありません')).toBeVisible();
  await expect(page.getByRole('button', { name: /^取り込む/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: '変わるところ' })).toContainText('本人の情報（山田 花子）');
  await page.getByRole('region', { name: '変わるところ' }).getByRole('link', { name: '内容を見る' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('ヤマダ ハナコ');
  await page.keyboard.press('Escape');
  expect(await settledMark(office)).toEqual(before);
});

test('the six words are the same on both sides; once confirmed, the preview can be taken in', async () => {
  const { page } = office;
  await expect(page.getByText('確認語（六語）', { exact: true }).first()).toBeVisible();
  await confirmSender(office);
  await expect(page.getByRole('button', { name: /^取り込む（\d+件）$/ })).toBeVisible();
  await takeIn(office);
  await expect(page.getByText(/の No\. 1 を取り込みました（\d+件の変更）/)).toBeVisible();
});

test('the same file a second time changes nothing, and the screen says so', async () => {
  const { page } = office;
  const before = await settledMark(office);
  await receive(office, file);
  await expect(page.getByText('このファイルは取り込み済みです。何も変わりません。')).toBeVisible();
  await expect(page.getByRole('button', { name: /^取り込む/ })).toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: '閉じる', exact: true }).click();
  // nothing but the ledger's own count moved
  await expect(page.getByText('同じファイルがまた届いたことを記録しました（変更はありません）')).toBeVisible();
  expect((await settledMark(office)).lastSeq).toBe(before.lastSeq + 1);
});

test('an import is undone later from the list, and can be taken in again', async () => {
  const { page } = office;
  await openExchange(office, '届いたもの');
  await page.getByRole('link', { name: 'キャリアプラン（No. 1）' }).click();
  await page.getByRole('button', { name: '取り込みを取り消す' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '取り込みを取り消す' }).click();
  await expect(page.getByText('取り込みを取り消しました。取り込む前の内容に戻っています。')).toBeVisible();
  await expect(page.getByText('取り消し済み')).toBeVisible();
  await receive(office, file);
  await expect(page.getByText('以前に取り消しています')).toBeVisible();
  await takeIn(office);
  await expect(page.getByText(/を取り込みました/)).toBeVisible();
});

const TROUBLES: readonly { readonly title: string; readonly make: (sound: Uint8Array, name: string) => { readonly name: string; readonly bytes: Uint8Array }; readonly says: RegExp }[] = [
  { title: 'a file that was cut', make: (sound, name) => ({ name, bytes: sound.slice(0, -100) }), says: /途中で切れています/ },
  {
    title: 'a file with one flipped byte',
    make: (sound, name) => {
      const bytes = sound.slice();
      bytes[bytes.length - 40] = (bytes[bytes.length - 40] as number) ^ 1;
      return { name, bytes };
    },
    says: /壊れています/,
  },
  { title: "another program's file", make: () => ({ name: '申請書.cdesk', bytes: Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n') }), says: /このアプリのファイルではありません|医師キャリアデスクのファイルではありません|PDF/ },
  { title: 'an empty file', make: (_, name) => ({ name, bytes: new Uint8Array() }), says: /大きさが 0 です/ },
];

for (const { title, make, says } of TROUBLES) {
  test(`${title} has its own message in three parts, and nothing is written`, async () => {
    const { page } = office;
    const before = await settledMark(office);
    const bent = make(await readFile(file), path.basename(file));
    await receive(office, await put(bent.name, bent.bytes));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(says);
    await expect(alert).toContainText('なぜか');
    await expect(alert).toContainText('どうすればよいか');
    await expect(alert).toContainText(bent.name);
    await page.getByRole('main').getByRole('button', { name: '閉じる', exact: true }).click();
    expect(await settledMark(office)).toEqual(before);
  });
}

test('a file for another office cannot be opened, and says for whom it is not', async () => {
  const { page } = other;
  const before = await settledMark(other);
  await receive(other, file);
  await expect(page.getByRole('alert')).toContainText(/あなた宛てではありません|こちら宛てではありません|宛て/);
  expect(await settledMark(other)).toEqual(before);
});

test("one's own file is recognised", async () => {
  await receive(doctor, file);
  await expect(doctor.page.getByRole('alert')).toContainText('このPCで作ったファイルです');
});

test('a file that was never handed over is cancelled, and the next one says so: no gap on the other side', async () => {
  const { page } = doctor;
  await openSend(doctor, { purpose: 'キャリアプラン' });
  await makeFile(doctor);
  await page.getByRole('button', { name: 'ほかの操作' }).click();
  await page.getByRole('menuitem', { name: '取りやめる' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '取りやめる' }).click();
  await expect(page.getByText('取りやめ', { exact: true })).toBeVisible();
  await openSend(doctor, { purpose: 'キャリアプラン' });
  await makeFile(doctor);
  const third = await saveMade(doctor);
  expect(path.basename(third)).toContain('_No3_');
  await receive(office, third);
  await expect(office.page.getByText(/No\. 3。作成後の書き換えはありません/)).toBeVisible();
  await expect(office.page.getByText('が届いていません')).toHaveCount(0);
  expect(vaultMark(office).lastSeq).toBeGreaterThan(0);
});
