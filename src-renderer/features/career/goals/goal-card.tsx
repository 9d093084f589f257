import type { ReactNode } from 'react';
import { careerGoal } from '../../../../src-shared/records/career-goal.ts';
import { useText } from '../../../i18n/index.ts';
import { Card, Icon } from '../../../ui/index.ts';
import { type PostingValues, textOf } from '../postings/posting-values.ts';
import styles from '../career.module.css';

const SHOWN = ['actions', 'wishedField', 'wishedStudy'] as const;

export interface GoalCardProps {
  readonly title: string;
  /** Several only where two PCs each wrote one. */
  readonly goals: readonly { readonly id: string; readonly values: PostingValues }[];
  readonly action?: (id: string | null) => ReactNode;
  /** Says that the family part stays here; an office has only what was sent. */
  readonly own: boolean;
}

/** One horizon as a card: what is wished, what will be done for it. */
export function GoalCard({ title, goals, action, own }: GoalCardProps): ReactNode {
  const { t, language } = useText();
  return (
    <Card title={title}>
      {goals.length === 0 ? <p className={styles['quiet']}>{t('career.goalEmpty')}</p> : null}
      {goals.map(({ id, values }) => (
        <div key={id} className={styles['goalFacts']}>
          <p className={styles['goalText']}>{textOf(values['goal']) || t('career.goalEmpty')}</p>
          <dl>
            {SHOWN.filter((name) => textOf(values[name]) !== '').map((name) => (
              <div key={name}>
                <dt>{careerGoal.fields[name].label[language]}</dt>
                <dd className={styles['goalText']}>{textOf(values[name])}</dd>
              </div>
            ))}
            {textOf(values['family']) === '' ? null : (
              <div>
                <dt>
                  {own ? <Icon name="lock" /> : null} {careerGoal.fields.family.label[language]}
                </dt>
                <dd className={own ? styles['quiet'] : styles['goalText']}>{own ? t('career.familyOff') : textOf(values['family'])}</dd>
              </div>
            )}
          </dl>
          {action?.(id)}
        </div>
      ))}
      {goals.length === 0 ? action?.(null) : null}
    </Card>
  );
}
