import { expect, type Page } from '@playwright/test';

/** Where the focus is, in the words a screen reader would say. */
interface Focused {
  readonly name: string;
  readonly field: string;
  /** The words over a group of choices. */
  readonly group: string;
  readonly role: string;
}

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return { name: '', field: '', group: '', role: '' };
    const byIds = (ids: string | null): string => (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent ?? '').join(' ');
    const name = element.getAttribute('aria-label') ?? (byIds(element.getAttribute('aria-labelledby')).trim() || labels || (element as HTMLElement).innerText || '');
    const type = element.getAttribute('type');
    const group = element.closest('[role=radiogroup], [role=group]');
    return {
      name: name.trim(),
      field: element.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? '',
      group: group?.getAttribute('aria-label') ?? byIds(group?.getAttribute('aria-labelledby') ?? null).trim(),
      role: element.getAttribute('role') ?? (type === 'radio' || type === 'checkbox' ? type : element.tagName.toLowerCase()),
    };
  });

const MOST_STOPS = 120;

/** Presses one key until the focus stands where it should; a focus that never comes there is a trap or a gap. */
async function until(page: Page, key: string, wanted: (at: Focused) => boolean, what: string, most = MOST_STOPS): Promise<void> {
  const met: string[] = [];
  for (let stops = 0; stops < most; stops++) {
    const at = await focused(page);
    if (wanted(at)) return;
    met.push(at.name.slice(0, 12) || at.field || at.role);
    await page.keyboard.press(key);
  }
  throw new Error(`${what} is not reached with ${key}; met: ${met.slice(-40).join(' → ')}`);
}

/** The name begins with these words. */
export const tabTo = (page: Page, words: string): Promise<void> =>
  until(page, 'Tab', ({ name, role }) => name.startsWith(words) && ['button', 'a', 'tab', 'row', 'menuitem', 'h2', 'input', 'textarea'].includes(role), `「${words}」`);

/** A field by its anchor, or a group of choices by the words over it. */
export const tabToField = (page: Page, field: string): Promise<void> => until(page, 'Tab', (at) => at.field === field || at.group.startsWith(field), `the field ${field}`);

/** Tab to a button, then Enter. */
export async function pressByKeys(page: Page, words: string): Promise<void> {
  await tabTo(page, words);
  await page.keyboard.press('Enter');
}

/** Ctrl+K, the words, Enter. */
export async function goByKeys(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('searchbox').or(page.getByRole('dialog').locator('input')).first()).toBeFocused();
  await page.keyboard.insertText(words);
  await expect(page.getByRole('menuitem', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

export async function typeByKeys(page: Page, field: string, text: string): Promise<void> {
  await tabToField(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** One word of a group of choices, a set of boxes, or a list that opens. */
export async function chooseByKeys(page: Page, field: string, word: string): Promise<void> {
  await tabToField(page, field);
  const { role } = await focused(page);
  const here = ({ name }: Focused): boolean => name.startsWith(word);
  if (role === 'radio') {
    await page.keyboard.press('Space');
    await until(page, 'ArrowDown', here, `「${word}」 of ${field}`, 20);
    return;
  }
  if (role === 'checkbox') {
    await until(page, 'Tab', here, `「${word}」 of ${field}`, 20);
    await page.keyboard.press('Space');
    return;
  }
  await page.keyboard.press('Enter');
  await until(page, 'ArrowDown', here, `「${word}」 of ${field}`, 20);
  await page.keyboard.press('Enter');
}

/** A row of the list in front, by any of its words; the list is left by Tab. */
export async function openRowByKeys(page: Page, words: string): Promise<void> {
  await until(page, 'Tab', ({ role }) => role === 'row', 'a row of the list');
  await page.keyboard.press('Home');
  await until(page, 'ArrowDown', ({ name }) => name.includes(words), `the row ${words}`, 40);
  await page.keyboard.press('Enter');
}
