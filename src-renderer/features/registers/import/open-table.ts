import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { decodeLines, type TableEncoding } from '../../../../src-shared/tables/decode-text.ts';
import { parseCsv, type TableRow } from '../../../../src-shared/tables/parse-csv.ts';
import { callWorker } from '../../../worker/worker-client.ts';

export interface OpenedTable {
  readonly name: string;
  /** null for a spreadsheet. */
  readonly encoding: TableEncoding | null;
  readonly rows: readonly TableRow[];
}

/** Tables of an office are far below this; a larger file is something else. */
const LARGEST = 64 * 1024 * 1024;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** Reads a chosen file: Excel by its bytes, else text in the encoding that fits or that the person named. */
export async function openTable(file: File, wanted?: TableEncoding): Promise<Result<OpenedTable, AppError>> {
  if (file.size > LARGEST) return err(appError('file/too-large', { size: file.size, limit: LARGEST }));
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    return err(appError('file/unreadable', { name: file.name }, cause));
  }
  if (isZip(bytes)) {
    const rows = await callWorker('readSheet', { bytes });
    return rows.ok ? ok({ name: file.name, encoding: null, rows: rows.value }) : rows;
  }
  const text = decodeLines(bytes, wanted);
  if (!text.ok) return text;
  const rows = parseCsv(text.value.text, text.value.broken);
  return rows.ok ? ok({ name: file.name, encoding: text.value.encoding, rows: rows.value }) : rows;
}
