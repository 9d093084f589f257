import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { openDb, type Probe, probeDb, retried, vaultDb } from './database.ts';
import { isAbsent } from './mirror-port.ts';
import { findMirrorEnd } from './mirror-writer.ts';
import type { VaultPorts } from './ports.ts';
import { pause } from './wait.ts';

/** What lies where of one vault, without its keys: for a person who has to choose a way back. */
export interface VaultLook {
  readonly browser: { readonly state: Probe | 'unreadable'; readonly commits: number };
  readonly copy: { readonly state: 'there' | 'absent' | 'unreadable'; readonly commits: number; readonly at: number | null; readonly error: AppError | null };
}

async function lookInBrowser(vaultId: string, ports: Pick<VaultPorts, 'idb' | 'wait'>): Promise<VaultLook['browser']> {
  const probe = await retried(() => probeDb(vaultId, ports.idb), ports.wait ?? pause);
  if (!probe.ok) return { state: 'unreadable', commits: 0 };
  if (probe.value !== 'there') return { state: probe.value, commits: 0 };
  const db = vaultDb(vaultId, ports.idb);
  try {
    return (await openDb(db)).ok ? { state: 'there', commits: await db.journal.count() } : { state: 'unreadable', commits: 0 };
  } catch {
    return { state: 'unreadable', commits: 0 };
  } finally {
    db.close();
  }
}

async function lookInCopy(vaultId: string, { mirror }: Pick<VaultPorts, 'mirror'>): Promise<VaultLook['copy']> {
  const nothing = { commits: 0, at: null, error: null };
  if (mirror === undefined) return { state: 'absent', ...nothing };
  const port = mirror.of(vaultId);
  const keys = await port.read('keys');
  if (!keys.ok) return isAbsent(keys) ? { state: 'absent', ...nothing } : { state: 'unreadable', ...nothing, error: keys.error };
  const [end, sentinel] = await Promise.all([findMirrorEnd(port), port.readSentinel()]);
  if (!end.ok) return { state: 'unreadable', ...nothing, error: end.error };
  return { state: 'there', commits: end.value.lastSeq, at: sentinel.ok ? sentinel.value.at : null, error: null };
}

export async function lookAtVault(vaultId: string, ports: Pick<VaultPorts, 'idb' | 'mirror' | 'wait'>): Promise<VaultLook> {
  const [browser, copy] = await Promise.all([lookInBrowser(vaultId, ports), lookInCopy(vaultId, ports)]);
  return { browser, copy };
}
