import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../../src-shared/kernel/result.ts';
import type { TableRow } from '../../../../src-shared/tables/parse-csv.ts';
import { guessHeadings, type HeadingMap, type ReadRow, readTable } from '../../../../src-shared/tables/read-table.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';

/** Rows read in one stretch: far below a tenth of a second. */
const STRETCH = 500;

export interface SlicedTable {
  readonly rows: readonly ReadRow[];
  readonly exampleLines: readonly number[];
}

/** Reads a table of ten thousand rows without holding up the window. */
export async function readSliced(rows: readonly TableRow[], plan: TablePlan, map: HeadingMap, giveWay: () => Promise<void>): Promise<Result<SlicedTable, AppError>> {
  const guessed = guessHeadings(rows, plan);
  if (!guessed.ok) return guessed;
  const { headerLine } = guessed.value;
  const head = rows.filter((row) => row.line <= headerLine);
  const body = rows.filter((row) => row.line > headerLine);
  if (body.length <= STRETCH) {
    const read = readTable(rows, plan, map);
    return read.ok ? ok({ rows: read.value.rows, exampleLines: read.value.exampleLines }) : read;
  }
  const all: ReadRow[] = [];
  const examples: number[] = [];
  for (let at = 0; at < body.length; at += STRETCH) {
    // the heading line goes with every stretch: the reader finds it again and nothing else differs
    const read = readTable([...head, ...body.slice(at, at + STRETCH)], plan, map);
    if (!read.ok) return read;
    all.push(...read.value.rows);
    examples.push(...read.value.exampleLines);
    await giveWay();
  }
  return ok({ rows: all, exampleLines: examples });
}

/** The same rows with cells a person corrected on the screen. */
export const withCorrections = (rows: readonly TableRow[], fixed: ReadonlyMap<number, readonly string[]>): readonly TableRow[] =>
  fixed.size === 0 ? rows : rows.map((row) => (fixed.has(row.line) ? { ...row, cells: fixed.get(row.line) as readonly string[] } : row));
