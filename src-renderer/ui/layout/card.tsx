import type { ReactNode } from 'react';
import { fill, useUiWords } from '../theme/ui-text.tsx';
import styles from './layout.module.css';

export interface CardProps {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly accent?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, aside, accent = false, children }: CardProps): ReactNode {
  return (
    <section className={styles['card']} data-accent={accent} {...(title === undefined ? {} : { 'aria-label': title })}>
      {title === undefined && aside === undefined ? null : (
        <div className={styles['cardHead']}>
          {title === undefined ? null : <h3>{title}</h3>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Cards side by side, as many as fit. */
export function Columns({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['columns']}>{children}</div>;
}

export function Stack({ gap = 'normal', children }: { readonly gap?: 'normal' | 'small'; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['stack']} data-gap={gap}>
      {children}
    </div>
  );
}

/** `fields`: labelled controls side by side, on one line by their labels, or by their foot where one has no label above. */
export function Row({ end = false, fields = false, children }: { readonly end?: boolean; readonly fields?: boolean | 'foot'; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['row']} data-end={end} data-fields={fields}>
      {children}
    </div>
  );
}

/** Running text keeps to a readable width. */
export function Prose({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['prose']}>{children}</div>;
}

/** A number of waiting things; nothing at zero. */
export function CountBadge({ count }: { readonly count: number }): ReactNode {
  const words = useUiWords();
  return count > 0 ? (
    <span className={styles['count']} role="img" aria-label={fill(words.waiting, { count })}>
      {count > 999 ? '999+' : count}
    </span>
  ) : null;
}

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Label and value, one pair per line; under each other where there is no room. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={styles['facts']}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
