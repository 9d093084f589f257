import { base64url, concatBytes, utf8 } from '../kernel/bytes.ts';
import type { Random } from '../kernel/ports.ts';
import { fingerprint, type PartyKeys } from '../sealing/six-words.ts';

/**
 * 招待コード: printed by the office for one person, typed in once by that person. 20 digits are
 * 66 bits; five groups of four. It never travels: the person's file carries an HMAC made with it
 * over both parties, which proves that this card belongs to whoever got the paper.
 */
const DIGITS = 20;

export function newInvitationCode(random: Random): string {
  let digits = '';
  while (digits.length < DIGITS) {
    for (const byte of random.bytes(DIGITS)) {
      if (byte < 250 && digits.length < DIGITS) digits += String(byte % 10); // 250 and above would favour 0 to 5
    }
  }
  return groupedCode(digits);
}

/** The digits alone, or null when there are not exactly as many as a code has. */
export function readInvitationCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑–—ー.]/g, '');
  return /^\d{20}$/.test(digits) ? digits : null;
}

/** As people read and type it: five groups of four. */
export const groupedCode = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1-');

const messageOf = async (office: PartyKeys, guest: PartyKeys): Promise<Uint8Array<ArrayBuffer>> =>
  concatBytes([utf8('career-desk/invitation\0'), await fingerprint(office), await fingerprint(guest)]);

async function proofOver(digits: string, message: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(digits), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, message)));
}

/** Carried in the header's `invitationProof`. */
export const invitationProof = async (digits: string, office: PartyKeys, guest: PartyKeys): Promise<string> => proofOver(digits, await messageOf(office, guest));

export interface IssuedCode {
  readonly digits: string;
  /** milliseconds since 1970, by the clock of whoever opens the file: the file's own date is its sender's word */
  readonly expiresAt: number;
  readonly state: 'unused' | 'used' | 'withdrawn';
}

export type CodeState = 'valid' | 'used' | 'expired' | 'withdrawn';

/** What the office says to a proof: the code it was made with and whether it still counts; null when it is none of ours. */
export interface CodeVerdict<T extends IssuedCode> {
  readonly code: T;
  readonly state: CodeState;
}

export const codeState = (code: IssuedCode, now: number): CodeState => (code.state === 'unused' ? (code.expiresAt < now ? 'expired' : 'valid') : code.state);

/**
 * Every code is tried, spent ones too: a person should hear "used already", not "unknown". And against every
 * key the office had: the card in the guest's hands may be from before the keys were changed.
 */
export async function judgeCode<T extends IssuedCode>(proof: string, issued: readonly T[], offices: readonly PartyKeys[], guest: PartyKeys, now: number): Promise<CodeVerdict<T> | null> {
  for (const office of offices) {
    const message = await messageOf(office, guest);
    for (const code of issued) if ((await proofOver(code.digits, message)) === proof) return { code, state: codeState(code, now) };
  }
  return null;
}
