import { appError, type AppError } from '../kernel/app-error.ts';
import { hex, sha256 } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { ageVersionLine } from '../sealing/age-header.ts';
import { dearmor, isArmored } from '../sealing/armor.ts';
import { looksLike } from '../sealing/looks-like.ts';
import type { Layer } from './header.ts';
import { readFileName, type ReadName } from './file-name.ts';
import { LIMITS } from './limits.ts';

/** What the name says about the bytes: `unknown` where it no longer carries size or digest. */
export type NameVerdict =
  | { readonly kind: 'intact' }
  | { readonly kind: 'shorter'; readonly missing: number; readonly expected: number }
  | { readonly kind: 'longer'; readonly extra: number; readonly expected: number }
  | { readonly kind: 'altered' }
  | { readonly kind: 'unknown' };

export interface Outside {
  readonly layer: Layer;
  /** The file's bytes, with armour taken off. */
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly name: ReadName;
  readonly verdict: NameVerdict;
  /** The name no longer ends as we made it (`.cdesk.txt`, `.zip_`): harmless, but worth a word. */
  readonly renamed: boolean;
}

const OPEN_BRACE = 0x7b;

/**
 * Everything that can be said without a key. Refuses only what can never be opened; what the
 * name promises is kept as a verdict, since a person may have renamed a sound file.
 */
export async function diagnoseOutside(received: Uint8Array, givenName = ''): Promise<Result<Outside>> {
  const name = readFileName(givenName);
  if (received.length === 0) {
    const hint = name.bytes !== undefined && name.bytes > 0 ? 'cloud-placeholder' : 'none';
    return err(appError('file/empty', { hint, expected: name.bytes ?? 0 }));
  }
  if (received.length > LIMITS.sealedBytes) {
    return err(appError('file/too-large', { bytes: received.length, max: LIMITS.sealedBytes }));
  }
  let bytes = received;
  let layer: Layer;
  if (passedAsText(received)) return err(appError('seal/damaged', { where: 'text-mode' }));
  if (ageVersionLine(received) !== 'no') layer = 'sealed';
  else if (isArmored(received)) {
    const plain = dearmor(received);
    if (!plain.ok) return err(armorError(plain.error, name));
    bytes = plain.value;
    layer = 'sealed';
    if (ageVersionLine(bytes) === 'no') return err(appError('seal/damaged', { where: 'armor' }));
  } else if (received[0] === 0x1f && received[1] === 0x8b) layer = 'packed';
  else if (received[0] === OPEN_BRACE && received.length <= LIMITS.plainBytes) layer = 'plain';
  else return err(notOurs(received, givenName));

  const digest = hex(await sha256(bytes));
  const renamed = givenName !== '' && !/\.cdesk(-card)?$/i.test(givenName);
  return ok({ layer, bytes, digest, name, verdict: verdictOf(bytes.length, digest, name), renamed });
}

const CR = 13;
const VERSION_END = 'age-encryption.org/v1'.length;

/** A gateway that took the file for text: line ends doubled, or bytes replaced by U+FFFD. Nobody can bring these back. */
function passedAsText(received: Uint8Array): boolean {
  if (ageVersionLine(received) === 'no') return false;
  if (received[VERSION_END] === CR) return true;
  let replaced = 0;
  for (let at = 0; at + 2 < Math.min(received.length, 8192); at++) if (received[at] === 0xef && received[at + 1] === 0xbf && received[at + 2] === 0xbd) replaced++;
  // in true bytes these three stand together once in 16 million
  return replaced > 2;
}

/** The end of the text is gone: the name says how much that is. */
function armorError(error: AppError, name: ReadName): AppError {
  const { bytes } = error.params;
  if (error.code !== 'file/truncated' || name.bytes === undefined || typeof bytes !== 'number' || bytes >= name.bytes) return error;
  return appError('file/truncated', { ...error.params, missing: name.bytes - bytes, expected: name.bytes }, error);
}

function notOurs(received: Uint8Array, givenName: string): AppError {
  const kind = looksLike(received, givenName);
  // A file of zeros under our name is what a cloud folder or a failing disc leaves.
  if (kind === 'zeros') return appError('file/unreadable', { hint: 'cloud-placeholder', looksLike: kind });
  return appError('file/not-cdesk', { looksLike: kind });
}

function verdictOf(size: number, digest: string, name: ReadName): NameVerdict {
  if (name.parts !== undefined) return { kind: 'unknown' };
  if (name.bytes !== undefined && size < name.bytes) return { kind: 'shorter', missing: name.bytes - size, expected: name.bytes };
  if (name.bytes !== undefined && size > name.bytes) return { kind: 'longer', extra: size - name.bytes, expected: name.bytes };
  if (name.digest8 === undefined) return { kind: 'unknown' };
  return digest.startsWith(name.digest8) ? { kind: 'intact' } : { kind: 'altered' };
}

/**
 * A failure to open, made exact by the name: only the digest in it tells "damaged on the way"
 * from "sealed to somebody else", which the age format keeps apart for nobody.
 */
export function sharpened(error: AppError, outside: Outside): AppError {
  const { verdict } = outside;
  const opening = error.code.startsWith('seal/') || error.code === 'file/truncated';
  if (!opening) return error;
  switch (verdict.kind) {
    case 'shorter':
      return appError('file/truncated', { missing: verdict.missing, expected: verdict.expected, bytes: outside.bytes.length }, error);
    case 'longer':
      return appError('seal/damaged', { ...error.params, extra: verdict.extra, expected: verdict.expected }, error);
    case 'altered':
      return appError('seal/damaged', { ...error.params, exact: 1 }, error);
    case 'intact':
      if (error.code === 'seal/not-for-us-or-damaged') return appError('seal/not-for-us', error.params, error);
      if (error.code === 'seal/wrong-passphrase-or-damaged') return appError('seal/wrong-passphrase', error.params, error);
      return error;
    case 'unknown':
      return error;
  }
}
