import { wordlist } from '@scure/bip39/wordlists/japanese.js';
import { concatBytes, sha256, utf8 } from '../kernel/bytes.ts';
import type { PartyId } from '../kernel/ids.ts';

/** What makes a party that party: exchange any part of it and every word is drawn anew. */
export interface PartyKeys {
  readonly party: PartyId;
  readonly signingKey: Uint8Array;
  readonly recipient: string;
}

const WORDS = 6;
const BITS = 11;

/** SHA-256; the whole of it is in the QR code, its first 66 bits are the six words. */
export const fingerprint = (keys: PartyKeys): Promise<Uint8Array<ArrayBuffer>> =>
  sha256(concatBytes([utf8('career-desk/fingerprint\0'), utf8(`${keys.party}\0`), keys.signingKey, utf8(`\0${keys.recipient}`)]));

/** 確認語: six words of the Japanese BIP-39 list, composed (NFC). Not a secret. */
export async function sixWords(keys: PartyKeys): Promise<readonly string[]> {
  const digest = await fingerprint(keys);
  const words: string[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < BITS) continue;
    bits -= BITS;
    words.push((wordlist[(held >> bits) & 0x7ff] as string).normalize('NFC'));
    held &= (1 << bits) - 1;
    if (words.length === WORDS) break;
  }
  return words;
}

/** Words as a person types them: katakana, half-width kana, any spaces. */
export const readWords = (typed: string): readonly string[] =>
  typed
    .normalize('NFKC')
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .split(/[\s、，,・]+/)
    .filter((word) => word !== '');

export const sameWords = (typed: string, expected: readonly string[]): boolean => {
  const words = readWords(typed);
  return words.length === expected.length && words.every((word, i) => word === expected[i]);
};
