import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { changePassword } from '../../state/members.ts';
import { setPreference, usePreference } from '../../state/preferences.ts';
import { canRemember, forgetOnThisPc, rememberOnThisPc } from '../../state/remember.ts';
import { useSession } from '../../state/session.ts';
import { Banner, Button, Card, Row, Select, Stack, Switch, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../../vault-view/new-password.tsx';
import { RecoverySheet } from '../../vault-view/recovery-sheet.tsx';
import { KeyFile } from './key-file.tsx';
import { AsideNote } from './aside-note.tsx';
import { ChangeKeysCard } from './change-keys-card.tsx';
import { OldPassword } from './old-password.tsx';
import { usePreferenceState } from './use-preference-state.ts';

const MINUTES = [5, 10, 15, 30, 60] as const;

function ChangePassword(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [open, setOpen] = useState(false);
  const [old, setOld] = useState('');
  const [state, setState] = useState<NewPasswordState>(startPassword);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  const change = async (): Promise<void> => {
    setAsked(true);
    const next = finishedPassword(state);
    if (next === null || old === '') return;
    setBusy(true);
    const changed = await changePassword(old, next);
    setBusy(false);
    if (!changed.ok) {
      setProblem(changed.error);
      return;
    }
    setOpen(false);
    setOld('');
    setState(startPassword());
    setAsked(false);
    setProblem(null);
    say(t('settings.passwordChanged'));
  };

  return (
    <Card title={t('settings.password')}>
      {open ? (
        <Stack>
          <OldPassword
            value={old}
            onChange={(value) => {
              setOld(value);
              setProblem(null);
            }}
            anchor="old-password"
            error={problem === null ? undefined : explain(problem)}
          />
          <NewPassword state={state} onChange={setState} onEnter={() => void change()} asked={asked} />
          <Banner tone="info" title={t('settings.passwordOldBackups')} />
          <AsideNote />
          <Row end>
            <Button onPress={() => setOpen(false)}>{t('common.cancel')}</Button>
            <Button kind="primary" onPress={() => void change()} disabled={busy}>
              {t('settings.passwordChange')}
            </Button>
          </Row>
        </Stack>
      ) : (
        <Row>
          <Button icon="key" onPress={() => setOpen(true)}>
            {t('settings.passwordChange')}
          </Button>
        </Row>
      )}
    </Card>
  );
}

function Sheet(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { vault, identity } = useSession();
  const done = usePreference('recovery.done');
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const make = async (): Promise<void> => {
    const made = await vault.members.newRecoveryCode();
    if (!made.ok) {
      setProblem(made.error);
      return;
    }
    setCode(made.value);
    // the sheet in the drawer is void from now on
    await setPreference('recovery.done', false);
  };
  const checked = async (): Promise<void> => {
    setCode(null);
    await setPreference('recovery.done', true);
    say(t('vaultView.recoveryChecked'));
  };
  return (
    <Card title={t('settings.sheet')}>
      <Stack>
        <Banner tone={done ? 'ok' : 'warn'} title={done ? t('settings.sheetReady') : t('settings.sheetMissing')} />
        {problem === null ? null : <Trouble text={explain(problem)} />}
        {code === null ? (
          <>
            <p>{t('settings.sheetNewNote')}</p>
            <Row>
              <Button icon="paper" onPress={() => void make()}>
                {t('settings.sheetNew')}
              </Button>
            </Row>
          </>
        ) : (
          <RecoverySheet code={code} vaultName={identity.name} vaultId={vault.id} onChecked={() => void checked()} />
        )}
      </Stack>
    </Card>
  );
}

/** Lock, password, recovery sheet, remembering. */
export function SecurityPage(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const { vault, sample } = useSession();
  const [minutes, setMinutes] = usePreferenceState('lock.minutes');
  const [withSystem, setWithSystem] = usePreferenceState('lock.withSystem');
  const remembered = usePreference('lock.remember') && vault.members.rememberedHere;
  const [can, setCan] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  // a sheet of before the change of keys opens nothing any more: only the new one is in front
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    let alive = true;
    void canRemember().then((yes) => (alive ? setCan(yes) : undefined));
    return () => {
      alive = false;
    };
  }, []);
  const remember = async (on: boolean): Promise<void> => {
    const done = on ? await rememberOnThisPc() : await forgetOnThisPc();
    setProblem(done.ok ? null : done.error);
  };
  return (
    <Stack>
      <Select
        label={t('settings.lockAfter')}
        help={t('settings.lockAfterHelp')}
        choices={MINUTES.map((count) => ({ value: String(count), label: t('settings.minutes', { count }) }))}
        value={String(minutes)}
        onChange={(chosen) => setMinutes(Number(chosen))}
        width="short"
      />
      <Switch label={t('settings.lockWithSystem')} checked={withSystem} onChange={setWithSystem} />
      <Switch
        label={t('settings.remember')}
        hint={can ? t('settings.rememberHint') : t('settings.rememberNone')}
        checked={remembered}
        disabled={!can}
        onChange={(on) => void remember(on)}
      />
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {changed ? null : <Sheet />}
      <ChangePassword />
      {sample ? null : <ChangeKeysCard onSheet={setChanged} />}
      <KeyFile />
    </Stack>
  );
}
