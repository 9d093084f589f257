import { Decrypter } from 'age-encryption';
import { appError } from '../kernel/app-error.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { parseAgeHeader } from './age-header.ts';
import { SEAL_LIMITS } from './seal-limits.ts';

export interface OpenWith {
  readonly identities?: readonly string[];
  readonly passphrase?: string;
}

/**
 * Opens a sealed file as a whole: nothing of it is handed on before its last byte is authentic.
 * The library's errors are told apart by the step they come from, never by their text.
 */
export async function openBytes(sealed: Uint8Array, open: OpenWith): Promise<Result<Uint8Array>> {
  if (sealed.length > SEAL_LIMITS.sealedBytes) {
    return err(appError('file/too-large', { bytes: sealed.length, max: SEAL_LIMITS.sealedBytes }));
  }
  const header = parseAgeHeader(sealed);
  if (!header.ok) return header;
  const byPassphrase = header.value.workFactor !== null;
  const locked: ErrorCode = byPassphrase ? 'seal/wrong-passphrase-or-damaged' : 'seal/not-for-us-or-damaged';
  if (byPassphrase && open.passphrase === undefined) return err(appError(locked, { asks: 'passphrase' }));

  const finder = new Decrypter();
  if (byPassphrase) finder.addPassphrase(open.passphrase as string);
  else for (const identity of open.identities ?? []) finder.addIdentity(identity);
  let fileKey: Uint8Array;
  try {
    fileKey = await finder.decryptHeader(sealed.subarray(0, header.value.size));
  } catch (cause) {
    return err(appError(locked, {}, cause));
  }

  const reader = new Decrypter();
  reader.addIdentity({ unwrapFileKey: () => fileKey }); // found above; scrypt is not paid twice
  try {
    return ok(await reader.decrypt(sealed));
  } catch (cause) {
    const from = await firstBadByte(sealed, header.value.size, reader);
    return err(appError('seal/damaged', { where: 'payload', from, to: Math.min(from + CHUNK, sealed.length) }, cause));
  }
}

const NONCE = 16;
const PLAIN_CHUNK = 64 * 1024;
const CHUNK = PLAIN_CHUNK + 16;

/** Where the first piece begins that is not authentic. The pieces before it are only counted, never handed on. */
async function firstBadByte(sealed: Uint8Array, headerSize: number, reader: Decrypter): Promise<number> {
  const start = headerSize + NONCE;
  if (sealed.length - start <= CHUNK) return start; // there is only one
  let good = 0;
  try {
    const stream = await reader.decrypt(streamOf(sealed));
    const pieces = stream.getReader();
    for (let next = await pieces.read(); next.done !== true; next = await pieces.read()) good += next.value.length;
  } catch {
    // the piece after the last good one
  }
  return start + Math.floor(good / PLAIN_CHUNK) * CHUNK;
}

/** Fed piece by piece, so that a good piece comes out before the next one fails. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(bytes.slice(at, at + CHUNK));
      at += CHUNK;
      if (at >= bytes.length) controller.close();
    },
  });
}
