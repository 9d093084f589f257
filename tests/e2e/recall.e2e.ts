import { expect, test } from '@playwright/test';
import { ownFileOf, secondPc } from './kit/second-pc.ts';
import { confirmSender, type Desk, firstRunDoctor, firstRunOffice, makeInvitation, openExchange, openSend, receive, sendShown, takeIn } from '../kit/desk-driver.ts';

let office: Desk;
let doctor: Desk;
/** Another PC of the office, which holds what the first one holds. */
let beside: Desk;

test.setTimeout(180_000);

test.afterAll(async () => {
  await Promise.all([office, doctor, beside].map((desk) => desk?.close()));
});

test('a doctor sees who holds what, asks for it back, the office erases and answers, and the line is closed on the doctor’s PC', async () => {
  const info = test.info();
  office = await firstRunOffice({});
  doctor = await firstRunDoctor({ invitation: await makeInvitation(office) });
  const { page } = doctor;
  await openSend(doctor, { purpose: 'キャリアプラン' });
  const first = await sendShown(doctor);
  await receive(office, first);
  await confirmSender(office);
  await takeIn(office);

  beside = await secondPc(office, '窓口のPC');
  await receive(office, await ownFileOf(beside));
  await office.page.getByRole('button', { name: /^(取り込む（\d+件）|受け取ったことを記録する)$/ }).click();

  // who holds what
  await openExchange(doctor, 'だれが何を持っているか');
  const held = page.getByRole('region', { name: '関東信越厚生局 が持っているもの' }).last();
  await expect(held).toContainText('本人の情報');
  await page.screenshot({ path: info.outputPath('held.png') });
  await held.getByRole('row', { name: /本人の情報/ }).getByText(/本人の情報/).click();
  await page.getByRole('button', { name: '消去を依頼する' }).click();
  await page.getByRole('textbox', { name: '依頼の理由' }).fill('異動のため');
  await page.screenshot({ path: info.outputPath('ask.png') });
  await page.getByRole('button', { name: '依頼のファイルを作る' }).click();
  await expect(page.getByRole('heading', { name: '送るファイルを作る' })).toBeVisible();
  await expect(page.getByText('異動のため')).toBeVisible();
  const request = await sendShown(doctor);

  // the office decides
  await receive(office, request);
  await takeIn(office);
  await office.page.getByRole('button', { name: '内容を見て答える' }).click();
  await expect(office.page.getByText('依頼の理由: 異動のため')).toBeVisible();
  await office.page.screenshot({ path: info.outputPath('answer.png') });
  // nothing is chosen before somebody chooses
  await expect(office.page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(office.page.getByRole('button', { name: 'まだ決めていない記録が 1件あります' })).toBeDisabled();
  await office.page.getByText('消去する', { exact: true }).click();
  await office.page.getByRole('button', { name: '決めて、消去証明を作る' }).click();
  await office.page.getByRole('button', { name: '消去して回答する' }).click();
  const statement = await sendShown(office);
  await openExchange(office, 'やり取りの記録');
  await office.page.getByRole('row', { name: /キャリアプラン/ }).getByRole('link').first().click();
  await expect(office.page.getByText(/消去済（.*山田 花子 の依頼による）/).first()).toBeVisible();

  // the other PC of the office is told by the next own file, says before what goes, and erases it too
  const own = await ownFileOf(office);
  await receive(beside, own);
  await expect(beside.page.getByText('取り込むと、このPCからも 1件の記録を消去します')).toBeVisible();
  await expect(beside.page.getByText(/本人の情報（山田 花子）（山田 花子 の依頼による）/)).toBeVisible();
  await beside.page.screenshot({ path: info.outputPath('erasing-along.png'), fullPage: true });
  await takeIn(beside);
  await openExchange(beside, 'やり取りの記録');
  await beside.page.getByRole('row', { name: /キャリアプラン/ }).getByRole('link').first().click();
  await expect(beside.page.getByText(/消去済（.*山田 花子 の依頼による）/).first()).toBeVisible();

  // a file from before the erasure says what it would bring back, and brings nothing by itself
  await receive(office, first);
  const gone = office.page.getByRole('region', { name: '以前に消去した記録（取り込みません）' });
  await expect(gone).toContainText(/に、山田 花子の依頼で消去しました/);
  await office.page.screenshot({ path: info.outputPath('erased.png'), fullPage: true });
  await gone.getByRole('button', { name: '消去した記録も取り込む' }).click();
  await expect(gone).toBeHidden();
  await office.page.screenshot({ path: info.outputPath('erased-taken.png') });
  await office.page.getByRole('button', { name: '取り込まずに閉じる' }).click();

  // and the line is closed
  await receive(doctor, statement);
  await takeIn(doctor);
  await openExchange(doctor, 'だれが何を持っているか');
  await expect(held.getByRole('row', { name: /本人の情報/ })).toContainText('に先方で消去');
  await page.screenshot({ path: info.outputPath('closed.png') });
});
