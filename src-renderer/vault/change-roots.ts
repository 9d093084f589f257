import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { type DeviceId, newId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { canOpen, lockFrame, openFrame, ROOT_BYTES, vaultKeys, type VaultKeys } from './aead.ts';
import type { VaultContext } from './context.ts';
import { storageError } from './database.ts';
import { storeDevice } from './device.ts';
import { boxed, type KeyFile, unboxed, type Wrap } from './key-file.ts';
import { dropDeviceSecret, storeKeys } from './key-store.ts';
import { lockMembers, type Member } from './member-list.ts';
import type { MemberSecret } from './member-key.ts';
import { boxOf, openWithPassword, type Roots, wrapForBox, wrapForMember } from './wraps.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a member says who changes the keys after a leak. */
export interface RootChange {
  readonly old: string;
  /** What an old password opened leads to the new roots as well, so it has to be another one. */
  readonly next: string;
  /** Secrets that change together with the roots, in the same moment; told the key the member signs with from now on, and this PC's new name. */
  readonly secrets: (publicKey: Uint8Array, device: DeviceId) => Promise<Readonly<Record<string, Uint8Array>>>;
}

type FormerBoxes = NonNullable<KeyFile['former']>;

const PLACES = { records: 'former-records', sealed: 'former-sealed' } as const;

const lockFormer = async (keys: VaultKeys, key: keyof FormerBoxes, root: Bytes): Promise<string> => boxed(await lockFrame(keys, key, 'secret', PLACES[key], root));

/** At opening, while a change of the roots is not finished: what is still under the old ones opens too. */
export async function takeFormer(keys: VaultKeys, { former }: KeyFile): Promise<Result<void, AppError>> {
  if (former === undefined) return ok(undefined);
  const open = (key: keyof FormerBoxes): Promise<Bytes | null> => openFrame(keys, key, 'secret', PLACES[key], unboxed(former[key]));
  const records = await open('records');
  const sealed = canOpen(keys, 'sealed') ? await open('sealed') : null;
  if (records === null || (canOpen(keys, 'sealed') && sealed === null)) return err(appError('vault/damaged', { part: 'keys', why: 'former' }));
  const old = await vaultKeys(keys.vaultId, records, sealed);
  keys.former = { records: old.records, sealed: old.sealed };
  return ok(undefined);
}

/** The secrets of the key file under the new root. */
async function relock({ keys, keyFile }: VaultContext, fresh: VaultKeys, changed: Readonly<Record<string, Uint8Array>>): Promise<Result<KeyFile['secrets'], AppError>> {
  const secrets: Record<string, string> = {};
  for (const [name, box] of Object.entries(keyFile.secrets)) {
    const plain = await openFrame(keys, 'records', 'secret', name, unboxed(box));
    if (plain === null) return err(appError('vault/damaged', { part: 'keys', why: 'secret' }));
    secrets[name] = boxed(await lockFrame(fresh, 'records', 'secret', name, plain));
  }
  for (const [name, secret] of Object.entries(changed)) secrets[name] = boxed(await lockFrame(fresh, 'records', 'secret', name, new Uint8Array(secret)));
  return ok(secrets);
}

/** The roots for everybody who works here, also those who are away. */
async function wrapForOthers({ id, keyFile, member, ports }: VaultContext, members: readonly Member[], roots: Roots): Promise<Result<Wrap[], AppError>> {
  const wraps: Wrap[] = [];
  for (const one of members) {
    if (one.until !== null || one.id === member) continue;
    const wrap = keyFile.wraps.find((known) => known.kind === 'member' && known.member === one.id);
    if (wrap === undefined) continue;
    const box = boxOf(wrap);
    // Without a key of their own nothing can be given to them while they are away.
    if (box === null) return err(appError('vault/member-without-key', { name: one.name }));
    wraps.push(await wrapForBox(id, roots, one.id, box, ports));
  }
  return ok(wraps);
}

/**
 * New roots, in one write of the key file: whoever opens the vault from now on gets the new ones, and
 * the old ones only from inside, until nothing is left under them. The member at work gets a secret of
 * their own anew, since the old one, in a copy that leaked, would open what is sealed to it from now
 * on; everybody else chooses a password, and gets a secret, at their next opening. The recovery sheet
 * and "remember on this PC" open nothing any more.
 * @returns the members as they are now
 */
export async function changeRoots(context: VaultContext, members: readonly Member[], change: RootChange): Promise<Result<readonly Member[], AppError>> {
  const { id, keys, keyFile, ports, db, mirror } = context;
  if (!canOpen(keys, 'sealed') || context.roots.sealed === null) return err(appError('vault/read-only', { why: 'sealed' }));
  if (keys.former !== null) return err(appError('vault/keys-changing'));
  if ((await openWithPassword(keyFile, change.old, ports, context.member)) === null) return err(appError('vault/wrong-password'));
  const taken = await openWithPassword(keyFile, change.next, ports);
  if (taken !== null) return err(appError(taken.wrap.member === context.member ? 'vault/same-password' : 'vault/password-taken'));
  const roots = { records: new Uint8Array(ports.random.bytes(ROOT_BYTES)), sealed: new Uint8Array(ports.random.bytes(ROOT_BYTES)) };
  const others = await wrapForOthers(context, members, roots);
  if (!others.ok) return others;
  const own = await wrapForMember({ vaultId: id, wraps: others.value }, roots, context.member, change.next, ports);
  const fresh = await vaultKeys(id, roots.records, roots.sealed);
  // Whoever has a copy of this PC could go on writing in its name: it gets another one.
  const device = newId(ports.random);
  const secrets = await relock(context, fresh, await change.secrets(own.secret.signing.publicKey, device));
  if (!secrets.ok) return secrets;
  const now = ports.clock.now();
  const list = members.map((one): Member => (one.until !== null ? one : { ...one, ...(one.id === context.member ? { oneTime: undefined, afterLeak: undefined } : { oneTime: true, afterLeak: true }), changedAt: now }));
  const next: KeyFile = {
    ...keyFile,
    revision: keyFile.revision + 1,
    wraps: [own.wrap, ...others.value],
    members: await lockMembers({ keys: fresh, id }, list),
    secrets: secrets.value,
    former: { records: await lockFormer(fresh, 'records', context.roots.records), sealed: await lockFormer(fresh, 'sealed', context.roots.sealed) },
  };
  try {
    // Before the keys: a PC whose name its identity does not know yet gets a certificate at the next opening.
    await storeDevice(db, device, ports.machine);
    const stored = await storeKeys(db, mirror, next, true);
    if (!stored.ok) {
      await storeDevice(db, context.device, ports.machine);
      return stored;
    }
    take(context, next, roots, fresh, own.secret);
    context.device = device;
    await dropDeviceSecret(db);
  } catch (cause) {
    return err(storageError(cause));
  }
  return ok(list);
}

/** The key file is on disk: from here on everything is locked with the new roots. */
function take(context: VaultContext, file: KeyFile, roots: Roots, { records, sealed }: VaultKeys, secret: MemberSecret): void {
  const { keys } = context;
  keys.former = { records: keys.records, sealed: keys.sealed };
  keys.records = records;
  keys.sealed = sealed;
  context.roots.records.fill(0);
  context.roots.sealed?.fill(0);
  context.roots = roots;
  context.secret?.signing.privateKey.fill(0);
  context.secret = secret;
  context.keyFile = file;
}

/** Nothing is left under the roots of before: they are forgotten, in the copy first. */
export async function dropFormer(context: VaultContext): Promise<Result<void, AppError>> {
  const { former: _, ...file } = context.keyFile;
  const next: KeyFile = { ...file, revision: file.revision + 1 };
  const stored = await storeKeys(context.db, context.mirror, next, true);
  if (!stored.ok) return stored;
  context.keyFile = next;
  context.keys.former = null;
  return ok(undefined);
}
