import { appError } from '../../src-shared/kernel/app-error.ts';
import { concatBytes } from '../../src-shared/kernel/bytes.ts';
import { HOSTILE_KEYS } from '../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { crc32 } from '../../src-shared/sealing/crc32.ts';

/** Raw DEFLATE, as a zip holds it; rejects on damage and above `limit` bytes. */
export type Inflate = (bytes: Uint8Array, limit: number) => Promise<Uint8Array>;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** A sheet of 100,000 rows has about 60 MB of XML. */
const UNPACKED_MAX = 128 * 1024 * 1024;
const ENTRIES_MAX = 2_000;

interface Entry {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
}

const utf8Decoder = new TextDecoder('utf-8');
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** Parts of a workbook that hold cells; pictures and printer settings are left out. */
const isWanted = (name: string): boolean => /\.(?:xml|rels)$/i.test(name) && !name.includes('..');

function endOfDirectory(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) if (view.getUint32(at, true) === END) return at;
  return -1;
}

/**
 * A workbook's parts, unpacked under a limit and packed again without compression. The reader of
 * spreadsheets unpacks large parts in a worker made from text, which our content policy refuses;
 * stored parts it takes as they are. A bomb is refused before it is unpacked.
 */
export async function storeZip(bytes: Uint8Array, inflate: Inflate): Promise<Result<Uint8Array>> {
  const bad = (why: string): Result<never> => err(appError('table/not-a-table', { why }));
  const end = endOfDirectory(bytes);
  if (end < 0) return bad('zip-end');
  const view = viewOf(bytes);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // Bytes before the first part or behind the end mark: two readers would see two different files.
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL) return bad('zip-start');
  if (end + 22 + view.getUint16(end + 20, true) !== bytes.length) return bad('zip-end');
  if (count > ENTRIES_MAX) return bad('zip-entries');
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return bad('zip-directory');
    const method = view.getUint16(at + 10, true);
    const crc = view.getUint32(at + 16, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const text = utf8Decoder.decode(name);
    if (names.has(text) || text.split(/[/\\.]/).some((word) => HOSTILE_KEYS.has(word))) return bad('zip-name');
    names.add(text);
    if (!isWanted(text)) continue;
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return bad('zip-local');
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + packed > bytes.length) return bad('zip-truncated');
    const body = bytes.subarray(from, from + packed);
    if (method !== 0 && method !== 8) return bad('zip-method');
    let data: Uint8Array;
    try {
      data = method === 0 ? body : await inflate(body, UNPACKED_MAX - total);
    } catch {
      return bad('zip-data'); // damaged, or larger than any table
    }
    if (data.length !== size || crc32(data) !== crc) return bad('zip-data');
    total += data.length;
    if (total > UNPACKED_MAX) return bad('zip-size');
    entries.push({ name, data });
  }
  return entries.length === 0 ? bad('zip-empty') : ok(packStored(entries));
}

function header(signature: number, size: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = viewOf(bytes);
  view.setUint32(0, signature, true);
  fill(view);
  return bytes;
}

function packStored(entries: readonly Entry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const crc = crc32(data);
    const common = (view: DataView, from: number): void => {
      view.setUint16(from, 20, true);
      view.setUint16(from + 2, 0x0800, true); // names in UTF-8
      view.setUint32(from + 10, crc, true);
      view.setUint32(from + 14, data.length, true);
      view.setUint32(from + 18, data.length, true);
      view.setUint16(from + 22, name.length, true);
    };
    parts.push(header(LOCAL, 30, (view) => common(view, 4)), name, data);
    const start = offset;
    directory.push(
      header(ENTRY, 46, (view) => {
        view.setUint16(4, 20, true);
        common(view, 6);
        view.setUint32(42, start, true);
      }),
      name,
    );
    offset += 30 + name.length + data.length;
  }
  const listed = concatBytes(directory);
  const tail = header(END, 22, (view) => {
    view.setUint16(8, entries.length, true);
    view.setUint16(10, entries.length, true);
    view.setUint32(12, listed.length, true);
    view.setUint32(16, offset, true);
  });
  return concatBytes([...parts, listed, tail]);
}

