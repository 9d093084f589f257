import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { useText } from '../../../i18n/index.ts';
import type { HowConfirmed } from '../../../state/contacts.ts';
import { confirmMany, useWaitingParties, type WaitingParty } from '../../../state/exchange/confirm-many.ts';
import { reopenWaiting } from '../../../state/exchange/inbox.ts';
import { dossiersNamed } from '../../../state/exchange/link-person.ts';
import { useSession } from '../../../state/session.ts';
import { Button, Card, Checkbox, Detail, EmptyState, RadioGroup, Skeleton, SmallTable, Stack, TextField, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { BackButton } from '../back-button.tsx';
import styles from '../exchange.module.css';
import { openHere, openTab } from '../places.ts';

/** Several first files of a morning: tick those whose six words agree, say how, and take their files in one after the other. */
export function ConfirmMany(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { identity, vault } = useSession();
  const waiting = useWaitingParties();
  const [ticked, setTicked] = useState<ReadonlySet<PartyId>>(new Set());
  const [how, setHow] = useState<HowConfirmed | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const office = identity.role !== 'doctor';
  const inList = (name: string): string => {
    const lines = dossiersNamed(name, vault.workingSet).map((line) => [line.staffNumber, line.affiliation].filter((part) => part !== '').join('　'));
    return lines.length === 0 ? t('trust.notInList') : lines.join('／');
  };
  if (waiting === null) return <Skeleton />;
  const chosen = waiting.filter((one) => ticked.has(one.party));
  const tick = (party: PartyId, on: boolean): void => setTicked(new Set(on ? [...ticked, party] : [...ticked].filter((one) => one !== party)));

  const confirm = async (): Promise<void> => {
    if (how === null) return;
    setBusy(true);
    const done = await confirmMany(chosen, how, note.trim());
    setBusy(false);
    if (!done.ok) {
      setTrouble(done.error);
      return;
    }
    const files = done.value;
    say(files.length === 0 ? t('trust.confirmDone', { count: chosen.length }) : t('trust.confirmDoneFiles', { count: chosen.length, files: files.length }));
    setTicked(new Set());
    let first: string | null = null;
    for (const entry of files) {
      const opened = await reopenWaiting(entry);
      first ??= opened;
    }
    if (first !== null) openHere(first);
  };

  const columns = [
    {
      id: 'who',
      header: t('trust.confirmColWho'),
      cell: (one: WaitingParty) => (
        <>
          <Checkbox label={<span aria-label={t('trust.confirmTick', { name: one.name })}>{one.name}</span>} checked={ticked.has(one.party)} onChange={(on) => tick(one.party, on)} />
          {one.takenBackOn === null ? null : <small className={styles['quiet']}>{t('trust.takenBackOn', { on: one.takenBackOn })}</small>}
        </>
      ),
    },
    { id: 'words', header: t('trust.confirmColWords'), cell: (one: WaitingParty) => <strong>{one.words.join('　')}</strong> },
    ...(office ? [{ id: 'list', header: t('trust.confirmColList'), cell: (one: WaitingParty) => inList(one.name) }] : []),
    { id: 'files', header: t('trust.confirmColFiles'), align: 'end' as const, cell: (one: WaitingParty) => t('trust.confirmFiles', { count: one.entries.length }) },
  ];
  return (
    <>
      <BackButton tab="received" />
      {waiting.length === 0 ? (
        <div className={styles['page']}>
          <EmptyState icon="people" title={t('trust.confirmManyNone')} action={<Button onPress={() => openTab('received')}>{t('exchange.doneList')}</Button>}>
            {t('trust.confirmManyNoneText')}
          </EmptyState>
        </div>
      ) : (
        <Detail
          title={t('trust.confirmManyTitle')}
          actions={
            <Button kind="primary" icon="person" disabled={busy || chosen.length === 0 || how === null} onPress={() => void confirm()}>
              {t('trust.confirmDo', { count: chosen.length })}
            </Button>
          }
        >
          <Stack>
            <p>{t('trust.confirmManyLead')}</p>
            <SmallTable caption={t('exchange.waitingTitle')} columns={columns} rows={waiting} rowKey={(one) => one.party} />
            <p className={styles['quiet']}>{t('trust.confirmManyNoneText')}</p>
            <Card>
              <Stack>
                <RadioGroup
                  label={t('exchange.confirmHow')}
                  required
                  choices={[
                    { value: 'ownNumber' as const, label: t('trust.confirmHowNumber') },
                    { value: 'inPerson' as const, label: t('trust.confirmHowMeeting') },
                    { value: 'list' as const, label: t('trust.confirmHowPaper') },
                  ]}
                  value={how as 'ownNumber' | 'inPerson' | 'list' | null}
                  onChange={setHow}
                />
                <TextField label={t('trust.confirmHowNote')} optional example={t('trust.confirmHowNoteExample')} value={note} onChange={setNote} maxLength={400} anchor="confirm-note" />
              </Stack>
            </Card>
            {trouble === null ? null : <Trouble text={explain(trouble)} />}
          </Stack>
        </Detail>
      )}
    </>
  );
}
