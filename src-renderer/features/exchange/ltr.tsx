import type { ReactNode } from 'react';
import styles from './exchange.module.css';

/** A file name or a digest: breaks anywhere instead of leaving the screen. */
export function Ltr({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['ltr']}>{children}</span>;
}
