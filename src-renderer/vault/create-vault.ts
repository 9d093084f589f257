import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { type MemberId, newId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { GENESIS } from '../../src-shared/journal/chain.ts';
import { createWorkingSet } from '../../src-shared/journal/working-set.ts';
import { checkVaultPassword } from '../../src-shared/sealing/passphrase-strength.ts';
import { ROOT_BYTES, vaultKeys } from './aead.ts';
import { newJournalState, type VaultContext } from './context.ts';
import { deleteDb, openDb, retried, SCHEMA, storageError, vaultDb } from './database.ts';
import { storeDevice } from './device.ts';
import type { KeyFile, VaultRole, Wrap } from './key-file.ts';
import { storeKeys } from './key-store.ts';
import { lockMembers, type Member } from './member-list.ts';
import type { MemberKey } from './members.ts';
import type { MemberSecret } from './member-key.ts';
import { createMirrorWriter } from './mirror-writer.ts';
import type { VaultPorts } from './ports.ts';
import { createSpace } from './space.ts';
import { makeVault, type Vault } from './vault.ts';
import { addToIndex } from './vault-index.ts';
import { pause } from './wait.ts';
import { defaultLocks, lockName } from './web-lock.ts';
import { openMemberBox, type Roots, wrapForBox, wrapForMember } from './wraps.ts';

export interface CreateOptions extends VaultPorts {
  readonly role: VaultRole;
  /** Shown before unlocking, so never a person's name; empty = the role is shown. */
  readonly label?: string;
  readonly sample?: boolean;
  readonly member: { readonly name: string };
  readonly password: string;
  /** A further PC of a party: its members come with their own passwords, and one of them stands here. */
  readonly adopt?: Adopted;
}

export interface Adopted {
  readonly members: readonly MemberKey[];
  /** Who sets the PC up, with the secret that their password, or the transfer itself, opened. */
  readonly member: MemberId;
  readonly secret: MemberSecret;
}

/** The members of a fresh vault, with the wraps of all who may open it. */
async function firstMembers({ adopt, password, member, ...ports }: CreateOptions, vaultId: string, roots: Roots, now: number) {
  if (adopt === undefined) {
    const founder: Member = { id: newId(ports.random), name: member.name, since: now, until: null, changedAt: now };
    const made = await wrapForMember({ vaultId, wraps: [] }, roots, founder.id, password, ports);
    return { list: [founder], wraps: [made.wrap], own: founder, secret: made.secret };
  }
  const wraps: Wrap[] = [];
  for (const { id, until, key } of adopt.members) {
    if (until !== null || key === null) continue;
    wraps.push(await wrapForBox(vaultId, roots, id, key, ports));
  }
  const own = adopt.members.find(({ id }) => id === adopt.member);
  if (own === undefined) throw new Error('the one who sets up is no member');
  const same = own.key === null ? null : await openMemberBox(own.id, own.key, password, ports);
  const list = adopt.members.map(({ key: _, ...one }): Member => (one.id === own.id && same === null ? { ...one, oneTime: undefined, afterLeak: undefined, changedAt: now } : one));
  if (same !== null) return { list, wraps, own, secret: same };
  const made = await wrapForMember({ vaultId, wraps }, roots, own.id, password, ports, adopt.secret);
  return { list, wraps: [...wraps.filter((wrap) => wrap.member !== own.id), made.wrap], own, secret: made.secret };
}

/** A new vault with one member. Keys are on disk, and in the mirror, before the first record. */
export async function createVault(options: CreateOptions): Promise<Result<Vault, AppError>> {
  const { role, label = '', sample = false, password, adopt, ...ports } = options;
  if (!sample && adopt === undefined) {
    const strong = checkVaultPassword(password);
    if (!strong.ok) return strong;
  }
  const id = newId(ports.random);
  const release = await (ports.locks ?? defaultLocks()).hold(lockName(id));
  if (release === null) throw new Error('a fresh vault is locked');
  const mirror = ports.mirror?.of(id) ?? null;
  const db = vaultDb(id, ports.idb);
  const opened = await retried(() => openDb(db), ports.wait ?? pause);
  if (!opened.ok) {
    release();
    return opened;
  }
  const createdAt = ports.clock.now();
  const roots = { records: new Uint8Array(ports.random.bytes(ROOT_BYTES)), sealed: new Uint8Array(ports.random.bytes(ROOT_BYTES)) };
  const keys = await vaultKeys(id, roots.records, roots.sealed);
  const { list, wraps, own: member, secret } = await firstMembers(options, id, roots, createdAt);
  const keyFile: KeyFile = {
    format: 1,
    revision: 1,
    vaultId: id,
    role,
    label: label.slice(0, 60),
    sample,
    createdAt,
    wraps,
    members: await lockMembers({ keys, id }, list),
    secrets: {},
  };
  const device = newId(ports.random);
  let mirrored = true;
  try {
    await db.meta.put({ key: 'schema', value: SCHEMA });
    await storeDevice(db, device, ports.machine);
    const stored = await storeKeys(db, mirror, keyFile, false);
    if (!stored.ok) throw new Error(stored.error.code, { cause: stored.error.cause });
    mirrored = stored.value.mirrored;
    await addToIndex(ports.idb, { id, role, label: keyFile.label, sample, createdAt });
  } catch (cause) {
    db.close();
    await deleteDb(id, ports.idb);
    release();
    return err(storageError(cause instanceof Error && cause.cause !== undefined ? cause.cause : cause));
  }
  const context: VaultContext = {
    id,
    db,
    keys,
    roots,
    ports,
    mirror,
    set: createWorkingSet(),
    journal: newJournalState(GENESIS),
    space: createSpace(ports),
    pages: [],
    snapshotSeq: 0,
    dirty: new Set(),
    keyFile,
    device,
    member: member.id,
    secret,
    readOnly: null,
    locked: false,
  };
  const writer = mirror === null ? null : createMirrorWriter(context, mirror);
  const vault = makeVault({ context, writer, members: list, byRecovery: false, notices: [], release });
  if (mirrored) writer?.kick();
  else await vault.flushMirror();
  return ok(vault);
}
