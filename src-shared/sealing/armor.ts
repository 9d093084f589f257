import { armor } from 'age-encryption';
import { appError } from '../kernel/app-error.ts';
import { fromBase64 } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { mailText, straightened } from './mail-text.ts';

/** Between the words stands a blank, or a line end with a quote mark where a mail program wrapped it. Bounded: a page of dashes costs nothing. */
const BLANK = '[\\s>|]{1,40}';
const mark = (word: 'BEGIN' | 'END'): RegExp => new RegExp(`-{1,10}[\\s>|]{0,40}${[word, 'AGE', 'ENCRYPTED', 'FILE'].join(BLANK)}[\\s>|]{0,40}-{1,10}`, 'i');
const BEGIN = mark('BEGIN');
const END = mark('END');
/** A covering letter may stand before the text; far more than that is another file. */
const LEAD = 64 * 1024;

/** A sealed file as text that survives a mail body. */
export const armored = (sealed: Uint8Array): string => armor.encode(sealed);

/** Whether the bytes are armoured text, possibly with mail text before it. */
export const isArmored = (bytes: Uint8Array): boolean => BEGIN.test(straightened(mailText(bytes.subarray(0, LEAD))));

/** Base64 without what mail puts between its lines; null where something else is among it. */
function bytesOf(body: string): Uint8Array<ArrayBuffer> | null {
  const text = body.replace(/[\s>|]/g, '').replace(/={1,2}$/, '');
  if (text === '' || text.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(text)) return null;
  return fromBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='));
}

/** How much came of a text whose end is gone: for saying what is missing. */
function bytesBefore(body: string): number {
  const text = body.replace(/[\s>|-]/g, '');
  return Math.floor((/^[A-Za-z0-9+/]*/.exec(text)?.[0].length ?? 0) * 0.75);
}

/**
 * Strict about content, tolerant about what mail programs and people do to it: line wraps, quote
 * marks, full-width letters, long dashes, blanks, text before and after. What it gives is still
 * sealed and signed, so tolerance costs nothing.
 */
export function dearmor(bytes: Uint8Array): Result<Uint8Array<ArrayBuffer>> {
  const text = straightened(mailText(bytes));
  const begin = BEGIN.exec(text);
  if (begin === null) return err(appError('seal/damaged', { where: 'armor' }));
  const rest = text.slice(begin.index + begin[0].length);
  const end = END.exec(rest);
  if (end === null) return err(appError('file/truncated', { where: 'armor', bytes: bytesBefore(rest) }));
  const body = bytesOf(rest.slice(0, end.index));
  return body === null ? err(appError('seal/damaged', { where: 'armor' })) : ok(body);
}
