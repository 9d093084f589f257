import type { ReactNode } from 'react';
import { Icon, type IconName } from '../theme/icon.tsx';
import styles from './feedback.module.css';

export interface EmptyStateProps {
  readonly title: string;
  /** The next sensible step, in words. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: IconName;
}

export function EmptyState({ title, children, action, icon = 'inbox' }: EmptyStateProps): ReactNode {
  return (
    <div className={styles['empty']} data-empty>
      <Icon name={icon} />
      <strong>{title}</strong>
      {children === undefined ? null : <p>{children}</p>}
      {action}
    </div>
  );
}
