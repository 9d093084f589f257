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
