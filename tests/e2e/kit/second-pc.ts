import { expect } from '@playwright/test';
import type { Desk } from '../../kit/desk-driver.ts';
import { type PcUnderTest, startPc } from '../electron.ts';
import { fill, goTo, inDesk, PASSWORD } from './first-run.ts';

/** A further PC of the same party, set up by a transfer file and its number. */
export async function secondPc(of: Desk, name: string): Promise<Desk> {
  const { page } = of;
  await goTo(page, '設定');
  await page.getByRole('button', { name: 'このPC以外でも使う', exact: true }).click();
  await page.getByRole('button', { name: '引き継ぎのファイルを作る' }).click();
  const digits = page.locator('[data-code] span');
  await expect(digits).toHaveCount(8);
  const code = (await digits.allTextContents()).join(' ');
  const file = await of.saveFile(() => page.getByRole('button', { name: 'ファイルを保存' }).click());
  await page.getByRole('button', { name: '番号を控えました' }).click();
  const two = await startPc();
  two.page.setDefaultTimeout(15_000);
  await two.page.getByRole('button', { name: '別のPCから引き継ぐ' }).click();
  await two.openFiles(() => two.page.getByRole('button', { name: '引き継ぎのファイルを選ぶ' }).click(), [file]);
  await fill(two.page, 'transfer-code', code);
  await two.page.getByRole('button', { name: 'ファイルを開く' }).click();
  await fill(two.page, 'pc-name', name);
  await fill(two.page, 'transfer-password', PASSWORD);
  await two.page.getByRole('button', { name: 'このPCで使い始める' }).click();
  await two.page.getByRole('button', { name: 'あとで用意する' }).click({ timeout: 30_000 });
  await two.page.getByRole('button', { name: 'あとで決める' }).click();
  await inDesk(two.page);
  return { ...two, who: of.who };
}

/** A file of this PC for the party's others. */
export async function ownFileOf(pc: PcUnderTest): Promise<string> {
  await goTo(pc.page, '設定');
  await pc.page.getByRole('button', { name: 'このPC以外でも使う', exact: true }).click();
  return pc.saveFile(() => pc.page.getByRole('button', { name: 'PCどうしのファイルを作る' }).click());
}
