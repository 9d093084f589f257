import { expect, test } from '@playwright/test';
import { type Desk, firstRunDoctor, firstRunOffice, GOOD_APPLICATION, makeInvitation } from '../kit/desk-driver.ts';
import { chooseByKeys, goByKeys, openRowByKeys, pressByKeys, typeByKeys } from './kit/by-keys.ts';

let office: Desk;
let doctor: Desk;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await firstRunOffice();
  doctor = await firstRunDoctor({ invitation: await makeInvitation(office) });
  for (const { page } of [office, doctor]) {
    page.setDefaultTimeout(20_000);
    // from here on the mouse does nothing at all
    await page.evaluate(() => {
      for (const event of ['mousedown', 'mouseup', 'click', 'pointerdown', 'pointerup'] as const) {
        window.addEventListener(event, (given) => (given.isTrusted && (given as MouseEvent).detail > 0 ? given.stopImmediatePropagation() : undefined), { capture: true });
      }
    });
  }
});

test.afterAll(async () => {
  await Promise.all([office, doctor].map((desk) => desk?.close()));
});

/** The send screen, from its button to 渡しました. */
async function sendByKeys({ page, saveFile }: Desk): Promise<string> {
  await expect(page.getByRole('heading', { name: '送るファイルを作る' })).toBeVisible();
  await pressByKeys(page, 'ファイルを作る');
  await expect(page.getByText('まだ先方に届いていません。このファイルを渡してください')).toBeVisible({ timeout: 20_000 });
  const file = await saveFile(() => pressByKeys(page, 'メールで'));
  await pressByKeys(page, '渡しました');
  await expect(page.getByRole('dialog')).toBeVisible();
  await chooseByKeys(page, '渡し方', 'メール');
  await pressByKeys(page, '記録する');
  await expect(page.getByRole('dialog')).toBeHidden();
  return file;
}

async function openByKeys({ page, openFiles }: Desk, file: string): Promise<void> {
  await openFiles(() => goByKeys(page, '届いたファイルを開く'), [file]);
}

async function takeInByKeys({ page }: Desk): Promise<void> {
  const apply = page.getByRole('button', { name: /^取り込む（\d+件）$/ });
  await expect(apply).toBeVisible({ timeout: 20_000 });
  await pressByKeys(page, '取り込む（');
  await expect(apply).toBeHidden({ timeout: 20_000 });
}

test('from the application to the permit in hand, with the keyboard alone', async () => {
  test.setTimeout(240_000);
  await goByKeys(doctor.page, '兼業の許可');
  await pressByKeys(doctor.page, '新しく申請する');
  await expect(doctor.page.getByRole('heading', { name: '兼業先', exact: true }).first()).toBeVisible();
  const choices: Readonly<Record<string, string>> = {
    kind: '診療',
    frequency: '毎週',
    weekdays: '土',
    purposes: '臨床技術の維持',
    insured: '保険診療である',
    relationKinds: '関係はない',
    paid: 'いいえ',
    responsibility: '職員（管理的な立場ではない）',
    payTable: '行政職俸給表(一)',
  };
  for (const [field, word] of Object.entries(choices)) await chooseByKeys(doctor.page, field, word);
  for (const [field, text] of Object.entries(GOOD_APPLICATION)) if (typeof text === 'string') await typeByKeys(doctor.page, field, text);
  await pressByKeys(doctor.page, '提出する');
  // what is still empty takes the focus by itself
  await expect(doctor.page.getByRole('textbox', { name: '開始' })).toBeFocused();
  await doctor.page.keyboard.insertText('9:00');
  await doctor.page.keyboard.press('Tab');
  await doctor.page.keyboard.insertText('12:00');
  await doctor.page.keyboard.press('Tab');
  await pressByKeys(doctor.page, '提出する');
  const application = await sendByKeys(doctor);

  await openByKeys(office, application);
  await chooseByKeys(office.page, 'どうやって確かめましたか', '確認語（六語）を読み合わせた');
  await pressByKeys(office.page, 'この先生を連絡先に加える');
  await takeInByKeys(office);
  await goByKeys(office.page, '兼業の審査');
  await openRowByKeys(office.page, 'みなと総合病院');
  await pressByKeys(office.page, '受付');
  await pressByKeys(office.page, '受付を記録する');
  await expect(office.page.getByRole('dialog')).toBeHidden();
  await pressByKeys(office.page, 'ほかの手続');
  await office.page.keyboard.press('ArrowUp');
  for (let tries = 0; tries < 12 && !(await office.page.getByRole('menuitem', { name: '決定を記録する' }).evaluate((item) => item === document.activeElement)); tries++) await office.page.keyboard.press('ArrowDown');
  await office.page.keyboard.press('Enter');
  await expect(office.page.getByRole('dialog')).toBeVisible();
  await chooseByKeys(office.page, '決定', '許可');
  await typeByKeys(office.page, 'decidedOn', 'R8.11.20');
  await typeByKeys(office.page, 'permittedOn', 'R8.11.20');
  await typeByKeys(office.page, 'documentNumber', '関厚総発1120第4号');
  await pressByKeys(office.page, '許可を記録する');
  await expect(office.page.getByRole('dialog')).toBeHidden();
  await pressByKeys(office.page, '返事を渡す');
  const answer = await sendByKeys(office);

  await openByKeys(doctor, answer);
  await takeInByKeys(doctor);
  await goByKeys(doctor.page, '兼業の許可');
  await openRowByKeys(doctor.page, 'みなと総合病院');
  await expect(doctor.page.locator('main').getByText('関厚総発1120第4号').first()).toBeVisible();
});
