import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { LEAST_PART_BYTES, splitParts } from '../../../src-shared/exchange/parts.ts';
import { type Desk, fillRecord, firstRunDoctor, GOOD_APPLICATION, makeInvitation, sendShown } from '../../kit/desk-driver.ts';
import { type PcUnderTest, startPc } from '../electron.ts';
import { beginVault, fill, foundVault, goTo, inDesk, lock, openDesk } from './first-run.ts';
import { type Look, type Screen, SCREENS, type Step, type World, WORLDS } from './screens.ts';
import { openAreaAt, settle, visitAreas } from './visit-areas.ts';

export interface Files {
  readonly folder: string;
  readonly invitation: string;
  readonly application: string;
  readonly damaged: string;
  readonly foreign: string;
  /** The first of the application's parts. */
  readonly part: string;
}

/** A simulated PC that stands where its screens begin. */
export interface Standing extends PcUnderTest {
  readonly world: World;
  /** The next file of the other side that a screen asks for. */
  readonly files: Files | null;
}

async function sample(role: '医師' | '事務局'): Promise<PcUnderTest> {
  const pc = await startPc();
  await openReady(pc.page);
  await pc.page.getByRole('button', { name: `見本で試す（${role}）` }).click();
  await inDesk(pc.page);
  return pc;
}

async function openReady(page: Page): Promise<void> {
  page.setDefaultTimeout(15_000);
  await expect(page.locator('h1').first()).toBeVisible();
}

/** Papers are kept for looking at: the printer of a test takes nothing. */
export async function keepPapers(page: Page): Promise<void> {
  const keep = (): void => {
    window.print = () => {
      const root = document.querySelector('[data-paper-root]');
      if (root === null) return;
      const copy = root.cloneNode(true) as HTMLElement;
      for (const [at, canvas] of [...root.querySelectorAll('canvas')].entries()) {
        const image = document.createElement('img');
        image.src = canvas.toDataURL();
        image.className = canvas.className;
        copy.querySelectorAll('canvas')[at]?.replaceWith(image);
      }
      const { style } = document.documentElement;
      Object.assign(globalThis, { keptPaper: { copy, title: style.getPropertyValue('--paper-title'), number: style.getPropertyValue('--paper-number') } });
    };
  };
  await page.addInitScript(keep);
  await page.evaluate(keep);
}

/** Puts the last printed paper back where the printer finds it. */
export async function mountPaper(page: Page): Promise<void> {
  await page.waitForFunction(() => 'keptPaper' in globalThis);
  await page.evaluate(() => {
    const { copy, title, number } = (globalThis as unknown as { keptPaper: { copy: HTMLElement; title: string; number: string } }).keptPaper;
    copy.id = 'kept-paper';
    document.body.append(copy);
    document.documentElement.style.setProperty('--paper-title', title);
    document.documentElement.style.setProperty('--paper-number', number);
  });
}

export const unmountPaper = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.querySelector('#kept-paper')?.remove();
    Reflect.deleteProperty(globalThis, 'keptPaper');
    for (const name of ['--paper-title', '--paper-number']) document.documentElement.style.removeProperty(name);
  });

/** A real application of a real newcomer to this office, and what can go wrong with a file. */
async function makeFiles(office: Desk): Promise<{ files: Files; newcomer: Desk }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'career-desk-files-'));
  const invitation = path.join(folder, 'annai.cdesk');
  copyFileSync(await makeInvitation(office), invitation);
  const newcomer = await firstRunDoctor({ invitation });
  const { page } = newcomer;
  page.setDefaultTimeout(15_000);
  await goTo(page, '兼業の許可');
  await page.getByRole('button', { name: '新しく申請する' }).first().click();
  await fillRecord(page, { ...GOOD_APPLICATION, weekdays: ['土'], frequency: ['毎週'], purposes: ['臨床技術の維持'], insured: ['保険診療である'], relationKinds: ['関係はない'], paid: ['いいえ'], responsibility: ['職員（管理的な立場ではない）'], payTable: ['行政職俸給表(一)'] });
  await page.getByRole('textbox', { name: '開始' }).fill('9:00');
  await page.getByRole('textbox', { name: '終了' }).fill('17:00');
  await page.getByRole('textbox', { name: '終了' }).press('Tab');
  await page.getByRole('button', { name: '提出する' }).click();
  const sent = await sendShown(newcomer);
  const application = path.join(folder, path.basename(sent));
  copyFileSync(sent, application);
  const damaged = path.join(mkdtempSync(path.join(folder, 'damaged-')), path.basename(sent));
  const bytes = readFileSync(application);
  const [first] = await splitParts(path.basename(sent), bytes, Math.max(LEAST_PART_BYTES, Math.ceil(bytes.length / 2)));
  if (first === undefined) throw new Error('an application in no parts');
  const part = path.join(folder, first.name);
  writeFileSync(part, first.bytes);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] as number) ^ 1;
  writeFileSync(damaged, bytes);
  const foreign = path.join(folder, '報告書.cdesk');
  writeFileSync(foreign, 'これは別のプログラムのファイルです。'.repeat(20));
  return { files: { folder, invitation, application, damaged, foreign, part }, newcomer };
}

/** The worlds asked for, one after the other; going on closes the one before. */
export async function* standingWorlds(wanted: readonly World[] = WORLDS): AsyncGenerator<Standing> {
  const any = (...worlds: readonly World[]): boolean => worlds.some((world) => wanted.includes(world));
  if (any('start', 'settling', 'locked')) {
    const start = await startPc();
    const { page } = start;
    await openReady(page);
    if (any('start')) yield { ...start, world: 'start', files: null };
    if (any('settling', 'locked')) {
      await page.unrouteAll();
      await openDesk(page, page.url());
      await beginVault(page, { role: 'doctor', name: '山田 花子' });
      if (any('settling')) yield { ...start, world: 'settling', files: null };
      const later = page.getByRole('button', { name: 'あとで用意する' });
      if (await later.isVisible()) await later.click();
      await page.getByRole('button', { name: 'あとで決める' }).click();
      await inDesk(page);
      await lock(page);
      if (any('locked')) yield { ...start, world: 'locked', files: null };
    }
    await start.close();
  }
  if (any('doctor')) {
    const doctor = await sample('医師');
    yield { ...doctor, world: 'doctor', files: null };
    await doctor.close();
  }
  if (any('newcomer', 'office')) {
    const office = await sample('事務局');
    const { files, newcomer } = await makeFiles({ ...office, who: '見本地方厚生局' });
    if (any('newcomer')) yield { ...newcomer, world: 'newcomer', files };
    await newcomer.close();
    if (any('office')) yield { ...office, world: 'office', files };
    await office.close();
    rmSync(files.folder, { recursive: true, force: true });
  }
  if (any('headquarters')) {
    const headquarters = await startPc();
    await openReady(headquarters.page);
    await foundVault(headquarters.page, { role: 'headquarters', name: '厚生労働省 大臣官房' });
    yield { ...headquarters, world: 'headquarters', files: null };
    await headquarters.close();
  }
}

async function take(standing: Standing, step: Step): Promise<void> {
  const { page, files } = standing;
  if ('area' in step) await goTo(page, step.area);
  else if ('press' in step) {
    const scope = step.within === 'dialog' ? page.getByRole('dialog') : page.locator('body');
    const exact = scope.getByRole('button', { name: step.press, exact: true });
    const begins = scope.getByRole('button', { name: new RegExp(`^${step.press}`) });
    await expect(begins.first()).toBeVisible();
    await ((await exact.count()) > 0 ? exact : begins).first().click();
  } else if ('tab' in step) await page.getByRole('tab', { name: new RegExp(`^${step.tab}`) }).click();
  else if ('text' in step) await (step.within === 'dialog' ? page.getByRole('dialog') : page.locator('body')).getByText(step.text).first().click();
  else if ('chip' in step) await page.getByRole('radio', { name: new RegExp(`^${step.chip}`) }).click();
  else if ('row' in step) await page.locator('[role=row]:not(:has([role=columnheader]))').filter({ hasText: step.row }).first().click();
  else if ('menu' in step) await page.getByRole('menuitem', { name: step.menu }).click();
  else if ('key' in step) await (/^[\w+]+$/.test(step.key) ? page.keyboard.press(step.key) : page.keyboard.insertText(step.key));
  else if ('type' in step) await fill(page, step.type[0], step.type[1]);
  else if ('find' in step) await page.getByRole('dialog').getByRole('searchbox').fill(step.find);
  else if ('choose' in step) {
    await page.getByRole('button', { name: new RegExp(step.choose[0]) }).click();
    await page.getByRole('option', { name: step.choose[1] }).click();
  } else if ('backUpTo' in step) {
    const place = path.join(files?.folder ?? '', step.backUpTo);
    mkdirSync(place, { recursive: true });
    await fill(page, 'place-typed', place);
    await page.getByRole('button', { name: 'ここに置く' }).last().click();
    await expect(page.getByText('写しを置き、読み返して確かめました')).toBeVisible();
  } else if ('broken' in step) {
    if (standing.edition === 'electron') return;
    await page.route('**/api/desk/mirrorVaults', (route) => route.abort());
    await openDesk(page, page.url());
  } else if ('see' in step) {
    const seen = page.getByText(step.see).first();
    await expect(seen).toBeVisible({ timeout: 20_000 });
    await seen.scrollIntoViewIfNeeded();
  } else {
    if (files === null) throw new Error('this world has no files of another side');
    await page.getByRole('tab', { name: /^届いたもの/ }).click();
    await standing.openFiles(() => page.getByRole('button', { name: 'ファイルを開く', exact: true }).click(), [files[step.receive]]);
    await page.waitForTimeout(1_200);
  }
}

/** Back to where this world's screens begin. */
async function rest({ world, page }: Standing): Promise<void> {
  if (world === 'settling') return;
  if (world === 'start' || world === 'locked') await openDesk(page, page.url());
  else await openAreaAt(page, 0);
}

export interface Shown {
  readonly name: string;
  readonly world: World;
  readonly screen?: Screen;
}

/** Every screen of one world: what the frame reaches by itself, then the screens described as data. */
export async function* screensOf(standing: Standing, { papers }: { readonly papers: boolean }, failed: (name: string, cause: unknown) => void): AsyncGenerator<Shown> {
  const { world, page } = standing;
  if (world !== 'start' && world !== 'settling' && world !== 'locked') {
    for await (const name of visitAreas(page, { create: world === 'doctor' || world === 'office' })) yield { name, world };
  }
  for (const screen of SCREENS.filter((one) => one.world === world && (papers || one.paper !== true))) {
    try {
      await rest(standing);
      for (const step of screen.steps) await take(standing, step);
      await settle(page);
    } catch (cause) {
      failed(`${world}: ${screen.name}`, cause);
      continue;
    }
    yield { name: screen.name, world, screen };
  }
}

/** The look of a setting without the setting: what is looked at is the same page. */
export async function putOn(page: Page, look: Look): Promise<void> {
  await page.evaluate(({ theme, textPercent }) => {
    document.documentElement.dataset['theme'] = theme;
    // no half-way colours: what is judged is where a transition ends
    document.documentElement.dataset['motion'] = 'none';
    document.documentElement.style.setProperty('--text-scale', String(textPercent / 100));
  }, look);
  // on a busy machine a picture taken earlier shows half of the theme before
  await page.evaluate(() => new Promise<unknown>((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForTimeout(30);
}
