import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { type AsideWhy, asideDb, asideName } from './aside-copies.ts';
import { deleteDb, openDb, storageError, type VaultDb, vaultDb } from './database.ts';
import type { MirrorPort } from './mirror-port.ts';
import { findMirrorEnd } from './mirror-writer.ts';
import type { VaultPorts } from './ports.ts';
import { defaultLocks, lockName } from './web-lock.ts';

type Where = Pick<VaultPorts, 'idb' | 'mirror' | 'locks' | 'clock' | 'anotherStore'>;
type Bytes = Uint8Array<ArrayBuffer>;

/** One piece of what lies there, under the name of where it lies. All ciphertext, or wrapped keys. */
export interface RawPart {
  readonly name: string;
  readonly bytes: Bytes;
}

const TABLES = ['meta', 'keys', 'journal', 'snapshots', 'blobs'] as const;

/** Row by row: one that cannot be read does not take the others with it. */
async function* rowsOf(db: VaultDb): AsyncGenerator<{ readonly table: string; readonly key: string; readonly row: object }> {
  for (const table of TABLES) {
    const keys = await db.table(table).toCollection().primaryKeys().catch(() => []);
    for (const key of keys) {
      const row: unknown = await db.table(table).get(key).catch(() => undefined);
      if (typeof row === 'object' && row !== null) yield { table, key: String(key), row };
    }
  }
}

async function* filesOf(mirror: MirrorPort): AsyncGenerator<RawPart> {
  for (const folder of ['top', 'segments', 'pages', 'blobs'] as const) {
    const listed = await mirror.list(folder);
    for (const { name } of listed.ok ? listed.value : []) {
      const read = await mirror.read(name);
      if (read.ok) yield { name: `copy/${name}`, bytes: read.value };
    }
  }
}

function packedRow(row: object): Bytes {
  const { frame, bytes } = row as { readonly frame?: unknown; readonly bytes?: unknown };
  const held = frame ?? bytes;
  return held instanceof Uint8Array ? new Uint8Array(held) : utf8(JSON.stringify(row));
}

/** Everything that can still be read of a vault, from the browser's storage and from its copy; needs no key. */
export async function rawParts(vaultId: string, { idb, mirror }: Pick<VaultPorts, 'idb' | 'mirror'>): Promise<readonly RawPart[]> {
  const parts: RawPart[] = [];
  const db = vaultDb(vaultId, idb);
  const exists = (await (idb?.indexedDB ?? indexedDB).databases().catch(() => [])).some(({ name }) => name === db.name);
  if (exists && (await openDb(db)).ok) {
    for await (const { table, key, row } of rowsOf(db)) parts.push({ name: `browser/${table}/${key}`, bytes: packedRow(row) });
  }
  db.close();
  const copy = mirror?.of(vaultId);
  if (copy !== undefined) for await (const part of filesOf(copy)) parts.push(part);
  return parts;
}

/** The recovery point: everything readable of a vault under another name, where nothing replaces it. */
export async function keepAside(vaultId: string, why: Exclude<AsideWhy, 'unknown'>, { idb, mirror, clock }: Pick<VaultPorts, 'idb' | 'mirror' | 'clock'>): Promise<Result<void, AppError>> {
  const to = asideDb(asideName(vaultId, clock.now(), why), idb);
  try {
    const parts = await rawParts(vaultId, { ...(idb === undefined ? {} : { idb }), ...(mirror === undefined ? {} : { mirror }) });
    if (parts.length === 0) return ok(undefined);
    await to.open();
    for (const part of parts) await to.table('parts').put(part);
    return (await to.table('parts').count()) === parts.length ? ok(undefined) : err(appError('vault/quota'));
  } catch (cause) {
    return err(storageError(cause));
  } finally {
    to.close();
  }
}

/**
 * Asked for by a person on the recovery screen: puts a damaged vault aside, so that the next opening
 * makes it from its mirror. Refused while the mirror itself cannot be read, and when the damaged one
 * cannot be kept. Where the browser cannot even open its store to put something aside, the store is left
 * as it lies and another one is used from then on.
 */
export async function setAside(vaultId: string, ports: Where): Promise<Result<void, AppError>> {
  const mirror = ports.mirror?.of(vaultId);
  if (mirror === undefined) return err(appError('desktop/not-here'));
  const keys = await mirror.read('keys');
  if (!keys.ok) return keys;
  const end = await findMirrorEnd(mirror);
  if (!end.ok) return end;
  const sentinel = await mirror.readSentinel();
  // A copy that lost its end is no reason to give up what may still be read here.
  if (sentinel.ok && end.value.lastSeq < sentinel.value.lastSeq) return err(appError('vault/chain-broken', { seq: end.value.lastSeq + 1 }));
  const release = await (ports.locks ?? defaultLocks()).hold(lockName(vaultId));
  if (release === null) return err(appError('vault/in-use'));
  try {
    const kept = await keepAside(vaultId, 'damage', ports);
    if (!kept.ok) return kept.error.code === 'vault/opening-failed' && ports.anotherStore !== undefined ? await ports.anotherStore() : kept;
    await deleteDb(vaultId, ports.idb);
    return ok(undefined);
  } catch (cause) {
    return err(storageError(cause));
  } finally {
    release();
  }
}
