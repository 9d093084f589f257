import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { createRecord, deleteRecord, editFields, restoreRecord } from '../../../state/commands.ts';
import { useLedgerLines } from '../../../state/exchange/ledger-now.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { usePermitCases } from '../../../state/permit-cases.ts';
import { ports, session, useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { BigList, Button, EmptyState, ListDetail, ListHead, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { reachOf } from '../handed-over.ts';
import { doctorChip } from '../status-words.ts';
import { PermitPapers } from '../papers/permit-papers.tsx';
import { ApplicationDraft } from './application-draft.tsx';
import { ApplicationSent } from './application-sent.tsx';
import { type DoctorRow, doctorRows, heldState, isBeingWritten } from './doctor-rows.ts';
import { HeldPermit } from './held-permit.tsx';
import { draftedChanges, fieldsAsPermitted, mayRequestChange } from './change-draft.ts';
import { copyApplication, startApplication } from './start-application.ts';

/** 兼業の許可 as the doctor sees it: what is being written, what is with the office, what is held. */
export function DoctorPermits({ recordId }: AreaScreenProps): ReactNode {
  const { t, dateShort } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const cases = usePermitCases();
  const permits = useRecords('permit');
  const ledger = useLedgerLines();
  const self = useSession().identity.party;
  const [problem, setProblem] = useState<AppError | null>(null);
  /** The permit whose change is being written. */
  const [changing, setChanging] = useState<string | null>(null);
  const today = todayInJapan(ports().clock);
  const rows = useMemo(() => doctorRows(cases, permits, self), [cases, permits, self]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const open = useCallback((id: string) => openArea('permits', id), []);

  const begin = async (made: Promise<Result<RecordState, AppError>>): Promise<void> => {
    const result = await made;
    if (result.ok) openArea('permits', result.value.id);
    else setProblem(result.error);
  };
  const hold = (): Promise<void> =>
    begin(createRecord('permit', { origin: 'paper' }, { parties: { author: session().identity.party } }));
  const discard = async (id: string): Promise<void> => {
    const gone = await deleteRecord(id);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    openArea('permits');
    say({ text: t('permits.draftDeleted'), action: { label: t('common.undo'), onPress: () => void restoreRecord(id) } });
  };

  const chip = (row: DoctorRow): ReactNode => {
    if (row.kind === 'held') {
      const state = heldState(row, today);
      return <StateChip tone={state === 'inForce' ? 'ok' : 'neutral'}>{t(`permits.${state}`)}</StateChip>;
    }
    const { tone, word } = doctorChip(row.view, reachOf(row.view, ledger));
    return <StateChip tone={tone}>{t(word)}</StateChip>;
  };
  const row = (id: string): DoctorRow => byId.get(id) as DoctorRow;
  const period = (id: string): string => [row(id).from, row(id).to].map((day) => (day === '' ? '' : dateShort(day))).join(' – ');

  const list = (
    <>
      <ListHead>
        <Button icon="plus" kind={recordId === undefined ? 'primary' : 'secondary'} onPress={() => void begin(startApplication())}>
          {t('permits.newApplication')}
        </Button>
        <Button kind="quiet" onPress={() => void hold()}>
          {t('permits.addHeld')}
        </Button>
      </ListHead>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <BigList
        label={t('permits.applications')}
        ids={ids}
        current={recordId ?? null}
        onOpen={open}
        columns={[
          { id: 'institution', header: t('permits.colInstitution'), cell: (id) => row(id).title || t('permits.untitled'), width: '2fr' },
          { id: 'state', header: t('permits.colState'), cell: (id) => chip(row(id)), width: '10rem' },
          { id: 'period', header: t('permits.colPeriod'), cell: period, width: '11rem', from: 36 },
        ]}
        empty={<EmptyState title={t('permits.emptyTitle')}>{t('permits.emptyText')}</EmptyState>}
      />
    </>
  );

  const shown = recordId === undefined ? undefined : byId.get(recordId);
  return (
    <ListDetail
      listLabel={t('permits.applications')}
      detailLabel={shown?.title ?? t('permits.applications')}
      list={list}
      detail={shown === undefined ? <EmptyState title={t('permits.chooseOne')} /> : detailOf(shown)}
      showing={shown === undefined ? 'list' : 'detail'}
      focus={shown !== undefined && (isBeingWritten(shown, self) || isChanging(shown))}
      onBack={() => openArea('permits')}
    />
  );

  function isChanging(chosen: DoctorRow): boolean {
    return chosen.kind === 'case' && chosen.id === changing && mayRequestChange(chosen.view, self);
  }

  async function takeBackChange(view: PermitCaseView): Promise<void> {
    const done = await editFields(view.caseId, fieldsAsPermitted(view));
    if (done.ok) setChanging(null);
    else setProblem(done.error);
  }

  function detailOf(chosen: DoctorRow): ReactNode {
    if (chosen.kind === 'held') {
      const actions = (
        <Button kind="quiet" onPress={() => void discard(chosen.id)}>
          {t('common.delete')}
        </Button>
      );
      return <HeldPermit key={chosen.id} record={chosen.record} actions={actions} />;
    }
    const { view } = chosen;
    const { application } = view;
    const writable = isBeingWritten(chosen, self);
    const actions = (
      <>
        <PermitPapers view={view} />
        {writable && view.fold.status === 'draft' ? (
          <Button kind="quiet" onPress={() => void discard(view.caseId)}>
            {t('permits.deleteDraft')}
          </Button>
        ) : null}
        {!mayRequestChange(view, self) ? null : isChanging(chosen) ? (
          <>
            <Button kind="quiet" onPress={() => setChanging(null)}>
              {t('permits.changeLater')}
            </Button>
            <Button kind="quiet" onPress={() => void takeBackChange(view)}>
              {t('permits.changeStop')}
            </Button>
          </>
        ) : (
          <Button onPress={() => setChanging(view.caseId)}>{t(draftedChanges(view).length === 0 ? 'permits.requestChange' : 'permits.changeGoOn')}</Button>
        )}
        {writable || application === undefined || isChanging(chosen) ? null : (
          <Button kind="quiet" onPress={() => void begin(copyApplication(application))}>
            {t('permits.copyOf')}
          </Button>
        )}
      </>
    );
    if (writable && application !== undefined) return <ApplicationDraft key={view.caseId} view={view} application={application} actions={actions} />;
    if (application !== undefined && isChanging(chosen)) return <ApplicationDraft key={`${view.caseId} change`} change view={view} application={application} actions={actions} />;
    return <ApplicationSent key={view.caseId} view={view} reach={reachOf(view, ledger)} actions={actions} />;
  }
}
