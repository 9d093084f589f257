import { cutText } from '../text/cut-text.ts';
import { formatWarekiDigits } from '../time/wareki.ts';

/**
 * `R080403_兼業申請_<宛先>_No12_<bytes>_<8 hex>.cdesk`: what a person needs to tell files apart,
 * and what tells damage and missing bytes exactly before opening. Never a person's name.
 */
export interface FileNameParts {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly purpose: string;
  /** Short name of the addressee; null leaves it out. */
  readonly to: string | null;
  readonly number: number;
  readonly bytes: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
}

/** What a name still says after travelling; a part that is gone is undefined. */
export interface ReadName {
  readonly dateDigits?: string;
  readonly purpose?: string;
  readonly to?: string;
  readonly number?: number;
  readonly bytes?: number;
  readonly digest8?: string;
  /** `part` of `parts` when the file was split. */
  readonly part?: number;
  readonly parts?: number;
}

export const EXTENSION = '.cdesk';
export const CARD_EXTENSION = '.cdesk-card';

const MAX_PIECE = 20;

/** One piece of a name that every file system, mail program and zip tool leaves alone. */
function piece(text: string): string {
  const plain = text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\\/:*?"<>|_%#&+;~'`$!^=,.\s\u3000]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return cutText(plain, MAX_PIECE).replace(/-+$/, '');
}

export function fileName(parts: FileNameParts): string {
  const to = parts.to === null ? '' : piece(parts.to);
  const words = [formatWarekiDigits(parts.date), piece(parts.purpose), to].filter((word) => word !== '');
  return `${words.join('_')}_No${parts.number}_${parts.bytes}_${parts.digest.slice(0, 8)}${EXTENSION}`;
}

/** The same name on a paper that names nobody: the addressee left out, all that tells files apart as it is. */
export function withoutAddressee(name: string): string {
  const tail = name.search(/_No\d+_\d+_[0-9a-f]{8}/);
  const words = name.slice(0, Math.max(tail, 0)).split('_');
  return words.length < 3 ? name : `${words.slice(0, 2).join('_')}${name.slice(tail)}`;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** For gateways that mangle Japanese names: `purposeCode` is the purpose's own ASCII id. */
export const asciiFileName = (parts: FileNameParts, purposeCode: string): string =>
  fileName({ ...parts, purpose: purposeCode, to: parts.to !== null && isAscii(parts.to) ? parts.to : null });

/** The name of a contact card or an invitation: nothing in it is counted or checked. */
export const plainFileName = (title: string, extension: typeof EXTENSION | typeof CARD_EXTENSION): string => `${piece(title)}${extension}`;

function decodedName(name: string): string {
  if (!/%[0-9A-Fa-f]{2}/.test(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a percent sign of its own
  }
}

/**
 * Reads a name as it comes back: ` (1)`, 「- コピー」, `.cdesk.txt`, `.cdesk_`, decomposed kana,
 * percent signs, blanks for underscores. Never fails; it finds less.
 */
export function readFileName(name: string): ReadName {
  const base = (decodedName(name).split(/[\\/]/).pop() ?? '').normalize('NFC');
  const found: { -readonly [K in keyof ReadName]: ReadName[K] } = {};
  const split = /\.cdesk\.(\d{1,3})of(\d{1,3})/i.exec(base);
  if (split !== null) {
    found.part = Number(split[1]);
    found.parts = Number(split[2]);
  }
  const tail = /(?:^|[_ +-])No[._ ]?(\d{1,9})(?:[_ +-](\d{1,10})(?:[_ +-]([0-9a-f]{8})(?![0-9a-f]))?)?/i.exec(base);
  if (tail !== null) {
    found.number = Number(tail[1]);
    if (tail[2] !== undefined) found.bytes = Number(tail[2]);
    if (tail[3] !== undefined) found.digest8 = tail[3].toLowerCase();
  }
  const head = tail === null ? base.replace(/\.cdesk.*$/i, '') : base.slice(0, tail.index);
  const words = head.split(/[_ +]+/).filter((word) => word !== '');
  if (/^[A-Z]\d{6}$/.test(words[0] ?? '')) found.dateDigits = words.shift() as string;
  if (found.dateDigits !== undefined || tail !== null) {
    if (words[0] !== undefined) found.purpose = words[0];
    if (words[1] !== undefined) found.to = words[1];
  }
  return found;
}

/** Of a whole folder: what by its name is or once was a file of ours, or a saved mail that may hold one. */
export const mayBeOurs = (name: string): boolean => /\.cdesk/i.test(name) || /\.eml$/i.test(name) || readFileName(name).digest8 !== undefined;
