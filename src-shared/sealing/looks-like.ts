import { utf8 } from '../kernel/bytes.ts';
import { mailText } from './mail-text.ts';

/** What a file that is none of ours most likely is; the screen has a name for each. */
export type LooksLike =
  | 'zip' | 'zip-with-cdesk' | 'excel' | 'word' | 'powerpoint' | 'old-office' | 'pdf' | 'jpeg' | 'png' | 'gif' | 'tiff' | 'heic'
  | 'html' | 'xml' | 'mail' | 'gzip' | 'rar' | '7z' | 'program' | 'shortcut' | 'office-lock' | 'partial-download' | 'zeros' | 'removed-notice' | 'text' | 'unknown';

const MAGIC: readonly (readonly [LooksLike, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['program', [0x4d, 0x5a]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['shortcut', [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

function contains(bytes: Uint8Array, text: string): boolean {
  const wanted = utf8(text);
  outer: for (let i = 0; i + wanted.length <= bytes.length; i++) {
    for (let k = 0; k < wanted.length; k++) if (bytes[i + k] !== wanted[k]) continue outer;
    return true;
  }
  return false;
}

/** What mail gateways write in the place of an attachment they took away. */
const REMOVED = /(添付|ファイル|attachment|file)[^。\n]{0,80}(削除|除去|取り除|隔離|ブロック|無害化|removed|stripped|blocked|quarantined|deleted)/i;

/** Judges by name first (a lock file or a half download has no honest content), then by content. */
export function looksLike(bytes: Uint8Array, fileName = ''): LooksLike {
  const name = fileName.normalize('NFC').toLowerCase();
  if (name.startsWith('~$') || name.startsWith('.~lock')) return 'office-lock';
  if (/\.(crdownload|part|partial|download|opdownload|tmp)$/.test(name)) return 'partial-download';
  if (bytes.length > 0 && bytes.subarray(0, 4096).every((byte) => byte === 0)) return 'zeros';
  for (const [kind, magic] of MAGIC) if (startsWith(bytes, magic)) return kind;
  const head = bytes.subarray(0, 8192);
  if (startsWith(bytes, [0x50, 0x4b])) {
    if (contains(head, '.cdesk')) return 'zip-with-cdesk';
    if (contains(head, 'xl/')) return 'excel';
    if (contains(head, 'word/')) return 'word';
    if (contains(head, 'ppt/')) return 'powerpoint';
    const extension = /\.(xls[xm]?|doc[xm]?|ppt[xm]?)$/.exec(name)?.[1] ?? '';
    if (extension.startsWith('xls')) return 'excel';
    if (extension.startsWith('doc')) return 'word';
    if (extension.startsWith('ppt')) return 'powerpoint';
    return 'zip';
  }
  if (contains(bytes.subarray(4, 12), 'ftyp') && /ftyp(hei|mif|avif|heif)/.test(latin(bytes.subarray(4, 12)))) return 'heic';
  const text = latin(head.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || /^<(html|head|body|script|meta|title)\b/.test(text)) return 'html';
  if (text.startsWith('<?xml')) return 'xml';
  if (/^(received|return-path|from|message-id|mime-version|delivered-to|subject): /.test(text)) return 'mail';
  const odd = head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  if (bytes.length === 0 || odd) return 'unknown';
  return bytes.length < 8192 && REMOVED.test(mailText(bytes)) ? 'removed-notice' : 'text';
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
