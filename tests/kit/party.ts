import { base64url } from '../../src-shared/kernel/bytes.ts';
import { newId, type Id } from '../../src-shared/kernel/ids.ts';
import type { Random } from '../../src-shared/kernel/ports.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { makeCard, openCard, type Card } from '../../src-shared/exchange/card.ts';
import { certifyDevice } from '../../src-shared/exchange/certificate.ts';
import type { Signer } from '../../src-shared/exchange/write-container.ts';
import { newAgeIdentity, type AgeIdentity } from '../../src-shared/sealing/age-identity.ts';
import { newSigningKeys, type SigningKeys } from '../../src-shared/sealing/signing-keys.ts';

/** Same seed, same bytes (mulberry32): a failing run can be repeated. */
export function seededRandom(seed: number): Random & { below(limit: number): number } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
    below: (limit) => Math.floor((next() / 2 ** 32) * limit),
  };
}

export interface TestParty {
  readonly party: Id;
  readonly device: Id;
  /** The signing device first; the others only stand on the card. */
  readonly devices: readonly Id[];
  readonly keys: SigningKeys;
  readonly deviceKeys: SigningKeys;
  readonly age: AgeIdentity;
  readonly card: Card;
  readonly signer: Signer;
  readonly us: { readonly party: Id; readonly device: Id; readonly identities: readonly string[] };
  readonly address: { readonly party: Id; readonly recipient: string };
}

export const NOW = Date.UTC(2026, 3, 3, 1, 0, 0);

/** A party with real keys, one device (or some more) and a genuine card. */
export async function makeParty(seed: number, role = 'doctor', name = `相手${seed}`, more = 0): Promise<TestParty> {
  const random = seededRandom(seed);
  const party = newId(random);
  const device = newId(random);
  const keys = await newSigningKeys();
  const deviceKeys = await newSigningKeys();
  const age = await newAgeIdentity();
  const devices = [device, ...Array.from({ length: more }, () => newId(random))];
  const certificates = await Promise.all(devices.map((one) => certifyDevice({ party, device: one, key: base64url(deviceKeys.publicKey), issuedAt: NOW }, keys.privateKey)));
  const signed = await makeCard(
    {
      party, role, name, telephone: '03-0000-0000', key: base64url(keys.publicKey), recipient: age.recipient,
      devices: certificates, members: [], revokedDevices: [], issuedAt: NOW,
    },
    keys.privateKey,
  );
  const card = must(await openCard(signed));
  return {
    party, device, devices, keys, deviceKeys, age, card,
    signer: { card, device, member: null, privateKey: deviceKeys.privateKey },
    us: { party, device, identities: [age.identity] },
    address: { party, recipient: age.recipient },
  };
}
