import { looksLike, type LooksLike } from '../sealing/looks-like.ts';
import { cutText } from '../text/cut-text.ts';

/** Endings a double click may open without harm. Whatever else it is or claims to be becomes `.bin`. */
const ENDINGS: Partial<Readonly<Record<LooksLike, string>>> = {
  pdf: 'pdf', jpeg: 'jpg', png: 'png', gif: 'gif', tiff: 'tif', heic: 'heic', excel: 'xlsx', word: 'docx', powerpoint: 'pptx', text: 'txt',
};

/** Judged by the bytes: a sender's name or stated type decides nothing. */
export const attachmentEnding = (bytes: Uint8Array): string => ENDINGS[looksLike(bytes)] ?? 'bin';

// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\:*?"<>|]+/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const LONGEST = 80;

/** A name to save an attachment under, wherever its label came from: readable, but no path, no device, no program. */
export function attachmentName(label: string, bytes: Uint8Array): string {
  const last = label.split(/[/\\]/).pop() ?? '';
  // every ending but one that is made here goes, so that `a.pdf.exe` is not `a.pdf.exe.bin`
  const stem = last.replace(FORBIDDEN, '_').replace(/(\.[A-Za-z0-9]{1,8})+$/, '').replace(/^[. _]+|[. _]+$/g, '');
  const short = cutText(stem, LONGEST).replace(/[. _]+$/, '');
  return `${short === '' || RESERVED.test(short.split('.')[0] ?? '') || !short.isWellFormed() ? `attachment${short === '' ? '' : `_${short}`}` : short}.${attachmentEnding(bytes)}`;
}
