import { foldKanji } from './old-kanji.ts';

const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g;
const VOICED_MARKS = /[\u3099\u309a]/g;
const SMALL: Readonly<Record<string, string>> = {
  ァ: 'ア', ィ: 'イ', ゥ: 'ウ', ェ: 'エ', ォ: 'オ', ッ: 'ツ', ャ: 'ヤ', ュ: 'ユ', ョ: 'ヨ', ヮ: 'ワ', ヵ: 'カ', ヶ: 'ケ', ヰ: 'イ', ヱ: 'エ', ヲ: 'オ',
};

export const toKatakana = (text: string): string =>
  text.replace(HIRAGANA, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));

/**
 * What a name, address or title is found under: たかはし, ﾀｶﾊｼ and タカハシ are one key, 髙橋 and 高橋 another.
 * Never stored as a value and never shown.
 */
export function searchKey(text: string): string {
  return foldKanji(toKatakana(text.normalize('NFKC').toLowerCase()))
    .replaceAll(/[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]|\udb40[\udd00-\uddef]/g, '')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/\s+/g, '');
}

/** Also blind to 濁点, 半濁点, small kana and long vowel marks: for people who are not sure how a name is read. */
export function looseSearchKey(text: string): string {
  return searchKey(text)
    .normalize('NFD')
    .replaceAll(VOICED_MARKS, '')
    .normalize('NFC')
    .replaceAll(/[ァィゥェォッャュョヮヵヶヰヱヲ]/g, (char) => SMALL[char] ?? char)
    .replaceAll(/[ーｰ]/g, '');
}

/** Several words all have to occur; an empty query matches everything. */
export function matchesSearch(haystackKey: string, query: string): boolean {
  const words = query.normalize('NFKC').split(/\s+/).filter((word) => word !== '');
  return words.every((word) => haystackKey.includes(searchKey(word)));
}
