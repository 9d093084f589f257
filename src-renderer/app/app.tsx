import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { FirstRun, SettleIn } from '../features/first-run/index.ts';
import { errorText, useLanguage } from '../i18n/index.ts';
import { readShippedRules } from '../state/rule-book.ts';
import { session, useSessionStore } from '../state/session.ts';
import { type ExplainError, StatusProvider, UiTextProvider } from '../ui/index.ts';
import type { ListedVault } from '../vault/index.ts';
import { type Found, lookAround, makePorts } from './boot.ts';
import { CrashScreen } from './crash-screen.tsx';
import { Desk } from './desk.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { OwnPassword } from './own-password.tsx';
import { Starting } from './starting.tsx';
import { StartTrouble } from './start-trouble.tsx';
import { Unlock } from './unlock.tsx';
import { useLook } from './use-look.ts';

/** What stands in front: starting, the first run, the lock, a trouble, or the desk itself. */
function Screens(): ReactNode {
  const phase = useSessionStore((state) => state.phase);
  const setPhase = useSessionStore((state) => state.setPhase);
  const [vaults, setVaults] = useState<readonly ListedVault[]>([]);
  const [elsewhere, setElsewhere] = useState<Extract<Found, { kind: 'elsewhere' }> | null>(null);

  const start = useCallback(async (): Promise<void> => {
    setPhase({ kind: 'starting' });
    const ports = useSessionStore.getState().ports ?? makePorts(window);
    useSessionStore.getState().setPorts(ports);
    await readShippedRules();
    const found = await lookAround(ports);
    setElsewhere(found.kind === 'elsewhere' ? found : null);
    setVaults(found.kind === 'vaults' ? found.vaults : []);
    if (found.kind === 'vaults') setPhase({ kind: 'locked', vaultId: found.first.id });
    else if (found.kind === 'trouble') setPhase({ kind: 'trouble', error: found.error });
    else setPhase({ kind: 'firstRun' });
  }, [setPhase]);

  useEffect(() => void start(), [start]);

  switch (phase.kind) {
    case 'starting':
      return <Starting />;
    case 'filling':
      return <Starting />;
    case 'firstRun': {
      if (elsewhere !== null) return <Elsewhere marker={elsewhere.marker} onNew={() => setElsewhere(null)} />;
      const first = vaults.at(-1);
      return <FirstRun {...(first === undefined ? {} : { onBack: () => setPhase({ kind: 'locked', vaultId: first.id }) })} />;
    }
    case 'locked':
      return <Unlock vaults={vaults} vaultId={phase.vaultId ?? ''} />;
    case 'trouble':
      return <StartTrouble error={phase.error} vaultId={phase.vaultId} onAgain={() => void start()} />;
    case 'open': {
      const { vault } = phase.session;
      const atWork = vault.members.list().find(({ id }) => id === vault.member);
      if (atWork?.oneTime === true) return <OwnPassword key={vault.member} afterLeak={atWork.afterLeak === true} onDone={() => setPhase({ ...phase, session: session() })} />;
      return phase.settling === undefined ? <Desk key={phase.session.vault.id} /> : <SettleIn session={phase.session} recoveryCode={phase.settling.recoveryCode} />;
    }
  }
}

/** The composition root: languages, look, notes, and one screen. */
export function App(): ReactNode {
  const language = useLanguage();
  useLook();
  const explain = useCallback<ExplainError>((error) => errorText(error, language), [language]);
  return (
    <UiTextProvider language={language} explain={explain}>
      <StatusProvider>
        <ErrorBoundary resetKey="app" fallback={(cause) => <CrashScreen cause={cause} />}>
          <Screens />
        </ErrorBoundary>
      </StatusProvider>
    </UiTextProvider>
  );
}
