import { appError } from '../../../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { preferenceOf } from '../../../state/preferences.ts';
import type { Session } from '../../../state/session.ts';
import { vaultPorts } from '../../../state/vault-ports.ts';
import { removeVault } from '../../../vault/index.ts';
import { loadSample } from './load-sample.ts';

/**
 * The sheet's mark is the last thing written into a sample. Without it the program was ended halfway:
 * a sample holds nothing of anybody, so it is made anew rather than shown in part.
 */
export async function finishSample(opened: Session): Promise<Result<Session>> {
  const { role } = opened.identity;
  if (preferenceOf(opened, 'recovery.done')) return ok(opened);
  if (role === 'headquarters') return err(appError('vault/missing', { id: opened.vault.id }));
  await opened.vault.lock();
  const removed = await removeVault(opened.vault.id, await vaultPorts());
  return removed.ok ? loadSample(role) : removed;
}
