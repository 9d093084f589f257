import { type ReactNode, useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { useText } from '../i18n/index.ts';
import { changePassword } from '../state/members.ts';
import { Button, LockedScreen, PasswordField, ProgressBar, Row, Stack, Trouble, useExplainError } from '../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../vault-view/new-password.tsx';

/** In place of the desk: whoever came in with a one-time password, or with one from before a leak, chooses an own one, and gets a key nobody else ever had. */
export function OwnPassword({ afterLeak, onDone }: { readonly afterLeak: boolean; readonly onDone: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const [old, setOld] = useState('');
  const [state, setState] = useState<NewPasswordState>(() => ({ ...startPassword(), way: 'own' }));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const wrong = problem?.code === 'vault/wrong-password';
  const save = async (): Promise<void> => {
    setAsked(true);
    const next = finishedPassword(state);
    if (busy || next === null || old === '') return;
    setBusy(true);
    const changed = await changePassword(old, next);
    setBusy(false);
    if (changed.ok) onDone();
    else setProblem(changed.error);
  };
  return (
    <LockedScreen appName={t('common.appName')} title={t('staffMoves.ownTitle')} lead={afterLeak ? t('staffMoves.ownLeakLead') : t('staffMoves.ownLead')}>
      <Stack>
        {busy ? <ProgressBar label={t('app.unlocking')} value={null} /> : null}
        <PasswordField
          label={afterLeak ? t('staffMoves.ownLeakOld') : t('staffMoves.ownOld')}
          required
          value={old}
          onChange={(value) => {
            setOld(value);
            setProblem(null);
          }}
          anchor="one-time"
          autoFocus
          error={wrong && problem !== null ? explain(problem) : asked && old === '' ? t('firstRun.missing') : undefined}
        />
        <NewPassword state={state} onChange={setState} onEnter={() => void save()} asked={asked} />
        {problem === null || wrong ? null : <Trouble text={explain(problem)} />}
        <Row end>
          <Button kind="primary" onPress={() => void save()} disabled={busy}>
            {t('staffMoves.ownDo')}
          </Button>
        </Row>
      </Stack>
    </LockedScreen>
  );
}
