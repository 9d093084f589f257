import { err, type Result } from '../../src-shared/kernel/result.ts';
import { removeVault } from '../vault/index.ts';
import { forgetLastVault } from './lock.ts';
import { session, useSessionStore } from './session.ts';
import { vaultPorts } from './vault-ports.ts';

/** Ends the open vault: database, mirror and index. Asked for and confirmed by a person before. */
export async function removeOpenVault(): Promise<Result<void>> {
  const { vault } = session();
  const where = await vaultPorts();
  useSessionStore.getState().setPhase({ kind: 'starting' });
  await vault.lock();
  const removed = await removeVault(vault.id, where);
  forgetLastVault();
  location.reload();
  return removed.ok ? removed : err(removed.error);
}
