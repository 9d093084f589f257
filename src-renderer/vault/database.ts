import Dexie, { type Table } from 'dexie';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { VaultPorts } from './ports.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface JournalRow {
  readonly seq: number;
  readonly frame: Bytes;
}
export interface PageRow {
  readonly id: string;
  readonly frame: Bytes;
}
export interface BlobRow {
  readonly name: string;
  readonly frame: Bytes;
}
export interface MetaRow {
  readonly key: string;
  readonly value: Json;
}
export interface KeyRow {
  readonly key: string;
  readonly bytes: Bytes;
}

/** No index anywhere: everything but keys and counters is ciphertext. */
export type VaultDb = Dexie & {
  readonly meta: Table<MetaRow, string>;
  readonly keys: Table<KeyRow, string>;
  readonly journal: Table<JournalRow, number>;
  readonly snapshots: Table<PageRow, string>;
  readonly blobs: Table<BlobRow, string>;
};

/** Version of what the frames hold. A vault written by a newer one opens read-only. */
export const SCHEMA = 1;

const dbName = (vaultId: string): string => `career-desk-vault-${vaultId}`;

type Idb = VaultPorts['idb'];

export function vaultDb(vaultId: string, idb: Idb): VaultDb {
  // 'strict' is the only durability that survives a power cut; Chromium's default loses minutes.
  const db = new Dexie(dbName(vaultId), { chromeTransactionDurability: 'strict', ...idb }) as VaultDb;
  db.version(1).stores({ meta: 'key', keys: 'key', journal: 'seq', snapshots: 'id', blobs: 'name' });
  return db;
}

/** What the browser says of a database before anybody writes to it. */
export type Probe = 'there' | 'absent' | 'wiped';

/**
 * Opens without a version: a missing database announces itself by an upgrade from 0, which is
 * aborted, so that looking creates nothing. Chromium drops a damaged one silently; the only trace is
 * `dataLoss` on that event.
 */
export const probeDb = (vaultId: string, idb: Idb): Promise<Result<Probe, AppError>> => probeNamed(dbName(vaultId), idb);

export function probeNamed(name: string, idb: Idb): Promise<Result<Probe, AppError>> {
  const factory = idb?.indexedDB ?? indexedDB;
  return new Promise((resolve) => {
    const request = factory.open(name);
    let found: Probe = 'there';
    request.onupgradeneeded = (event) => {
      found = (event as { readonly dataLoss?: string }).dataLoss === 'total' ? 'wiped' : 'absent';
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      // Chromium has been seen to keep the shell of a database whose contents it dropped.
      const empty = request.result.objectStoreNames.length === 0;
      request.result.close();
      resolve(ok(empty ? 'wiped' : found));
    };
    request.onerror = () =>
      resolve(found === 'there' ? err(appError('vault/opening-failed', {}, request.error)) : ok(found));
  });
}

/**
 * The one write that a person waits for, without the layers above it. `add`, not `put`: a number that
 * is taken already means a second writer. Resolves when the transaction is complete, not the request.
 */
function addDirectly(backend: IDBDatabase, row: JournalRow): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = backend.transaction('journal', 'readwrite', { durability: 'strict' });
    const request = transaction.objectStore('journal').add(row);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(request.error ?? transaction.error ?? new DOMException('aborted', 'AbortError'));
    transaction.commit();
  });
}

/** The browser may close a connection behind our back; then it is opened again, once. */
export async function addFrame(db: VaultDb, row: JournalRow): Promise<void> {
  const connected = db.isOpen();
  if (!connected) await db.open();
  try {
    await addDirectly(db.backendDB(), row);
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'InvalidStateError') throw cause;
    db.close({ disableAutoOpen: false });
    await db.open();
    await addDirectly(db.backendDB(), row);
  }
}

const TRIES = 3;

/** "Internal error opening backing store" often passes by itself; nothing is ever deleted to get in. */
export async function retried<T>(
  attempt: () => Promise<Result<T, AppError>>,
  wait: (ms: number) => Promise<void>,
): Promise<Result<T, AppError>> {
  for (let n = 1; ; n++) {
    const result = await attempt();
    if (result.ok || n >= TRIES) return result;
    await wait(150 * 4 ** (n - 1));
  }
}

export async function openDb(db: VaultDb): Promise<Result<VaultDb, AppError>> {
  try {
    await db.open();
    return ok(db);
  } catch (cause) {
    return err(appError('vault/opening-failed', { why: cause instanceof Error ? cause.name : 'unknown' }, cause));
  }
}

export const deleteDb = (vaultId: string, idb: Idb): Promise<void> => vaultDb(vaultId, idb).delete();

/** A storage failure in words a person can act on; a bug is thrown on. */
export function storageError(cause: unknown): AppError {
  const names: string[] = [];
  for (let at: unknown = cause; at instanceof Object && names.length < 4; at = (at as { inner?: unknown }).inner) {
    names.push(String((at as { name?: unknown }).name));
  }
  if (names.includes('QuotaExceededError')) return appError('vault/quota', {}, cause);
  if (names.some((name) => STORAGE.has(name))) return appError('vault/opening-failed', { why: names[0] ?? '' }, cause);
  throw cause;
}

const STORAGE: ReadonlySet<string> = new Set([
  'AbortError',
  'UnknownError',
  'InvalidStateError',
  'DatabaseClosedError',
  'TransactionInactiveError',
  'OpenFailedError',
  'NotReadableError',
  'DataError',
  'TimeoutError',
]);
