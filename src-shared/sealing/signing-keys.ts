import { concatBytes, utf8 } from '../kernel/bytes.ts';

/** Ed25519. The private half is PKCS #8, as it lies wrapped in the vault. */
export interface SigningKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** What a signature is for. A signature made for one purpose is worth nothing for another. */
export type SigningContext = 'file' | 'card' | 'card-succession' | 'device' | 'member' | 'commit' | 'act' | 'roster' | 'erase' | 'data-set';

export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

export async function newSigningKeys(): Promise<SigningKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  };
}

/** `career-desk/<context>` NUL message: these bytes, not the bare message, are signed. */
export const signedBytes = (context: SigningContext, message: Uint8Array): Uint8Array<ArrayBuffer> =>
  concatBytes([utf8(`career-desk/${context}\0`), message]);

export async function sign(privateKey: Uint8Array, context: SigningContext, message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('pkcs8', privateKey, { name: 'Ed25519' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, key, signedBytes(context, message)));
}

/** False, never a throw, for keys and signatures that are not even well formed: they come from outside. */
export async function verify(
  publicKey: Uint8Array,
  context: SigningContext,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return false; // not a point of the curve
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signedBytes(context, message));
}
