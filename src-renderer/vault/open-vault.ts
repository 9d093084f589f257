import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { newId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { GENESIS } from '../../src-shared/journal/chain.ts';
import { createWorkingSet } from '../../src-shared/journal/working-set.ts';
import { vaultKeys } from './aead.ts';
import { takeFormer } from './change-roots.ts';
import { newJournalState, type VaultContext } from './context.ts';
import { openDb, probeDb, retried, SCHEMA, storageError, type VaultDb, vaultDb } from './database.ts';
import { readDevice, storeDevice } from './device.ts';
import { readHeaders } from './journal-reader.ts';
import { findKeys, storeKeys } from './key-store.ts';
import { membersAt, openMembers } from './member-list.ts';
import { isAbsent, type MirrorPort } from './mirror-port.ts';
import { createMirrorWriter } from './mirror-writer.ts';
import type { VaultPorts } from './ports.ts';
import { createSpace } from './space.ts';
import { restoreBlobs, restoreFrames, restorePages } from './rebuild.ts';
import { stagingKey } from './page-names.ts';
import { dropStaging } from './snapshot.ts';
import { startUp } from './start-up.ts';
import { unlock, type Way } from './unlock.ts';
import { makeVault, type Notice, type Vault } from './vault.ts';
import { addToIndex } from './vault-index.ts';
import { pause } from './wait.ts';
import { defaultLocks, lockName } from './web-lock.ts';

export interface OpenOptions extends VaultPorts {
  readonly vaultId: string;
  readonly with: Way;
  /** Share of the opening that is done, 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** Everything from the mirror into an empty database. Ciphertext only: no passphrase is needed yet. */
async function rebuild(db: VaultDb, mirror: MirrorPort): Promise<Result<number, AppError>> {
  const frames = await restoreFrames(db, mirror, 1);
  if (!frames.ok) return frames;
  const pages = await restorePages(db, mirror);
  if (!pages.ok) return pages;
  const blobs = await restoreBlobs(db, mirror);
  if (!blobs.ok) return blobs;
  await db.meta.put({ key: 'schema', value: SCHEMA });
  return frames;
}

/** Only once the journal is whole: pages that no commit names are rubbish, pages of a commit are the only ones there are. */
async function dropInterrupted(context: VaultContext): Promise<void> {
  const left = await context.db.meta.where('key').startsWith(stagingKey('')).count();
  if (left === 0 || context.readOnly !== null) return;
  const headers = await readHeaders(context, 1, context.journal.lastSeq);
  if (!headers.ok) return;
  const named = headers.value.flatMap(({ parts }) => parts.flatMap(({ pages }) => pages ?? []));
  await dropStaging(context, (run) => named.some((page) => page.startsWith(run)));
}

async function openInside(options: OpenOptions, db: VaultDb, release: () => void): Promise<Result<Vault, AppError>> {
  const { vaultId, with: way, progress = () => undefined, ...ports } = options;
  const wait = ports.wait ?? pause;
  const mirror = ports.mirror?.of(vaultId) ?? null;
  const notices: Notice[] = [];
  const probe = await retried(() => probeDb(vaultId, ports.idb), wait);
  if (!probe.ok) return probe;
  if (probe.value !== 'there') {
    // Gone or wiped: only a mirror that holds this vault makes it again. Unreadable is not "empty".
    const keys = mirror === null ? null : await mirror.read('keys');
    if (keys === null || isAbsent(keys)) return err(appError('vault/missing', { why: probe.value }));
    if (!keys.ok) return keys;
  }
  const opened = await retried(() => openDb(db), wait);
  if (!opened.ok) return opened;
  let fresh = probe.value !== 'there';
  if ((await db.meta.get('schema')) === undefined) fresh = true;
  if (fresh && mirror !== null) {
    const rebuilt = await rebuild(db, mirror);
    if (!rebuilt.ok) return rebuilt;
    notices.push({ kind: 'rebuilt-from-mirror', commits: rebuilt.value });
  }
  const found = await findKeys(db, mirror);
  if (!found.ok) return found;
  const unlocked = await unlock(found.value, way, ports, db);
  if (!unlocked.ok) return unlocked;
  const { roots, wrap, secret } = unlocked.value;
  const keys = await vaultKeys(vaultId, roots.records, roots.sealed);
  const keyFile = found.value.file;
  const former = await takeFormer(keys, keyFile);
  if (!former.ok) return former;
  const members = await openMembers({ keys, id: vaultId }, keyFile);
  if (!members.ok) return members;
  const list = membersAt(members.value, ports.clock.now());
  const active = list.filter(({ until }) => until === null);
  // The last day is over: the password opens nothing any more, also where nobody has taken it away yet.
  if (wrap.member !== null && !active.some(({ id }) => id === wrap.member)) return err(appError('vault/wrong-password', { tries: 0, waitSeconds: 0 }));
  const member = active.find(({ id }) => id === wrap.member) ?? active[0];
  if (member === undefined) return err(appError('vault/damaged', { part: 'keys', why: 'no-member' }));
  const stored = await readDevice(db);
  const context: VaultContext = {
    id: vaultId,
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
    device: stored?.id ?? newId(ports.random),
    member: member.id,
    secret,
    readOnly: null,
    locked: false,
  };
  const started = await startUp(context, progress, fresh);
  if (!started.ok) return started;
  await dropInterrupted(context);
  notices.push(...started.value.notices);
  if (!fresh && started.value.restored > 0) notices.push({ kind: 'repaired-from-mirror', commits: started.value.restored });
  const cloned = stored?.machine !== null && stored?.machine !== undefined && ports.machine !== undefined && stored.machine !== ports.machine;
  const restored = fresh || stored === null || started.value.restored > 0;
  if (cloned || restored) {
    context.device = newId(ports.random);
    notices.push({ kind: 'new-device', why: restored ? 'restored' : 'cloned' });
  }
  if (cloned || restored || stored?.machine === null) await storeDevice(db, context.device, ports.machine);
  if (found.value.fromMirror || fresh) {
    await storeKeys(db, null, keyFile, false);
    const { role, label, sample, createdAt } = keyFile;
    await addToIndex(ports.idb, { id: vaultId, role, label, sample, createdAt });
  }
  const writing = mirror !== null && !started.value.mirrorDiffers && context.readOnly === null;
  const writer = writing ? createMirrorWriter(context, mirror) : null;
  context.set.publish();
  const vault = makeVault({ context, writer, members: list, byRecovery: wrap.kind === 'recovery', notices, release });
  writer?.kick();
  progress(1);
  return ok(vault);
}

/**
 * Opens a vault. Journal, snapshot and mirror are compared and mended first; what cannot be read is
 * never taken for empty, and nothing is ever deleted to get in.
 */
export async function openVault(options: OpenOptions): Promise<Result<Vault, AppError>> {
  const release = await (options.locks ?? defaultLocks()).hold(lockName(options.vaultId));
  if (release === null) return err(appError('vault/in-use'));
  const db = vaultDb(options.vaultId, options.idb);
  let result: Result<Vault, AppError>;
  try {
    result = await openInside(options, db, release);
  } catch (cause) {
    db.close();
    release();
    return err(storageError(cause));
  }
  if (!result.ok) {
    db.close();
    release();
  }
  return result;
}
