import { useEffect, useState, type ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Button } from '../actions/button.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './feedback.module.css';

export interface ProgressBarProps {
  readonly label: string;
  /** 0–1, or null while the end is not known. */
  readonly value: number | null;
  readonly detail?: string;
  readonly onCancel?: () => void;
}

export function ProgressBar({ label, value, detail, onCancel }: ProgressBarProps): ReactNode {
  const words = useUiWords();
  const percent = value === null ? 0 : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={styles['progress']}>
      <AriaProgressBar aria-label={label} value={percent} isIndeterminate={value === null}>
        <div className={styles['progressHead']}>
          <span>{label}</span>
          <span>{detail ?? (value === null ? '' : `${percent}%`)}</span>
        </div>
        <div className={styles['track']}>
          <div className={styles['bar']} data-unknown={value === null} style={value === null ? undefined : { width: `${percent}%` }} />
        </div>
      </AriaProgressBar>
      {onCancel === undefined ? null : <Button onPress={onCancel}>{words.cancel}</Button>}
    </div>
  );
}

/** True after `ms`: what loads faster than a blink shows nothing. */
export function useLaterThan(ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return later;
}

/** Grey lines where text will be; only after 100 ms. */
export function Skeleton({ lines = 6 }: { readonly lines?: number }): ReactNode {
  const words = useUiWords();
  if (!useLaterThan(100)) return null;
  return (
    <div className={styles['skeleton']} role="status" aria-label={words.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
