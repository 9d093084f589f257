import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { BROKEN, type BrokenLine } from './decode-text.ts';
import { papa } from './papa.ts';

/** One row of cells with the line of the file it begins on. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Letters in it were cut: the byte of the file at which the first was. */
  readonly brokenAt?: number;
}

const countOf = (text: string, char: string): number => text.split(char).length - 1;

/** Comma, tab or semicolon: what the first line with text holds most of. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\r|\n/, 5).find((line) => line.trim() !== '') ?? '';
  const found = [',', '\t', ';'].map((char) => [char, countOf(head, char)] as const);
  return found.reduce((best, one) => (one[1] > best[1] ? one : best), [',', 0] as const)[0];
}

/** Line ends outside quotes become \n, so that a file with CRLF, LF and CR mixed reads as people see it. */
function evenLines(text: string): string {
  let quoted = false;
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) quoted = !quoted;
    else if (char === 0x0d && !quoted) {
      out += `${text.slice(from, i)}\n`;
      if (text.charCodeAt(i + 1) === 0x0a) i++;
      from = i + 1;
    }
  }
  return out + text.slice(from);
}

/** Rows of a CSV text, empty lines left out, every cell exactly as written (leading zeros stay). */
export function parseCsv(text: string, broken: readonly BrokenLine[] = []): Result<readonly TableRow[]> {
  if (text.trim() === '') return err(appError('table/empty'));
  const { data, errors } = papa.parse(evenLines(text), { delimiter: delimiterOf(text), newline: '\n', skipEmptyLines: false });
  let line = 1;
  const rows = data.map((cells) => {
    const at = broken.length > 0 && cells.some((cell) => cell.includes(BROKEN)) ? (broken.find((one) => one.line >= line) ?? broken.at(-1))?.offset : undefined;
    const row: TableRow = at === undefined ? { line, cells } : { line, cells, brokenAt: at };
    line += 1 + cells.reduce((sum, cell) => sum + countOf(cell, '\n'), 0);
    return row;
  });
  const quotes = errors.find((error) => error.type === 'Quotes');
  if (quotes !== undefined) return err(appError('table/quotes', { line: rows[quotes.row ?? 0]?.line ?? 1 }));
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  return filled.length === 0 ? err(appError('table/empty')) : ok(filled);
}
