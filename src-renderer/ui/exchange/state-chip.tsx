import type { ReactNode } from 'react';
import { Icon, type IconName } from '../theme/icon.tsx';
import styles from './exchange.module.css';

export type ChipTone = 'neutral' | 'info' | 'ok' | 'wait' | 'warn' | 'danger' | 'accent';
const ICONS: Record<ChipTone, IconName> = { neutral: 'dashed', info: 'info', ok: 'done', wait: 'clock', warn: 'warning', danger: 'stop', accent: 'pencil' };

export interface StateChipProps {
  readonly tone: ChipTone;
  readonly children: ReactNode;
  readonly icon?: IconName;
}

/** A state as icon and word, never colour alone. */
export function StateChip({ tone, children, icon }: StateChipProps): ReactNode {
  return (
    <span className={styles['chip']} data-tone={tone}>
      <Icon name={icon ?? ICONS[tone]} />
      {children}
    </span>
  );
}
