import { expect, type Page, test } from '@playwright/test';
import Encoding from 'encoding-japanese';
import writeXlsxFile from 'write-excel-file/node';
import { foundVault, goTo, openDesk } from './kit/first-run.ts';
import { type RunningDesk, startDesk } from './kit/start-desk.ts';

let desk: RunningDesk;
// A PC of its own for each: a second vault on the same one begins at another screen.
test.beforeEach(async () => {
  desk = await startDesk();
});
test.afterEach(() => desk.remove());

const HEAD = '職員番号,氏名,フリガナ,所属,官職,俸給表,級,生年月日';
const BAD: Readonly<Record<number, string>> = {
  // row of the file: what stands there
  11: '0000010,,ナシ,医政局,主査,行政職俸給表(一),3級,S60.4.1',
  102: '0000101,日付 違子,ヒヅケ,医政局,主査,行政職俸給表(一),3級,60/13/45',
  203: '0000202,俸給 違男,ホウキュウ,医政局,主査,宇宙職俸給表,3級,S60.4.1',
  304: '0000303,欄余 多子,ラン,医政局,主査,行政職俸給表(一),3級,S60.4.1,余り',
  405: '0000404,元号 違男,ゲンゴウ,医政局,主査,行政職俸給表(一),3級,令和99年4月1日',
};

/** Five bad rows among five hundred, as an office's own system writes it: CP932 and CRLF. */
function staffCsv(): Buffer {
  const lines = [HEAD];
  for (let n = 1; n <= 500; n++) {
    const number = String(n).padStart(7, '0');
    lines.push(BAD[n + 1] ?? `${number},髙橋 ${n}号,タカハシ ${n},医政局医事課,課長補佐,行政職俸給表（一）,5級,昭和60年4月1日`);
  }
  return Buffer.from(Encoding.convert(Encoding.stringToCode(`${lines.join('\r\n')}\r\n`), { to: 'SJIS', from: 'UNICODE' }));
}

/** What goes to the printer is kept on the page, as the printer would get it. */
const keepPapers = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.print = () => {
      document.querySelector('[data-kept-paper]')?.remove();
      const paper = document.querySelector('[data-paper-root]')?.cloneNode(true) as HTMLElement | undefined;
      if (paper === undefined) return;
      paper.setAttribute('data-kept-paper', '');
      document.body.append(paper);
    };
  });
const paper = (page: Page) => page.locator('[data-kept-paper]');
const field = (page: Page, anchor: string) => page.locator(`[data-field="${anchor}"]`);

test('an office brings its staff list in, types a paper application, decides it, and prints notice and ledger', async ({ page }) => {
  test.setTimeout(180_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await keepPapers(page);
  await openDesk(page, desk.address);
  await foundVault(page, { role: 'office', name: '関東信越厚生局', member: '佐藤 健' });

  await test.step('the staff list: every bad row with row, column and remedy, mended on screen', async () => {
    await goTo(page, '名簿');
    await page.getByRole('button', { name: '名簿を取り込む' }).click();
    await page.locator('input[type=file]').first().setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: staffCsv() });
    await expect(page.getByRole('heading', { name: '誤りのある行が 5 行あります' })).toBeVisible();
    await expect(page.getByRole('radio', { name: /Shift_JIS/ })).toBeChecked();
    const problems = page.getByRole('region', { name: /誤りのある行が/ }).first();
    for (const row of Object.keys(BAD)) await expect(problems.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })).toHaveCount(1);
    await expect(problems.getByRole('row', { name: /生年月日/ })).toHaveCount(2);
    await expect(problems.getByRole('row', { name: /俸給表/ })).toContainText('行政職俸給表(一)、');
    await expect(problems.getByRole('textbox', { name: '203行目の俸給表' })).toHaveValue('宇宙職俸給表');
    await problems.getByRole('textbox', { name: '102行目の生年月日' }).fill('S60.4.1');
    await problems.getByRole('textbox', { name: '102行目の生年月日' }).press('Enter');
    await expect(page.getByRole('heading', { name: '誤りのある行が 4 行あります' })).toBeVisible();
    await page.getByRole('button', { name: '496件を取り込む' }).click();
    await expect(page.getByText('496件を取り込みました')).toBeVisible();
  });

  await test.step('one undo takes the whole list back, and it can be taken in again', async () => {
    await page.getByRole('button', { name: 'この取り込みを取り消す' }).click();
    await expect(page.getByText('取り込みを取り消しました')).toBeVisible();
    await expect(page.getByText('0件', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '名簿を取り込む' }).click();
    await page.locator('input[type=file]').first().setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: staffCsv() });
    await page.getByRole('button', { name: '495件を取り込む' }).click();
    await expect(page.getByText('495件を取り込みました')).toBeVisible();
    await page.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('searchbox', { name: /職員番号・氏名/ }).fill('高橋 77号');
    await expect(page.getByRole('row', { name: /髙橋 77号/ })).toHaveCount(1);
    await page.getByRole('searchbox', { name: /職員番号・氏名/ }).fill('');
  });

  await test.step('the same file again would change nothing', async () => {
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.locator('input[type=file]').first().setInputFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: staffCsv() });
    await expect(page.getByRole('button', { name: '0件を取り込む' })).toBeDisabled();
    await page.getByRole('button', { name: 'やめる' }).click();
  });

  await test.step('a paper application is typed in for somebody of the list', async () => {
    await goTo(page, '兼業の審査');
    await page.getByRole('button', { name: '紙の申請を入力' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('0000012');
    await dialog.getByText('髙橋 12号').first().click();
    await page.getByRole('button', { name: 'この方の申請を入力する' }).click();
    await expect(field(page, 'applicantName').locator('input')).toHaveValue('髙橋 12号');
    await field(page, 'institutionName').locator('input').fill('医療法人社団見本会 さくら病院');
    await field(page, 'institutionAddress').locator('input').fill('東京都千代田区霞が関1-2-2');
    await field(page, 'kind').getByText('診療', { exact: true }).click();
    await field(page, 'workTitle').locator('input').fill('非常勤医師');
    await field(page, 'workContent').locator('textarea').fill('外来診療');
    await field(page, 'startOn').locator('input').fill('R9.4.1');
    await field(page, 'endOn').locator('input').fill('R10.3.31');
    await field(page, 'endOn').locator('input').blur();
    await page.getByRole('button', { name: '受け付けて審査へ' }).click();
    await expect(page.getByRole('button', { name: '審査開始' })).toBeVisible();
  });

  await test.step('reviewed, and permitted with a condition', async () => {
    await page.getByRole('button', { name: '審査開始' }).click();
    await page.getByRole('button', { name: '審査開始を記録する' }).click();
    await page.getByRole('button', { name: '決定を記録する', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('条件を付して許可', { exact: true }).first().click();
    await dialog.getByRole('button', { name: '条件を付して許可を記録する' }).click();
    await expect(dialog.getByRole('alert').first()).toContainText('条件');
    await field(page, 'documentNumber').locator('input').fill('関厚発第123号');
    await field(page, 'conditions').locator('input').fill('土日祝日に限ること。');
    await dialog.getByRole('button', { name: '条件を付して許可を記録する' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('関厚発第123号').first()).toBeVisible();
  });

  await test.step('the notice says what the record says', async () => {
    await page.getByRole('button', { name: '印刷する' }).click();
    await page.getByRole('menuitem', { name: '通知書を印刷' }).click();
    for (const words of ['条件を付して許可します', '関厚発第123号', '髙橋 12号　殿', '土日祝日に限ること。', '令和9年4月1日から令和10年3月31日まで']) await expect(paper(page)).toContainText(words);
  });

  await test.step('the case is one document', async () => {
    await page.getByRole('button', { name: '印刷する' }).click();
    await page.getByRole('menuitem', { name: '一件書類を印刷' }).click();
    await expect(paper(page)).toContainText('このアプリでの番号');
    for (const words of ['下記のとおり兼業したいので', '条件を付して許可します', '審査開始']) await expect(paper(page)).toContainText(words);
  });

  await test.step('the ledger has its line, prints it, and a correction stays in the history', async () => {
    await goTo(page, '許可台帳');
    await expect(page.getByRole('row', { name: /髙橋 12号/ })).toHaveCount(1);
    await page.getByRole('button', { name: '台帳を印刷' }).click();
    for (const words of ['職務の級', '行政職俸給表(一)', '髙橋 12号', 'さくら病院', 'R9.4.1～R10.3.31', '関厚発第123号']) await expect(paper(page)).toContainText(words);
    await page.getByRole('row', { name: /髙橋 12号/ }).click();
    await page.getByRole('button', { name: '訂正する' }).click();
    await field(page, 'documentNumber').locator('input').fill('関厚発第124号');
    await page.getByRole('button', { name: '訂正を終える' }).click();
    await expect(page.getByText('文書番号：関厚発第123号 → 関厚発第124号')).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test('a member does not decide an application in their own name', async ({ page }) => {
  await openDesk(page, desk.address);
  await foundVault(page, { role: 'office', name: '近畿厚生局', member: '髙橋　二郎' });
  await goTo(page, '兼業の審査');
  await page.getByRole('button', { name: '紙の申請を入力' }).first().click();
  await page.getByRole('dialog').getByRole('searchbox').fill('高橋 二郎');
  await page.getByText('「高橋 二郎」を名簿に加える').click();
  await page.getByRole('button', { name: 'この方の申請を入力する' }).click();
  await field(page, 'institutionName').locator('input').fill('みどり病院');
  await field(page, 'startOn').locator('input').fill('R9.4.1');
  await field(page, 'endOn').locator('input').fill('R10.3.31');
  await field(page, 'endOn').locator('input').blur();
  await page.getByRole('button', { name: '受け付けて審査へ' }).click();
  await expect(page.getByText('ご自身の申請は審査・決定できません')).toBeVisible();
  await expect(page.getByRole('button', { name: '決定を記録する' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '差戻し' })).toHaveCount(0);
});

/** As another system exports it: typed cells, a number without its leading zeros, a date cell. */
async function staffWorkbook(people: number): Promise<Buffer> {
  const rows = Array.from({ length: people }, (_, n) => [
    { value: String(n + 1).padStart(7, '0'), type: String },
    { value: `﨑山 ${n + 1}号`, type: String },
    { value: `サキヤマ ${n + 1}`, type: String },
    { value: '医政局医事課', type: String },
    { value: '主査', type: String },
    { value: '行政職俸給表(一)', type: String },
    { value: '3級', type: String },
    { value: new Date(Date.UTC(1985, 3, 1)), type: Date, format: 'yyyy/mm/dd' },
  ]);
  return writeXlsxFile([HEAD.split(',').map((value) => ({ value, type: String })), ...rows]).toBuffer();
}

test('an Excel list of 2,500 is taken in, and a desk left alone locks itself after a quarter of an hour', async ({ page }) => {
  await page.clock.install();
  await openDesk(page, desk.address);
  await foundVault(page, { role: 'office', name: '東海北陸厚生局', member: '佐藤 健' });
  await goTo(page, '名簿');
  await page.getByRole('button', { name: '名簿を取り込む' }).click();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').first().setInputFiles({ name: '名簿.xlsx', mimeType, buffer: await staffWorkbook(2_500) });
  await page.getByRole('button', { name: '2,500件を取り込む' }).click({ timeout: 60_000 });
  await expect(page.getByText('2,500件を取り込みました')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '閉じる' }).click();
  await page.getByRole('searchbox', { name: /職員番号・氏名/ }).fill('崎山 2500号');
  await page.getByRole('row', { name: /﨑山 2500号/ }).click();
  await expect(page.getByText('昭和60年4月1日（1985-04-01）').first()).toBeVisible();
  await page.clock.fastForward('14:00');
  await expect(page.getByText('昭和60年4月1日（1985-04-01）').first()).toBeVisible();
  await page.clock.fastForward('01:10');
  await expect(page.getByRole('heading', { name: '保管庫を開く' })).toBeVisible();
});
