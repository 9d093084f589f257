import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import styles from './actions.module.css';

export interface LinkProps {
  readonly children: ReactNode;
  /** In-application moves use onPress; nothing here ever opens the network. */
  readonly onPress?: () => void;
  readonly href?: `#${string}`;
  readonly quiet?: boolean;
}

export function Link({ children, quiet = false, ...rest }: LinkProps): ReactNode {
  return (
    <AriaLink {...rest} className={styles['link'] ?? ''} data-quiet={quiet}>
      {children}
    </AriaLink>
  );
}
