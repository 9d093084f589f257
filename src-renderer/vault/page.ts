import { base64, fromUtf8, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { type Row, rowDecoder, rowEncoder, type RowTables } from '../../src-shared/records/row-codec.ts';

/** Records per page: below 64 KB of text, where Chromium begins to keep a value as a file of its own. */
export const PAGE_RECORDS = 100;

interface PageText extends RowTables {
  /** Random, so that a digest in the header says nothing about what was in a part that is gone. */
  readonly salt: string;
  readonly r: readonly Row[];
}

/** Rows as text, with their tables. The bytes are only ever stored locked. */
export function pageBytes(rows: readonly RecordState[], salt = base64(crypto.getRandomValues(new Uint8Array(16)))): Uint8Array<ArrayBuffer> {
  const encoder = rowEncoder();
  const r = rows.map((row) => encoder.encode(row));
  return utf8(JSON.stringify({ salt, ...encoder.tables, r }));
}

/** Authenticated bytes of our own are trusted: zod runs at borders only. */
export function pageRows(bytes: Uint8Array): RecordState[] {
  const page = JSON.parse(fromUtf8(bytes)) as PageText;
  const decode = rowDecoder(page);
  return page.r.map((row) => decode(row));
}

/** Rows as a commit says them, marked with its sequence number. */
export function rowsAt(bytes: Uint8Array, seq: number): RecordState[] {
  const commits = [seq];
  return pageRows(bytes).map((row) => ({ ...row, commits }));
}
