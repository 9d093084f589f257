import { type ReactNode, useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { useText } from '../i18n/index.ts';
import { sessionOf } from '../state/open-session.ts';
import { type Session, useSessionStore } from '../state/session.ts';
import { Banner, Button, LockedScreen, ProgressBar, RadioGroup, Row, Stack, TextField, Trouble, useExplainError } from '../ui/index.ts';
import type { ListedVault } from '../vault/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../vault-view/new-password.tsx';
import { useOpenVault } from './use-open-vault.ts';

export interface ForgottenProps {
  readonly vault: ListedVault;
  readonly onBack: () => void;
}

/** The number of the sheet opens the vault; then somebody chooses a new password, at once. */
export function Forgotten({ vault, onBack }: ForgottenProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const opening = useOpenVault();
  const setPhase = useSessionStore((state) => state.setPhase);
  const [code, setCode] = useState('');
  const [opened, setOpened] = useState<Session | null>(null);

  const enter = async (): Promise<void> => {
    if (opening.busy || code.trim() === '') return;
    const result = await opening.open(vault.id, { recoveryCode: code });
    if (result.ok) setOpened(result.value);
  };

  if (opened !== null) return <ChooseNew session={opened} onDone={(session) => setPhase({ kind: 'open', session })} />;
  return (
    <LockedScreen appName={t('common.appName')} title={t('app.forgotTitle')} lead={t('app.forgotLead')}>
      <Stack>
        {opening.busy ? <ProgressBar label={t('app.unlocking')} value={opening.share} /> : null}
        <TextField
          label={t('app.forgotCode')}
          help={t('app.forgotCodeHelp')}
          value={code}
          onChange={(next) => {
            setCode(next);
            opening.forget();
          }}
          onEnter={() => void enter()}
          autoFocus
          inputMode="numeric"
          anchor="recovery-code"
          error={opening.error === null ? undefined : explain(opening.error)}
        />
        <Banner tone="info" title={t('app.forgotNone')} />
        <Row end>
          <Button kind="quiet" onPress={onBack}>
            {t('common.back')}
          </Button>
          <Button kind="primary" onPress={() => void enter()} disabled={opening.busy}>
            {t('app.unlock')}
          </Button>
        </Row>
      </Stack>
    </LockedScreen>
  );
}

function ChooseNew({ session, onDone }: { readonly session: Session; readonly onDone: (session: Session) => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const members = session.vault.members.list().filter(({ until }) => until === null);
  const [who, setWho] = useState(session.vault.member);
  const [state, setState] = useState<NewPasswordState>(startPassword);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  const save = async (): Promise<void> => {
    setAsked(true);
    const password = finishedPassword(state);
    if (password === null) return;
    setBusy(true);
    const changed = await session.vault.members.setPassword(who, password);
    const switched = changed.ok ? await session.vault.members.switch(who, password) : changed;
    const next = switched.ok ? await sessionOf(session.vault) : switched;
    setBusy(false);
    if (next.ok) onDone(next.value);
    else setProblem(next.error);
  };

  return (
    <LockedScreen appName={t('common.appName')} title={t('app.forgotNew')} lead={t('app.forgotOldBackups')}>
      <Stack>
        {members.length > 1 ? <RadioGroup label={t('app.forgotWho')} choices={members.map(({ id, name }) => ({ value: id, label: name }))} value={who} onChange={setWho} /> : null}
        <NewPassword state={state} onChange={setState} onEnter={() => void save()} asked={asked} />
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <Row end>
          <Button kind="primary" onPress={() => void save()} disabled={busy}>
            {t('app.forgotSave')}
          </Button>
        </Row>
      </Stack>
    </LockedScreen>
  );
}
