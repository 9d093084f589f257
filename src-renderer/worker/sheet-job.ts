import { readSheet as readFirstSheet } from 'read-excel-file/universal';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, type Result } from '../../src-shared/kernel/result.ts';
import type { TableRow } from '../../src-shared/tables/parse-csv.ts';
import { sheetRows } from '../../src-shared/tables/sheet-rows.ts';
import { storeZip } from './stored-zip.ts';

async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError('larger than any table');
    }
    parts.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Rows of the first sheet of an Excel file. Formulas, macros and links are never followed: values only. */
export async function readSheet({ bytes }: { readonly bytes: Uint8Array }): Promise<Result<readonly TableRow[], AppError>> {
  const stored = await storeZip(bytes, inflate);
  if (!stored.ok) return stored;
  try {
    // numbers stay as they stand in the cell: 0012345 typed as text keeps its zeros, 1234567 no exponent
    const sheet = await readFirstSheet(new Blob([new Uint8Array(stored.value)]), { trim: false });
    return sheetRows(sheet as readonly (readonly unknown[])[]);
  } catch {
    return err(appError('table/not-a-table', { why: 'sheet' })); // a zip that holds no workbook
  }
}
