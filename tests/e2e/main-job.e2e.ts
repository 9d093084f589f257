import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { confirmSender, type Desk, fillRecord, firstRunDoctor, firstRunOffice, GOOD_APPLICATION, handOver, makeInvitation, receive, saveMade, sendShown, takeIn } from '../kit/desk-driver.ts';
import { goTo, lock, unlock } from './kit/first-run.ts';

/**
 * The main job: a doctor applies, the office sends it back, the doctor corrects one field, the office
 * decides, the answer comes home. Two PCs, real files between them.
 */
let office: Desk;
let doctor: Desk;
/** Another office, to which the doctor moves. */
let next: Desk;
let invitation: string;
let shots = 0;
const OFFICE = '関東信越厚生局';

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await firstRunOffice({ name: OFFICE });
  invitation = await makeInvitation(office);
  doctor = await firstRunDoctor({ invitation });
});

test.afterAll(async () => {
  await Promise.all([office, doctor, next].map((desk) => desk?.close()));
});

/** For people: what the screens looked like at each step of this very run. */
const look = async (page: Page, name: string): Promise<void> => {
  shots += 1;
  await page.screenshot({ path: path.join(test.info().project.outputDir, 'main-job', `${String(shots).padStart(2, '0')}-${name}.png`) });
};

const detail = (page: Page) => page.locator('main');

/** 提出する → the send screen → a file on disk, handed over by mail. */
async function submit(button: '提出する' | '直して再提出する' | '変更を申請する'): Promise<string> {
  const { page } = doctor;
  await page.getByRole('button', { name: button }).last().click();
  await expect(page.getByRole('heading', { name: '送るファイルを作る' })).toBeVisible();
  await look(page, 'send');
  return sendShown(doctor);
}

async function officeTakes(file: string, first: boolean): Promise<void> {
  await receive(office, file);
  if (first) {
    await look(office.page, 'first-file-of-a-stranger');
    await confirmSender(office);
  }
  await look(office.page, 'preview');
  await takeIn(office);
}

/** The case of the doctor on the review desk. */
async function openDeskOfCase(): Promise<void> {
  const { page } = office;
  await goTo(page, '今日');
  await goTo(page, '兼業の審査');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(page.getByRole('heading', { name: /みなと総合病院/ }).first()).toBeVisible();
}

async function record(act: string): Promise<void> {
  const { page } = office;
  await page.getByRole('dialog').getByRole('button', { name: `${act}を記録する` }).click();
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 15_000 });
}

let application: string;
let answer: string;

test('a doctor who opened the invitation stands in an application with their own name in it', async () => {
  const { page } = doctor;
  await goTo(page, '兼業の許可');
  await page.getByRole('button', { name: '新しく申請する' }).first().click();
  await expect(page.locator('[data-field="applicantName"] input')).toHaveValue('山田 花子');
  await look(page, 'new-application');
});

test('a date that is only half typed is still there after the vault was locked, with its reason', async () => {
  const { page } = doctor;
  await page.locator('[data-field="startOn"] input').fill('R8.13');
  await page.locator('[data-field="startOn"] input').press('Tab');
  await lock(page);
  await unlock(page);
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /申請準備中/ }).click();
  await expect(page.locator('[data-field="startOn"] input')).toHaveValue('R8.13');
  await expect(page.locator('[data-field="startOn"]').getByText(/「R8.13」には年・月・日がそろっていません/)).toBeVisible();
});

test('it cannot be submitted with a gap: the first gap has the focus', async () => {
  const { page } = doctor;
  await page.getByRole('button', { name: '提出する' }).click();
  await expect(page.getByText('「兼業先の名称」が空いています').first()).toBeVisible();
  await expect(page.locator('[data-field="kind"] input').first()).toBeFocused();
});

test('the three conditions are checked with reason, source and date: weekday practice asks for an explanation', async () => {
  const { page } = doctor;
  await fillRecord(page, { ...GOOD_APPLICATION, weekdays: ['水'], frequency: ['毎週'], purposes: ['臨床技術の維持'], insured: ['保険診療である'], relationKinds: ['関係はない'], paid: ['はい'], responsibility: ['職員（管理的な立場ではない）'], payTable: ['行政職俸給表(一)'] });
  await page.getByRole('textbox', { name: '開始' }).fill('9:00');
  await page.getByRole('textbox', { name: '終了' }).fill('17:00');
  await page.getByRole('textbox', { name: '終了' }).press('Tab');
  await fillRecord(page, { payAmount: '50,000', payPer: ['1日あたり'] });
  const check = page.locator('[data-section="check"]');
  await expect(check.getByText(/平日（水）に行う予定です/)).toBeVisible();
  await expect(check.getByText(/出典: 厚生労働省「キャリアパス・サポート」/).first()).toBeVisible();
  await expect(check.getByText('参考です。許可の判断は許可権者が行います。')).toBeVisible();
  await check.locator('[data-field="explainDays"] textarea').fill('土曜は本務の当番があるため');
  await check.scrollIntoViewIfNeeded();
  await look(page, 'check');
});

test('one file is made, and counts as not handed over until the doctor says so', async () => {
  const { page } = doctor;
  application = await submit('提出する');
  expect(path.basename(application)).toMatch(/^R\d{6}_兼業申請_関東信越厚生局あて_No1_\d+_[0-9a-f]{8}\.cdesk$/);
  await goTo(page, '今日');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  // 提出済 only once the office said that it came
  await expect(detail(page).getByText('送付済').first()).toBeVisible();
  await expect(detail(page).getByText('提出済')).toHaveCount(0);
  await look(page, 'submitted');
});

test('the office reads who sent it, confirms, takes it in, and finds it in its queue', async () => {
  await officeTakes(application, true);
  await openDeskOfCase();
  await expect(detail(office.page).getByText('土曜は本務の当番があるため')).toBeVisible();
  await look(office.page, 'desk');
});

test('it receives the application and sends it back with a comment at one field', async () => {
  const { page } = office;
  await page.getByRole('button', { name: '受付', exact: true }).click();
  await record('受付');
  await page.getByRole('button', { name: '「勤務する曜日」に指摘を書く' }).click();
  await page.locator('[data-field="comment.weekdays"] textarea').fill('土曜にできないか、もう一度ご検討ください');
  await page.locator('[data-field="comment.weekdays"] textarea').press('Tab');
  await page.getByRole('button', { name: /^差戻し/ }).click();
  await look(page, 'return-dialog');
  await record('差戻し');
  await page.getByRole('button', { name: '返事を渡す', exact: true }).click();
  await look(page, 'send-answer');
  answer = await sendShown(office);
});

test('the doctor opens the answer and stands at the field with the comment; nothing has to be retyped', async () => {
  const { page } = doctor;
  await receive(doctor, answer);
  await look(page, 'answer-preview');
  await takeIn(doctor);
  await goTo(page, '今日');
  await look(page, 'home-returned');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(page.getByText('差戻し：直すところが 1 か所あります')).toBeVisible();
  await page.getByRole('button', { name: '最初の項目を直す' }).click();
  await expect(page.getByText('事務局から：土曜にできないか、もう一度ご検討ください')).toBeVisible();
  await look(page, 'returned-at-field');
  await expect(page.locator('[data-field="workContent"] textarea')).toHaveValue('外来診療（一般内科）');
  await page.locator('[data-field="weekdays"]').getByText('水', { exact: true }).click();
  await page.locator('[data-field="weekdays"]').getByText('土', { exact: true }).click();
  application = await submit('直して再提出する');
});

test('the office sees what changed since the last submission, in words, and decides with conditions', async () => {
  const { page } = office;
  await receive(office, application);
  await expect(page.getByText(/勤務する曜日 水 → 土/)).toBeVisible();
  await look(page, 'second-preview');
  await takeIn(office);
  await openDeskOfCase();
  await expect(detail(page).getByText('前の提出：水')).toBeVisible();
  await page.getByRole('button', { name: '受付', exact: true }).click();
  await record('受付');
  await page.getByRole('button', { name: 'ほかの手続' }).click();
  await page.getByRole('menuitem', { name: '決定を記録する' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('条件を付して許可', { exact: true }).click();
  await fillRecord(page, { decidedOn: 'R8.11.20', permittedOn: 'R8.11.20', documentNumber: '関厚総発1120第3号' });
  await look(page, 'decision-dialog');
});

test('the decision carries number, dates and conditions, stands in the ledger, and goes back as a file', async () => {
  const { page } = office;
  await page.getByRole('textbox', { name: '条件 1' }).fill('月4回までとする');
  await record('条件を付して許可');
  await expect(detail(page).getByText('関厚総発1120第3号').first()).toBeVisible();
  await look(page, 'decided');
  await page.getByRole('button', { name: '返事を渡す', exact: true }).click();
  answer = await sendShown(office);
});

test('the permit stands at the doctor with its conditions and dates; the strip is at its end', async () => {
  const { page } = doctor;
  await receive(doctor, answer);
  await takeIn(doctor);
  await goTo(page, '今日');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(detail(page).getByText('条件を付して許可').first()).toBeVisible();
  await expect(detail(page).getByText('月4回までとする').first()).toBeVisible();
  await expect(detail(page).getByText('関厚総発1120第3号').first()).toBeVisible();
  await look(page, 'permitted');
});

test('the doctor asks for a change: only what differs is asked, with the reason, and the permit stands meanwhile', async () => {
  const { page } = doctor;
  await page.getByRole('button', { name: '変更を申請する' }).click();
  await page.getByRole('button', { name: '変更を申請する' }).click();
  await expect(page.getByText('許可の内容から変わったところがありません').first()).toBeVisible();
  await fillRecord(page, { changeReason: '外来日が日曜に変わるため' });
  await page.locator('[data-field="weekdays"]').getByText('土', { exact: true }).click();
  await page.locator('[data-field="weekdays"]').getByText('日', { exact: true }).click();
  await expect(page.getByText('勤務する曜日：土 → 日')).toBeVisible();
  await look(page, 'change');
  application = await submit('変更を申請する');
  await goTo(page, '今日');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(detail(page).getByText('変更申請 送付済').first()).toBeVisible();
  await look(page, 'change-sent');
});

test('the office judges what is asked for, and the changed permit follows the old one in the ledger', async () => {
  const { page } = office;
  await receive(office, application);
  await takeIn(office);
  await openDeskOfCase();
  await expect(detail(page).getByText('前の提出：土')).toBeVisible();
  await look(page, 'change-desk');
  await page.getByRole('button', { name: '決定を記録する' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('変更許可', { exact: true }).click();
  await fillRecord(page, { decidedOn: 'R8.12.1', permittedOn: 'R8.12.1', startOn: 'R9.1.1', documentNumber: '関厚総発1201第1号' });
  await record('変更許可');
  await page.getByRole('button', { name: '返事を渡す', exact: true }).click();
  answer = await sendShown(office);
  await goTo(page, '許可台帳');
  await expect(page.getByRole('row', { name: /みなと総合病院/ })).toHaveCount(2);
  await look(page, 'ledger-after-change');
});

test('the doctor has the changed permit, and reports its end with the last day', async () => {
  const { page } = doctor;
  await receive(doctor, answer);
  await takeIn(doctor);
  await goTo(page, '今日');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(detail(page).getByText('関厚総発1201第1号').first()).toBeVisible();
  await page.getByRole('button', { name: '兼業終了届を出す' }).click();
  await fillRecord(page, { endedOn: 'R9.2.28', endReason: '外来の閉鎖' });
  await look(page, 'end');
  await page.getByRole('button', { name: '終了届のファイルを作る' }).click();
  application = await sendShown(doctor);
});

test('the end is in the office’s case, and its day goes into the ledger', async () => {
  const { page } = office;
  await receive(office, application);
  await takeIn(office);
  await goTo(page, '今日');
  await goTo(page, '兼業の審査');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(detail(page).getByText('外来の閉鎖').first()).toBeVisible();
  await look(page, 'ended-desk');
  await page.getByRole('button', { name: '許可台帳に終了日を入れる' }).click();
  await expect(page.getByRole('button', { name: '許可台帳に終了日を入れる' })).toBeHidden();
  await goTo(page, '許可台帳');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(detail(page).getByText('令和9年2月28日（2027-02-28）').first()).toBeVisible();
});

/** The doctor's newest case with that hospital. */
async function openNewest(page: Page): Promise<void> {
  await goTo(page, '今日');
  await goTo(page, '兼業の許可');
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
}

test('a copy of it is applied for anew; the office permits it while the doctor withdraws it', async () => {
  const { page } = doctor;
  await openNewest(page);
  await page.getByRole('button', { name: '写して新しく申請する' }).click();
  await fillRecord(page, { startOn: 'R9.4.1', endOn: 'R10.3.31' });
  await officeTakes(await submit('提出する'), false);
  await openDeskOfCase();
  await office.page.getByRole('button', { name: '受付', exact: true }).click();
  await record('受付');
  await office.page.getByRole('button', { name: 'ほかの手続' }).click();
  await office.page.getByRole('menuitem', { name: '決定を記録する' }).click();
  await office.page.getByRole('dialog').getByText('許可', { exact: true }).click();
  await record('許可');
  await office.page.getByRole('button', { name: '返事を渡す', exact: true }).click();
  answer = await sendShown(office);

  await openNewest(page);
  await page.getByRole('button', { name: '取り下げる' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '取り下げる' }).click();
  application = await sendShown(doctor);
});

test('both sides are told that the two acts have crossed, and the office settles it with a reason', async () => {
  await receive(doctor, answer);
  await takeIn(doctor);
  await openNewest(doctor.page);
  await expect(detail(doctor.page).getByText('行き違いがあります')).toBeVisible();
  await look(doctor.page, 'crossed');

  const { page } = office;
  await officeTakes(application, false);
  await openDeskOfCase();
  await expect(detail(page).getByText('行き違いがあります')).toBeVisible();
  await page.getByRole('button', { name: '行き違いの整理' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^許可（事務局/).click();
  await dialog.getByRole('textbox', { name: '理由' }).fill('電話で、兼業を続ける意思を確認した');
  await look(page, 'settle');
  await record('行き違いの整理');
  await page.getByRole('button', { name: '返事を渡す', exact: true }).click();
  await receive(doctor, await sendShown(office));
  await takeIn(doctor);
  await openNewest(doctor.page);
  await expect(detail(doctor.page).getByText('電話で、兼業を続ける意思を確認した').first()).toBeVisible();
  await expect(detail(doctor.page).getByText('行き違いがあります')).toBeHidden();
  await look(doctor.page, 'settled');
});

async function saved(desk: Desk): Promise<string> {
  const file = await saveMade(desk);
  await handOver(desk);
  return file;
}

async function choose(dialog: Locator, page: Page, field: string, word: string): Promise<void> {
  await dialog.getByRole('button', { name: new RegExp(field) }).click();
  await page.getByRole('option', { name: word }).first().click();
}

/** The card of a desk as a file. */
async function cardOf(desk: Desk): Promise<string> {
  const { page } = desk;
  await goTo(page, '連絡先');
  await page.getByRole('button', { name: '自分の連絡先カード' }).click();
  return desk.saveFile(() => page.getByRole('button', { name: 'カードを保存' }).click());
}

/** Confirms a card that came as a file; the screen goes on by itself once that is saved. */
async function takeCard(desk: Desk, card: string, as: 'doctor' | 'office'): Promise<void> {
  await receive(desk, card);
  await confirmSender(desk, as);
  await expect(desk.page.getByRole('tab', { name: /^送るもの/ })).toHaveAttribute('aria-selected', 'true');
}

test('a doctor who lost everything begins anew, and the office gives back what it holds', async () => {
  await doctor.close();
  doctor = await firstRunDoctor({ invitation });
  await takeCard(office, await cardOf(doctor), 'doctor');
  const { page } = office;
  await goTo(page, '連絡先');
  // the newer of the two contacts of that name
  await page.getByRole('row', { name: /^山田/ }).last().click();
  await page.getByRole('button', { name: '控え一式を返す' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('山田 花子（氏名が同じ）').first()).toBeVisible();
  await expect(dialog.getByText(/兼業許可申請 2件/)).toBeVisible();
  await dialog.getByRole('textbox', { name: '本人と確かめた方法' }).fill('窓口で職員証を確認し、確認語を読み合わせた');
  await look(page, 'give-back');
  await dialog.getByRole('button', { name: '控え一式を作る' }).click();
  await expect(page.getByText('まだ先方に届いていません。このファイルを渡してください')).toBeVisible();
  await look(page, 'given-back');
  const file = await saved(office);
  await receive(doctor, file);
  await expect(doctor.page.getByText('控えから戻す：関東信越厚生局 が預かっていた、あなたの記録です')).toBeVisible();
  await look(doctor.page, 'restore');
  await doctor.page.getByRole('button', { name: /^控えから戻す（\d+件）$/ }).click();
  await expect(doctor.page.getByRole('button', { name: /^控えから戻す/ })).toBeHidden();
  await openNewest(doctor.page);
  await expect(detail(doctor.page).getByText('令和10年3月31日').first()).toBeVisible();
  await look(doctor.page, 'restored');
});

/** An act of the office on the case that is in force, from the menu, and its answer at the doctor's. */
async function actInForce(act: string, prepare: () => Promise<void> = async () => undefined): Promise<void> {
  const { page } = office;
  await goTo(page, '今日');
  await goTo(page, '兼業の審査');
  await page.getByText(/^すべて/).first().click();
  // the newest one: the permit of the year to come
  await page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await page.getByRole('button', { name: 'ほかの手続' }).click();
  await page.getByRole('menuitem', { name: act }).click();
  await prepare();
  await record(act);
  await look(page, 'paper-end-desk');
  await page.getByRole('button', { name: '返事を渡す', exact: true }).click();
  const file = await sendShown(office);
  await receive(doctor, file);
  await look(doctor.page, 'paper-end-preview');
  await takeIn(doctor);
  await openNewest(doctor.page);
}

test('an end on paper closes the electronic permit at the doctor’s too; recorded by mistake, it is taken back on both sides', async () => {
  await actInForce('兼業終了届（紙）');
  await expect(detail(doctor.page).getByText(/^終了日　令和.*（紙の届出による、.*受付、関東信越厚生局 が記載）$/)).toBeVisible();
  await expect(doctor.page.getByRole('button', { name: '兼業終了届を出す' })).toHaveCount(0);
  await look(doctor.page, 'paper-end');
  await actInForce('紙の終了届の記載の取消し', async () => office.page.getByRole('dialog').locator('textarea').fill('入力の誤り'));
  await expect(detail(doctor.page).getByText(/^紙の終了届の記載は、.*に取り消されました$/)).toBeVisible();
  await expect(detail(doctor.page).getByText('この許可は終了していません。理由　入力の誤り')).toBeVisible();
  await look(doctor.page, 'paper-end-taken-back');
});

test('the doctor moves: the cases are handed over, the new office has them in queue and ledger, the old one reads only', async () => {
  next = await firstRunOffice({ name: '近畿厚生局', member: '鈴木 一' });
  await takeCard(office, await cardOf(next), 'office');
  await takeCard(next, await cardOf(office), 'office');
  const { page } = office;
  await goTo(page, '送付・受取');
  await page.getByRole('tab', { name: /^送るもの/ }).click();
  await page.getByRole('button', { name: '移管する' }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, page, '移管する先生', '山田 花子');
  await choose(dialog, page, '移管先の事務局', '近畿厚生局');
  await look(page, 'transfer');
  await dialog.getByRole('button', { name: '移管のファイルを作る' }).click();
  await expect(page.getByText(/移管済：.*に 近畿厚生局 へ移管しました/)).toBeVisible();
  await look(page, 'transferred');
  await page.getByRole('link', { name: /^移管（No\. 1）/ }).click();
  await receive(next, await saved(office));
  await look(next.page, 'taking-over');
  await takeIn(next);
  await goTo(next.page, '兼業の審査');
  await next.page.getByText(/^すべて/).first().click();
  await expect(next.page.getByRole('row', { name: /みなと総合病院/ }).first()).toBeVisible();
  await goTo(next.page, '許可台帳');
  await next.page.getByRole('row', { name: /みなと総合病院/ }).first().click();
  await expect(detail(next.page).getByText(/^関東信越厚生局 から.*に移管を受けた許可です/)).toBeVisible();
  await look(next.page, 'taken-over');

  await goTo(page, '許可台帳');
  await page.getByRole('row', { name: /みなと総合病院.*移管済/ }).first().click();
  await expect(detail(page).getByText(/移管済：.*に 近畿厚生局 へ移管しました/)).toBeVisible();
  await expect(detail(page).getByRole('button', { name: '訂正する' })).toHaveCount(0);
  await look(page, 'handed-over-line');
  await detail(page).getByRole('link', { name: 'もとの申請を開く' }).click();
  await expect(detail(page).getByText(/移管済：.*に 近畿厚生局 へ移管しました/)).toBeVisible();
  await look(page, 'handed-over-case');

  await detail(page).getByRole('button', { name: '移管の記録を開く' }).click();
  await page.getByRole('link', { name: /^移管のお知らせ/ }).click();
  await receive(doctor, await saved(office));
  await takeIn(doctor);
  // the new addressee is among the contacts, confirmed by the office before
  await goTo(doctor.page, '連絡先');
  await expect(doctor.page.getByRole('row', { name: /近畿厚生局/ })).toContainText('確認済み');
  await look(doctor.page, 'moved');
  // and every permit that went along says to whom its change and its end go now
  await openNewest(doctor.page);
  await expect(detail(doctor.page).getByText(/から、提出先は 近畿厚生局 です/)).toBeVisible();
  await look(doctor.page, 'moved-permit');
});
