import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import styles from './actions.module.css';

/** A row of actions that is one tab stop, moved through by arrow keys. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <AriaToolbar aria-label={label} className={styles['toolbar'] ?? ''}>
      {children}
    </AriaToolbar>
  );
}
