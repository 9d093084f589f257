import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { renamePc, takeOutOfUse } from '../../../state/own-pcs/other-pcs.ts';
import { syncState } from '../../../state/own-pcs/sync-state.ts';
import type { OwnDevice } from '../../../state/identity.ts';
import { isManager } from '../../../state/members.ts';
import { useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { AlertDialog, Banner, Button, Dialog, Menu, SmallTable, Stack, StateChip, TextField, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { ExchangeCard } from './exchange-card.tsx';
import { FolderCard } from './folder-card.tsx';
import { SetUpCard } from './set-up-card.tsx';

function RenameDialog({ pc, onClose }: { readonly pc: OwnDevice; readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [name, setName] = useState(pc.name);
  const [problem, setProblem] = useState<AppError | null>(null);
  const save = async (): Promise<void> => {
    const done = await renamePc(pc.id, name);
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    say(t('ownPcs.renamed'));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ownPcs.rename')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={name.trim() === ''} onPress={() => void save()}>
            {t('ownPcs.rename')}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField label={t('ownPcs.name')} example={t('ownPcs.nameExample')} value={name} onChange={setName} onEnter={() => void save()} anchor="pc-name" autoFocus />
        {problem === null ? null : <Trouble text={explain(problem)} />}
      </Stack>
    </Dialog>
  );
}

/** The PCs of this party: which there are, a further one, files between them, and one that was lost. */
export function PcsPage(): ReactNode {
  const { t, moment, date, dateShort } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const session = useSession();
  const { identity, sample } = session;
  useRevision();
  const [renaming, setRenaming] = useState<OwnDevice | null>(null);
  const [leaving, setLeaving] = useState<OwnDevice | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const sync = syncState();
  const mayChange = identity.role === 'doctor' || isManager(session);
  const nameOf = (pc: OwnDevice): string => pc.name || t('ownPcs.unnamed');
  const told = (done: Result<unknown>, words: string): void => {
    setProblem(done.ok ? null : done.error);
    if (done.ok) say(words);
  };
  const rows = identity.devices.toSorted((a, b) => a.addedAt - b.addedAt);
  const stateOf = (pc: OwnDevice): ReactNode => {
    if (pc.revokedAt !== null) return <StateChip tone="neutral">{t('ownPcs.out', { on: date(civilDateOfMs(pc.revokedAt)) })}</StateChip>;
    if (pc.id === identity.device.id) {
      return (
        <StateChip tone="accent" icon="pc">
          {t('ownPcs.thisPc')}
        </StateChip>
      );
    }
    const heard = sync.heardAt[pc.id];
    return heard === undefined ? t('ownPcs.neverHeard') : t('ownPcs.heard', { at: moment(heard) });
  };
  if (sample) return <Banner tone="info" title={t('ownPcs.sample')} />;
  return (
    <Stack>
      <p>{t('ownPcs.lead')}</p>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <SmallTable
        caption={t('ownPcs.table')}
        captionHidden
        rows={rows}
        rowKey={(pc) => pc.id}
        columns={[
          { id: 'name', header: t('ownPcs.name'), cell: nameOf },
          { id: 'added', header: t('ownPcs.added'), cell: (pc) => dateShort(civilDateOfMs(pc.addedAt)) },
          { id: 'state', header: t('ownPcs.state'), cell: stateOf },
          {
            id: 'do',
            header: '',
            cell: (pc) =>
              mayChange && pc.revokedAt === null ? (
                <Menu
                  icon="more"
                  label={`${nameOf(pc)}: ${t('common.edit')}`}
                  compact
                  entries={[
                    { id: 'rename', label: t('ownPcs.rename'), icon: 'pencil', onAction: () => setRenaming(pc) },
                    ...(pc.id === identity.device.id ? [] : [{ id: 'out', label: t('ownPcs.takeOut'), icon: 'trash' as const, danger: true, onAction: () => setLeaving(pc) }]),
                  ]}
                />
              ) : null,
          },
        ]}
      />
      <FolderCard />
      <ExchangeCard />
      {mayChange ? <SetUpCard /> : null}
      {renaming === null ? null : <RenameDialog key={renaming.id} pc={renaming} onClose={() => setRenaming(null)} />}
      <AlertDialog
        open={leaving !== null}
        title={t('ownPcs.takeOutAsk', { name: leaving === null ? '' : nameOf(leaving) })}
        confirmLabel={t('ownPcs.takeOut')}
        cancelLabel={t('common.cancel')}
        danger
        onCancel={() => setLeaving(null)}
        onConfirm={() => {
          const pc = leaving;
          setLeaving(null);
          if (pc !== null) void takeOutOfUse(pc.id).then((result) => told(result, t('ownPcs.takenOut', { name: nameOf(pc) })));
        }}
      >
        <p>{t('ownPcs.takeOutBody')}</p>
      </AlertDialog>
    </Stack>
  );
}
