import { type ReactNode, useMemo } from 'react';
import { careerGoal } from '../../../../src-shared/records/career-goal.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { posting } from '../../../../src-shared/records/posting.ts';
import { civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import { useToday } from '../../../state/use-today.ts';
import { Card, Detail, Row, SmallTable, StateChip } from '../../../ui/index.ts';
import { GoalCard } from '../goals/goal-card.tsx';
import { permitEvents, postingEvents } from '../lane/lane-events.ts';
import { Lane } from '../lane/lane.tsx';
import { byLadder, isConcurrent, isPlanned, lacksReturnPlan, postingTitle, textOf } from '../postings/posting-values.ts';
import { ROTATION_KEYS, ROTATION_TONES } from '../postings/rotation-words.ts';
import type { ReceivedCareer } from './received-careers.ts';
import styles from '../career.module.css';

const FILE_STATES = { imported: 'career.stateImported', waiting: 'career.stateWaiting', undone: 'career.stateUndone' } as const;

/** One doctor's career as it was sent: lanes, posts, goals, and which files brought it. Nothing can be changed here. */
export function ReceivedDetail({ career }: { readonly career: ReceivedCareer }): ReactNode {
  const { t, language, dateShort } = useText();
  const today = useToday();
  const ledger = useLedger();
  const events = useMemo(() => [...postingEvents(career.postings.map(({ record }) => record), language, null), ...permitEvents(career.permits, true)], [career, language]);
  const files = ledger.filter((entry) => entry.direction === 'received' && entry.partner === career.party && entry.purpose === 'career').toReversed();
  const { clock } = career;
  return (
    <Detail
      title={career.name}
      state={
        <>
          <Row>
          {clock === null ? null : <StateChip tone={ROTATION_TONES[clock.state]}>{`${t(ROTATION_KEYS[clock.state])}　${t('career.monthsShort', { months: clock.months })}`}</StateChip>}
          {career.noReturnPlan ? <StateChip tone="warn">{t('career.noReturnPlan')}</StateChip> : null}
          </Row>
          <p className={styles['quiet']}>{t('career.readOnly')}</p>
        </>
      }
    >
      {events.length === 0 ? null : <Lane events={events} />}
      <Card title={t('career.posts')}>
        <SmallTable
          caption={t('career.posts')}
          captionHidden
          rows={career.postings.toSorted((a, b) => byLadder(a.values, b.values))}
          rowKey={({ id }) => id}
          empty={<p>{t('career.postsEmpty')}</p>}
          columns={[
            { id: 'post', header: t('career.columnPost'), cell: ({ values }) => postingTitle(values) },
            { id: 'rung', header: t('career.columnRung'), cell: ({ values }) => displayValue(posting.fields.rung, values['rung'], language) },
            { id: 'term', header: t('career.columnTerm'), cell: ({ values }) => [values['startOn'], values['endOn']].map((day) => (textOf(day) === '' ? '' : dateShort(textOf(day)))).join(' – ') },
            {
              id: 'state',
              header: t('career.columnMark'),
              cell: ({ values }) =>
                lacksReturnPlan(values, today) ? (
                  <StateChip tone="warn">{t('career.noReturnPlan')}</StateChip>
                ) : (
                  [isConcurrent(values) ? t('career.concurrent') : '', isPlanned(values) ? t('career.planned') : '', textOf(values['returnOn']) === '' ? '' : `${posting.fields.returnOn.label[language]} ${dateShort(textOf(values['returnOn']))}`].filter((text) => text !== '').join(' / ')
                ),
            },
          ]}
        />
      </Card>
      {career.goals.length === 0 ? (
        <p className={styles['quiet']}>{t('career.noGoals')}</p>
      ) : (
        <div className={styles['goals']}>
          {careerGoal.fields.horizon.choices?.map((choice) => (
            <GoalCard key={choice.value} own={false} title={choice.label[language]} goals={career.goals.filter(({ values }) => values['horizon'] === choice.value)} />
          ))}
        </div>
      )}
      <Card title={t('career.receivedTitle')}>
        {files.length === 0 ? <p className={styles['quiet']}>{t('career.receivedNone')}</p> : null}
        <ul className={styles['sent']}>
          {files.map((file) => (
            <li key={file.id}>
              {t('career.receivedLine', { on: civilDateOfMs(file.madeAt), number: file.number, state: file.state in FILE_STATES ? t(FILE_STATES[file.state as keyof typeof FILE_STATES]) : file.state })}
            </li>
          ))}
        </ul>
      </Card>
    </Detail>
  );
}
