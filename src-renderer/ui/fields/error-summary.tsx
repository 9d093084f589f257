import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from '../actions/link.tsx';
import { Icon } from '../theme/icon.tsx';
import { fill, useUiWords } from '../theme/ui-text.tsx';
import styles from './form.module.css';

export interface SummaryItem {
  /** The `anchor` of the field. */
  readonly anchor: string;
  readonly text: string;
}

/** Brings a field into view and puts the cursor into it. Used by the summary and by a 差戻し comment. */
export function jumpToField(anchor: string): boolean {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(anchor)}"]`);
  if (field === null) return false;
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus();
  return true;
}

/** On top of a form after a try to send: each line jumps to its field. Takes the focus when it appears. */
export function ErrorSummary({ items, title }: { readonly items: readonly SummaryItem[]; readonly title?: string }): ReactNode {
  const words = useUiWords();
  const box = useRef<HTMLDivElement>(null);
  const present = items.length > 0;
  useEffect(() => {
    if (present) box.current?.focus();
  }, [present]);
  if (!present) return null;
  return (
    <div ref={box} className={styles['summary']} role="alert" tabIndex={-1}>
      <h2>
        <Icon name="warning" />
        {title ?? fill(words.errorSummary, { count: items.length })}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={item.anchor}>
            <Link onPress={() => jumpToField(item.anchor)}>{item.text}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
