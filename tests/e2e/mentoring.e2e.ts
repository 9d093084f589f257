import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { confirmSender, type Desk, fillRecord, firstRunDoctor, firstRunOffice, makeInvitation, openSend, receive, sendShown, takeIn } from '../kit/desk-driver.ts';
import { goTo } from './kit/first-run.ts';

let office: Desk;
let mentee: Desk;
let mentor: Desk;

const CANARY = 'カナリア眠れない夜が続く';
const SUMMARY = '専門医の道筋と来年の異動について話した';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await firstRunOffice({});
  const invitation = await makeInvitation(office);
  mentee = await firstRunDoctor({ invitation, name: '山田 花子', kana: 'ヤマダ ハナコ' });
  mentor = await firstRunDoctor({ invitation, name: '佐藤 一郎', kana: 'サトウ イチロウ' });
  for (const doctor of [mentee, mentor]) {
    await goTo(doctor.page, '連絡先');
    await doctor.page.getByRole('button', { name: '本人の情報' }).click();
    await fillRecord(doctor.page, { affiliation: '医政局医事課' });
    await openSend(doctor, { purpose: 'キャリアプラン' });
    await receive(office, await sendShown(doctor));
    await confirmSender(office);
    await takeIn(office);
  }
});

test.afterAll(async () => {
  await Promise.all([office, mentee, mentor].map((desk) => desk?.close()));
});

const files: Record<string, string> = {};

test('the coordinator pairs two different confirmed doctors, is warned of the same office, and sends each the file', async () => {
  const { page } = office;
  await goTo(page, 'メンター');
  await page.getByRole('button', { name: '組を作る' }).click();
  await page.getByRole('combobox', { name: 'メンター' }).fill('佐藤 一郎');
  await page.getByRole('option', { name: /佐藤 一郎/ }).click();
  await page.getByRole('combobox', { name: 'メンティー' }).fill('佐藤 一郎');
  await page.getByRole('option', { name: /佐藤 一郎/ }).click();
  await expect(page.getByText('メンターとメンティーには、別の人を選んでください').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'この二人で組を作る' })).toBeDisabled();
  await page.getByRole('combobox', { name: 'メンティー' }).fill('山田 花子');
  await page.getByRole('option', { name: /山田 花子/ }).click();
  await expect(page.getByText('お二人の所属が同じです（医政局医事課）')).toBeVisible();
  await page.getByRole('button', { name: 'この二人で組を作る' }).click();
  await expect(page.getByRole('heading', { name: '佐藤 一郎 → 山田 花子' })).toBeVisible();
  await fillRecord(page, { note: '三か月に一度をめやすにお会いください。' });
  for (const [side, button] of [['mentor', 'メンターへ送る'], ['mentee', 'メンティーへ送る']] as const) {
    await goTo(page, 'メンター');
    await page.getByRole('row', { name: /佐藤 一郎 → 山田 花子/ }).click();
    await page.getByRole('button', { name: button }).click();
    files[side] = await sendShown(office);
  }
  await goTo(page, 'メンター');
  await expect(page.getByRole('row', { name: /佐藤 一郎 → 山田 花子/ })).toContainText('お二人に送付済');
});

test('opened at the doctor, the pair makes the partner a confirmed contact, says so, and the confirmation can be taken back', async () => {
  const { page } = mentee;
  await receive(mentee, files['mentee'] as string);
  await takeIn(mentee);
  await goTo(page, 'メンター');
  await page.getByRole('row', { name: /佐藤 一郎 先生/ }).click();
  const card = page.getByRole('region', { name: '相手の先生の連絡先' });
  await expect(card).toContainText('関東信越厚生局が作った組のファイルに 佐藤 一郎 先生の連絡先カードが入っていたので、確認済みの連絡先に入れました。');
  await card.getByRole('button', { name: '確認を取り消す' }).click();
  await expect(card).toContainText('連絡先は「確認待ち」です');
  await card.getByRole('button', { name: '組をもとに確認する' }).click();
  await expect(card).toContainText('確認済みの連絡先に入れました');
  await expect(page.getByText('三か月に一度をめやすにお会いください。')).toBeVisible();
});

test('a meeting has a shared summary, and a private note apart from it', async () => {
  const { page } = mentee;
  await page.getByRole('button', { name: '面談を記録する' }).last().click();
  await fillRecord(page, { manner: ['対面'], summary: SUMMARY, agreed: '研修プログラムを調べる', nextOn: 'R10.4.1' });
  const note = page.getByRole('region', { name: '非公開メモ' });
  await expect(note).toContainText('ご自分だけが読めます。どのファイルにも入りません');
  await note.getByRole('button', { name: '非公開メモを書く' }).click();
  await note.locator('textarea').fill(CANARY);
  await note.locator('textarea').press('Tab');
  await expect(note.getByText(/自動で保存しています。閉じても消えません（/)).toBeVisible();
  await goTo(page, '今日');
  await goTo(page, 'メンター');
  await page.getByRole('row', { name: /未送付/ }).click();
  await expect(page.getByRole('region', { name: '非公開メモ' }).locator('textarea')).toHaveValue(CANARY);
});

test('search finds no word of it', async () => {
  const { page } = mentee;
  for (const word of [CANARY, SUMMARY]) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').locator('input').fill(word.slice(0, 6));
    await page.waitForTimeout(400);
    await expect(page.getByRole('dialog').getByText(word.slice(0, 8))).toHaveCount(0);
    await page.keyboard.press('Escape');
  }
});

test('the send screen counts the private notes that stay, and the partner reads the summary only', async () => {
  const { page } = mentee;
  await page.getByRole('button', { name: 'まとめを渡す' }).click();
  await expect(page.getByText('非公開メモ 1件はこのファイルに入りません')).toBeVisible();
  await expect(page.getByRole('region', { name: '相手に見える内容' })).toContainText(SUMMARY);
  await expect(page.getByRole('region', { name: '相手に見える内容' })).not.toContainText(CANARY);
  const file = await sendShown(mentee);
  expect(readFileSync(file).includes(Buffer.from(CANARY))).toBe(false);
  await receive(mentor, files['mentor'] as string);
  await takeIn(mentor);
  await receive(mentor, file);
  await takeIn(mentor);
  await goTo(mentor.page, 'メンター');
  await mentor.page.getByRole('row', { name: /相手から/ }).click();
  await expect(mentor.page.locator('[data-field="summary"] textarea')).toHaveValue(SUMMARY);
  await expect(mentor.page.getByRole('region', { name: '非公開メモ' }).getByRole('button', { name: '非公開メモを書く' })).toBeVisible();
  await expect(mentor.page.getByText(CANARY)).toHaveCount(0);
});

test("what the partner adds comes back, and the reader's own note is still there", async () => {
  await fillRecord(mentor.page, { agreed: '研修プログラムを調べ、五月に相談する' });
  await mentor.page.getByRole('button', { name: 'まとめを渡す' }).click();
  const back = await sendShown(mentor);
  await receive(mentee, back);
  await takeIn(mentee);
  await goTo(mentee.page, 'メンター');
  await mentee.page.getByRole('row', { name: /送付済|送付後に変更/ }).first().click();
  await expect(mentee.page.locator('[data-field="agreed"] textarea')).toHaveValue('研修プログラムを調べ、五月に相談する');
  await expect(mentee.page.getByRole('region', { name: '非公開メモ' }).locator('textarea')).toHaveValue(CANARY);
});

test('the coordinator has the pair and its files, and no meeting', async () => {
  const { page } = office;
  await goTo(page, 'メンター');
  await page.getByRole('row', { name: /佐藤 一郎 → 山田 花子/ }).click();
  await expect(page.getByText(SUMMARY)).toHaveCount(0);
  await expect(page.getByText('お二人が交わす面談のまとめは、事務局には届きません。', { exact: false }).first()).toBeVisible();
});
