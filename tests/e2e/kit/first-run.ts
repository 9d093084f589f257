import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'kiri-Sakura-4821-umi';

export interface Founder {
  readonly role: 'doctor' | 'office' | 'headquarters';
  /** The doctor's, or the office's. */
  readonly name: string;
  readonly kana?: string;
  readonly member?: string;
  readonly password?: string;
}

const ROLE_WORDS = { doctor: /^医師/, office: /^事務局/, headquarters: /^本省・本部/ } as const;

/** A control by its anchor, the name that 差戻し comments jump to: the same in both languages. */
export const fill = (page: Page, anchor: string, value: string): Promise<void> => page.locator(`[data-field="${anchor}"] input`).first().fill(value);

/** Opens the page and waits until something stands in front. */
export async function openDesk(page: Page, address: string): Promise<void> {
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  await expect(page.locator('h1').first()).toBeVisible();
}

export const inDesk = (page: Page) => expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 });

/** Name and own password: the vault exists, and its recovery sheet stands in front. */
export async function beginVault(page: Page, founder: Founder): Promise<void> {
  const { role, name, kana = 'ヤマダ ハナコ', member = '佐藤 健', password = PASSWORD } = founder;
  await page.getByRole('button', { name: ROLE_WORDS[role] }).first().click();
  if (role === 'doctor') {
    await fill(page, 'name', name);
    await fill(page, 'kana', kana);
  } else {
    await fill(page, 'name', name);
    await fill(page, 'memberName', member);
  }
  await page.getByRole('button', { name: '次へ' }).click();
  await page.getByText('自分で決める').click();
  await fill(page, 'password', password);
  await fill(page, 'password-again', password);
  await page.getByRole('button', { name: '保管庫を作る' }).click();
  await expect(page.getByRole('button', { name: 'あとで用意する' })).toBeVisible({ timeout: 30_000 });
}

/** Recovery sheet and second place later. */
export async function foundVault(page: Page, founder: Founder): Promise<void> {
  await beginVault(page, founder);
  await page.getByRole('button', { name: 'あとで用意する' }).click();
  await page.getByRole('button', { name: 'あとで決める' }).click();
  await inDesk(page);
}

export async function unlock(page: Page, password = PASSWORD): Promise<void> {
  await fill(page, 'unlock', password);
  await page.getByRole('button', { name: '開く', exact: true }).click();
  await inDesk(page);
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ロックする' }).click();
  await expect(page.getByRole('heading', { name: '保管庫を開く' })).toBeVisible({ timeout: 20_000 });
}

/** Goes to an area of the rail. */
export async function goTo(page: Page, area: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${area}`) }).click();
}
