import { base64, concatBytes, fromUtf8, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { isLongList, jsonTexts } from '../../src-shared/kernel/json-texts.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { type Row, rowDecoder, rowEncoder, type RowTables } from '../../src-shared/records/row-codec.ts';
import { createSlices } from './slices.ts';

/** Records per page: below 64 KB of text, where Chromium begins to keep a value as a file of its own. */
export const PAGE_RECORDS = 100;

interface PageText extends RowTables {
  /** Random, so that a digest in the header says nothing about what was in a part that is gone. */
  readonly salt: string;
  readonly r: readonly Row[];
}

const newSalt = (): string => base64(crypto.getRandomValues(new Uint8Array(16)));

function pageText(rows: readonly RecordState[], salt: string): PageText {
  const encoder = rowEncoder();
  const r = rows.map((row) => encoder.encode(row));
  return { salt, ...encoder.tables, r };
}

/** Rows as text, with their tables. The bytes are only ever stored locked. */
export const pageBytes = (rows: readonly RecordState[], salt = newSalt()): Uint8Array<ArrayBuffer> => utf8(JSON.stringify(pageText(rows, salt)));

/** The line of the ledger for a file of a hundred thousand records has a list as long. */
const isLong = ({ values }: RecordState): boolean => Object.values(values).some((unit) => Object.values(unit).some(isLongList));

const BLOCK = 256 * 1024;

/** The same bytes; where a row holds a long list the window has its turns in between. */
export async function pageBytesInTurns(rows: readonly RecordState[], salt = newSalt()): Promise<Uint8Array<ArrayBuffer>> {
  if (!rows.some(isLong)) return pageBytes(rows, salt);
  const slices = createSlices();
  const blocks: Uint8Array[] = [];
  let text = '';
  for (const piece of jsonTexts(pageText(rows, salt) as unknown as Json)) {
    text += piece;
    if (text.length < BLOCK) continue;
    blocks.push(utf8(text));
    text = '';
    if (slices.due()) await slices.next();
  }
  blocks.push(utf8(text));
  await slices.next();
  return concatBytes(blocks);
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
