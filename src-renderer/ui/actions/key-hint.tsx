import { Fragment, type ReactNode } from 'react';
import styles from './actions.module.css';

/** "Ctrl+K" as small key caps. */
export function KeyHint({ keys }: { readonly keys: string }): ReactNode {
  const caps = keys === '+' ? ['+'] : keys.split('+');
  return (
    <span>
      {caps.map((cap, index) => (
        <Fragment key={cap}>
          {index > 0 ? '+' : null}
          <kbd className={styles['key']}>{cap}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
