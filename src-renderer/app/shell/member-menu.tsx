import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { useText } from '../../i18n/index.ts';
import { switchMember } from '../../state/members.ts';
import { openArea } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { Button, Dialog, Menu, PasswordField, useExplainError, useStatus } from '../../ui/index.ts';

/** Another member takes over in two clicks: who, and their own password. */
export function MemberMenu(): ReactNode {
  const { t } = useText();
  const { identity, member, vault } = useSession();
  const [next, setNext] = useState<{ id: string; name: string } | null>(null);
  const active = vault.members.list().filter(({ until }) => until === null);
  if (identity.role === 'doctor') return null;
  return (
    <>
      <Menu
        icon="people"
        label={t('app.members')}
        entries={[
          ...active.map(({ id, name }) => ({
            id,
            label: id === member.id ? t('app.memberNow', { name }) : t('app.memberSwitch', { name }),
            icon: 'person' as const,
            disabled: id === member.id,
            onAction: () => setNext({ id, name }),
          })),
          { id: '$manage', label: t('app.memberManage'), icon: 'settings' as const, onAction: () => openArea('settings', 'members') },
        ]}
      />
      {next === null ? null : <SwitchDialog key={next.id} id={next.id} name={next.name} onClose={() => setNext(null)} />}
    </>
  );
}

function SwitchDialog({ id, name, onClose }: { readonly id: string; readonly name: string; readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    if (busy || password === '') return;
    setBusy(true);
    const switched = await switchMember(id, password);
    setBusy(false);
    if (switched.ok) {
      say(t('app.memberSwitched', { name }));
      onClose();
    } else {
      setProblem(switched.error);
      setPassword('');
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('app.memberSwitch', { name })}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onPress={() => void go()} disabled={busy}>
            {t('app.memberDo')}
          </Button>
        </>
      }
    >
      <PasswordField
        label={t('app.memberPassword', { name })}
        value={password}
        onChange={(value) => {
          setPassword(value);
          setProblem(null);
        }}
        onEnter={() => void go()}
        autoFocus
        anchor="switch"
        error={problem === null ? undefined : explain(problem)}
      />
    </Dialog>
  );
}
