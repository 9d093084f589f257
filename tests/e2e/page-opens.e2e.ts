import { expect, test } from '@playwright/test';
import { type RunningDesk, startDesk } from './kit/start-desk.ts';

let desk: RunningDesk;

test.beforeAll(async () => {
  desk = await startDesk();
});

test.afterAll(() => desk.remove());

test('the application opens, in Japanese, and neither breaks its own policy nor asks anybody outside', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.origin) && !/^(?:blob|data):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(desk.address);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page).toHaveTitle(/医師キャリアデスク/);
  expect(complaints).toEqual([]);
});
