import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { setPreference } from './preferences.ts';
import { ports, session } from './session.ts';
import { keyStore } from './vault-ports.ts';

/** Only where the system has a key store that protects something; a browser has none. */
export async function canRemember(): Promise<boolean> {
  const status = await ports().platform.keyStoreStatus({});
  return status.ok && status.value.available;
}

export async function rememberOnThisPc(): Promise<Result<void, AppError>> {
  const kept = await session().vault.members.rememberHere(keyStore());
  if (!kept.ok) return kept;
  const noted = await setPreference('lock.remember', true);
  return noted.ok ? ok(undefined) : noted;
}

export async function forgetOnThisPc(): Promise<Result<void, AppError>> {
  const dropped = await session().vault.members.forgetHere();
  if (!dropped.ok) return dropped;
  const noted = await setPreference('lock.remember', false);
  return noted.ok ? ok(undefined) : noted;
}
