import type { Page } from '@playwright/test';

export interface VisitOptions {
  /** Also runs the actions of the palette that make something new. */
  readonly create?: boolean;
}

/** Words of actions that open an empty form. */
const MAKES_NEW = /^(?!案内).*(新しく|新しい|追加|書く|始める|登録|記録する|入力|を作る)/;
const MOST_ROWS = 6;

const firstLine = (text: string): string => text.trim().split('\n')[0]?.trim() ?? '';

const labels = async (page: Page, selector: string): Promise<string[]> => (await page.locator(selector).allInnerTexts()).map(firstLine);

const RAIL = 'nav li > button';
/** Pages beside each other in the list half of an area (settings). */
const PAGES = 'main section ul > li > button';
const ROWS = 'main [role=row][aria-rowindex]';

/** Lets the screen settle: nothing that moves or loads is left. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(120);
  await page.locator('main [aria-busy=true]').waitFor({ state: 'hidden', timeout: 5_000 });
}

export const areaLabels = (page: Page): Promise<string[]> => labels(page, RAIL);

/** From wherever the last screen was left. */
export async function openAreaAt(page: Page, at: number): Promise<void> {
  for (let tries = 0; tries < 3 && (await page.locator('[role=dialog], [role=alertdialog], [role=menu]').count()) > 0; tries++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
  }
  await page.locator(RAIL).first().click();
  await page.locator(RAIL).nth(at).click();
  await settle(page);
}

/** Row numbers with their state (the chip with an icon), one for each: every state of a thing is met once. */
async function rowsByState(page: Page): Promise<readonly (readonly [number, string])[]> {
  const rows = await page.locator(ROWS).evaluateAll((all) =>
    all.map((row) => {
      const cells = [...row.querySelectorAll<HTMLElement>('[role=gridcell], [role=cell]')];
      if (cells.length < 2) return null;
      // a list without states is met once
      return cells.find((cell) => cell.querySelector('svg') !== null)?.innerText.trim() ?? '';
    }),
  );
  const seen = new Map<string, number>();
  for (const [at, state] of rows.entries()) if (state !== null && !seen.has(state)) seen.set(state, at);
  return [...seen].map(([state, at]) => [at, firstLine(state)] as const).slice(0, MOST_ROWS);
}

/**
 * Everything the frame itself can reach: areas, their tabs and pages, a row of each state, and with
 * `create` the empty forms. New areas join by themselves.
 */
export async function* visitAreas(page: Page, { create = false }: VisitOptions = {}): AsyncGenerator<string> {
  const areas = await areaLabels(page);
  for (const [at, area] of areas.entries()) {
    await openAreaAt(page, at);
    yield area;
    const tabs = await page.locator('main [role=tab]').count();
    for (let tab = 1; tab < tabs; tab++) {
      const button = page.locator('main [role=tab]').nth(tab);
      await button.click();
      await settle(page);
      yield `${area} › ${firstLine(await button.innerText())}`;
    }
    const pages = await labels(page, PAGES);
    for (const [index, label] of pages.entries()) {
      await page.locator(PAGES).nth(index).click();
      await settle(page);
      yield `${area} › ${label}`;
    }
    await openAreaAt(page, at);
    for (const [index, state] of await rowsByState(page)) {
      await openAreaAt(page, at);
      await page.locator(ROWS).nth(index).click();
      await settle(page);
      yield `${area} › ${state === '' ? '1' : state}`;
    }
  }
  if (!create) return;
  for (const [at, area] of areas.entries()) {
    await openAreaAt(page, at);
    const makers = (await page.locator('main button').allInnerTexts()).map(firstLine).filter((text) => MAKES_NEW.test(text));
    for (const maker of new Set(makers)) {
      await openAreaAt(page, at);
      const button = page.locator('main').getByRole('button', { name: maker, exact: true }).first();
      if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
      await button.click();
      await settle(page);
      yield `${area} › ${maker}`;
    }
  }
}
