import { newAgeIdentity } from '../../../src-shared/sealing/age-identity.ts';
import { newSigningKeys } from '../../../src-shared/sealing/signing-keys.ts';
import { appError, type AppError } from '../../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { DeviceId } from '../../../src-shared/kernel/ids.ts';
import { type Json, sameJson } from '../../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { noteStale } from '../back-up-notes.ts';
import { editFields } from '../commands.ts';
import { type Identity, packIdentity } from '../identity.ts';
import { asNewDevice, IDENTITY_SECRET, recertified, showIdentity } from '../open-session.ts';
import { isManager } from '../members.ts';
import { preference, setPreference } from '../preferences.ts';
import { ports, type Session, session } from '../session.ts';
import { flushAllDrafts } from '../use-autosave.ts';
import { certifiedAnew } from './merge-identity.ts';

/** Everything of the party that whoever has the old keys could use: new, and vouched for by the old. */
async function renewedIdentity({ vault, identity }: Session, publicKey: Uint8Array, device: DeviceId, now: number): Promise<Identity> {
  const before = identity.device.id;
  const named = identity.devices.find(({ id }) => id === before)?.name ?? '';
  const former = [{ partyKeys: identity.partyKeys, age: identity.age, until: now }, ...identity.former];
  const certified = await certifiedAnew({ ...identity, partyKeys: await newSigningKeys(), age: await newAgeIdentity(), former }, now);
  const signing = await recertified(certified, vault.member, { publicKey }, now);
  const renewed = await asNewDevice(signing, device, named, now);
  return { ...renewed, devices: renewed.devices.map((one) => (one.id === before ? { ...one, revokedAt: now, changedAt: now } : one)) };
}

/** The members' records say the certificates of now; said again it writes nothing. */
async function alignMemberRecords(): Promise<Result<void, AppError>> {
  const { vault, identity } = session();
  for (const { id, certificate } of identity.members) {
    const record = vault.workingSet.get(id);
    const said = certificate as unknown as Json;
    if (record?.type !== 'member' || sameJson(record.values['member']?.['certificate'] ?? null, said)) continue;
    const noted = await editFields(id, { certificate: said }, { what: 'keys' });
    if (!noted.ok) return noted;
  }
  return ok(undefined);
}

/**
 * 鍵を取り替える, after a leak: the roots of the vault, the party's signing key, the key files are sealed
 * to, this PC's own keys, the password of whoever does it and the recovery sheet are new, in one step;
 * what lies here is then locked anew in the background. The old signing key vouches for the new one, so
 * partners see a calm change; what was sealed to the old one still opens. Other PCs of the party get the
 * new keys by their next file, which is sealed to each PC alone; their vaults have roots of their own.
 * @returns the number of the new recovery sheet
 */
export async function changeKeys(old: string, next: string): Promise<Result<string, AppError>> {
  const opened = session();
  if (opened.identity.role !== 'doctor' && !isManager(opened)) return err(appError('member/not-manager'));
  if (!(await flushAllDrafts())) return err(appError('vault/read-only'));
  const now = ports().clock.now();
  let identity: Identity | null = null;
  const changed = await opened.vault.changeRoots({
    old,
    next,
    secrets: async (publicKey, device) => {
      identity = await renewedIdentity(opened, publicKey, device, now);
      return { [IDENTITY_SECRET]: utf8(packIdentity(identity)) };
    },
  });
  if (!changed.ok) return changed;
  if (identity !== null) showIdentity(identity);
  const followed = await followUp(now);
  return followed.ok ? session().vault.members.newRecoveryCode() : followed;
}

async function followUp(at: number): Promise<Result<unknown, AppError>> {
  const aligned = await alignMemberRecords();
  if (!aligned.ok) return aligned;
  for (const key of ['recovery.done', 'lock.remember'] as const) {
    const noted = preference(key) ? await setPreference(key, false) : ok(undefined);
    if (!noted.ok) return noted;
  }
  return noteStale('keys', at);
}

/**
 * At opening: the program ended between the change of the keys and what follows it. The sheet of before
 * opens nothing any more and nobody has a new one yet, so 今日 asks for it.
 */
export async function settleKeyChange(): Promise<void> {
  const { vault, identity } = session();
  const newest = identity.former[0];
  if (newest === undefined || vault.members.hasRecoveryCode || vault.readOnly !== null) return;
  await followUp(newest.until);
}
