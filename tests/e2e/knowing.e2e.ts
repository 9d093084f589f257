import { expect, type Page, test } from '@playwright/test';
import { type Desk, fillRecord, firstRunDoctor, firstRunOffice, makeInvitation, openExchange, openSend, receive, sendShown, takeIn } from '../kit/desk-driver.ts';
import { goTo } from './kit/first-run.ts';

let office: Desk;
let invitation: string;
const doctors: Desk[] = [];
/** The code on the printed letter. */
let code = '';

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await firstRunOffice({});
  invitation = await makeInvitation(office);
});

test.afterAll(async () => {
  await Promise.all([office, ...doctors].map((desk) => desk?.close()));
});

/** What goes to the printer stays on the page, as the printer would get it. */
const keepPapers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.print = () => {
      document.querySelector('[data-kept-paper]')?.remove();
      const paper = document.querySelector('[data-paper-root]')?.cloneNode(true) as HTMLElement | undefined;
      if (paper === undefined) return;
      paper.setAttribute('data-kept-paper', '');
      document.body.append(paper);
    };
  });

async function newDoctor(name: string, kana: string, typed?: string): Promise<Desk> {
  const doctor = await firstRunDoctor({ invitation, name, kana, ...(typed === undefined ? {} : { code: typed }) });
  doctors.push(doctor);
  return doctor;
}

async function firstFile(doctor: Desk): Promise<string> {
  await openSend(doctor, { purpose: 'キャリアプラン' });
  return sendShown(doctor);
}

test('the office prints a code for a line of its staff list', async () => {
  const { page } = office;
  await goTo(page, '名簿');
  await page.getByRole('button', { name: '1人を加える' }).or(page.getByRole('button', { name: /加える|追加/ })).first().click();
  await fillRecord(page, { name: '山田 花子', staffNumber: '012345', affiliation: '医政局医事課' });
  await goTo(page, '連絡先');
  await page.getByRole('button', { name: '招待コード', exact: true }).click();
  await page.getByRole('grid', { name: '名簿' }).getByRole('row', { name: /山田 花子/ }).click();
  await keepPapers(page);
  await page.getByRole('button', { name: '1人分を発行して印刷' }).click();
  const paper = page.locator('[data-kept-paper]');
  await expect(paper).toContainText('山田 花子 様');
  code = /\d{4}(?:-\d{4}){4}/.exec((await paper.textContent()) ?? '')?.[0] ?? '';
  expect(code).not.toBe('');
  await expect(page.getByRole('row', { name: /山田 花子/ }).last()).toContainText('未使用');
  await paper.evaluate((node) => node.remove());
});

test('typed in the first run, the code confirms the doctor and joins the staff list with the first file alone', async () => {
  const doctor = await newDoctor('山田 花子', 'ヤマダ ハナコ', code.replaceAll('-', ' '));
  await openSend(doctor, { purpose: 'キャリアプラン' });
  await expect(doctor.page.getByText(`招待コード（…${code.slice(-4)}）を付けて作ります`)).toBeVisible();
  const file = await sendShown(doctor);
  const { page } = office;
  await receive(office, file);
  await expect(page.getByText('招待コードで確かめられた方です')).toBeVisible();
  await expect(page.getByText('名簿の 山田 花子（012345）と同じ方として照合する')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /同じ方として照合する/ })).toBeChecked();
  await takeIn(office);
  await goTo(page, '連絡先');
  await page.getByRole('row', { name: /山田 花子/ }).click();
  await expect(page.getByText(/に 佐藤 健 が確認（招待コード）/)).toBeVisible();
  await page.getByRole('button', { name: '招待コード', exact: true }).click();
  await expect(page.getByRole('region', { name: '発行したコード' }).getByRole('row', { name: /山田 花子/ })).toContainText('使用済み');
});

test('a code that was used already says so, and the file waits; several who wait are confirmed together and taken in one after the other', async () => {
  const { page } = office;
  const second = await newDoctor('鈴木 一', 'スズキ ハジメ', code);
  const third = await newDoctor('佐藤 次郎', 'サトウ ジロウ');
  for (const doctor of [second, third]) {
    await receive(office, await firstFile(doctor));
    if (doctor === second) await expect(page.getByText('ファイルに付いた招待コードは、すでに 山田 花子 さんが使っています')).toBeVisible();
    const keep = page.getByRole('button', { name: '確認待ちに置く' });
    await keep.click();
    // what the first file said may still stand there: only the preview that closes says that this one is kept
    await expect(keep).toBeHidden();
    await expect(page.getByText('確認待ちに置きました。何も取り込んでいません。').first()).toBeVisible();
  }
  // closed and opened again: what waits is kept whole
  await page.reload();
  await page.locator('[data-field="unlock"] input').fill('kiri-Sakura-4821-umi');
  await page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });
  await openExchange(office, '届いたもの');
  await page.getByRole('button', { name: 'まとめて確認する' }).click();
  for (const name of ['鈴木 一', '佐藤 次郎']) await page.getByRole('row', { name: new RegExp(name) }).getByText(name).click();
  await page.getByText('本人が出した書類の六語と見比べた').click();
  await page.locator('[data-field="confirm-note"] input').fill('4月3日の紙の届出');
  await page.getByRole('button', { name: '2人を確認済みにする' }).click();
  await takeIn(office);
  await page.getByRole('button', { name: '次のファイルへ' }).click();
  await takeIn(office);
  await expect(page.getByText(/を取り込みました（\d+件の変更）/)).toBeVisible();
  await goTo(page, '連絡先');
  for (const name of ['鈴木 一', '佐藤 次郎']) await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('確認済み');
});
