import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';

export const TABLE_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis'] as const;

export type TableEncoding = (typeof TABLE_ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: TableEncoding;
  readonly bom: boolean;
}

/** Decodes strictly: throws TypeError on a byte sequence the encoding does not have. */
export type Decode = (bytes: Uint8Array, encoding: TableEncoding) => string;

const ambient: Decode = (bytes, encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Where Shift_JIS breaks: the offset of the first byte that cannot be read. */
function firstBadByte(bytes: Uint8Array, encoding: TableEncoding, decode: Decode): number {
  let good = 0;
  let bad = bytes.length;
  const reads = (end: number): boolean => {
    // a prefix may end inside a character, so up to three more bytes are tried
    for (let end2 = end; end2 <= Math.min(end + 3, bytes.length); end2++) {
      try {
        decode(bytes.subarray(0, end2), encoding);
        return true;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
    }
    return false;
  };
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (reads(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/**
 * Text of a table from outside. A mark at the start decides; else UTF-8 if every byte is, else Shift_JIS.
 * Nothing is replaced: bytes that no encoding explains are refused with their place.
 */
export function decodeText(bytes: Uint8Array, wanted?: TableEncoding, decode: Decode = ambient): Result<DecodedText> {
  if (bytes.length === 0) return err(appError('table/empty'));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return err(appError('table/legacy-excel'));
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return err(appError('table/not-a-table'));
  const marked: TableEncoding | null = startsWith(bytes, [0xef, 0xbb, 0xbf])
    ? 'utf-8'
    : startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : null;
  const tries = wanted !== undefined ? [wanted] : marked !== null ? [marked] : (['utf-8', 'shift_jis'] as const);
  for (const encoding of tries) {
    try {
      const text = decode(bytes, encoding);
      const bom = text.startsWith('\ufeff');
      if (text.includes('\u0000')) return err(appError('table/not-a-table'));
      return ok({ text: bom ? text.slice(1) : text, encoding, bom });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  const last = tries.at(-1) as TableEncoding;
  return err(appError('table/encoding', { encoding: last, offset: firstBadByte(bytes, last, decode) }));
}

/** A line in which the encoding has no letter for some bytes, and the first such byte of the file. */
export interface BrokenLine {
  readonly line: number;
  readonly offset: number;
}

export interface DecodedLines extends DecodedText {
  /** In the order of the file. Their letters that could be read are there, with `BROKEN` for each that could not. */
  readonly broken: readonly BrokenLine[];
}

/** What stands where a letter was cut. */
export const BROKEN = '\ufffd';
const LF = 0x0a;
const CR = 0x0d;

/** Second bytes of Shift_JIS and further bytes of UTF-8 are never line ends: lines can be told before anything is decoded. */
function* linesIn(bytes: Uint8Array): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== LF && bytes[i] !== CR) continue;
    const to = i;
    if (bytes[i] === CR && bytes[i + 1] === LF) i++;
    yield { from, to };
    from = i + 1;
  }
  if (from < bytes.length) yield { from, to: bytes.length };
}

function brokenLines(bytes: Uint8Array, encoding: TableEncoding, decode: Decode): { readonly broken: readonly BrokenLine[]; readonly lines: number } {
  const broken: BrokenLine[] = [];
  let line = 0;
  for (const { from, to } of linesIn(bytes)) {
    line += 1;
    const own = bytes.subarray(from, to);
    try {
      decode(own, encoding);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      broken.push({ line, offset: from + firstBadByte(own, encoding, decode) });
    }
  }
  return { broken, lines: line };
}

/** More than one line in twenty is another encoding, or no table. */
const MOST_BROKEN = 0.05;

/**
 * As `decodeText`, for tables whose rows stand for themselves: where a few lines hold letters that were cut, only
 * these are broken. The first line, which says what the columns are, has to be whole.
 */
export function decodeLines(bytes: Uint8Array, wanted?: TableEncoding): Result<DecodedLines> {
  const whole = decodeText(bytes, wanted);
  if (whole.ok) return ok({ ...whole.value, broken: [] });
  const { code, params } = whole.error;
  if (code !== 'table/encoding') return whole;
  const mark = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const tries = wanted !== undefined || mark ? [(wanted ?? 'utf-8')] : (['utf-8', 'shift_jis'] as const);
  const found = tries
    .filter((encoding) => encoding === 'utf-8' || encoding === 'shift_jis')
    .map((encoding) => ({ encoding, ...brokenLines(bytes, encoding, ambient) }))
    .sort((a, b) => a.broken.length - b.broken.length)[0];
  if (found === undefined || params['encoding'] === 'utf-16le' || params['encoding'] === 'utf-16be') return whole;
  const { encoding, broken, lines } = found;
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (broken[0]?.line === 1 || broken.length > Math.max(1, lines * MOST_BROKEN) || text.includes('\u0000')) return whole;
  return ok({ text: mark ? text.slice(1) : text, encoding, bom: mark, broken });
}
