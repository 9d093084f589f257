import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { openContainer } from '../../src-shared/exchange/read-container.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { confirmSender, type Desk, firstRunDoctor, firstRunOffice, makeFile, makeInvitation, openExchange, openSend, receive, saveMade, settledMark, takeIn } from '../kit/desk-driver.ts';
import type { SimParty } from '../kit/sim-party.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

let office: Desk;
let doctor: Desk;
let folder: string;
/** The doctor's file as it was made, and its parts. */
let whole: string;
let parts: string[] = [];
/** Two doctors on PCs of their own, writing to the office's real card. */
let sato: SimPc;
let stranger: SimPc;
let officeCard: SimParty;

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(path.join(os.tmpdir(), 'career-desk-forms-'));
  office = await firstRunOffice({ name: '関東信越厚生局' });
  const invitation = await makeInvitation(office);
  doctor = await firstRunDoctor({ invitation });
  const { card } = must(await openContainer(new Uint8Array(readFileSync(invitation)), { us: null }));
  officeCard = { id: card.statement.party, card } as SimParty;
  const world = simWorld(41, Date.now() - 3_600_000);
  sato = world.pc(await world.party({ kind: 'doctor', name: '佐藤 次郎' }));
  stranger = world.pc(await world.party({ kind: 'doctor', name: '高橋 三郎' }));
  for (const pc of [sato, stranger]) pc.create('person', { name: pc.party.name, kana: 'サトウ ジロウ' });
});

test.afterAll(async () => {
  await Promise.all([office, doctor].map((desk) => desk?.close()));
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, bytes: Uint8Array | string): string => {
  const to = path.join(folder, name);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, bytes);
  return to;
};

test('a made file is saved in parts of a size the mail can carry', async () => {
  const { page } = doctor;
  await openSend(doctor, { purpose: 'キャリアプラン' });
  await makeFile(doctor);
  whole = await saveMade(doctor);
  await page.getByRole('button', { name: 'ほかの操作' }).click();
  await page.getByRole('menuitem', { name: '分けて保存' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('この大きさなら、分ける必要はありません。');
  const least = (Math.ceil(readFileSync(whole).length / 3) + 512) / 1_000_000;
  await dialog.getByRole('textbox').fill(String(least));
  await dialog.getByRole('textbox').press('Tab');
  await expect(dialog).toContainText('3個に分けて保存します');
  const saved: Promise<string>[] = [];
  page.on('download', (download) => {
    const to = path.join(folder, download.suggestedFilename());
    saved.push(download.saveAs(to).then(() => to));
  });
  await dialog.getByRole('button', { name: '3個に分けて保存する' }).click();
  await expect(page.getByText(/に3個を保存しました。全部を渡してください。/)).toBeVisible();
  await expect.poll(() => saved.length).toBe(3);
  parts = await Promise.all(saved);
  expect(parts.map((part) => path.extname(part))).toEqual(['.1of3', '.2of3', '.3of3']);
});

test('parts come in any order over time; what is missing or cut is named with its bytes; the last one opens the file', async () => {
  const { page } = office;
  const [one, two, three] = parts as [string, string, string];
  await receive(office, three, one);
  await expect(page.getByRole('heading', { name: '分割されたファイルが、そろうのを待っています' })).toBeVisible();
  await expect(page.getByRole('row', { name: /2番/ })).toContainText(/まだ届いていません（[\d,]+ バイト）/);
  const cut = put(`cut/${path.basename(two)}`, readFileSync(two).subarray(0, -37));
  await receive(office, cut, three);
  await expect(page.getByRole('row', { name: /2番/ })).toContainText('途中で切れています（あと 37 バイト）');
  await page.screenshot({ path: path.join(os.tmpdir(), 'files-parts.png') });
  // Those that came are kept, and said to be; looking at the whole file then writes nothing.
  await expect(page.getByText(/届いた分は、アプリを閉じてもこのPCの保管庫に残ります/)).toBeVisible();
  const before = await settledMark(office);
  await receive(office, two);
  await expect(page.getByText(/山田 花子 先生 が .* に作成。No\. 1。作成後の書き換えはありません/)).toBeVisible();
  expect(await settledMark(office)).toEqual(before);
  await page.getByRole('button', { name: '取り込まずに閉じる' }).click();
});

test('the text to paste into a mail opens again between greetings, quoted and in full width', async () => {
  const { page } = doctor;
  await page.getByRole('button', { name: 'ほかの操作' }).click();
  await page.getByRole('menuitem', { name: 'メール本文に貼れる形' }).click();
  const file = await doctor.saveFile(() => page.getByRole('button', { name: '.txt で保存する' }).click());
  await page.screenshot({ path: path.join(os.tmpdir(), 'files-armour.png') });
  await page.getByRole('dialog').getByRole('button', { name: '閉じる' }).last().click();
  expect(path.basename(file)).toMatch(/\.cdesk\.txt$/);
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const wide = text.replace(/^([A-Za-z0-9+/]{20})/gm, (line) => [...line].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(''));
  const mail = `お疲れさまです。\n> ${wide.replaceAll('\n', '\n> ')}\n\n────────\n医政局`;

  await openExchange(office, '届いたもの');
  await office.page.getByRole('button', { name: '貼り付けて開く' }).click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('本文だけで、ファイルはありません');
  await dialog.getByRole('button', { name: '開く', exact: true }).click();
  await expect(dialog).toContainText('交換ファイルの枠');
  await dialog.getByRole('textbox').fill(mail);
  await dialog.getByRole('button', { name: '開く', exact: true }).click();
  await expect(office.page.getByText(/山田 花子 先生 が .* に作成。No\. 1。作成後の書き換えはありません/)).toBeVisible();
  await office.page.getByRole('button', { name: '取り込まずに閉じる' }).click();
  // the same as a dropped .txt, its end gone: the name in the text says what is missing
  await receive(office, put('本文.txt', text.slice(0, -400)));
  await expect(office.page.getByRole('alert')).toContainText('貼り付けた文字が、途中で切れています。');
  await expect(office.page.getByRole('alert')).toContainText('足りません');
  await office.page.getByRole('main').getByRole('button', { name: '閉じる', exact: true }).click();
});

test('a folder of files: one summary by sender, all that needs nobody is taken in, the rest stays with its reason', async () => {
  const { page } = office;
  const first = await sato.send('career', officeCard);
  await receive(office, put(first.name, first.bytes));
  await confirmSender(office);
  await takeIn(office);
  await page.getByRole('article').getByRole('button', { name: '一覧に戻る' }).click();

  const inFolder = (name: string, bytes: Uint8Array | string): string => put(`batch/${name}`, bytes);
  for (const skills of ['臨床', '臨床と行政', '臨床と行政と研究']) {
    const person = [...sato.set.ofType('person').values()][0];
    sato.edit(person?.id ?? '', { kana: `サトウ ${skills.length}` });
    const next = await sato.send('career', officeCard);
    inFolder(`佐藤/${next.name}`, next.bytes);
    if (next.number === 3) inFolder(`佐藤/写し ${next.name}`, next.bytes);
    if (next.number === 4) {
      const bent = Uint8Array.from(next.bytes);
      bent[bent.length - 20] = (bent[bent.length - 20] as number) ^ 1;
      inFolder(`壊れたもの ${next.name}`, bent);
    }
  }
  inFolder(`佐藤/${first.name}`, first.bytes);
  const strange = await stranger.send('career', officeCard);
  inFolder(strange.name, strange.bytes);
  inFolder('受け渡し.cdesk', '<!DOCTYPE html><html><body>ログインしてください</body></html>');
  inFolder('議事録.docx', 'PK');

  await openExchange(office, '届いたもの');
  await office.openFiles(() => page.getByRole('button', { name: 'フォルダーを開く' }).click(), [path.join(folder, 'batch')]);
  const summary = page.getByRole('region', { name: '届いたファイルのまとめ' });
  const takeAll = page.getByRole('button', { name: 'まとめて取り込む（3件）' });
  await expect(takeAll).toBeEnabled({ timeout: 30_000 });
  await expect(summary).toContainText('8件のファイルを受け取りました（差出人は2者）');
  await expect(summary).toContainText('ほかのファイル 1件');
  const counts = page.getByRole('group', { name: '届いたファイルのまとめ' });
  await expect(counts).toContainText('3新しいもの');
  await expect(counts).toContainText('2重複');
  await expect(counts).toContainText('1確認待ち');
  await expect(counts).toContainText('2開けないもの');
  await expect(page.getByRole('region', { name: /佐藤 次郎（5件）/ })).toContainText('取り込み済みのファイルと同じです');
  await expect(page.getByText('の代わりに、ウェブページが届いています')).toBeVisible();
  await page.screenshot({ path: path.join(os.tmpdir(), 'files-batch.png'), fullPage: true });

  await takeAll.click();
  await expect(summary).toContainText('3件のファイルを取り込みました。', { timeout: 30_000 });
  await expect(counts).toContainText('3取り込んだもの');
  await expect(summary).toContainText('残りの');
  const report = await office.saveFile(async () => {
    await page.getByRole('button', { name: '一覧を印刷・保存' }).click();
    await page.getByRole('menuitem', { name: '表（CSV）で保存する' }).click();
  });
  const cells = readFileSync(report, 'utf8');
  expect(cells).toContain('佐藤 次郎');
  expect(cells.match(/取り込んだもの/g)).toHaveLength(3);
  await page.getByRole('button', { name: '1件を確認待ちに置く' }).click();
  await expect(page.getByText('確認待ちに置きました。')).toBeVisible();
  await page.getByRole('button', { name: '済んだものを片づける' }).click();
  await expect(counts).toContainText('2開けないもの');
  // each import is its own: the last one is undone alone
  await page.getByRole('link', { name: 'キャリアプラン（No. 4）' }).click();
  await page.getByRole('button', { name: '取り込みを取り消す' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '取り込みを取り消す' }).click();
  await expect(page.getByText('取り消し済み')).toBeVisible();
});

test('a file for somebody without a card is sealed by a password, weak ones are refused; a wrong one opens nothing and makes wait', async () => {
  const { page } = doctor;
  await openSend(doctor);
  await page.getByRole('radiogroup', { name: /^だれに/ }).getByText('カードのない相手に、パスワードで送る').click();
  await page.getByRole('textbox', { name: /相手の名称/ }).fill('近畿厚生局');
  const make = page.getByRole('button', { name: 'ファイルを作る', exact: true });
  await page.getByText('自分で決める', { exact: true }).click();
  await page.getByRole('textbox', { name: /ファイルのパスワード/ }).fill('password2026');
  await expect(page.getByText('よく使われる', { exact: false }).first()).toBeVisible();
  await page.getByText('パスワードを書き留めました').click();
  await expect(make).toBeDisabled();
  await page.getByText('提案（数字。電話で伝えやすい）').click();
  const told = (await page.getByLabel('ファイルのパスワード').innerText()).trim();
  expect(told).toMatch(/^(\d{3}-){5}\d{3}$/);
  await expect(make).toBeDisabled();
  await expect(page.getByText('電話などファイルとは別の方法で伝えてください')).toBeVisible();
  await page.getByText('パスワードを書き留めました').click();
  await page.screenshot({ path: path.join(os.tmpdir(), 'files-seal.png'), fullPage: true });
  await makeFile(doctor);
  await expect(page.locator('body')).not.toContainText(told);
  await expect(page.getByText('パスワード（電話などで伝えたもの。ここには残していません）')).toBeVisible();
  const sealed = await saveMade(doctor);

  const before = await settledMark(office);
  await receive(office, sealed);
  const field = office.page.getByLabel('ファイルのパスワード');
  await field.fill('111-222-333-444-555-666');
  await office.page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(office.page.getByText('1回違いました。何も取り込まれていません。')).toBeVisible();
  await expect(office.page.getByRole('alert')).toContainText('パスワードが違います');
  expect(await settledMark(office)).toEqual(before);
  await field.fill(told);
  await office.page.getByRole('button', { name: '開く', exact: true }).click();
  await expect(office.page.getByText(/山田 花子 先生 が .* に作成。番号のないファイル。作成後の書き換えはありません。宛先：パスワードを聞いた方/)).toBeVisible();
});
