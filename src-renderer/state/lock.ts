import { forgetPlaces } from './navigation.ts';
import { useSessionStore } from './session.ts';
import { forgetSteps } from './undo.ts';
import { flushAllDrafts } from './use-autosave.ts';

const LAST_VAULT = 'career-desk-last-vault';

/** Which vault the lock screen offers first: a random id, nothing personal. */
export const lastVault = (): string | null => localStorage.getItem(LAST_VAULT);
export const rememberLastVault = (vaultId: string): void => localStorage.setItem(LAST_VAULT, vaultId);
export const forgetLastVault = (): void => localStorage.removeItem(LAST_VAULT);

const LONGEST_MS = 8_000;
const closing = new Set<() => Promise<void>>();

/** Work that belongs before the vault closes: the copy in the second place. */
export function beforeClosing(job: () => Promise<void>): () => void {
  closing.add(job);
  return () => void closing.delete(job);
}

/**
 * Saves what is being typed, closes the vault and loads the page anew, so that neither keys nor
 * records stay in memory. False when something could not be saved: then nothing is locked.
 */
export async function lockNow(): Promise<boolean> {
  const { phase, setPhase } = useSessionStore.getState();
  if (phase.kind !== 'open') return true;
  if (!(await flushAllDrafts())) return false;
  rememberLastVault(phase.session.vault.id);
  // a second place that does not answer must not keep the vault open
  await Promise.race([Promise.all([...closing].map((job) => job())), new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
  await phase.session.vault.lock();
  forgetSteps();
  forgetPlaces();
  setPhase({ kind: 'starting' });
  location.reload();
  return true;
}
