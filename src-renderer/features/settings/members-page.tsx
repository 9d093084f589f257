import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import { civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { member as definition } from '../../../src-shared/records/member.ts';
import { useText } from '../../i18n/index.ts';
import { choicesOf } from '../../record-view/index.ts';
import { MEMBER_ROLES, type MemberRole } from '../../state/member-roles.ts';
import { addMember, changeRoles, isManager, removeMember } from '../../state/members.ts';
import { useSession } from '../../state/session.ts';
import { useRevision } from '../../state/use-records.ts';
import { AlertDialog, Banner, Button, CheckboxGroup, Dialog, Menu, Row, SmallTable, Stack, StateChip, TextField, Trouble, useExplainError, useStatus } from '../../ui/index.ts';
import styles from './settings.module.css';
import { finishedPassword, NewPassword, type NewPasswordState, startPassword } from '../../vault-view/new-password.tsx';

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly until: number | null;
}

const isRole = (role: string): role is MemberRole => (MEMBER_ROLES as readonly string[]).includes(role);

function RolesField({ roles, onChange }: { readonly roles: readonly MemberRole[]; readonly onChange: (roles: readonly MemberRole[]) => void }): ReactNode {
  const { t, language } = useText();
  const choices = choicesOf(definition.fields.roles, language).flatMap(({ value, label }) => (isRole(value) ? [{ value, label }] : []));
  return <CheckboxGroup label={t('settings.memberRoles')} choices={choices} values={roles} onChange={onChange} anchor="roles" />;
}

function AddDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly MemberRole[]>(['reviewer']);
  const [state, setState] = useState<NewPasswordState>(() => ({ ...startPassword(), way: 'own' }));
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setAsked(true);
    const password = finishedPassword(state);
    if (busy || password === null || name.trim() === '') return;
    setBusy(true);
    const added = await addMember(name.trim(), roles, password);
    setBusy(false);
    if (!added.ok) {
      setProblem(added.error);
      return;
    }
    say(t('settings.memberAdded', { name: name.trim() }));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('settings.memberAddTitle')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onPress={() => void add()} disabled={busy}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField label={t('settings.memberName')} required value={name} onChange={setName} autoFocus anchor="member-name" error={asked && name.trim() === '' ? t('firstRun.missing') : undefined} />
        <RolesField roles={roles} onChange={setRoles} />
        <Banner tone="info" title={t('settings.memberAddPassword')} />
        <NewPassword state={state} onChange={setState} onEnter={() => void add()} asked={asked} />
        {problem === null ? null : <Trouble text={explain(problem)} />}
      </Stack>
    </Dialog>
  );
}

function RolesDialog({ member, onClose }: { readonly member: MemberRow; readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [roles, setRoles] = useState<readonly MemberRole[]>(member.roles.filter(isRole));
  const [problem, setProblem] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    const changed = await changeRoles(member.id, roles);
    if (!changed.ok) {
      setProblem(changed.error);
      return;
    }
    say(t('settings.memberRolesChanged', { name: member.name }));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t('settings.memberRename')}: ${member.name}`}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onPress={() => void save()}>
            {t('settings.memberRename')}
          </Button>
        </>
      }
    >
      <Stack>
        <RolesField roles={roles} onChange={setRoles} />
        {problem === null ? null : <Trouble text={explain(problem)} />}
      </Stack>
    </Dialog>
  );
}

/** Who works here, in which roles; add a colleague, remove a leaver. */
export function MembersPage(): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const session = useSession();
  useRevision();
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<MemberRow | null>(null);
  const [leaving, setLeaving] = useState<MemberRow | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const manager = isManager(session);
  const names = new Map(choicesOf(definition.fields.roles, language).map(({ value, label }) => [value, label]));
  const rows: readonly MemberRow[] = session.vault.members.list().map(({ id, name, until }) => ({
    id,
    name,
    until,
    roles: session.identity.members.find((one) => one.id === id)?.roles ?? [],
  }));
  const told = (done: Result<unknown>, words: string): void => {
    setProblem(done.ok ? null : done.error);
    if (done.ok) say(words);
  };
  return (
    <Stack>
      <p>{t('settings.membersLead')}</p>
      {manager ? null : <Banner tone="info" title={t('settings.memberOnlyManager')} />}
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <SmallTable
        caption={t('settings.membersTable')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', header: t('settings.memberName'), cell: (row) => <span className={styles['oneLine']}>{row.name}</span> },
          { id: 'roles', header: t('settings.memberRoles'), cell: (row) => row.roles.map((role) => names.get(role) ?? role).join('、') },
          {
            id: 'state',
            header: t('settings.memberState'),
            cell: (row) =>
              row.until !== null ? (
                <StateChip tone="neutral">{t('settings.memberLeft', { on: civilDateOfMs(row.until) })}</StateChip>
              ) : row.id === session.member.id ? (
                <StateChip tone="accent" icon="person">
                  {t('settings.memberNow')}
                </StateChip>
              ) : (
                <StateChip tone="ok">{t('settings.memberActive')}</StateChip>
              ),
          },
          {
            id: 'do',
            header: '',
            cell: (row) =>
              manager && row.until === null ? (
                <Menu
                  icon="more"
                  label={`${row.name}: ${t('common.edit')}`}
                  compact
                  entries={[
                    { id: 'roles', label: t('settings.memberRename'), icon: 'pencil', onAction: () => setEditing(row) },
                    { id: 'leave', label: t('settings.memberRemove'), icon: 'trash', danger: true, onAction: () => setLeaving(row) },
                  ]}
                />
              ) : null,
          },
        ]}
      />
      {manager ? (
        <Row>
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t('settings.memberAdd')}
          </Button>
        </Row>
      ) : null}
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
      {editing === null ? null : <RolesDialog key={editing.id} member={editing} onClose={() => setEditing(null)} />}
      <AlertDialog
        open={leaving !== null}
        title={t('settings.memberRemoveAsk', { name: leaving?.name ?? '' })}
        confirmLabel={t('settings.memberRemove')}
        cancelLabel={t('common.cancel')}
        danger
        onCancel={() => setLeaving(null)}
        onConfirm={() => {
          const who = leaving;
          setLeaving(null);
          if (who !== null) void removeMember(who.id).then((result) => told(result, t('settings.memberRemoved', { name: who.name })));
        }}
      >
        <p>{t('settings.memberRemoveBody', { name: leaving?.name ?? '' })}</p>
      </AlertDialog>
    </Stack>
  );
}
