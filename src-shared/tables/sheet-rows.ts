import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TableRow } from './parse-csv.ts';

/** One cell of a spreadsheet as text. A date cell is read as the day it shows; nothing else is interpreted. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/** Rows of a sheet as the Excel reader gives them; the line is the row number people see. */
export function sheetRows(sheet: readonly (readonly unknown[])[]): Result<readonly TableRow[]> {
  const rows = sheet
    .map((cells, i): TableRow => ({ line: i + 1, cells: cells.map(cellText) }))
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  return rows.length === 0 ? err(appError('table/empty')) : ok(rows);
}
