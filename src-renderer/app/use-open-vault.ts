import { useCallback, useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Result } from '../../src-shared/kernel/result.ts';
import { rememberLastVault } from '../state/lock.ts';
import { sessionOf } from '../state/open-session.ts';
import { lookAtHeld } from '../state/exchange/release-held.ts';
import { type Session, useSessionStore } from '../state/session.ts';
import { vaultPorts } from '../state/vault-ports.ts';
import { openVault, type Way } from '../vault/index.ts';

export interface OpeningVault {
  readonly busy: boolean;
  readonly share: number | null;
  readonly error: AppError | null;
  readonly open: (vaultId: string, way: Way) => Promise<Result<Session, AppError>>;
  readonly forget: () => void;
}

/** Failures that are not about what was typed: they get a screen of their own. */
const NEEDS_HELP: ReadonlySet<string> = new Set(['vault/damaged', 'vault/missing', 'vault/opening-failed', 'vault/chain-broken', 'vault/in-use']);

/** Opens a vault and says how far it is; typing errors stay at the field, damage goes to the recovery screen. */
export function useOpenVault(): OpeningVault {
  const [busy, setBusy] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const setPhase = useSessionStore((state) => state.setPhase);
  const open = useCallback<OpeningVault['open']>(
    async (vaultId, way) => {
      setBusy(true);
      setError(null);
      const opened = await openVault({ ...(await vaultPorts()), vaultId, with: way, progress: setShare });
      const session = opened.ok ? await sessionOf(opened.value) : opened;
      if (opened.ok && !session.ok) await opened.value.lock();
      // What cannot be taken in today is looked at again at the next opening; what can waits on 今日.
      if (session.ok) await lookAtHeld(session.value);
      setBusy(false);
      setShare(null);
      if (session.ok) rememberLastVault(vaultId);
      else if (NEEDS_HELP.has(session.error.code)) setPhase({ kind: 'trouble', error: session.error, vaultId });
      else setError(session.error);
      return session;
    },
    [setPhase],
  );
  const forget = useCallback(() => setError(null), []);
  return { busy, share, error, open, forget };
}
