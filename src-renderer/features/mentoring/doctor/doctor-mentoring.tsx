import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { mentorSession } from '../../../../src-shared/records/mentor-session.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { BigList, Button, Detail, EmptyState, ListDetail, ListHead, Prose, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { openHere, textOf } from '../mentoring-places.ts';
import { hasConflict, type Pairing } from './pairs.ts';
import { PairDetail } from './pair-detail.tsx';
import { PrivateNotes } from './private-note.tsx';
import { SENT_KEYS, SENT_TONES } from './sent-words.ts';
import { sentState } from './sent-state.ts';
import { SessionDetail } from './session-detail.tsx';
import { startSession } from './session-records.ts';
import { usePairings } from './use-pairings.ts';
import styles from '../mentoring.module.css';

type Row =
  | { readonly kind: 'pair'; readonly pairing: Pairing }
  | { readonly kind: 'session'; readonly pairing: Pairing; readonly record: RecordState }
  /** A private note whose meeting was deleted: never lost. */
  | { readonly kind: 'note'; readonly sessionId: string };

function rowsOf(all: readonly Pairing[], notes: readonly RecordState[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const pairing of all) {
    rows.set(pairing.id, { kind: 'pair', pairing });
    for (const record of pairing.sessions) rows.set(record.id, { kind: 'session', pairing, record });
  }
  for (const note of notes) {
    const sessionId = textOf(note.values['note']?.['sessionId']);
    if (sessionId !== '' && !rows.has(sessionId)) rows.set(sessionId, { kind: 'note', sessionId });
  }
  return rows;
}

/** メンター as a doctor sees it: each pair with its meetings. */
export function DoctorMentoring({ recordId }: AreaScreenProps): ReactNode {
  const { t, language, dateShort } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { identity } = useSession();
  const all = usePairings();
  const ledger = useLedger();
  const notes = useRecords('mentorNote');
  const [problem, setProblem] = useState<AppError | null>(null);
  const rows = useMemo(() => rowsOf(all, notes), [all, notes]);
  const ids = useMemo(() => [...rows.keys()], [rows]);
  const row = (id: string): Row => rows.get(id) as Row;
  const shown = recordId === undefined ? undefined : rows.get(recordId);

  const begin = async (pairing: Pairing): Promise<void> => {
    const made = await startSession(pairing);
    if (made.ok) openHere(made.value.id);
    else setProblem(made.error);
  };
  const remove = async (id: string): Promise<void> => {
    const noted = notes.some((note) => textOf(note.values['note']?.['sessionId']) === id);
    const gone = await deleteRecord(id);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    openHere();
    say({ text: t(noted ? 'mentoring.deletedSession' : 'mentoring.deletedSessionPlain'), action: { label: t('common.undo'), onPress: () => void restoreRecord(id) } });
  };

  const title = (one: Row): string => {
    if (one.kind === 'pair') return t('mentoring.withPartner', { name: one.pairing.partnerName });
    if (one.kind === 'note') return t('mentoring.noteLoose');
    const held = textOf(one.record.values['meeting']?.['heldOn']);
    return held === '' ? t('mentoring.sessionNew') : dateShort(held);
  };
  const chip = (one: Row): ReactNode => {
    if (one.kind === 'pair') return <StateChip tone="accent" icon="people">{t(one.pairing.role === 'mentor' ? 'mentoring.mentee' : 'mentoring.mentor')}</StateChip>;
    if (one.kind === 'note') return <StateChip tone="neutral" icon="lock">{t('mentoring.noteTitle')}</StateChip>;
    if (hasConflict(one.record)) return <StateChip tone="warn">{t('mentoring.conflict')}</StateChip>;
    const state = sentState(one.record, ledger, one.pairing.partner, identity.device.id);
    return <StateChip tone={SENT_TONES[state]}>{t(SENT_KEYS[state])}</StateChip>;
  };
  const manner = (one: Row): string => {
    if (one.kind !== 'session') return '';
    const value = shownValues(one.record).manner;
    return value === undefined || value === null ? '' : displayValue(mentorSession.fields.manner, value, language);
  };
  const detail = (): ReactNode => {
    if (shown === undefined) {
      return all.length === 0 ? (
        <EmptyState icon="talk" title={t('mentoring.emptyTitle')} action={<Button icon="inbox" onPress={() => openArea('exchange')}>{t('mentoring.openExchange')}</Button>}>
          {t('mentoring.emptyText')}
        </EmptyState>
      ) : (
        <EmptyState icon="talk" title={t('mentoring.choose')} />
      );
    }
    if (shown.kind === 'pair') return <PairDetail key={shown.pairing.id} pairing={shown.pairing} onNew={() => void begin(shown.pairing)} />;
    if (shown.kind === 'session') return <SessionDetail key={shown.record.id} pairing={shown.pairing} record={shown.record} onDelete={() => void remove(shown.record.id)} />;
    return (
      <Detail title={t('mentoring.noteLoose')}>
        <Prose>{t('mentoring.noteLooseText')}</Prose>
        <PrivateNotes sessionId={shown.sessionId} />
      </Detail>
    );
  };
  const only = all.length === 1 ? all[0] : undefined;

  return (
    <ListDetail
      listLabel={t('mentoring.list')}
      detailLabel={shown === undefined ? t('mentoring.area') : title(shown)}
      showing={shown === undefined && all.length > 0 ? 'list' : 'detail'}
      onBack={() => openHere()}
      list={
        <>
          <ListHead>
            {only === undefined ? null : (
              <Button icon="plus" kind={shown === undefined ? 'primary' : 'secondary'} onPress={() => void begin(only)}>
                {t('mentoring.newSession')}
              </Button>
            )}
            {problem === null ? null : <Trouble text={explain(problem)} />}
          </ListHead>
          <BigList
            label={t('mentoring.list')}
            ids={ids}
            current={recordId ?? null}
            onOpen={openHere}
            columns={[
              { id: 'what', header: t('mentoring.columnWhat'), width: '2fr', cell: (id) => <span className={styles[row(id).kind === 'session' ? 'sessionRow' : 'pairRow']}>{title(row(id))}</span> },
              { id: 'manner', header: t('mentoring.columnManner'), width: '6rem', cell: (id) => manner(row(id)), from: 24 },
              { id: 'state', header: t('mentoring.columnState'), width: '9rem', cell: (id) => chip(row(id)) },
            ]}
            empty={<EmptyState icon="talk" title={t('mentoring.emptyTitle')} />}
          />
        </>
      }
      detail={detail()}
    />
  );
}
