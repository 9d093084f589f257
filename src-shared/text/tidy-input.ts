import { toKatakana } from './search-key.ts';

/**
 * code: 職員番号, 郵便番号, 電話, 番地 · address: 所在地 · kana: フリガナ · name: 氏名 · text: everything else
 */
export type TidyKind = 'code' | 'address' | 'kana' | 'name' | 'text';

export type TidyChange = 'width' | 'space' | 'hyphen' | 'kana' | 'control';

/** What was corrected, so that the form can show '３１－６６' → '31-66' instead of refusing. */
export interface Tidied {
  readonly value: string;
  readonly changes: readonly TidyChange[];
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const DASHES = '‐‑‒–—―−－ｰー';
const HALF_KANA = /[\uff61-\uff9f]+/g;
const FULL_ASCII = /[！-～]/g;

const half = (text: string): string =>
  text.replace(FULL_ASCII, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

type Step = readonly [TidyChange, (text: string) => string];

/**
 * Composes what macOS file names and some input methods leave apart (か + ゛), and nothing else:
 * NFC would also turn compatibility ideographs (神 U+FA19) into other people's spelling.
 */
const NOT_COMPATIBILITY = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;
const composed: Step = ['kana', (text) => text.replaceAll(NOT_COMPATIBILITY, (run) => run.normalize('NFC'))];
const control: Step = ['control', (text) => text.replace(CONTROL, '')];
const trim: Step = ['space', (text) => text.replaceAll(/^[\s\u3000]+|[\s\u3000]+$/g, '')];
const oneSpace: Step = ['space', (text) => text.replaceAll(/[\s\u3000]{2,}/g, (run) => (run.includes('\u3000') ? '\u3000' : ' '))];
const noSpace: Step = ['space', (text) => text.replaceAll(/[\s\u3000]+/g, '')];
const fullKana: Step = ['width', (text) => text.replace(HALF_KANA, (run) => run.normalize('NFKC'))];
const halfAscii: Step = ['width', half];
const DASH = new RegExp(`[${DASHES}]`, 'g');
const DASH_BETWEEN_DIGITS = new RegExp(`(?<=\\d)\\s*[${DASHES}]\\s*(?=\\d)`, 'g');
const anyDash: Step = ['hyphen', (text) => text.replaceAll(DASH, '-')];
// in an address ー is a letter of センター, and a hyphen only between digits
const digitDash: Step = ['hyphen', (text) => text.replaceAll(DASH_BETWEEN_DIGITS, '-')];
const katakana: Step = ['kana', toKatakana];

const STEPS: Readonly<Record<TidyKind, readonly Step[]>> = {
  code: [control, composed, noSpace, halfAscii, anyDash],
  address: [control, composed, fullKana, ['width', (text) => text.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, half)], digitDash, trim, oneSpace],
  kana: [control, composed, fullKana, katakana, trim, oneSpace],
  // kanji of a name are never touched: 神 and 神 are different people's spelling
  name: [control, composed, fullKana, trim, oneSpace],
  text: [control, composed, trim],
};

export function tidyInput(typed: string, kind: TidyKind): Tidied {
  const changes = new Set<TidyChange>();
  let value = typed;
  for (const [change, step] of STEPS[kind]) {
    const next = step(value);
    if (next !== value) changes.add(change);
    value = next;
  }
  return { value, changes: [...changes] };
}
