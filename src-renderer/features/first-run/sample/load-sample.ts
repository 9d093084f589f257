import { err, ok, type Result } from '../../../../src-shared/kernel/result.ts';
import { removeVault } from '../../../vault/index.ts';
import { setPreference } from '../../../state/preferences.ts';
import { type Session, useSessionStore } from '../../../state/session.ts';
import { vaultPorts } from '../../../state/vault-ports.ts';
import { found } from '../found.ts';
import { fillSample } from './fill-sample.ts';

/** Not a secret: a sample holds nothing of anybody, and opens by one press. */
export const SAMPLE_PASSWORD = 'mihon';

const WHO = {
  doctor: { name: '見本 花子', kana: 'ミホン ハナコ', telephone: '', memberName: '', trustOffice: false },
  office: { name: '見本地方厚生局', kana: '', telephone: '00-0000-0000', memberName: '見本 太郎', trustOffice: false },
} as const;

/** A vault of its own, marked as a sample, filled by the commands that every screen uses. */
export async function loadSample(role: 'doctor' | 'office'): Promise<Result<Session>> {
  const made = await found({ role, who: WHO[role], password: SAMPLE_PASSWORD, sample: true });
  if (!made.ok) return made;
  const { session } = made.value;
  const { phase, setPhase } = useSessionStore.getState();
  setPhase({ kind: 'filling', session });
  const filled = await fillSample(session);
  const noted = filled.ok ? await setPreference('recovery.done', true) : filled;
  if (noted.ok) return ok(session);
  setPhase(phase);
  await session.vault.lock();
  await removeVault(session.vault.id, await vaultPorts());
  return err(noted.error);
}
