import type { ReactNode } from 'react';
import { Link } from '../actions/link.tsx';
import { fill, useUiWords } from '../theme/ui-text.tsx';
import styles from './exchange.module.css';

export type Verdict = 'met' | 'explain' | 'unmet' | 'out';
/** U+25CB, U+25B3, U+00D7, U+FF0D */
export const VERDICT_SIGNS: Record<Verdict, string> = { met: '\u25cb', explain: '\u25b3', unmet: '\u00d7', out: '\uff0d' };

export interface VerdictRowProps {
  readonly verdict: Verdict;
  readonly condition: string;
  /** With the person's own data. */
  readonly why: ReactNode;
  readonly source?: { readonly name: string; readonly date: string; readonly onOpen?: () => void };
  readonly wouldChange?: ReactNode;
  /** The place for the explanation that △ asks for. */
  readonly children?: ReactNode;
}

export function VerdictRow({ verdict, condition, why, source, wouldChange, children }: VerdictRowProps): ReactNode {
  const words = useUiWords();
  const meaning = { met: words.verdictMet, explain: words.verdictExplain, unmet: words.verdictUnmet, out: words.verdictOut }[verdict];
  const sourceText = source === undefined ? '' : `${words.source}: ${source.name}（${fill(words.asOf, { date: source.date })}）`;
  return (
    <li className={styles['verdict']} data-verdict={verdict}>
      <span className={styles['sign']} aria-hidden="true">
        {VERDICT_SIGNS[verdict]}
      </span>
      <div className={styles['verdictBody']}>
        <span className={styles['condition']}>{condition}</span>
        <span className={styles['meaning']}>{meaning}</span>
        <span>{why}</span>
        {wouldChange === undefined ? null : (
          <span className={styles['small']}>
            {words.wouldChange}: {wouldChange}
          </span>
        )}
        {source === undefined ? null : (
          <span className={styles['small']}>
            {source.onOpen === undefined ? (
              sourceText
            ) : (
              <Link quiet onPress={source.onOpen}>
                {sourceText}
              </Link>
            )}
          </span>
        )}
        {children}
      </div>
    </li>
  );
}

/** The rows and, below, the sentence that says who decides. */
export function VerdictList({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const words = useUiWords();
  return (
    <div>
      <ul className={styles['verdicts']} aria-label={label}>
        {children}
      </ul>
      <p className={styles['reference']}>{words.referenceOnly}</p>
    </div>
  );
}
