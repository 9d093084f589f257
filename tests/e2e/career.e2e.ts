import { expect, type Page, test } from '@playwright/test';
import { type Desk, fillRecord, firstRunDoctor, firstRunOffice, makeInvitation, receive, confirmSender, sendShown, takeIn } from '../kit/desk-driver.ts';
import { goTo } from './kit/first-run.ts';

let office: Desk;
let doctor: Desk;

test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await firstRunOffice({});
  doctor = await firstRunDoctor({ invitation: await makeInvitation(office) });
});

test.afterAll(async () => {
  await Promise.all([office, doctor].map((desk) => desk?.close()));
});

/** Begins a new post in 経歴・ポスト and fills it in. */
async function addPost(page: Page, answers: Parameters<typeof fillRecord>[1]): Promise<void> {
  await goTo(page, '今日');
  await goTo(page, 'キャリア');
  await page.getByRole('radio', { name: '経歴・ポスト' }).click();
  await page.getByRole('button', { name: '職務を追加' }).click();
  await fillRecord(page, answers);
}

const posts = (page: Page) => page.getByRole('grid', { name: '経歴・ポスト' }).getByRole('row');

/** Japan's date of so many months ago, as people type it. */
function monthsAgo(months: number): string {
  const now = new Date(Date.now() + 9 * 3_600_000);
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  return `${then.getUTCFullYear()}/${then.getUTCMonth() + 1}/1`;
}

test('three posts stand in the order of the ladder, whatever the order they were typed in', async () => {
  const { page } = doctor;
  await addPost(page, { organisation: '医政局 地域医療計画課', title: '課長補佐', rung: ['補佐・専門官'], startOn: '2020/4/1', endOn: '2022/3/31' });
  await addPost(page, { organisation: '健康局', title: '主査', rung: ['主査'], startOn: '2018/4/1', endOn: '2020/3/31' });
  await addPost(page, { organisation: '医政局 医事課', title: '室長', rung: ['室長・企画官'], startOn: monthsAgo(23) });
  await expect(posts(page).nth(1)).toContainText('医政局 医事課 室長');
  await expect(posts(page).nth(2)).toContainText('医政局 地域医療計画課 課長補佐');
  await expect(posts(page).nth(3)).toContainText('健康局 主査');
});

test('a main post that overlaps another is refused with both dates, and is not saved; concurrent it is accepted', async () => {
  const { page } = doctor;
  await addPost(page, { organisation: '国際課', title: '専門官', rung: ['補佐・専門官'], startOn: '2021/4/1', endOn: '2021/9/30' });
  await expect(page.getByText('「医政局 地域医療計画課 課長補佐」と本務の期間が重なります（令和3年4月1日から令和3年9月30日まで）').first()).toBeVisible();
  await expect(page.getByText('この日付はまだ保存していません', { exact: false }).first()).toBeVisible();
  await goTo(page, '今日');
  await goTo(page, 'キャリア');
  await page.getByRole('radio', { name: '経歴・ポスト' }).click();
  await page.getByRole('row', { name: /国際課/ }).click();
  await expect(page.locator('[data-field="startOn"] input')).toHaveValue('');
  await fillRecord(page, { startOn: '2021/4/1', endOn: '2021/9/30' });
  await page.getByRole('button', { name: 'この職務を併任にする' }).click();
  await expect(page.getByText(/本務の期間が重なります/)).toHaveCount(0);
  await expect(page.getByRole('row', { name: /国際課/ })).toContainText('併任');
});

test('a post that follows the present one ends it in one press', async () => {
  const { page } = doctor;
  await addPost(page, { organisation: '内閣官房', title: '参事官補佐', rung: ['室長・企画官'], startOn: monthsAgo(1) });
  await page.getByRole('button', { name: /^「医政局 医事課 室長」を.*で終える$/ }).click();
  await expect(page.getByText(/本務の期間が重なります/)).toHaveCount(0);
  await expect(page.getByRole('row', { name: /内閣官房/ })).toContainText('現職');
  await page.getByRole('button', { name: 'この職務を消す' }).click();
  await page.getByRole('row', { name: /医事課 室長/ }).click();
  await page.locator('[data-field="endOn"] input').fill('');
  await page.locator('[data-field="endOn"] input').press('Tab');
});

test('the rotation clock says 異動目安 after 23 months, with the settings it was computed from', async () => {
  const { page } = doctor;
  await page.getByRole('radio', { name: '全体' }).click();
  const clock = page.getByRole('region', { name: '異動の目安' });
  await expect(clock).toContainText('異動目安');
  await expect(clock).toContainText('23か月');
  await expect(clock).toContainText('着任後 12～24か月');
  await clock.getByRole('button', { name: '目安を変える' }).click();
  await page.getByRole('dialog').getByLabel(/おわり（着任後）/).fill('36');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(clock).toContainText('異動の時期に入っています');
});

test('the lanes draw every post, open with Enter, zoom by key, and have a table that says the same', async () => {
  const { page } = doctor;
  const lane = page.getByRole('listbox', { name: 'キャリアの図' });
  await expect(lane.getByRole('option')).toHaveCount(4);
  const width = () => lane.evaluate((box) => box.scrollWidth);
  const before = await width();
  await lane.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  expect(await width()).toBeGreaterThan(before * 1.5);
  await page.getByRole('button', { name: '全体を表示' }).click();
  await page.getByRole('radio', { name: '表', exact: true }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(5);
  await page.getByRole('radio', { name: '図', exact: true }).click();
  await page.getByRole('listbox', { name: 'キャリアの図' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '医政局 地域医療計画課 課長補佐' })).toBeVisible();
});

test('goals are kept in versions: comparing lists only what changed, restoring is a new version', async () => {
  const { page } = doctor;
  await page.getByRole('radio', { name: '目標' }).click();
  await page.getByRole('region', { name: '3年後' }).getByRole('button', { name: '書く' }).click();
  await fillRecord(page, { goal: '社会医学系専門医を取る', actions: '研修プログラムに登録する' });
  await expect(page.getByText(/自動で保存しています。閉じても消えません（/)).toBeVisible();
  await fillRecord(page, { goal: '社会医学系専門医と指導医を取る', family: '介護のため近畿を希望' });
  await page.getByRole('button', { name: '版をくらべる' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('保存ごとにすべて示す').click();
  await expect(drawer).toContainText('家庭・健康上の配慮');
  await expect(drawer.getByText('研修プログラムに登録する')).toHaveCount(0);
  await drawer.getByRole('button', { name: /版に戻す$/ }).click();
  await expect(page.getByText(/版に戻しました。新しい版として残っています/)).toBeVisible();
  await expect(page.locator('[data-field="family"] textarea')).toHaveValue('');
  await fillRecord(page, { family: '介護のため近畿を希望' });
});

test('the plan goes to the office, which reads it and cannot change it; family and memo stay', async () => {
  const { page } = doctor;
  await fillRecord(page, { memo: '自分だけの控え' });
  await page.getByRole('button', { name: '事務局へ送る' }).click();
  await expect(page.getByRole('region', { name: '相手に見える内容' })).toContainText('社会医学系専門医');
  await expect(page.getByRole('region', { name: '相手に見える内容' })).not.toContainText('介護のため');
  const file = await sendShown(doctor);
  await receive(office, file);
  await confirmSender(office);
  await takeIn(office);
  await goTo(office.page, 'キャリア');
  await office.page.getByRole('row', { name: /山田 花子/ }).click();
  const detail = office.page.getByRole('region', { name: '山田 花子' });
  await expect(detail).toContainText('医政局 医事課 室長');
  await expect(detail).toContainText('社会医学系専門医');
  await expect(detail).toContainText('No. 1');
  await expect(detail.getByText('自分だけの控え')).toHaveCount(0);
  await expect(detail.getByText('介護のため近畿を希望')).toHaveCount(0);
  await expect(detail.locator('input, textarea')).toHaveCount(0);
});
