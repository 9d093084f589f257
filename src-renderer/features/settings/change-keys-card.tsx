import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { openArea } from '../../state/navigation.ts';
import { changeKeys } from '../../state/own-pcs/change-keys.ts';
import { otherPcs } from '../../state/own-pcs/other-pcs.ts';
import { setPreference } from '../../state/preferences.ts';
import { useSession } from '../../state/session.ts';
import { Banner, Button, Card, ProgressBar, Row, Stack, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../../vault-view/new-password.tsx';
import { RecoverySheet } from '../../vault-view/recovery-sheet.tsx';
import { AsideNote } from './aside-note.tsx';
import { OldPassword } from './old-password.tsx';
import styles from './settings.module.css';

/** What becomes of everything else that has a key: said before, so that nobody is surprised by it. */
function WhatHappens(): ReactNode {
  const { t } = useText();
  const { vault, identity } = useSession();
  const others = vault.members.list().some(({ id, until }) => until === null && id !== vault.member);
  const lines = [
    t('ownPcs.keysSheet'),
    t('ownPcs.keysOldCopies'),
    t('ownPcs.keysPartners'),
    ...(others ? [t('ownPcs.keysMembers')] : []),
    ...(otherPcs(identity).length > 0 ? [t('ownPcs.keysOtherPcs')] : []),
    ...(vault.members.rememberedHere ? [t('ownPcs.keysRemember')] : []),
  ];
  return (
    <ul className={styles['points']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** After a leak: new keys for vault, party and this PC, a new password and a new recovery sheet. `onSheet`: the new sheet is on screen, or was put away. */
export function ChangeKeysCard({ onSheet }: { readonly onSheet: (shown: boolean) => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { vault, identity } = useSession();
  const [open, setOpen] = useState(false);
  const [old, setOld] = useState('');
  const [state, setState] = useState<NewPasswordState>(startPassword);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const wrong = problem?.code === 'vault/wrong-password';
  const close = (): void => {
    setOpen(false);
    setOld('');
    setState(startPassword());
    setAsked(false);
    setProblem(null);
  };
  const change = async (): Promise<void> => {
    setAsked(true);
    const next = finishedPassword(state);
    if (busy || next === null || old === '') return;
    setBusy(true);
    const changed = await changeKeys(old, next);
    setBusy(false);
    if (!changed.ok) {
      setProblem(changed.error);
      return;
    }
    close();
    setCode(changed.value);
    onSheet(true);
  };
  const checked = async (): Promise<void> => {
    setCode(null);
    setDone(true);
    onSheet(false);
    await setPreference('recovery.done', true);
    say(t('vaultView.recoveryChecked'));
  };
  return (
    <Card title={t('ownPcs.keysTitle')}>
      <Stack>
        <p>{t('ownPcs.keysLead')}</p>
        {problem === null || wrong ? null : <Trouble text={explain(problem)} />}
        {code !== null ? (
          <>
            {/* one thing at a time: the number is shown on this screen only, so it comes before the back-up on another */}
            <Banner tone="ok" title={t('ownPcs.keysDone')} live>
              <p>{t('ownPcs.keysNextSheet')}</p>
            </Banner>
            <AsideNote />
            <RecoverySheet code={code} vaultName={identity.name} vaultId={vault.id} onChecked={() => void checked()} />
          </>
        ) : done ? (
          <Banner tone="ok" title={t('ownPcs.keysDone')} live actions={<Button kind="primary" icon="save" onPress={() => openArea('settings', 'backup')}>{t('ownPcs.keysNextBackUp')}</Button>}>
            <p>{t('ownPcs.keysNext')}</p>
          </Banner>
        ) : open ? (
          <>
            <WhatHappens />
            <AsideNote />
            <OldPassword
              value={old}
              onChange={(value) => {
                setOld(value);
                setProblem(null);
              }}
              anchor="keys-old-password"
              error={wrong && problem !== null ? explain(problem) : asked && old === '' ? t('firstRun.missing') : undefined}
            />
            <NewPassword state={state} onChange={setState} onEnter={() => void change()} asked={asked} />
            {busy ? <ProgressBar label={t('ownPcs.keysWorking')} value={null} /> : null}
            <Row end>
              <Button onPress={close} disabled={busy}>
                {t('common.cancel')}
              </Button>
              <Button kind="primary" onPress={() => void change()} disabled={busy}>
                {t('ownPcs.keysDo')}
              </Button>
            </Row>
          </>
        ) : (
          <Row>
            <Button icon="key" onPress={() => setOpen(true)}>
              {t('ownPcs.keysOpen')}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
