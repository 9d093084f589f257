import { appError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { SEAL_LIMITS } from './seal-limits.ts';

export interface AgeHeader {
  /** Bytes up to and including the line of the MAC. */
  readonly size: number;
  readonly stanzas: readonly (readonly string[])[];
  /** log2 of scrypt's N when the file is sealed by a passphrase. */
  readonly workFactor: number | null;
}

const VERSION = 'age-encryption.org/v1';
const NONCE = 16;
const TAG = 16;
const CHUNK = 64 * 1024 + TAG;
const LF = 10;

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** How the first line relates to age: ours, another version, ours but damaged, or something else. */
export function ageVersionLine(bytes: Uint8Array): 'v1' | 'other-version' | 'damaged' | 'no' {
  const head = ascii(bytes.subarray(0, VERSION.length + 1));
  if (head === `${VERSION}\n`) return 'v1';
  if (/^age-encryption\.org\/v[0-9]/.test(head)) return head.startsWith(VERSION) && !/^[0-9\n]/.test(head.slice(VERSION.length)) ? 'damaged' : 'other-version';
  let same = 0;
  for (let i = 0; i < VERSION.length; i++) if (head[i] === VERSION[i]) same++;
  return same >= VERSION.length - 4 || (head.length >= 8 && VERSION.startsWith(head)) ? 'damaged' : 'no';
}

/**
 * Reads the outside of an age file before any key is derived: a hostile header can ask for
 * 10 s of computing or bring 10,000 recipients, and the library finds out too late.
 */
export function parseAgeHeader(bytes: Uint8Array): Result<AgeHeader> {
  const version = ageVersionLine(bytes);
  if (version === 'no') return err(appError('file/not-cdesk', { looksLike: 'unknown' }));
  if (version === 'other-version') return err(appError('seal/unsupported-age'));
  if (version === 'damaged') return err(appError(bytes.length < VERSION.length + 1 ? 'file/truncated' : 'seal/damaged', { where: 'header' }));

  const limit = Math.min(bytes.length, SEAL_LIMITS.ageHeaderBytes);
  const stanzas: string[][] = [];
  let at = VERSION.length + 1;
  for (;;) {
    const end = bytes.subarray(0, limit).indexOf(LF, at);
    if (end < 0) {
      const code = bytes.length <= SEAL_LIMITS.ageHeaderBytes ? 'file/truncated' : 'seal/damaged';
      return err(appError(code, { where: 'header' }));
    }
    const line = bytes.subarray(at, end);
    if (line.some((byte) => byte < 0x20 || byte > 0x7e)) return err(appError('seal/damaged', { where: 'header' }));
    const text = ascii(line);
    at = end + 1;
    if (text.startsWith('-> ')) {
      stanzas.push(text.slice(3).split(' '));
      if (stanzas.length > SEAL_LIMITS.recipients) {
        return err(appError('seal/too-many-recipients', { max: SEAL_LIMITS.recipients }));
      }
    } else if (text.startsWith('--- ')) {
      if (!/^--- [A-Za-z0-9+/]{43}$/.test(text)) return err(appError('seal/damaged', { where: 'header' }));
      break;
    } else if (stanzas.length === 0 || !/^[A-Za-z0-9+/]*$/.test(text)) {
      return err(appError('seal/damaged', { where: 'header' }));
    }
  }

  const scrypt = stanzas.filter((args) => args[0] === 'scrypt');
  let workFactor: number | null = null;
  for (const args of scrypt) {
    // Nobody may be given a passphrase file that others can open too: age allows scrypt only alone.
    if (stanzas.length !== 1 || args.length !== 3 || !/^[1-9][0-9]{0,8}$/.test(args[2] ?? '')) {
      return err(appError('seal/damaged', { where: 'header' }));
    }
    workFactor = Number(args[2]);
    if (workFactor > SEAL_LIMITS.workFactor) {
      return err(appError('seal/work-factor', { factor: workFactor, max: SEAL_LIMITS.workFactor }));
    }
  }
  if (stanzas.length === 0) return err(appError('seal/damaged', { where: 'header' }));

  const payload = bytes.length - at - NONCE;
  const last = payload % CHUNK;
  if (payload < TAG || (last !== 0 && last < TAG)) return err(appError('file/truncated', { where: 'payload' }));
  return ok({ size: at, stanzas, workFactor });
}
