import { certifyDevice, certifyMember, openDeviceCertificate, openMemberCertificate } from '../../../src-shared/exchange/certificate.ts';
import type { SignedText } from '../../../src-shared/exchange/signed-text.ts';
import { fromBase64, sameBytes } from '../../../src-shared/kernel/bytes.ts';
import { readMemberCertificate } from '../certificate-facts.ts';
import type { FormerKeys, Identity, MemberIdentity, OwnDevice } from '../identity.ts';
import { keysOf, type OwnFacts } from './own-facts.ts';

const sayMember = (member: MemberIdentity): string => JSON.stringify({ ...member, publicKey: [...member.publicKey] });

/** Statements certified by a key of before, said anew by the key of now; others are dropped. */
async function under<T extends { readonly certificate: SignedText }>(
  list: readonly T[],
  identity: Pick<Identity, 'partyKeys' | 'former'>,
  renew: (one: T, by: Uint8Array) => Promise<SignedText | null>,
): Promise<readonly T[]> {
  const kept: T[] = [];
  for (const one of list) {
    for (const { publicKey } of [identity.partyKeys, ...identity.former.map(({ partyKeys }) => partyKeys)]) {
      const certificate = await renew(one, publicKey);
      if (certificate === null) continue;
      kept.push(certificate === one.certificate ? one : { ...one, certificate });
      break;
    }
  }
  return kept;
}

/** Every member and PC under the party's key of now. */
export async function certifiedAnew(identity: Identity, now: number): Promise<Identity> {
  const { partyKeys } = identity;
  const current = (by: Uint8Array): boolean => sameBytes(by, partyKeys.publicKey);
  const devices = await under(identity.devices, identity, async ({ certificate }, by) => {
    const said = await openDeviceCertificate(certificate, by);
    if (!said.ok) return null;
    return current(by) ? certificate : certifyDevice({ ...said.value, issuedAt: now }, partyKeys.privateKey);
  });
  const members = await under(identity.members, identity, async ({ certificate }, by) => {
    const said = await openMemberCertificate(certificate, by);
    if (!said.ok) return null;
    return current(by) ? certificate : certifyMember({ ...said.value, issuedAt: now }, partyKeys.privateKey);
  });
  const own = devices.find(({ id }) => id === identity.device.id);
  return { ...identity, devices, members, device: { ...identity.device, certificate: own?.certificate ?? identity.device.certificate } };
}

/** Of two lists of PCs: each once, by the later word; out of use stays out of use, from the earlier day on. */
function mergeDevices(ours: readonly OwnDevice[], theirs: readonly OwnDevice[]): readonly OwnDevice[] {
  const merged = new Map(ours.map((device) => [device.id, device]));
  for (const device of theirs) {
    const known = merged.get(device.id);
    if (known === undefined) {
      merged.set(device.id, device);
      continue;
    }
    const later = device.changedAt > known.changedAt ? device : known;
    const ends = [known.revokedAt, device.revokedAt].filter((at) => at !== null);
    merged.set(device.id, { ...later, revokedAt: ends.length === 0 ? null : Math.min(...ends) });
  }
  return [...merged.values()];
}

function mergeMembers(ours: readonly MemberIdentity[], theirs: OwnFacts['members']): readonly MemberIdentity[] {
  const merged = new Map(ours.map((member) => [member.id, member]));
  for (const { publicKey, ...member } of theirs) {
    const known = merged.get(member.id);
    if (known !== undefined && readMemberCertificate(known.certificate).issuedAt >= readMemberCertificate(member.certificate).issuedAt) continue;
    merged.set(member.id, { ...member, publicKey: fromBase64(publicKey) });
  }
  return [...merged.values()];
}

/** How often the keys were changed: the further one holds; of two changes at the same time the later one. */
const furtherKeys = (ours: Identity, theirs: OwnFacts): boolean => {
  if (theirs.former.length !== ours.former.length) return theirs.former.length > ours.former.length;
  return (theirs.former[0]?.until ?? 0) > (ours.former[0]?.until ?? 0);
};

/**
 * The party as this PC knows it, with what another PC of the party says. Null where nothing new was
 * said. This PC's own key stays what it is.
 */
export async function mergeIdentity(ours: Identity, theirs: OwnFacts, now: number): Promise<Identity | null> {
  let next: Identity = ours;
  if (furtherKeys(ours, theirs)) {
    const former: FormerKeys[] = theirs.former.map(({ partyKeys, age, until }) => ({ partyKeys: keysOf(partyKeys), age, until }));
    next = { ...next, partyKeys: keysOf(theirs.partyKeys), age: theirs.age, former };
  }
  if (theirs.issuedAt > ours.issuedAt) next = { ...next, name: theirs.name, telephone: theirs.telephone };
  next = { ...next, devices: mergeDevices(next.devices, theirs.devices), members: mergeMembers(next.members, theirs.members) };
  next = await certifiedAnew(next, now);
  const same =
    next.name === ours.name &&
    next.telephone === ours.telephone &&
    sameBytes(next.partyKeys.publicKey, ours.partyKeys.publicKey) &&
    JSON.stringify(next.devices) === JSON.stringify(ours.devices) &&
    next.members.map(sayMember).join() === ours.members.map(sayMember).join();
  return same ? null : { ...next, issuedAt: Math.max(ours.issuedAt, theirs.issuedAt) };
}
