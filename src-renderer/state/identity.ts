import { certifyDevice, certifyMember } from '../../src-shared/exchange/certificate.ts';
import { makeCard } from '../../src-shared/exchange/card.ts';
import type { SignedText } from '../../src-shared/exchange/signed-text.ts';
import { type DeviceStop, joinStops } from '../../src-shared/exchange/signer-standing.ts';
import { base64, base64url, fromBase64 } from '../../src-shared/kernel/bytes.ts';
import { type DeviceId, type MemberId, newId, type PartyId } from '../../src-shared/kernel/ids.ts';
import type { Clock, Random } from '../../src-shared/kernel/ports.ts';
import { type AgeIdentity, newAgeIdentity } from '../../src-shared/sealing/age-identity.ts';
import { newSigningKeys, type SigningKeys } from '../../src-shared/sealing/signing-keys.ts';

export type PartyRole = 'doctor' | 'office' | 'headquarters';

/** The public side of a member. The key they sign with lies under their own password and is here only while they are at work. */
export interface MemberIdentity {
  readonly id: MemberId;
  readonly name: string;
  readonly roles: readonly string[];
  readonly publicKey: Uint8Array;
  readonly certificate: SignedText;
}

/** A PC of this party, as the others know it. */
export interface OwnDevice {
  readonly id: DeviceId;
  /** As people call it: 「診察室のPC」. */
  readonly name: string;
  /** By the party's key, with the key that files for this PC alone are sealed to. */
  readonly certificate: SignedText;
  readonly addedAt: number;
  /** Taken out of use from then on; null while in use. */
  readonly revokedAt: number | null;
  /** Of two PCs' words about a third the later one holds. */
  readonly changedAt: number;
}

/** Who this vault is: one party, one device, its members. Lies encrypted in the vault, never in a file. */
export interface Identity {
  readonly party: PartyId;
  readonly role: PartyRole;
  readonly name: string;
  readonly telephone: string;
  readonly partyKeys: SigningKeys;
  readonly age: AgeIdentity;
  readonly device: { readonly id: DeviceId; readonly keys: SigningKeys; readonly certificate: SignedText; readonly age: AgeIdentity };
  readonly members: readonly MemberIdentity[];
  /** All PCs of the party, this one too, and those taken out of use. */
  readonly devices: readonly OwnDevice[];
  /** Keys of before, newest first: what was sealed to them still opens, what they signed still counts. */
  readonly former: readonly FormerKeys[];
  readonly issuedAt: number;
  /** 控え一式: who this vault began as, before it went on as the party the office knew. */
  readonly beganAs?: PartyId;
}

export interface FormerKeys {
  readonly partyKeys: SigningKeys;
  readonly age: AgeIdentity;
  readonly until: number;
}

export interface NewIdentity {
  readonly role: PartyRole;
  readonly name: string;
  readonly telephone: string;
  readonly device: DeviceId;
  readonly member: MemberWish;
}

export interface MemberWish {
  readonly id: MemberId;
  readonly name: string;
  readonly roles: readonly string[];
  readonly from: string;
  /** Last day; null while it is open. */
  readonly to?: string | null;
  /** As the vault made it under the member's own password. */
  readonly publicKey: Uint8Array;
}

/** The party says who this member is, in which roles, from when to when. */
export async function newMember(party: PartyId, partyPrivateKey: Uint8Array, member: MemberWish, issuedAt: number): Promise<MemberIdentity> {
  const { id, name, roles, publicKey } = member;
  const certificate = await certifyMember(
    { party, member: id, key: base64url(publicKey), name, roles: [...roles], validFrom: member.from, validTo: member.to ?? null, issuedAt },
    partyPrivateKey,
  );
  return { id, name, roles, publicKey, certificate };
}

export async function newDevice(party: PartyId, partyPrivateKey: Uint8Array, device: DeviceId, issuedAt: number): Promise<Identity['device']> {
  const keys = await newSigningKeys();
  const age = await newAgeIdentity();
  const statement = { party, device, key: base64url(keys.publicKey), issuedAt, recipient: age.recipient };
  return { id: device, keys, certificate: await certifyDevice(statement, partyPrivateKey), age };
}

/** This PC in the list of the party's PCs. */
export const asOwnDevice = (device: Identity['device'], name: string, now: number): OwnDevice => ({
  id: device.id, name, certificate: device.certificate, addedAt: now, revokedAt: null, changedAt: now,
});

/** The list with this PC in it, in the place of what was said of it before. */
export const withDevice = (devices: readonly OwnDevice[], one: OwnDevice): readonly OwnDevice[] => [...devices.filter(({ id }) => id !== one.id), one];

export async function newIdentity(wanted: NewIdentity, clock: Clock, random: Random): Promise<Identity> {
  const party = newId(random);
  const issuedAt = clock.now();
  const partyKeys = await newSigningKeys();
  const device = await newDevice(party, partyKeys.privateKey, wanted.device, issuedAt);
  return {
    party,
    role: wanted.role,
    name: wanted.name,
    telephone: wanted.telephone,
    partyKeys,
    age: await newAgeIdentity(),
    device,
    members: [await newMember(party, partyKeys.privateKey, wanted.member, issuedAt)],
    devices: [asOwnDevice(device, '', issuedAt)],
    former: [],
    issuedAt,
  };
}

/** As many as a card may name. */
const MOST_DEVICES = 64;

/** Devices of ours that were reported lost, and when that was last done: a card made since says so. */
export interface OwnLoss {
  readonly stops: readonly DeviceStop[];
  readonly reportedAt: number;
}

const NO_LOSS: OwnLoss = { stops: [], reportedAt: 0 };

/** Every device of ours that is out of use, by the list of our PCs and by what was reported lost: the earliest moment holds. */
export const ownStops = (identity: Identity, lost: OwnLoss = NO_LOSS): readonly DeviceStop[] =>
  joinStops(identity.devices.flatMap(({ id, revokedAt }) => (revokedAt === null ? [] : [{ device: id, at: revokedAt }])), lost.stops).filter(({ device }) => device !== identity.device.id);

/** The card others get: public, self-signed, with the certificates of this device and its members. */
export const cardOf = (identity: Identity, lost: OwnLoss = NO_LOSS): Promise<SignedText> => {
  const others = identity.devices.filter(({ id }) => id !== identity.device.id).toSorted((a, b) => b.addedAt - a.addedAt);
  const stops = ownStops(identity, lost);
  const gone = new Set(stops.map(({ device }) => device));
  return makeCard(
    {
      party: identity.party,
      role: identity.role,
      name: identity.name,
      telephone: identity.telephone,
      key: base64url(identity.partyKeys.publicKey),
      recipient: identity.age.recipient,
      devices: [identity.device.certificate, ...others.filter(({ id }) => !gone.has(id)).map(({ certificate }) => certificate)].slice(0, MOST_DEVICES),
      members: identity.members.map((member) => member.certificate),
      revokedDevices: stops.map(({ device, at }) => ({ device, at })),
      // Every PC of the party issues the same card from the same facts: the later fact makes the later card.
      issuedAt: Math.max(identity.issuedAt, lost.reportedAt, ...others.map(({ changedAt }) => changedAt)),
    },
    identity.partyKeys.privateKey,
    identity.former.map(({ partyKeys }) => partyKeys),
  );
};

const packKeys = (keys: SigningKeys) => ({ pub: base64(keys.publicKey), priv: base64(keys.privateKey) });
const openKeys = (keys: { pub: string; priv: string }): SigningKeys => ({ publicKey: fromBase64(keys.pub), privateKey: fromBase64(keys.priv) });

type PackedKeys = ReturnType<typeof packKeys>;

type Packed = Omit<Identity, 'partyKeys' | 'device' | 'members' | 'devices' | 'former'> & {
  partyKeys: PackedKeys;
  device: { id: string; keys: PackedKeys; certificate: SignedText; age?: AgeIdentity };
  /** `keys` where the vault was written before members had a key of their own. */
  members: (Omit<MemberIdentity, 'publicKey'> & { publicKey?: string; keys?: PackedKeys })[];
  devices?: readonly OwnDevice[];
  former?: { partyKeys: PackedKeys; age: AgeIdentity; until: number }[];
};

const packFormer = ({ partyKeys, age, until }: FormerKeys) => ({ partyKeys: packKeys(partyKeys), age, until });

export const packIdentity = (identity: Identity): string =>
  JSON.stringify({
    ...identity,
    partyKeys: packKeys(identity.partyKeys),
    device: { ...identity.device, keys: packKeys(identity.device.keys) },
    members: identity.members.map(({ publicKey, ...member }) => ({ ...member, publicKey: base64(publicKey) })),
    former: identity.former.map(packFormer),
  } satisfies Packed);

/** Opens what `packIdentity` wrote into our own vault: authenticated, trusted. */
export async function unpackIdentity(text: string): Promise<Identity> {
  const packed = JSON.parse(text) as Packed;
  const device = { ...packed.device, keys: openKeys(packed.device.keys), age: packed.device.age ?? (await newAgeIdentity()) };
  return {
    ...packed,
    partyKeys: openKeys(packed.partyKeys),
    device,
    members: packed.members.map(({ publicKey, keys, ...member }) => ({ ...member, publicKey: fromBase64(publicKey ?? keys?.pub ?? '') })),
    devices: packed.devices ?? [asOwnDevice(device, '', packed.issuedAt)],
    former: (packed.former ?? []).map(({ partyKeys, ...rest }) => ({ ...rest, partyKeys: openKeys(partyKeys) })),
  };
}
