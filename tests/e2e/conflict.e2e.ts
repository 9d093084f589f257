import { expect, type Page, test } from '@playwright/test';
import { confirmSender, type Desk, fillRecord, firstRunDoctor, firstRunOffice, makeInvitation, openExchange, openSend, receive, sendShown, takeIn } from '../kit/desk-driver.ts';
import { goTo } from './kit/first-run.ts';

let office: Desk;
let mentee: Desk;
let mentor: Desk;

test.setTimeout(240_000);

test.afterAll(async () => {
  await Promise.all([office, mentee, mentor].map((desk) => desk?.close()));
});

async function pairThem(): Promise<void> {
  const { page } = office;
  await goTo(page, 'メンター');
  await page.getByRole('button', { name: '組を作る' }).click();
  for (const [side, name] of [['メンター', '佐藤 一郎'], ['メンティー', '山田 花子']] as const) {
    await page.getByRole('combobox', { name: side }).fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
  }
  await page.getByRole('button', { name: 'この二人で組を作る' }).click();
  await expect(page.getByRole('heading', { name: '佐藤 一郎 → 山田 花子' })).toBeVisible();
  for (const [desk, button] of [[mentor, 'メンターへ送る'], [mentee, 'メンティーへ送る']] as const) {
    await goTo(page, '今日');
    await goTo(page, 'メンター');
    await page.getByRole('row', { name: /佐藤 一郎 → 山田 花子/ }).click();
    await page.getByRole('button', { name: button }).click();
    await receive(desk, await sendShown(office));
    await takeIn(desk);
  }
}

const openMeeting = async (page: Page): Promise<void> => {
  await goTo(page, '今日');
  await goTo(page, 'メンター');
  await page.getByRole('row', { name: /相手から|送付済|送付後に変更/ }).first().click();
};

/** 取り込みを取り消す, of the last file that came. */
async function openUndo(desk: Desk): Promise<void> {
  await openExchange(desk, '届いたもの');
  await desk.page.getByRole('link', { name: /^面談のまとめ/ }).first().click();
  await desk.page.getByRole('button', { name: '取り込みを取り消す' }).click();
  await expect(desk.page.getByRole('alertdialog')).toBeVisible();
}

test('two doctors edit the same summary apart: named before it is taken in, decided later, both texts kept, settled on both PCs; undoing says what it cannot undo', async () => {
  office = await firstRunOffice({});
  const invitation = await makeInvitation(office);
  mentee = await firstRunDoctor({ invitation, name: '山田 花子', kana: 'ヤマダ ハナコ' });
  mentor = await firstRunDoctor({ invitation, name: '佐藤 一郎', kana: 'サトウ イチロウ' });
  for (const doctor of [mentee, mentor]) {
    await openSend(doctor, { purpose: 'キャリアプラン' });
    await receive(office, await sendShown(doctor));
    await confirmSender(office);
    await takeIn(office);
  }
  await pairThem();

  // one meeting, on both PCs
  await goTo(mentee.page, 'メンター');
  await mentee.page.getByRole('row', { name: /佐藤 一郎 先生/ }).click();
  await mentee.page.getByRole('button', { name: '面談を記録する' }).last().click();
  await fillRecord(mentee.page, { manner: ['対面'], summary: 'はじめの要約' });
  await mentee.page.getByRole('button', { name: 'まとめを渡す' }).click();
  await receive(mentor, await sendShown(mentee));
  await takeIn(mentor);

  // edited apart
  await openMeeting(mentee.page);
  await fillRecord(mentee.page, { summary: '山田の書き足し' });
  await openMeeting(mentor.page);
  await fillRecord(mentor.page, { summary: '佐藤の書き足し' });
  await mentor.page.getByRole('button', { name: 'まとめを渡す' }).click();
  const fromMentor = await sendShown(mentor);

  const { page } = mentee;
  await receive(mentee, fromMentor);
  const block = page.getByRole('region', { name: /^食い違い/ });
  await expect(block).toContainText('山田の書き足し');
  await expect(block).toContainText('佐藤の書き足し');
  await takeIn(mentee);

  // later: nothing is lost by it, and until then it waits where conflicts are
  await expect(page.getByText('食い違いが1件あります。どれを残すか決めてください')).toBeVisible();
  await page.getByRole('button', { name: '食い違いを見て決める' }).click();
  await page.getByRole('button', { name: 'あとで決める' }).click();
  await goTo(page, '今日');
  await expect(page.getByRole('navigation').getByRole('button', { name: /^送付・受取/ })).toContainText('1');
  // on one card of 今日, which opens it
  const cards = page.locator('[data-card]').filter({ hasText: /食い違い/ });
  await expect(cards).toHaveCount(1);
  await expect(page.locator('[data-card]').filter({ hasText: '面談の記録' })).toHaveCount(1);
  await page.screenshot({ path: test.info().outputPath('home.png') });
  await cards.getByRole('button', { name: /面談の記録/ }).click();
  await expect(page.getByText('直す前: はじめの要約')).toBeVisible();
  await openExchange(mentee, '食い違い');
  await page.getByRole('row', { name: /面談の記録/ }).getByRole('link').click();
  await expect(page.getByText('直す前: はじめの要約')).toBeVisible();
  await expect(page.getByRole('radio', { name: /山田の書き足し/ })).toBeChecked();
  await page.getByText('両方残す（続けて書く）').click();
  await page.getByRole('button', { name: 'この内容に決める' }).click();
  await expect(page.getByText('食い違いはありません')).toBeVisible();
  await openMeeting(page);
  await expect(page.locator('[data-field="summary"] textarea')).toHaveValue(/山田の書き足し\n\n佐藤の書き足し|佐藤の書き足し\n\n山田の書き足し/);

  // the settled value has seen both: no conflict on the other PC
  await page.getByRole('button', { name: 'まとめを渡す' }).click();
  const settled = await sendShown(mentee);
  await receive(mentor, settled);
  await expect(mentor.page.getByRole('region', { name: '変わるところ' })).toBeVisible();
  await expect(mentor.page.getByRole('region', { name: /^食い違い/ })).toHaveCount(0);
  await takeIn(mentor);
  await openMeeting(mentor.page);
  await expect(mentor.page.locator('[data-field="summary"] textarea')).toHaveValue(/山田の書き足し/);
  await expect(mentor.page.locator('[data-field="summary"] textarea')).toHaveValue(/佐藤の書き足し/);

  // what was sent on since is named, and stays
  await openUndo(mentee);
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('次のものは元に戻せません');
  await asked.getByRole('button', { name: '戻る', exact: true }).click();
  // and where nothing was done since, it goes back as a whole
  await openUndo(mentor);
  await expect(mentor.page.getByRole('alertdialog')).toContainText(/山田の書き足し.*→ .*佐藤の書き足し/s);
  await mentor.page.getByRole('alertdialog').getByRole('button', { name: '取り込みを取り消す' }).click();
  await expect(mentor.page.getByText('取り消し済み')).toBeVisible();
  await openMeeting(mentor.page);
  await expect(mentor.page.locator('[data-field="summary"] textarea')).toHaveValue('佐藤の書き足し');
});
