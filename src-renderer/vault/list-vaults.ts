import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { deleteDb, retried, storageError } from './database.ts';
import { readKeyFile } from './key-file.ts';
import type { VaultPorts } from './ports.ts';
import { probeIndex, readIndex, removeFromIndex, type VaultEntry } from './vault-index.ts';
import { pause } from './wait.ts';
import { defaultLocks, lockName } from './web-lock.ts';
import { appError } from '../../src-shared/kernel/app-error.ts';

export interface ListedVault extends VaultEntry {
  /** Only the mirror knows it: the browser's storage was emptied, and opening makes it again. */
  readonly onlyInMirror: boolean;
  /** The browser itself said that it found damage and threw its part away. */
  readonly dropped: boolean;
}

type Where = Pick<VaultPorts, 'idb' | 'mirror' | 'wait'>;

interface Index {
  readonly entries: readonly VaultEntry[];
  readonly dropped: boolean;
}

async function indexNow({ idb }: Where): Promise<Result<Index, AppError>> {
  const probe = await probeIndex(idb);
  if (!probe.ok) return probe;
  if (probe.value !== 'there') return ok({ entries: [], dropped: probe.value === 'wiped' });
  try {
    return ok({ entries: await readIndex(idb), dropped: false });
  } catch (cause) {
    return err(storageError(cause));
  }
}

/** Every vault of this PC, the newest last. */
export async function listVaults(where: Where): Promise<Result<readonly ListedVault[], AppError>> {
  const index = await retried(() => indexNow(where), where.wait ?? pause);
  const { entries, dropped } = index.ok ? index.value : { entries: [], dropped: false };
  const listed: ListedVault[] = entries.map((entry) => ({ ...entry, onlyInMirror: false, dropped: false }));
  const mirrored = where.mirror === undefined ? ok([]) : await where.mirror.vaults();
  // Without the mirror's word an empty list might be a wiped one; with entries it is only incomplete.
  if (!mirrored.ok && listed.length === 0) return index.ok ? mirrored : index;
  for (const id of mirrored.ok ? mirrored.value : []) {
    if (listed.some((entry) => entry.id === id)) continue;
    const keys = await where.mirror?.of(id).read('keys');
    const file = keys?.ok === true ? readKeyFile(keys.value) : null;
    if (file?.ok !== true) continue;
    const { role, label, sample, createdAt } = file.value;
    listed.push({ id, role, label, sample, createdAt, onlyInMirror: true, dropped });
  }
  // An index that cannot be read is no empty one; where the copy knows the vaults, their own opening will tell.
  if (!index.ok && listed.length === 0) return index;
  return ok(listed.sort((a, b) => a.createdAt - b.createdAt));
}

/** Takes a vault away entirely: database, mirror, index. Never while it is open. */
export async function removeVault(vaultId: string, where: Where & Pick<VaultPorts, 'locks'>): Promise<Result<void, AppError>> {
  const release = await (where.locks ?? defaultLocks()).hold(lockName(vaultId));
  if (release === null) return err(appError('vault/in-use'));
  try {
    const removed = where.mirror === undefined ? ok(undefined) : await where.mirror.removeVault(vaultId);
    if (!removed.ok && removed.error.code !== 'desktop/not-found') return removed;
    await deleteDb(vaultId, where.idb);
    await removeFromIndex(where.idb, vaultId);
    return ok(undefined);
  } catch (cause) {
    return err(storageError(cause));
  } finally {
    release();
  }
}
