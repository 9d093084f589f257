import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { VaultPorts } from './ports.ts';

/** Places for databases beside the usual one of this origin, as far as they are used here (Storage Buckets API). */
interface Buckets {
  keys(): Promise<readonly string[]>;
  open(name: string, options: { readonly persisted: boolean; readonly durability: 'strict' }): Promise<{ readonly indexedDB: IDBFactory }>;
}

const PREFIX = 'career-desk-';

const bucketsOf = (): Buckets | undefined => (globalThis.navigator as { readonly storageBuckets?: Buckets } | undefined)?.storageBuckets;

/** 0 where the usual place was never left. */
async function lastNumber(buckets: Buckets): Promise<number> {
  const names = await buckets.keys();
  return Math.max(0, ...names.filter((name) => name.startsWith(PREFIX)).map((name) => Number(name.slice(PREFIX.length))).filter(Number.isInteger));
}

const openNumber = (buckets: Buckets, n: number): Promise<{ readonly indexedDB: IDBFactory }> => buckets.open(`${PREFIX}${n}`, { persisted: true, durability: 'strict' });

/** The place that is used now: the newest one made here, else undefined, which is the usual one. */
export async function storeInUse(buckets: Buckets | undefined = bucketsOf()): Promise<VaultPorts['idb']> {
  if (buckets === undefined) return undefined;
  const n = await lastNumber(buckets);
  return n === 0 ? undefined : { indexedDB: (await openNumber(buckets, n)).indexedDB, IDBKeyRange };
}

/** Places that were left since the browser could not open them: what lies there stays as it is, under the keys of its time. */
export const storesLeft = async (buckets: Buckets | undefined = bucketsOf()): Promise<number> => (buckets === undefined ? 0 : lastNumber(buckets));

/**
 * Leaves a place whose files the browser can neither open nor remove. It stays as it is on disk; the vaults of
 * this PC are made anew, in the new place, from their copies.
 */
export async function makeAnotherStore(buckets: Buckets | undefined = bucketsOf()): Promise<Result<void, AppError>> {
  if (buckets === undefined) return err(appError('vault/opening-failed', { why: 'no-other-store' }));
  try {
    await openNumber(buckets, (await lastNumber(buckets)) + 1);
    return ok(undefined);
  } catch (cause) {
    return err(appError('vault/opening-failed', { why: cause instanceof Error ? cause.name : 'unknown' }, cause));
  }
}
