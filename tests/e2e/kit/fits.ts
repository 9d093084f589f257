import type { Page } from '@playwright/test';

/** What sticks out sideways, and words that are cut off, on the screen as it stands. */
export function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) found.push('the page scrolls sideways');
    const scrollsByDesign = (element: Element): boolean => {
      for (let up: Element | null = element; up !== null; up = up.parentElement) {
        const { overflowX, position } = getComputedStyle(up);
        // a picture that is dragged sideways keeps its own scroll, or clips what lies beside its window
        if (up !== element && overflowX !== 'visible' && position !== 'static' && up.closest('main') !== null && up.tagName !== 'MAIN') return true;
        if ((overflowX === 'auto' || overflowX === 'scroll') && up.scrollWidth > up.clientWidth + 1) return true;
        if (up.getAttribute('role') === 'application' || up.tagName.toLowerCase() === 'svg') return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('main *, [role=dialog] *, [role=alertdialog] *')) {
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.left < innerWidth && box.right > innerWidth + 1 && !scrollsByDesign(element)) found.push(`beside the window: ${name(element)}`);
    }
    const WORDS = 'button, label, legend, h1, h2, h3, h4, th, a, [role=tab], [role=menuitem], [role=columnheader], [role=radio]';
    for (const owner of document.querySelectorAll(WORDS)) {
      for (const element of [owner, ...owner.querySelectorAll('*')]) {
        const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
        // words for screen readers only are cut on purpose
        if (clipPath !== 'none' || (position === 'absolute' && element.clientWidth <= 1) || element.clientWidth === 0) continue;
        const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
        if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${name(element)}`);
        else if (hides(overflowY) && element.scrollHeight > element.clientHeight + 3) found.push(`cut below: ${name(element)}`);
      }
    }
    return [...new Set(found)];
  });
}
