import { base64url } from '../../src-shared/kernel/bytes.ts';
import { newId, type Id } from '../../src-shared/kernel/ids.ts';
import type { Random } from '../../src-shared/kernel/ports.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { makeCard, openCard, type Card } from '../../src-shared/exchange/card.ts';
import { certifyDevice, certifyMember } from '../../src-shared/exchange/certificate.ts';
import type { PartyKind } from '../../src-shared/exchange/policy.ts';
import type { SignedText } from '../../src-shared/exchange/signed-text.ts';
import { type AgeIdentity, newAgeIdentity } from '../../src-shared/sealing/age-identity.ts';
import { newSigningKeys, type SigningKeys } from '../../src-shared/sealing/signing-keys.ts';

export interface SimMember {
  readonly id: Id;
  readonly name: string;
  readonly keys: SigningKeys;
  readonly certificate: SignedText;
}

export interface SimDevice {
  readonly id: Id;
  readonly keys: SigningKeys;
}

/** A doctor or an office with real keys, one member and as many devices as asked for. */
export interface SimParty {
  readonly id: Id;
  readonly kind: PartyKind;
  readonly name: string;
  readonly keys: SigningKeys;
  readonly age: AgeIdentity;
  readonly member: SimMember;
  readonly devices: readonly SimDevice[];
  readonly card: Card;
}

export interface SimPartyWish {
  readonly kind: PartyKind;
  readonly name: string;
  readonly devices?: number;
  /** What the card says of itself, where it lies. */
  readonly claims?: string;
  readonly memberValidTo?: string;
}

export async function makeSimParty(wish: SimPartyWish, random: Random, issuedAt: number): Promise<SimParty> {
  const id = newId(random);
  const keys = await newSigningKeys();
  const age = await newAgeIdentity();
  const devices: SimDevice[] = [];
  const certificates: SignedText[] = [];
  for (let i = 0; i < (wish.devices ?? 1); i++) {
    const device = { id: newId(random), keys: await newSigningKeys() };
    devices.push(device);
    certificates.push(await certifyDevice({ party: id, device: device.id, key: base64url(device.keys.publicKey), issuedAt }, keys.privateKey));
  }
  const memberKeys = await newSigningKeys();
  const member = newId(random);
  const name = wish.kind === 'doctor' ? wish.name : `${wish.name} 担当`;
  const certificate = await certifyMember(
    { party: id, member, key: base64url(memberKeys.publicKey), name, roles: ['decider'], validFrom: '2020-01-01', validTo: wish.memberValidTo ?? null, issuedAt },
    keys.privateKey,
  );
  const signed = await makeCard(
    {
      party: id, role: wish.claims ?? wish.kind, name: wish.name, telephone: '03-0000-0000', key: base64url(keys.publicKey), recipient: age.recipient,
      devices: certificates, members: [certificate], revokedDevices: [], issuedAt,
    },
    keys.privateKey,
  );
  return { id, kind: wish.kind, name: wish.name, keys, age, member: { id: member, name, keys: memberKeys, certificate }, devices, card: must(await openCard(signed)) };
}
