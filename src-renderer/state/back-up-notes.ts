import { create } from 'zustand';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import { type BackUpNote, preference, preferenceOf, setPreference, type StaleBackUps, usePreference } from './preferences.ts';
import { ports, type Session, session, useSession } from './session.ts';

/** What could not be written down, since the vault is closed for writing: true for this window. */
const useUnwritten = create<{ readonly vaultId: string; readonly last: BackUpNote | null }>(() => ({ vaultId: '', last: null }));

/** A good back-up. A vault that cannot be written now was still backed up. */
export async function noteBackUp(note: BackUpNote): Promise<void> {
  useUnwritten.setState({ vaultId: session().vault.id, last: note });
  const stored = await setPreference('backup.last', note);
  if (stored.ok && preference('backup.failed') !== null) await setPreference('backup.failed', null);
}

export async function noteFailure({ code }: AppError): Promise<void> {
  await setPreference('backup.failed', { at: ports().clock.now(), code });
}

/** From now on every back-up made until this moment is one of before: it opens with the old keys, or still holds what was erased. */
export const noteStale = (why: keyof StaleBackUps, at: number): Promise<Result<unknown>> => setPreference('backup.stale', { ...preference('backup.stale'), [why]: at });

export type Light = 'green' | 'amber' | 'red';

export interface Freshness {
  readonly light: Light;
  readonly why: 'none' | 'never' | 'failed' | 'keys' | 'erased' | 'old' | 'fresh';
  readonly at: number | null;
  /** Where it lies, as a person calls it. */
  readonly place: string | null;
  readonly days: number;
}

const DAY_MS = 86_400_000;
export const AMBER_DAYS = 7;
export const RED_DAYS = 30;

interface Known {
  readonly place: string | null;
  readonly last: BackUpNote | null;
  readonly failed: boolean;
  readonly stale?: StaleBackUps | null;
}

/** Green for a week; a failure since the last good one is never green, nor one from before a change of keys or an erasure. */
export function freshnessOf({ place, last, failed, stale = null }: Known, now: number): Freshness {
  const time = last?.at ?? null;
  const days = time === null ? 0 : Math.max(0, Math.floor((now - time) / DAY_MS));
  const where = last?.place ?? place;
  const said = (light: Light, why: Freshness['why']): Freshness => ({ light, why, at: time, place: where, days });
  if (place === null && time === null) return said('red', 'none');
  if (time === null) return said('red', failed ? 'failed' : 'never');
  if (failed) return said(days >= AMBER_DAYS ? 'red' : 'amber', 'failed');
  for (const why of ['keys', 'erased'] as const) if (time <= (stale?.[why] ?? 0)) return said(days >= RED_DAYS ? 'red' : 'amber', why);
  if (days >= RED_DAYS) return said('red', 'old');
  return days >= AMBER_DAYS ? said('amber', 'old') : said('green', 'fresh');
}

export function freshnessNow(opened: Session, now: number): Freshness {
  const unwritten = useUnwritten.getState();
  const stored = preferenceOf(opened, 'backup.last');
  const own = unwritten.vaultId === opened.vault.id ? unwritten.last : null;
  const last = own !== null && (stored === null || own.at > stored.at) ? own : stored;
  const failed = preferenceOf(opened, 'backup.failed');
  return freshnessOf(
    { place: preferenceOf(opened, 'backup.place')?.label ?? null, last, failed: failed !== null && failed.at > (last?.at ?? 0), stale: preferenceOf(opened, 'backup.stale') },
    now,
  );
}

/** The light of shell, 今日 and settings. */
export function useFreshness(): Freshness {
  const opened = useSession();
  usePreference('backup.last');
  useUnwritten();
  return freshnessNow(opened, ports().clock.now());
}
