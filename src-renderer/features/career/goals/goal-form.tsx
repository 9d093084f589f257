import { type ReactNode, useState } from 'react';
import { careerGoal } from '../../../../src-shared/records/career-goal.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { isConflict } from '../../../../src-shared/records/heads.ts';
import { headsOf, type RecordState, shownValues, unitsOf } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { type FormPart, RecordForm } from '../../../record-view/index.ts';
import { useAutosave } from '../../../state/use-autosave.ts';
import { Button, Detail, StateChip } from '../../../ui/index.ts';
import { openPart } from '../career-places.ts';
import { GoalVersions } from './goal-versions.tsx';
import styles from '../career.module.css';

/** One goal, autosaved; every save is a version. */
export function GoalForm({ record, onDelete }: { readonly record: RecordState; readonly onDelete: () => void }): ReactNode {
  const { t, language } = useText();
  const draft = useAutosave(record);
  const [comparing, setComparing] = useState(false);
  const horizon = shownValues(record).horizon;
  const parts: readonly FormPart[] = [
    { id: 'goal', title: careerGoal.units.goal.label[language] },
    {
      id: 'family',
      title: careerGoal.units.family.label[language],
      lead: (
        <span className={styles['sent']}>
          <span>{t('career.familyLead')}</span>
          <span className={styles['family']}>
            <StateChip tone="neutral" icon="lock">
              {t('career.familyOff')}
            </StateChip>
          </span>
        </span>
      ),
    },
    { id: 'memo', title: careerGoal.units.memo.label[language], lead: t('career.memoLead') },
  ];
  const compare = async (): Promise<void> => {
    // what stands in the form is the newest version
    if (await draft.flush()) setComparing(true);
  };
  return (
    <Detail
      title={horizon === undefined || horizon === null ? careerGoal.label[language] : t('career.goalOf', { horizon: displayValue(careerGoal.fields.horizon, horizon, language) })}
      state={unitsOf(record).some((unit) => isConflict(headsOf(record, unit))) ? <StateChip tone="warn">{t('career.conflict')}</StateChip> : undefined}
      actions={
        <>
          <Button kind="quiet" icon="trash" onPress={onDelete}>
            {t('career.deleteGoal')}
          </Button>
          <Button icon="history" onPress={() => void compare()}>
            {t('career.versions')}
          </Button>
          <Button icon="back" onPress={() => openPart('goals')}>
            {t('career.goals')}
          </Button>
        </>
      }
    >
      <RecordForm definition={careerGoal} draft={draft} parts={parts} language={language} />
      {comparing ? <GoalVersions record={record} onClose={() => setComparing(false)} /> : null}
    </Detail>
  );
}
