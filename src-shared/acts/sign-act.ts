import { openMemberCertificate } from '../exchange/certificate.ts';
import { signedText, type SignedText } from '../exchange/signed-text.ts';
import { base64url, fromBase64url, utf8 } from '../kernel/bytes.ts';
import type { MemberId, RecordId } from '../kernel/ids.ts';
import { canonicalJson, type Json } from '../kernel/json.ts';
import type { UnitValue } from '../records/heads.ts';
import type { Parties, RecordState } from '../records/record-state.ts';
import { sign, type SigningContext, verify } from '../sealing/signing-keys.ts';

/** The member who acts, with the key and the certificate of the party. */
export interface ActSigner {
  readonly member: MemberId;
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
  readonly certificate: SignedText;
}

/** What is signed: which record, whose, and every field of the act but the signature. */
export function actBytes(id: RecordId, parties: Parties, act: UnitValue): Uint8Array {
  const { signature: _, ...said } = act;
  return utf8(canonicalJson({ record: id, parties: parties as Json, act: said }));
}

/** Records that a member signs: the unit with the signature in it, and what the signature is for. */
export const SIGNED_UNITS: Readonly<Record<string, { readonly unit: string; readonly context: SigningContext }>> = {
  permitEvent: { unit: 'act', context: 'act' },
  caseTransfer: { unit: 'act', context: 'act' },
  returnedCopy: { unit: 'act', context: 'act' },
  deletionStatement: { unit: 'statement', context: 'erase' },
};

/** The act with the member's signature in it. */
export async function signAct(id: RecordId, parties: Parties, act: UnitValue, signer: ActSigner, context: SigningContext = 'act'): Promise<UnitValue> {
  const signature = base64url(await sign(signer.privateKey, context, actBytes(id, parties, act)));
  return {
    ...act,
    signature: { member: signer.member, key: base64url(signer.publicKey), certificate: signer.certificate as unknown as Json, signature },
  };
}

export interface ActSignature {
  readonly member: string;
  readonly key: string;
  readonly certificate: SignedText;
  readonly signature: string;
}

export function readSignature(value: Json | undefined): ActSignature | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { member, key, certificate, signature } = value as Readonly<Record<string, Json>>;
  const signed = signedText.safeParse(certificate);
  if (typeof member !== 'string' || typeof key !== 'string' || typeof signature !== 'string' || !signed.success) return null;
  return { member, key, certificate: signed.data, signature };
}

/**
 * True when the act was signed by a member whom the key of the act's own party certifies.
 * @param partyKey Ed25519 public key of `parties.author`, from the confirmed card or from our own keys
 */
export async function verifyAct(record: RecordState, partyKey: Uint8Array): Promise<boolean> {
  const act = record.values['act'];
  const signed = act === undefined ? null : readSignature(act['signature']);
  if (act === undefined || signed === null) return false;
  const certificate = await openMemberCertificate(signed.certificate, partyKey);
  if (!certificate.ok) return false;
  const { member, key, party } = certificate.value;
  if (member !== signed.member || key !== signed.key || party !== record.parties.author) return false;
  try {
    return await verify(fromBase64url(key), 'act', actBytes(record.id, record.parties, act), fromBase64url(signed.signature));
  } catch {
    return false; // a lone surrogate or text that is no base64 cannot have been signed
  }
}
