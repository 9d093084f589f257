import type { ReactNode } from 'react';
import { Icon } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './exchange.module.css';

export interface CaseStep {
  /** 申請を書く; the number is put in front here. */
  readonly label: string;
  /** Date or waiting days under the step. */
  readonly note?: string;
}

export interface CaseStripProps {
  readonly label: string;
  readonly steps: readonly CaseStep[];
  /** Index of today's place; null explains how it works; steps.length is all done. */
  readonly now: number | null;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
}

const NUMBERS = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧'] as const;

/** The one picture both sides see: where this case is, and the one thing to do. */
export function CaseStrip({ label, steps, now, note, action }: CaseStripProps): ReactNode {
  const words = useUiWords();
  return (
    <div className={styles['strip']}>
      <ol className={styles['steps']} aria-label={label}>
        {steps.map((step, index) => {
          const state = now === null ? 'open' : index < now ? 'done' : index === now ? 'now' : 'open';
          return (
            <li key={step.label} className={styles['step']} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
              <span>
                {NUMBERS[index]}
                {step.label}
              </span>
              {state === 'open' ? null : (
                <span className={styles['mark']}>
                  <Icon name={state === 'done' ? 'check' : 'next'} />
                  {state === 'done' ? words.stepDone : words.stepNow}
                </span>
              )}
              {step.note === undefined ? null : <span className={styles['small']}>{step.note}</span>}
            </li>
          );
        })}
      </ol>
      {note === undefined && action === undefined ? null : (
        <div className={styles['stripFoot']}>
          <span>{note}</span>
          {action}
        </div>
      )}
    </div>
  );
}
