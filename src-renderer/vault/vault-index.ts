import Dexie, { type Table } from 'dexie';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import { type Probe, probeNamed } from './database.ts';
import type { VaultPorts } from './ports.ts';
import type { VaultRole } from './key-file.ts';

/** All that is known of a vault before it is unlocked: nothing personal. */
export interface VaultEntry {
  readonly id: string;
  readonly role: VaultRole;
  /** Chosen by the user, else empty; the screen then names the role. */
  readonly label: string;
  readonly sample: boolean;
  readonly createdAt: number;
}

type IndexDb = Dexie & { readonly vaults: Table<VaultEntry, string> };

const NAME = 'career-desk-index';

const indexDb = (idb: VaultPorts['idb']): IndexDb => {
  const db = new Dexie(NAME, { chromeTransactionDurability: 'strict', ...idb }) as IndexDb;
  db.version(1).stores({ vaults: 'id' });
  return db;
};

async function withIndex<T>(idb: VaultPorts['idb'], use: (db: IndexDb) => Promise<T>): Promise<T> {
  const db = indexDb(idb);
  try {
    return await use(db);
  } finally {
    db.close();
  }
}

/** Asked before anything else of this origin: the first opening is the one that is told of a loss, and only once. */
export const probeIndex = (idb: VaultPorts['idb']): Promise<Result<Probe, AppError>> => probeNamed(NAME, idb);

export const readIndex = (idb: VaultPorts['idb']): Promise<VaultEntry[]> => withIndex(idb, (db) => db.vaults.toArray());

export const addToIndex = (idb: VaultPorts['idb'], entry: VaultEntry): Promise<unknown> =>
  withIndex(idb, (db) => db.vaults.put(entry));

/** The last vault takes the index with it. */
export async function removeFromIndex(idb: VaultPorts['idb'], id: string): Promise<void> {
  const left = await withIndex(idb, async (db) => {
    await db.vaults.delete(id);
    return db.vaults.count();
  });
  if (left === 0) await indexDb(idb).delete();
}
