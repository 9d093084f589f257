import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { useText } from '../../i18n/index.ts';
import { useLedger } from '../../state/exchange/ledger-now.ts';
import { openArea } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { useRecords } from '../../state/use-records.ts';
import { useToday } from '../../state/use-today.ts';
import { Button, Card, EmptyState, Trouble, useExplainError } from '../../ui/index.ts';
import { AREA } from './career-places.ts';
import { GoalColumns } from './goals/goals-part.tsx';
import { permitEvents, postingEvents } from './lane/lane-events.ts';
import { Lane } from './lane/lane.tsx';
import { meetingEvents } from './lane/own-meetings.ts';
import { currentMainPost } from './postings/posting-values.ts';
import { RotationCard } from './postings/rotation-card.tsx';
import { careerFiles, changedAfter } from './sent-career.ts';
import { startPosting } from './start-records.ts';
import type { OwnCareer } from './use-own-career.ts';
import styles from './career.module.css';

/** All at a glance: the lanes, the rotation clock, what was sent, the four goals. */
export function OverviewPart({ career }: { readonly career: OwnCareer }): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const today = useToday();
  const self = useSession().identity.party;
  const permits = useRecords('permit');
  const sessions = useRecords('mentorSession');
  const ledger = useLedger();
  const [problem, setProblem] = useState<AppError | null>(null);
  const events = useMemo(() => {
    const own = (record: RecordState): boolean => record.parties.author === self || record.person === self;
    return [
      ...postingEvents(career.postings.map(({ record }) => record), language, AREA),
      ...permitEvents(permits.filter(own), true),
      ...meetingEvents(sessions, t('career.meeting')),
    ];
  }, [career.postings, permits, sessions, language, self, t]);
  const add = async (): Promise<void> => {
    const made = await startPosting();
    if (made.ok) openArea(AREA, made.value.id);
    else setProblem(made.error);
  };
  const records = [...career.postings, ...career.goals].map(({ record }) => record);
  return (
    <div className={styles['page']}>
      <h2 className={styles['unseen']}>{t('career.overview')}</h2>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {events.length === 0 ? (
        <EmptyState
          icon="career"
          title={t('career.laneEmptyTitle')}
          action={
            <Button icon="plus" onPress={() => void add()}>
              {t('career.addPost')}
            </Button>
          }
        >
          {t('career.laneEmptyText')}
        </EmptyState>
      ) : (
        <Lane events={events} />
      )}
      <div className={styles['two']}>
        <RotationCard post={currentMainPost(career.postings, today)?.values ?? null} />
        <SentCard files={careerFiles(ledger)} records={records} />
      </div>
      <GoalColumns goals={career.goals} onTrouble={setProblem} />
    </div>
  );
}

function SentCard({ files, records }: { readonly files: readonly LedgerEntry[]; readonly records: readonly RecordState[] }): ReactNode {
  const { t } = useText();
  const last = files[0];
  return (
    <Card title={t('career.send')}>
      {last === undefined ? <p className={styles['quiet']}>{t(records.length === 0 ? 'career.nothingToSend' : 'career.notSent')}</p> : null}
      <ul className={styles['sent']}>
        {files.map((file) => (
          <li key={file.id}>
            {file.state === 'made'
              ? t('career.madeOnly', { name: file.partnerName, number: file.number })
              : t('career.sentOn', { name: file.partnerName, on: civilDateOfMs(file.madeAt), number: file.number })}
          </li>
        ))}
      </ul>
      {last !== undefined && changedAfter(records, last.madeAt) ? <p>{t('career.changedSince')}</p> : null}
    </Card>
  );
}
