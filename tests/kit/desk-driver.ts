import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type PcUnderTest, startPc } from '../e2e/electron.ts';
import { fill, foundVault, goTo, inDesk, PASSWORD } from '../e2e/kit/first-run.ts';

/** What a person does with the application, in their own words: specs stay readable and move with the screens. */
export interface Desk extends PcUnderTest {
  readonly who: string;
}

export interface DoctorFounding {
  readonly name?: string;
  readonly kana?: string;
  /** The office's invitation on disk: opening it is the first run. */
  readonly invitation?: string;
  /** 招待コード as typed from the office's letter. */
  readonly code?: string;
}

export interface OfficeFounding {
  readonly name?: string;
  readonly member?: string;
}

async function setPassword(page: Page): Promise<void> {
  await page.getByText('自分で決める').click();
  await fill(page, 'password', PASSWORD);
  await fill(page, 'password-again', PASSWORD);
  await page.getByRole('button', { name: '保管庫を作る' }).click();
  await page.getByRole('button', { name: 'あとで用意する' }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'あとで決める' }).click();
  await inDesk(page);
}

/** A doctor on a PC of their own; with an invitation the office is a confirmed contact at once. */
export async function firstRunDoctor({ name = '山田 花子', kana = 'ヤマダ ハナコ', invitation, code }: DoctorFounding = {}): Promise<Desk> {
  const pc = await startPc();
  pc.page.setDefaultTimeout(15_000);
  const { page } = pc;
  if (invitation === undefined) await foundVault(page, { role: 'doctor', name, kana });
  else {
    await pc.openFiles(() => page.getByRole('button', { name: '案内ファイルを開く' }).click(), [invitation]);
    await fill(page, 'name', name);
    await fill(page, 'kana', kana);
    await page.getByText('この事務局に申請します').click();
    if (code !== undefined) await fill(page, 'invitation-code', code);
    await page.getByRole('button', { name: '次へ' }).click();
    await setPassword(page);
  }
  return { ...pc, who: name };
}

export async function firstRunOffice({ name = '関東信越厚生局', member = '佐藤 健' }: OfficeFounding = {}): Promise<Desk> {
  const pc = await startPc();
  pc.page.setDefaultTimeout(15_000);
  await foundVault(pc.page, { role: 'office', name, member });
  return { ...pc, who: name };
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });

/** 送付・受取, at one of its lists. */
export async function openExchange(desk: Desk, list: '送るもの' | '届いたもの' | '返事待ち' | 'やり取りの記録' | 'だれが何を持っているか' | '食い違い' = '送るもの'): Promise<void> {
  await goTo(desk.page, '今日');
  await goTo(desk.page, '送付・受取');
  await tab(desk.page, list).click();
  await expect(tab(desk.page, list)).toHaveAttribute('aria-selected', 'true');
}

/** The office's public first file, on disk. */
export async function makeInvitation(office: Desk): Promise<string> {
  await openExchange(office);
  return office.saveFile(() => office.page.getByRole('button', { name: '案内ファイルを作る' }).click());
}

/** On the send screen: makes the file and stands before 「まだ先方に届いていません」. */
export async function makeFile(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: 'ファイルを作る', exact: true }).click();
  await expect(page.getByText('まだ先方に届いていません。このファイルを渡してください')).toBeVisible({ timeout: 20_000 });
}

/** メールで: the file on disk. */
export const saveMade = (desk: Desk): Promise<string> => desk.saveFile(() => desk.page.getByRole('button', { name: 'メールで', exact: true }).click());

/** 渡しました, today, by mail. */
export async function handOver(desk: Desk): Promise<void> {
  const { page } = desk;
  await page.getByRole('button', { name: '渡しました', exact: true }).click();
  await page.getByRole('dialog').getByText('メール', { exact: true }).click();
  await page.getByRole('button', { name: '記録する', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Makes, saves and hands over what the send screen shows; resolves with the file on disk. */
export async function sendShown(desk: Desk): Promise<string> {
  await makeFile(desk);
  const file = await saveMade(desk);
  await handOver(desk);
  return file;
}

export interface SendWish {
  /** キャリアプラン, 兼業申請 … as the screen names it; left out where there is one only. */
  readonly purpose?: string;
  readonly to?: string;
}

/** From the list of things to send, with nothing asked by another area. */
export async function openSend(desk: Desk, { purpose, to }: SendWish = {}): Promise<void> {
  const { page } = desk;
  await openExchange(desk);
  await page.getByRole('button', { name: '送るファイルを作る' }).click();
  await expect(page.getByRole('heading', { name: '送るファイルを作る' })).toBeVisible();
  if (to !== undefined) await page.getByRole('radiogroup', { name: /^だれに/ }).getByText(to).click();
  if (purpose !== undefined) await page.getByRole('radiogroup', { name: /^何のために/ }).getByText(purpose, { exact: true }).click();
}

export async function send(desk: Desk, wish: SendWish = {}): Promise<string> {
  await openSend(desk, wish);
  return sendShown(desk);
}

/** Opens a file that arrived; the preview, the contact or the trouble stands in front. */
export async function receive(desk: Desk, ...files: readonly string[]): Promise<void> {
  await openExchange(desk, '届いたもの');
  await desk.openFiles(() => desk.page.getByRole('button', { name: 'ファイルを開く', exact: true }).click(), files);
}

/** この先生を連絡先に加える / 連絡先に加える, by the six words. */
export async function confirmSender(desk: Desk, recognise: 'doctor' | 'office' = 'doctor'): Promise<void> {
  const { page } = desk;
  await page.getByText('確認語（六語）を読み合わせた').click();
  if (recognise === 'office') await page.getByText('事務局として認める', { exact: true }).click();
  await page.getByRole('button', { name: recognise === 'doctor' ? 'この先生を連絡先に加える' : '連絡先に加える', exact: true }).click();
}

/** 取り込む（n件）. */
export async function takeIn(desk: Desk): Promise<void> {
  const apply = desk.page.getByRole('button', { name: /^取り込む（\d+件）$/ });
  await apply.click({ timeout: 20_000 });
  await expect(apply).toBeHidden({ timeout: 20_000 });
}

/** Answers of a form drawn from its definition, by field. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Texts are typed; a list names choices by their words. */
export async function fillRecord(page: Page, answers: Answers): Promise<void> {
  for (const [field, answer] of Object.entries(answers)) {
    const control = page.locator(`[data-field="${field}"]`).first();
    if (typeof answer !== 'string') {
      for (const word of answer) await choose(page, field, word);
      continue;
    }
    await control.locator('input, textarea').first().fill(answer);
    await control.locator('input, textarea').first().press('Tab');
  }
}

async function choose(page: Page, field: string, word: string): Promise<void> {
  const control = page.locator(`[data-field="${field}"]`).first();
  const list = control.locator('button[aria-haspopup="listbox"]');
  if ((await list.count()) === 0) {
    await control.getByText(word, { exact: true }).first().click();
    return;
  }
  await list.click();
  await page.getByRole('option', { name: word, exact: true }).click();
}

/** An application that meets every condition, as a doctor fills it in. */
export const GOOD_APPLICATION: Answers = {
  kind: ['診療'],
  institutionName: 'みなと総合病院',
  institutionAddress: '東京都港区1-2-3',
  workTitle: '非常勤医師',
  workContent: '外来診療（一般内科）',
  reason: '臨床の力を保つため',
  startOn: 'R8.4.1',
  endOn: 'R9.3.31',
  affiliation: '医政局医事課',
  post: '課長補佐',
  grade: '5級',
};

export interface VaultMark {
  readonly lastSeq: number;
  readonly chainTip: string;
}

const sentinels = (desk: Desk): readonly string[] => readdirSync(desk.data, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'sentinel.json');

/** Where the vault's journal stands, from the sentinel beside the mirror: equal marks mean that nothing was written. */
export function vaultMark(desk: Desk): VaultMark {
  const found = sentinels(desk);
  expect(found).toHaveLength(1);
  const { lastSeq, chainTip } = JSON.parse(readFileSync(path.join(desk.data, found[0] as string), 'utf8')) as VaultMark;
  return { lastSeq, chainTip };
}

/** Waits until the mirror has caught up and says nothing new any more. */
export async function settledMark(desk: Desk): Promise<VaultMark> {
  // a listing made while the sentinel is being replaced may miss it
  await expect.poll(() => sentinels(desk).length, { timeout: 10_000 }).toBe(1);
  let before = vaultMark(desk);
  for (;;) {
    await desk.page.waitForTimeout(2_500);
    const now = vaultMark(desk);
    if (now.chainTip === before.chainTip) return now;
    before = now;
  }
}
