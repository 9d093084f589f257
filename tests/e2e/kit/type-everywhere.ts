import type { Locator, Page } from '@playwright/test';
import { canary } from './canaries.ts';

export type ControlKind = 'text' | 'textarea' | 'search' | 'combobox' | 'password' | 'number' | 'file';

export interface Typed {
  readonly kind: ControlKind;
  readonly where: string;
  readonly text: string;
}

interface Control {
  /** Written on the control itself: typing may bring others before it. */
  readonly mark: string;
  readonly kind: ControlKind;
  readonly name: string;
}

let marks = 0;

/** All controls that can be typed into now, asked for at once: a form of eighty is one question, not four hundred. */
function controlsIn(scope: Locator): Promise<readonly Control[]> {
  marks += 1;
  return scope.locator('input, textarea').evaluateAll((all, round) => {
    const kindOf = (element: HTMLInputElement | HTMLTextAreaElement): ControlKind | null => {
      if (element instanceof HTMLTextAreaElement) return 'textarea';
      if (['checkbox', 'radio', 'hidden', 'range', 'button', 'submit', 'file'].includes(element.type)) return null;
      if (element.type === 'password') return 'password';
      if (element.getAttribute('role') === 'combobox') return 'combobox';
      if (element.type === 'search' || element.closest('[role=search]') !== null) return 'search';
      return element.inputMode === 'decimal' || element.inputMode === 'numeric' ? 'number' : 'text';
    };
    return (all as (HTMLInputElement | HTMLTextAreaElement)[]).flatMap((element, at) => {
      const kind = kindOf(element);
      const box = element.getBoundingClientRect();
      if (kind === null || element.disabled || element.readOnly || box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true })) return [];
      const mark = `${round}-${at}`;
      element.dataset['typeHere'] = mark;
      return [{ mark, kind, name: element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? '' }];
    });
  }, marks);
}

/** A screen with twenty fields of one kind shows nothing that three do not. */
const MOST_OF_A_KIND = 3;

/**
 * Types a word of its own into the first text controls of every kind that stand on the screen, key by key where keys can write it.
 * The same control met again (the filter above a list) is left alone once it is in `seen`.
 * What it typed is returned even where a control refuses it: refused text may be remembered too.
 */
export async function typeEverywhere(page: Page, where: string, scope: Locator = page.locator('body'), seen: Set<string> = new Set()): Promise<Typed[]> {
  const typed: Typed[] = [];
  for (const { mark, kind, name } of await controlsIn(scope)) {
    if (seen.has(`${kind} ${name}`) || typed.filter((one) => one.kind === kind).length >= MOST_OF_A_KIND) continue;
    const control = page.locator(`[data-type-here="${mark}"]`);
    if (!(await control.isVisible())) continue;
    seen.add(`${kind} ${name}`);
    // each kind of writing has its own way to the disk: key by key, and committed at once by an input method
    const text = kind === 'number' ? canary.digits() : kind === 'password' ? canary.latin() : [canary.latin, canary.kana, canary.kanji][typed.length % 3]?.() ?? canary.latin();
    try {
      await control.click({ timeout: 3_000 });
      if (/^[\x20-\x7e]*$/.test(text)) await page.keyboard.type(text);
      else await page.keyboard.insertText(text);
    } catch (cause) {
      throw new Error(`${where}: the control "${name}" could not be typed into`, { cause });
    }
    typed.push({ kind, where: `${where}: ${name}`, text });
    if (kind === 'combobox') await page.keyboard.press('Escape');
  }
  return typed;
}
