import Encoding from 'encoding-japanese';
import { concatBytes, utf8 } from '../kernel/bytes.ts';
import { papa } from './papa.ts';

export type CsvEncoding = 'utf-8-bom' | 'utf-8' | 'shift_jis';

/** What a spreadsheet would run: also behind spaces, in full width, and on a later line of a cell. */
const RUNS = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/;
const STARTS_WITH_CONTROL = /^[\t\r]/;

/** A plain negative number is no formula. */
const NUMBER = /^-\d+(\.\d+)?$/;

/** Puts ' before every line a spreadsheet could take as a formula; the text stays readable. */
export function safeCell(text: string): string {
  if (NUMBER.test(text)) return text;
  const lines = text.split(/(\r\n|\r|\n)/);
  return lines.map((line, i) => (i % 2 === 0 && (RUNS.test(line) || STARTS_WITH_CONTROL.test(line)) ? `'${line}` : line)).join('').replace(STARTS_WITH_CONTROL, (char) => `'${char}`);
}

export interface LostCharacter {
  readonly char: string;
  readonly codePoint: string;
  /** Row from 1 (the heading line is 1) and column from 1 of every place. */
  readonly places: readonly { readonly row: number; readonly column: number }[];
}

const toShiftJis = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));

const decoder = new TextDecoder('shift_jis');

/** A character survives only if it comes back as itself. */
const survives = (char: string): boolean => decoder.decode(toShiftJis(char)) === char;

/** Characters a Shift_JIS file cannot hold (𠮷, 葛󠄀 …), listed before anything is saved. */
export function lostInShiftJis(rows: readonly (readonly string[])[]): readonly LostCharacter[] {
  const known = new Map<string, boolean>();
  const lost = new Map<string, { row: number; column: number }[]>();
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      for (const char of cell) {
        if (char.charCodeAt(0) < 0x80) continue;
        const fine = known.get(char) ?? survives(char);
        known.set(char, fine);
        if (fine) continue;
        const places = lost.get(char) ?? [];
        if (places.at(-1)?.row !== row + 1 || places.at(-1)?.column !== column + 1) places.push({ row: row + 1, column: column + 1 });
        lost.set(char, places);
      }
    }),
  );
  return [...lost].map(([char, places]) => ({ char, codePoint: `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`, places }));
}

/**
 * Bytes of a CSV file: CRLF, every cell quoted so that leading zeros and line breaks stay, formulas made harmless.
 * In Shift_JIS a lost character becomes 〓 (the caller has shown the list first).
 */
export function writeCsv(rows: readonly (readonly string[])[], encoding: CsvEncoding = 'utf-8-bom'): Uint8Array<ArrayBuffer> {
  const text = `${papa.unparse(rows.map((cells) => cells.map(safeCell)), { delimiter: ',', newline: '\r\n', quotes: true })}\r\n`;
  if (encoding === 'utf-8') return utf8(text);
  if (encoding === 'utf-8-bom') return concatBytes([new Uint8Array([0xef, 0xbb, 0xbf]), utf8(text)]);
  const lost = new Set(lostInShiftJis(rows).map((one) => one.char));
  return toShiftJis([...text].map((char) => (lost.has(char) ? '〓' : char)).join(''));
}
