import { expect, type Page, test } from '@playwright/test';
import { paleWords, seriousFaults } from './kit/accessibility.ts';
import { misfits } from './kit/fits.ts';
import { type Look, LOOKS, type World } from './kit/screens.ts';
import { putOn, screensOf, standingWorlds } from './kit/worlds.ts';

const GROUPS: readonly (readonly World[])[] = [['start', 'settling', 'locked', 'headquarters'], ['doctor'], ['newcomer', 'office']];

/** Nothing but the colours differs between the themes, so only they are measured again. */
async function complaints(page: Page, look: Look, judged: Set<string>): Promise<readonly string[]> {
  const faults = [...(look.id === 'light' ? await seriousFaults(page) : []), ...(await paleWords(page, judged))];
  return faults
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => ({ id, html, why: any[0]?.message ?? '' })))
    // the list under a search box is walked by the arrows of the box itself (aria-activedescendant)
    .filter(({ id, html }) => !(id === 'scrollable-region-focusable' && /role="(menu|listbox)"/.test(html)))
    .slice(0, 6)
    .map(({ id, html, why }) => `${id}: ${html.slice(0, 140)} ${why}`);
}

test('the judge itself finds a button without a name and words too pale to read', async ({ page }) => {
  const paper = (words: string): string => `<html lang="ja"><title>x</title><main style="background:#fff"><h1>x</h1><button></button>${words}</main></html>`;
  const judged = new Set<string>();
  const pale = async (words: string): Promise<number> => {
    await page.setContent(paper(words));
    return (await paleWords(page, judged)).flatMap(({ nodes }) => nodes).length;
  };
  expect(await pale('<p style="color:#ccc">うすい</p><p style="color:#ccc">これも</p>')).toBe(2);
  expect((await seriousFaults(page)).map(({ id }) => id)).toEqual(['button-name']);
  // the same meeting of colours is not judged twice; another paper behind it is another meeting
  expect(await pale('<p style="color:#ccc">うすい</p>')).toBe(0);
  expect(await pale('<p style="color:#ccc">うすい</p><p style="background:#eee"><b style="color:#ccc;font-weight:400">背景</b></p>')).toBe(1);
  expect(await pale('<p style="opacity:.3">すける</p>')).toBe(1);
});

for (const worlds of GROUPS) {
  test(`every screen is accessible in every theme and fits the window: ${worlds.join(', ')}`, async () => {
    test.setTimeout(900_000);
    const problems: string[] = [];
    let screens = 0;
    const judged = new Set<string>();
    for await (const standing of standingWorlds(worlds)) {
      const { page, world } = standing;
      page.on('pageerror', (error) => problems.push(`${world}: ${error.message}`));
      for await (const { name } of screensOf(standing, { papers: false }, (missed, cause) => problems.push(`not reached: ${missed}: ${String(cause).split('\n')[0] ?? ''}`))) {
        screens += 1;
        for (const look of LOOKS) {
          await putOn(page, look);
          const said = look.id === 'text200' ? [] : await complaints(page, look, judged);
          const wide = look.id === 'light' || look.id === 'text200' ? await misfits(page) : [];
          problems.push(...[...said, ...wide].map((line) => `${world} · ${name} · ${look.id}: ${line}`));
        }
        await putOn(page, LOOKS[0]);
      }
    }
    console.log(`${screens} screens of ${worlds.join(', ')}`);
    expect([...new Set(problems)]).toEqual([]);
    expect(screens).toBeGreaterThan(10);
  });
}
