import { appError } from '../../src-shared/kernel/app-error.ts';
import { fromUtf8, sameBytes, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { DeviceId, MemberId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { Vault } from '../vault/index.ts';
import { readDeviceRecipient, readMemberCertificate } from './certificate-facts.ts';
import { asOwnDevice, type Identity, type MemberWish, newDevice, newMember, packIdentity, unpackIdentity, withDevice } from './identity.ts';
import { followReturnedCopy } from './resumed-party.ts';
import { ports, type Session, useSessionStore } from './session.ts';

export const IDENTITY_SECRET = 'identity';

export const storeIdentity = (vault: Vault, identity: Identity): Promise<Result<void>> => vault.secrets.set(IDENTITY_SECRET, utf8(packIdentity(identity)));

/** This PC in the party: its own key, certified, and its place in the list. */
export async function asNewDevice(identity: Identity, id: DeviceId, name: string, now: number): Promise<Identity> {
  const device = await newDevice(identity.party, identity.partyKeys.privateKey, id, now);
  return { ...identity, device, devices: withDevice(identity.devices, asOwnDevice(device, name, now)), issuedAt: now };
}

/** A vault that came back on this PC, or was copied, is a new device; the one it was is not used any more by this PC. */
async function renewed(identity: Identity, vault: Vault, now: number): Promise<Identity> {
  const before = identity.devices.find(({ id }) => id === identity.device.id);
  return asNewDevice(identity, vault.device, before?.name ?? '', now);
}

/**
 * The vault turned out to be a copy, or its clock was put back: it goes on as a device of its own, under the name
 * the PC has. Torn off half way, the next opening gives the certificate.
 */
export async function becomeNewDevice(renew: (vault: Vault) => Promise<Result<DeviceId>> = (vault) => vault.renewDevice()): Promise<Result<Session>> {
  const { phase } = useSessionStore.getState();
  if (phase.kind !== 'open') return err(appError('vault/locked'));
  const { vault, identity } = phase.session;
  const device = await renew(vault);
  if (!device.ok) return device;
  const next = await renewed(identity, vault, ports().clock.now());
  return changeIdentity((old) => ({ ...old, device: next.device, devices: next.devices }));
}

/** The certificate of a member, said anew: other roles, another key, a last day. */
export async function recertified(identity: Identity, id: MemberId, change: Partial<MemberWish>, now: number): Promise<Identity> {
  const member = identity.members.find((one) => one.id === id);
  if (member === undefined) return identity;
  const said = readMemberCertificate(member.certificate);
  const wish: MemberWish = { id, name: member.name, roles: member.roles, publicKey: member.publicKey, from: said.validFrom, to: said.validTo, ...change };
  const made = await newMember(identity.party, identity.partyKeys.privateKey, wish, now);
  return { ...identity, members: identity.members.map((one) => (one.id === id ? made : one)), issuedAt: now };
}

/** The person and party behind an unlocked vault. A vault on a new PC gets a certificate for its new device. */
export async function sessionOf(vault: Vault): Promise<Result<Session>> {
  const secret = await vault.secrets.get(IDENTITY_SECRET);
  if (!secret.ok) return secret;
  if (secret.value === null) return err(appError('vault/damaged', { part: 'identity', why: 'absent' }));
  const stored = await unpackIdentity(fromUtf8(secret.value));
  let identity = stored;
  if (vault.readOnly === null) {
    const now = ports().clock.now();
    if (identity.device.id !== vault.device || readDeviceRecipient(identity.device.certificate) !== identity.device.age.recipient) identity = await renewed(identity, vault, now);
    // A password chosen behind the recovery sheet, or in place of a one-time one, came with a key of its own.
    for (const { id, publicKey } of stored.members) {
      const key = vault.members.publicKey(id);
      if (key !== null && !sameBytes(key, publicKey)) identity = await recertified(identity, id, { publicKey: key }, now);
    }
    identity = (await followReturnedCopy(vault.workingSet.ofType('returnedCopy').values(), identity, now)) ?? identity;
    if (identity !== stored) {
      const kept = await storeIdentity(vault, identity);
      if (!kept.ok) return kept;
    }
    const swept = await vault.members.dropLeavers();
    if (!swept.ok) return swept;
  }
  const member = identity.members.find((one) => one.id === vault.member);
  if (member === undefined) return err(appError('vault/damaged', { part: 'identity', why: 'member' }));
  return ok({ vault, identity, member, sample: vault.sample });
}

/** A changed identity (telephone, members): stored first, then seen by every screen. */
export async function changeIdentity(change: (identity: Identity) => Identity): Promise<Result<Session>> {
  const { phase } = useSessionStore.getState();
  if (phase.kind !== 'open') return err(appError('vault/locked'));
  const identity = { ...change(phase.session.identity), issuedAt: ports().clock.now() };
  const stored = await storeIdentity(phase.session.vault, identity);
  return stored.ok ? showIdentity(identity) : stored;
}

/** An identity that is stored, for every screen. */
export function showIdentity(identity: Identity): Result<Session> {
  const { phase, setPhase } = useSessionStore.getState();
  if (phase.kind !== 'open') return err(appError('vault/locked'));
  const member = identity.members.find((one) => one.id === phase.session.vault.member) ?? phase.session.member;
  const session: Session = { ...phase.session, identity, member };
  setPhase({ ...phase, session });
  return ok(session);
}

/** After a 控え一式 was taken in or taken back: the vault is who its records say. */
export async function followOwnRecords(): Promise<Result<null>> {
  const { phase } = useSessionStore.getState();
  if (phase.kind !== 'open') return err(appError('vault/locked'));
  const { vault, identity } = phase.session;
  const next = await followReturnedCopy(vault.workingSet.ofType('returnedCopy').values(), identity, ports().clock.now());
  if (next === null) return ok(null);
  const changed = await changeIdentity(() => next);
  return changed.ok ? ok(null) : changed;
}
