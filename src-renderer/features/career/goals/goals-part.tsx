import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { careerGoal } from '../../../../src-shared/records/career-goal.ts';
import { useText } from '../../../i18n/index.ts';
import { deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { openArea } from '../../../state/navigation.ts';
import { Button, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { AREA, openPart } from '../career-places.ts';
import { startGoal } from '../start-records.ts';
import type { CareerRow } from '../use-own-career.ts';
import { GoalCard } from './goal-card.tsx';
import { GoalForm } from './goal-form.tsx';
import styles from '../career.module.css';

/** Four columns, one per horizon, or the form of the goal that is open. */
export function GoalsPart({ goals, recordId }: { readonly goals: readonly CareerRow[]; readonly recordId: string | undefined }): ReactNode {
  const { t } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const [problem, setProblem] = useState<AppError | null>(null);
  const shown = goals.find(({ id }) => id === recordId);

  const remove = async (id: string): Promise<void> => {
    const gone = await deleteRecord(id);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    openPart('goals');
    say({ text: t('career.deletedGoal'), action: { label: t('common.undo'), onPress: () => void restoreRecord(id) } });
  };
  if (shown !== undefined) return <GoalForm key={shown.id} record={shown.record} onDelete={() => void remove(shown.id)} />;
  return (
    <div className={styles['page']}>
      <h2 className={styles['unseen']}>{t('career.goals')}</h2>
      <p>{t('career.goalsLead')}</p>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      <GoalColumns goals={goals} onTrouble={setProblem} />
    </div>
  );
}

/** The four cards, with the way into each. */
export function GoalColumns({ goals, onTrouble }: { readonly goals: readonly CareerRow[]; readonly onTrouble: (problem: AppError) => void }): ReactNode {
  const { t, language } = useText();
  const write = async (horizon: string): Promise<void> => {
    const made = await startGoal(horizon);
    if (made.ok) openArea(AREA, made.value.id);
    else onTrouble(made.error);
  };
  return (
    <div className={styles['goals']}>
      {careerGoal.fields.horizon.choices?.map((choice) => (
        <GoalCard
          key={choice.value}
          title={choice.label[language]}
          own
          goals={goals.filter(({ values }) => values['horizon'] === choice.value)}
          action={(id) => (
            <div className={styles['goalAction']}>
              {id === null ? (
                <Button icon="pencil" onPress={() => void write(choice.value)}>
                  {t('career.writeGoal')}
                </Button>
              ) : (
                <Button onPress={() => openArea(AREA, id)}>{t('career.editGoal')}</Button>
              )}
            </div>
          )}
        />
      ))}
    </div>
  );
}
