import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { VaultDb } from './database.ts';
import { type FoundKeys, storeDeviceSecret } from './key-store.ts';
import type { KeyStorePort, VaultPorts } from './ports.ts';
import { failedTries, storeTries, tryDelayMs } from './tries.ts';
import { pause } from './wait.ts';
import { openWithDevice, openWithPassword, openWithRecovery, type Unlocked } from './wraps.ts';

/** The ways into a vault. */
export type Way = { readonly password: string } | { readonly recoveryCode: string } | { readonly keyStore: KeyStorePort };

async function tryWay(found: FoundKeys, way: Way, ports: VaultPorts, db: VaultDb): Promise<Result<Unlocked | null, AppError>> {
  if ('password' in way) return ok(await openWithPassword(found.file, way.password, ports));
  if ('recoveryCode' in way) return openWithRecovery(found.file, way.recoveryCode);
  if (found.device === null) return err(appError('desktop/key-store', { why: 'not-remembered' }));
  const opened = await openWithDevice(found.file, found.device, way.keyStore);
  // The system changed its own key and gave the new wrap.
  if (opened.ok && opened.value?.rewrapped) await storeDeviceSecret(db, opened.value.rewrapped);
  return opened;
}

/** Waits before a try that follows failed ones, then tells only whether it opened. */
export async function unlock(found: FoundKeys, way: Way, ports: VaultPorts, db: VaultDb): Promise<Result<Unlocked, AppError>> {
  const failed = await failedTries(db);
  const delay = tryDelayMs(failed);
  if (delay > 0) await (ports.wait ?? pause)(delay);
  const opened = await tryWay(found, way, ports, db);
  if (!opened.ok) return opened;
  if (opened.value === null) {
    await storeTries(db, failed + 1);
    const code = 'recoveryCode' in way ? 'vault/recovery-code' : 'vault/wrong-password';
    return err(appError(code, { tries: failed + 1, waitSeconds: Math.ceil(tryDelayMs(failed + 1) / 1000) }));
  }
  if (failed > 0) await storeTries(db, 0);
  return ok(opened.value);
}
