import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from '../kernel/ports.ts';

/** `words` is typed easily (55 bits), `digits` is dictated easily by telephone (60 bits). */
export type PassphraseStyle = 'words' | 'digits';

const WORDS = 5;
const DIGITS = 18;

/** A passphrase nobody could have thought of: equally likely among all of its kind. */
export function proposePassphrase(random: Random, style: PassphraseStyle = 'words', count = WORDS): string {
  if (style === 'words') {
    const bytes = random.bytes(count * 2);
    const words: string[] = [];
    for (let i = 0; i < count; i++) {
      // 2048 divides 65536, so no word is likelier than another.
      const draw = ((bytes[i * 2] as number) << 8) | (bytes[i * 2 + 1] as number);
      words.push(wordlist[draw % wordlist.length] as string);
    }
    return words.join('-');
  }
  let digits = '';
  while (digits.length < DIGITS) {
    for (const byte of random.bytes(DIGITS)) {
      if (byte < 250 && digits.length < DIGITS) digits += String(byte % 10); // 250 and above would favour 0 to 5
    }
  }
  return digits.replace(/(...)(?=.)/g, '$1-');
}
