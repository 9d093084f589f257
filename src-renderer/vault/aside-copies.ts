import Dexie from 'dexie';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { storageError } from './database.ts';
import type { VaultPorts } from './ports.ts';

/** damage: put aside on the recovery screen · restore: what made room for a back-up · unknown: of an earlier version */
export type AsideWhy = 'damage' | 'restore' | 'unknown';

/** A vault's content as it was once put aside. It opens with the passwords and sheets of its own time. */
export interface AsideCopy {
  readonly name: string;
  readonly vaultId: string;
  readonly at: number;
  readonly why: AsideWhy;
  readonly parts: number;
  readonly bytes: number;
}

const NAME = /^career-desk-aside-(.+)-(\d{10,16})(?:-(damage|restore))?$/;

export const asideName = (vaultId: string, at: number, why: Exclude<AsideWhy, 'unknown'>): string => `career-desk-aside-${vaultId}-${at}-${why}`;

type Idb = VaultPorts['idb'];

/** Only `parts` in it: nothing was ever written to such a copy afterwards. */
export function asideDb(name: string, idb: Idb): Dexie {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', ...idb });
  db.version(1).stores({ parts: 'name' });
  return db;
}

async function measure(name: string, idb: Idb): Promise<{ readonly parts: number; readonly bytes: number }> {
  const db = asideDb(name, idb);
  let parts = 0;
  let bytes = 0;
  try {
    await db.open();
    // one at a time: a copy may be larger than what fits in memory beside the vault
    await db.table('parts').each((row: { readonly bytes?: unknown }) => {
      parts += 1;
      if (row.bytes instanceof Uint8Array) bytes += row.bytes.length;
    });
    return { parts, bytes };
  } finally {
    db.close();
  }
}

/** Copies that were set aside on this PC, the newest first. */
export async function asideCopies({ idb }: Pick<VaultPorts, 'idb'>): Promise<Result<readonly AsideCopy[], AppError>> {
  try {
    const found: AsideCopy[] = [];
    for (const { name = '' } of await (idb?.indexedDB ?? indexedDB).databases()) {
      const [, vaultId, at, why] = NAME.exec(name) ?? [];
      if (vaultId === undefined) continue;
      const size = await measure(name, idb);
      found.push({ name, vaultId, at: Number(at), why: why === 'damage' || why === 'restore' ? why : 'unknown', ...size });
    }
    return ok(found.sort((a, b) => b.at - a.at));
  } catch (cause) {
    return { ok: false, error: storageError(cause) };
  }
}

/** For good, after a person's typed yes. */
export async function removeAside({ name }: Pick<AsideCopy, 'name'>, { idb }: Pick<VaultPorts, 'idb'>): Promise<Result<void, AppError>> {
  if (!NAME.test(name)) return ok(undefined);
  try {
    await new Dexie(name, { ...idb }).delete();
    return ok(undefined);
  } catch (cause) {
    return { ok: false, error: storageError(cause) };
  }
}
