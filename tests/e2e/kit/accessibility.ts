import type { Page } from '@playwright/test';
import axe from 'axe-core';

const CONTRAST = 'color-contrast';

const grave = (violations: readonly axe.Result[]): readonly axe.Result[] => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');

/** It lies in the page once: carrying it there anew for every question took longer than the asking. There are no frames. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
}

/** What axe finds serious on the page as it stands, but for the colours. */
export async function seriousFaults(page: Page): Promise<readonly axe.Result[]> {
  await bringAxe(page);
  const violations = await page.evaluate(async (contrast) => {
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations: found } = await judge.run(document, { resultTypes: ['violations'], rules: { [contrast]: { enabled: false } } });
    return found;
  }, CONTRAST);
  return grave(violations);
}

/**
 * Words that are too pale on the page as it stands. Contrast follows from a word's colour, what lies behind it,
 * its size and weight, and the same few of these meet on every screen: only meetings that `judged` does not
 * hold yet are shown to axe, which takes half a second for a whole screen, and are added.
 */
export async function paleWords(page: Page, judged: Set<string>): Promise<readonly axe.Result[]> {
  await bringAxe(page);
  const { violations, met } = await page.evaluate(
    async ({ seen, contrast }) => {
      const { axe: judge } = window as unknown as { axe: typeof axe };
      // elements of one screen share most of what lies behind them
      const known = new Map<Element, string>();
      const faded = (element: Element | null): string => (element === null ? '' : (getComputedStyle(element).opacity === '1' ? '' : `${getComputedStyle(element).opacity} `) + faded(element.parentElement));
      const behind = (element: Element | null): string => {
        if (element === null) return '';
        const before = known.get(element);
        if (before !== undefined) return before;
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
        const closed = !backgroundColor.startsWith('rgba') && !backgroundColor.includes('/');
        const own = [opacity === '1' ? '' : opacity, backgroundImage === 'none' ? '' : backgroundImage, backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : backgroundColor].filter((part) => part !== '');
        const all = [...own, closed ? faded(element.parentElement) : behind(element.parentElement)].join('|');
        known.set(element, all);
        return all;
      };
      const meeting = (element: Element): string => {
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        // what cannot be used may be pale, so it says nothing about the same colours elsewhere
        const off = element.closest(':disabled, [aria-disabled=true]') !== null;
        return [off, color, fontSize, fontWeight, textShadow, behind(element)].join('|');
      };
      const hasWords = (element: Element): boolean =>
        element.matches('input, textarea, select') || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '');
      const before = new Set(seen);
      const fresh = new Map<string, Element[]>();
      for (const element of document.body.querySelectorAll('*')) {
        if (!hasWords(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
        const met = meeting(element);
        if (!before.has(met)) fresh.set(met, [...(fresh.get(met) ?? []), element]);
      }
      if (fresh.size === 0) return { violations: [], met: [] };
      const { violations: found } = await judge.run({ include: [...fresh.values()].flat() as HTMLElement[] }, { resultTypes: ['violations'], runOnly: { type: 'rule', values: [contrast] } });
      return { violations: found, met: [...fresh.keys()] };
    },
    { seen: [...judged], contrast: CONTRAST },
  );
  for (const one of met) judged.add(one);
  return grave(violations);
}
