import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import { deskMirror, keepAside, listVaults, openVault, removeVault, SCHEMA, type VaultPorts, type Way } from '../vault/index.ts';
import type { BackUpContent } from './back-up-archive.ts';
import { tryBackUp } from './drill.ts';
import { rememberLastVault } from './lock.ts';
import { markEdition } from './mark-edition.ts';
import { sessionOf } from './open-session.ts';
import { ports, type Session, useSessionStore } from './session.ts';
import { vaultPorts } from './vault-ports.ts';

export interface RestoreOptions {
  readonly progress?: (share: number) => void;
  /** The vault of this PC makes room: everything of it is put aside before. Only after a person's yes. */
  readonly replace?: boolean;
  /** The last step before something is replaced (a back-up of today, closing the vault); an error stops it. */
  readonly before?: () => Promise<AppError | null>;
}

/** Puts the parts where the mirror would be. Whatever stops it, nothing half is left. */
async function place(content: BackUpContent): Promise<Result<void>> {
  const { vaultId, entries, lastSeq, chainTip, schema, madeAt } = content;
  const host = deskMirror(ports().platform);
  const mirror = host.of(vaultId);
  const put = async (): Promise<Result<unknown>> => {
    for (const { name, bytes } of entries) {
      const done = name.startsWith('segments/') ? await mirror.append(name, 0, bytes) : await mirror.put(name, bytes);
      if (!done.ok) return done;
    }
    return mirror.writeSentinel({ vaultId, lastSeq, chainTip, schema, at: madeAt });
  };
  const done = await put();
  if (done.ok) return ok(undefined);
  await host.removeVault(vaultId);
  return done;
}

/**
 * A back-up becomes the vault of this PC. It is opened on trial first, so that a wrong password, a
 * damaged file or a newer version changes nothing. A vault that is here is never overwritten: it
 * makes room only when asked, and all that can be read of it is kept aside.
 */
export async function restoreBackUp(content: BackUpContent, way: Way, { progress, replace = false, before }: RestoreOptions = {}): Promise<Result<Session>> {
  const { vaultId, schema } = content;
  if (schema > SCHEMA) return err(appError('backup/newer-version'));
  const where = await vaultPorts();
  const known = await listVaults(where);
  if (!known.ok) return known;
  const here = known.value.some(({ id }) => id === vaultId);
  if (here && !replace) return err(appError('vault/already-here', { id: vaultId }));
  const tried = await tryBackUp(content, way, (share) => progress?.(share * 0.6));
  if (!tried.ok) return tried;
  const stop = (await before?.()) ?? null;
  if (stop !== null) return err(stop);
  const { setPhase } = useSessionStore.getState();
  // No screen may go on working with the vault that makes room.
  if (here) setPhase({ kind: 'starting' });
  const done = await swap(content, here, where, way, (share) => progress?.(0.6 + share * 0.4));
  if (done.ok) setPhase({ kind: 'open', session: done.value });
  else if (here) setPhase({ kind: 'trouble', error: done.error, vaultId });
  return done;
}

async function swap(content: BackUpContent, here: boolean, where: VaultPorts, way: Way, progress: (share: number) => void): Promise<Result<Session>> {
  const { vaultId } = content;
  if (here) {
    const kept = await keepAside(vaultId, 'restore', where);
    if (!kept.ok) return kept;
    const removed = await removeVault(vaultId, where);
    if (!removed.ok) return removed;
  }
  const placed = await place(content);
  if (!placed.ok) return placed;
  const opened = await openVault({ ...where, vaultId, with: way, progress });
  if (!opened.ok) return opened;
  const session = await sessionOf(opened.value);
  if (!session.ok) {
    await opened.value.lock();
    return session;
  }
  rememberLastVault(vaultId);
  await markEdition();
  return session;
}
