import type { ReactNode } from 'react';
import styles from './vault-view.module.css';

export interface StrengthMeterProps {
  readonly level: 'weak' | 'fair' | 'strong';
  readonly bits: number;
  readonly words: string;
}

const FULL_BITS = 70;

/** A bar and a word: the colour never says it alone. */
export function StrengthMeter({ level, bits, words }: StrengthMeterProps): ReactNode {
  return (
    <span className={styles['strength']} role="status">
      <span className={styles['strengthTrack']} aria-hidden="true">
        <span className={styles['strengthBar']} data-level={level} style={{ width: `${Math.round(Math.min(1, bits / FULL_BITS) * 100)}%` }} />
      </span>
      {words}
    </span>
  );
}
