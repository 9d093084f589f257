import type { ReactNode } from 'react';
import styles from './vault-view.module.css';

export const codeGroups = (code: string): readonly string[] => code.split('-');

/** A long number in groups, large enough to be read aloud; and the same on paper. */
export function CodeGroups({ code, label, paper = false }: { readonly code: string; readonly label: string; readonly paper?: boolean }): ReactNode {
  return (
    <div className={styles[paper ? 'paperCode' : 'code']} role="group" aria-label={label} data-code>
      {codeGroups(code).map((group, index) => (
        <span key={`${index}-${group}`}>{group}</span>
      ))}
    </div>
  );
}
