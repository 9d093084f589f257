import { base64, fromBase64, fromUtf8, utf8 } from '../../src-shared/kernel/bytes.ts';
import { type AgeIdentity, newAgeIdentity } from '../../src-shared/sealing/age-identity.ts';
import { openBytes } from '../../src-shared/sealing/open.ts';
import { sealBytes } from '../../src-shared/sealing/seal.ts';
import { newSigningKeys, type SigningKeys } from '../../src-shared/sealing/signing-keys.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * What only the member has: the key that signs as them, and the key that the vault's roots are sealed
 * to. Both lie under the member's own passphrase, so no colleague can sign in their name, and a new
 * root can be given to them while they are away.
 */
export interface MemberSecret {
  readonly signing: SigningKeys;
  readonly age: AgeIdentity;
}

export const newMemberSecret = async (): Promise<MemberSecret> => ({ signing: await newSigningKeys(), age: await newAgeIdentity() });

interface Packed {
  readonly pub: string;
  readonly priv: string;
  readonly age: string;
  readonly to: string;
}

export const packMemberSecret = ({ signing, age }: MemberSecret): Bytes =>
  utf8(JSON.stringify({ pub: base64(signing.publicKey), priv: base64(signing.privateKey), age: age.identity, to: age.recipient } satisfies Packed));

/** Opens what `packMemberSecret` wrote; authenticated before, so trusted. */
export function unpackMemberSecret(bytes: Uint8Array): MemberSecret {
  const { pub, priv, age, to } = JSON.parse(fromUtf8(bytes)) as Packed;
  return { signing: { publicKey: fromBase64(pub), privateKey: fromBase64(priv) }, age: { identity: age, recipient: to } };
}

/** `about` names vault and wrap: a seal that was moved elsewhere says so. */
export async function sealRoots(roots: Uint8Array, about: Uint8Array, recipient: string): Promise<string> {
  const sealed = await sealBytes(utf8(JSON.stringify({ about: base64(about), roots: base64(roots) })), { recipients: [recipient] });
  if (!sealed.ok) throw new Error(sealed.error.code);
  return base64(sealed.value);
}

/** @returns null when it is not meant for this member, or not for this place */
export async function openRoots(sealed: string, about: Uint8Array, age: AgeIdentity): Promise<Bytes | null> {
  const opened = await openBytes(fromBase64(sealed), { identities: [age.identity] });
  if (!opened.ok) return null;
  const said = JSON.parse(fromUtf8(opened.value)) as { readonly about: string; readonly roots: string };
  return said.about === base64(about) ? fromBase64(said.roots) : null;
}
