import { wordlist } from '@scure/bip39/wordlists/english.js';
import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Least strength in bits. A sealed file can be attacked for ever and in the open, a vault has 64 MiB Argon2id. */
export const LEAST_BITS = { file: 50, vault: 40, page: 60 } as const;

/** Why a passphrase is weaker than it looks; the screen has a sentence for each. */
export type Weakness = 'common' | 'repeat' | 'sequence' | 'date' | 'short';

export interface Strength {
  readonly bits: number;
  readonly weaknesses: readonly Weakness[];
}

const WORDS: ReadonlySet<string> = new Set(wordlist);
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv', '!"#$%&\'()'];
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Only characters every keyboard types the same: nobody is locked out by an input method. */
export const isHalfWidth = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

const poolBits = (char: string): number => {
  if (/[0-9]/.test(char)) return 3.3;
  if (/[a-z]/.test(char)) return 4.2;
  if (/[A-Z]/.test(char)) return 4.7;
  return 5;
};

/**
 * An estimate on the low side: the text is taken apart into known pieces (list words, common
 * passwords, runs of the keyboard, dates, repetitions), each worth what it takes to guess the
 * piece; only what remains counts per character.
 */
export function strengthOf(text: string): Strength {
  const weaknesses = new Set<Weakness>();
  const lower = text.toLowerCase();
  const plain = [...lower].map((char) => LEET[char] ?? char).join('');
  let bits = 0;
  let at = 0;
  while (at < text.length) {
    const piece = repeatAt(lower, at) ?? commonAt(lower, plain, at) ?? sequenceAt(lower, at) ?? dateAt(text, at) ?? wordAt(lower, at);
    if (piece === undefined) {
      const char = text[at] as string;
      // The same separator again is hardly a choice.
      bits += /[^A-Za-z0-9]/.test(char) && text.indexOf(char) < at ? 1 : poolBits(char);
      at++;
      continue;
    }
    bits += piece.bits;
    if (piece.weakness !== undefined) weaknesses.add(piece.weakness);
    at += piece.length;
  }
  if (text.length < 10) weaknesses.add('short');
  return { bits: Math.round(bits), weaknesses: [...weaknesses] };
}

interface Piece {
  readonly length: number;
  readonly bits: number;
  readonly weakness?: Weakness;
}

function commonAt(lower: string, plain: string, at: number): Piece | undefined {
  for (let length = Math.min(16, lower.length - at); length >= 4; length--) {
    if (COMMON_PASSWORDS.has(lower.slice(at, at + length)) || COMMON_PASSWORDS.has(plain.slice(at, at + length))) {
      return { length, bits: 8, weakness: 'common' };
    }
  }
  return undefined;
}

/** A block said again (`abcabc`, `1111`), however often: knowing the first, only how often is to be guessed. */
function repeatAt(lower: string, at: number): Piece | undefined {
  for (let size = 1; size <= Math.min(12, at); size++) {
    const block = lower.slice(at - size, at);
    let times = 0;
    while (lower.startsWith(block, at + times * size)) times++;
    // A doubled letter alone (`class`) is ordinary.
    if (times > (size === 1 ? 1 : 0)) return { length: times * size, bits: 1 + Math.log2(times), weakness: 'repeat' };
  }
  return undefined;
}

function sequenceAt(lower: string, at: number): Piece | undefined {
  for (const row of ROWS) {
    for (const run of [row, [...row].reverse().join('')]) {
      let length = 0;
      const start = run.indexOf(lower[at] as string);
      if (start < 0) continue;
      while (start + length < run.length && run[start + length] === lower[at + length]) length++;
      if (length >= 4) return { length, bits: 7, weakness: 'sequence' };
    }
  }
  return undefined;
}

function dateAt(text: string, at: number): Piece | undefined {
  const found = /^((19|20)\d\d[-/.]?(0?[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])|[RHSrhs]\d{1,2}[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])|(19|20)\d\d)/.exec(text.slice(at));
  return found === null ? undefined : { length: found[0].length, bits: found[0].length > 4 ? 15 : 7, weakness: 'date' };
}

function wordAt(lower: string, at: number): Piece | undefined {
  for (let length = Math.min(8, lower.length - at); length >= 4; length--) {
    if (WORDS.has(lower.slice(at, at + length))) return { length, bits: 11 };
  }
  return undefined;
}

function check(text: string, least: number, weakCode: 'seal/weak-passphrase' | 'vault/weak-password'): Result<Strength> {
  if (!isHalfWidth(text)) return err(appError('vault/not-half-width'));
  const strength = strengthOf(text);
  if (strength.bits < least) {
    return err(appError(weakCode, { bits: strength.bits, least, weakness: strength.weaknesses[0] ?? 'short' }));
  }
  return ok(strength);
}

export const checkFilePassphrase = (text: string): Result<Strength> => check(text, LEAST_BITS.file, 'seal/weak-passphrase');

/** A page for emergencies holds everything and is derived with less memory than a vault's key. */
export const checkPagePassphrase = (text: string): Result<Strength> => check(text, LEAST_BITS.page, 'seal/weak-passphrase');

export const checkVaultPassword = (text: string): Result<Strength> => check(text, LEAST_BITS.vault, 'vault/weak-password');
