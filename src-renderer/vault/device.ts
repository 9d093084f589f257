import type { DeviceId } from '../../src-shared/kernel/ids.ts';
import type { VaultDb } from './database.ts';

export interface StoredDevice {
  readonly id: DeviceId;
  /** The PC's marker at the time; another one now means that the whole profile was copied. */
  readonly machine: string | null;
}

const KEY = 'device';

export async function readDevice(db: VaultDb): Promise<StoredDevice | null> {
  const row = await db.meta.get(KEY);
  const value = row?.value as { readonly id?: unknown; readonly machine?: unknown } | null | undefined;
  if (typeof value?.id !== 'string') return null;
  return { id: value.id, machine: typeof value.machine === 'string' ? value.machine : null };
}

export const storeDevice = (db: VaultDb, id: DeviceId, machine: string | undefined): Promise<unknown> =>
  db.meta.put({ key: KEY, value: { id, machine: machine ?? null } });
