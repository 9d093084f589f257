import { appError, type AppError } from '../kernel/app-error.ts';
import type { Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { searchKey } from '../text/search-key.ts';
import { BROKEN } from './decode-text.ts';
import type { TableRow } from './parse-csv.ts';
import { readCell } from './read-cell.ts';
import type { TablePlan } from './table-plan.ts';

export interface CellProblem {
  /** Line of the file, row of the sheet: what people see there. */
  readonly line: number;
  /** Heading as it stands in the file, and its number from 1. */
  readonly column: string;
  readonly columnNumber: number;
  readonly error: AppError;
}

export interface ReadRow {
  readonly line: number;
  readonly values: Readonly<Record<string, Json>>;
  /** Empty: the row can be taken as it is. */
  readonly problems: readonly CellProblem[];
  /** The row as it stands in the file, for correcting it on screen. */
  readonly cells: readonly string[];
}

/** Column number (from 0) per field; the person may change it before anything is taken. */
export type HeadingMap = Readonly<Record<string, number>>;

export interface HeadingGuess {
  readonly headerLine: number;
  readonly headings: readonly string[];
  readonly map: HeadingMap;
  /** Headings nobody knows: shown, never dropped silently. */
  readonly unknown: readonly string[];
  readonly missing: readonly string[];
}

export interface ReadTable extends HeadingGuess {
  readonly rows: readonly ReadRow[];
  /** The example row of our own template, left out. */
  readonly exampleLines: readonly number[];
}

const headingKey = (heading: string): string => searchKey(heading).replaceAll(/[()[\]「」:：*※・\n]/g, '').replace(/必須|任意/g, '');

function mapHeadings(headings: readonly string[], plan: TablePlan): { readonly map: Record<string, number>; readonly score: number } {
  const map: Record<string, number> = {};
  const taken = new Set<number>();
  // exact headings first, so that 職名 of the post does not take the column of 兼業先の職名
  for (const column of plan.columns) {
    const wanted = column.headings.map(headingKey);
    const found = wanted.map((key) => headings.findIndex((heading, i) => !taken.has(i) && headingKey(heading) === key)).find((i) => i >= 0);
    if (found === undefined) continue;
    map[column.field] = found;
    taken.add(found);
  }
  return { map, score: taken.size };
}

/** Finds the line of headings among the first ten rows (titles often stand above it) and names the columns. */
export function guessHeadings(rows: readonly TableRow[], plan: TablePlan): Result<HeadingGuess> {
  const tries = rows.slice(0, 10).map((row) => {
    const headings = row.cells.map((cell) => cell.trim());
    return { row, headings, ...mapHeadings(headings, plan) };
  });
  const best = tries.reduce<(typeof tries)[number] | null>((top, one) => (one.score > (top?.score ?? 0) ? one : top), null);
  if (best === null) {
    return err(appError('table/missing-column', { column: plan.columns.filter((one) => one.required).map((one) => one.label.ja).join('、') }));
  }
  const used = new Set(Object.values(best.map));
  const missing = plan.columns.filter((one) => one.required && best.map[one.field] === undefined).map((one) => one.label.ja);
  return ok({
    headerLine: best.row.line,
    headings: best.headings,
    map: best.map,
    unknown: best.headings.filter((heading, i) => heading !== '' && !used.has(i)),
    missing,
  });
}

/** The rows under a heading line, each with its own problems: one bad row never hides the others. */
export function readTable(rows: readonly TableRow[], plan: TablePlan, chosen?: HeadingMap): Result<ReadTable> {
  const guessed = guessHeadings(rows, plan);
  if (!guessed.ok) return guessed;
  const map = chosen ?? guessed.value.map;
  const missing = plan.columns.filter((one) => one.required && map[one.field] === undefined).map((one) => one.label.ja);
  if (missing.length > 0) return err(appError('table/missing-column', { column: missing.join('、') }));
  const body = rows.filter((row) => row.line > guessed.value.headerLine);
  if (body.length === 0) return err(appError('table/empty'));
  const exampleLines: number[] = [];
  const read = body.flatMap((row): ReadRow[] => {
    if (row.cells.some((cell) => /^例[：:]/.test(cell.trim()))) {
      exampleLines.push(row.line);
      return [];
    }
    const values: Record<string, Json> = {};
    const problems: CellProblem[] = [];
    for (const column of plan.columns) {
      const at = map[column.field];
      if (at === undefined) continue;
      const problem = (error: AppError): void => {
        const heading = guessed.value.headings[at] ?? column.label.ja;
        problems.push({ line: row.line, column: heading, columnNumber: at + 1, error: { ...error, params: { ...error.params, row: row.line, column: heading } } });
      };
      const cell = row.cells[at] ?? '';
      if (row.brokenAt !== undefined && cell.includes(BROKEN)) {
        problem(appError('table/cut-letter', { offset: row.brokenAt }));
        continue;
      }
      const value = readCell(column, cell);
      if (!value.ok) problem(value.error);
      else if (value.value !== null) values[column.field] = value.value;
      else if (column.required) problem(appError('table/empty-cell', { column: column.label.ja }));
    }
    // nobody reads that column, and it may still have moved the others
    const elsewhere = row.brokenAt === undefined || problems.length > 0 ? -1 : row.cells.findIndex((cell) => cell.includes(BROKEN));
    if (elsewhere >= 0) problems.push({ line: row.line, column: guessed.value.headings[elsewhere] ?? '', columnNumber: elsewhere + 1, error: appError('table/cut-letter', { row: row.line, offset: row.brokenAt ?? 0 }) });
    const extra = row.cells.findIndex((cell, i) => i >= guessed.value.headings.length && cell.trim() !== '');
    if (extra >= 0) problems.push({ line: row.line, column: '', columnNumber: extra + 1, error: appError('table/too-many-cells', { row: row.line }) });
    return [{ line: row.line, values, problems, cells: row.cells }];
  });
  return ok({ ...guessed.value, map, missing, rows: read, exampleLines });
}
