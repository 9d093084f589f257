import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from '../actions/button.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './layout.module.css';

export interface ListDetailProps {
  readonly listLabel: string;
  readonly detailLabel: string;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  /** Which of the two is in front where there is room for one only. */
  readonly showing: 'list' | 'detail';
  readonly onBack: () => void;
  readonly wideList?: boolean;
  /** A long form takes the whole width while it is written; the way back to the list stands above it. */
  readonly focus?: boolean;
}

export function ListDetail(props: ListDetailProps): ReactNode {
  const words = useUiWords();
  return (
    <div className={styles['listDetail']} data-showing={props.showing} data-wide-list={props.wideList ?? false} data-focus={props.focus ?? false}>
      <section className={styles['listSide']} aria-label={props.listLabel}>
        {props.list}
      </section>
      {/* it scrolls, so that keys must reach it also where nothing in it takes the focus */}
      <section className={styles['detailSide']} aria-label={props.detailLabel} tabIndex={0}>
        <div className={styles['backBar']}>
          <Button kind="quiet" icon="back" onPress={props.onBack}>
            {words.back}
          </Button>
        </div>
        {props.detail}
      </section>
    </div>
  );
}

/** Search box, chips and buttons above a list. */
export function ListHead({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles['listHead']}>{children}</div>;
}

export interface DetailProps {
  readonly title: string;
  /** State chips, who, since when. */
  readonly state?: ReactNode;
  readonly children: ReactNode;
  /** Bottom right, always in reach; one primary button, last. */
  readonly actions?: ReactNode;
}

export function Detail({ title, state, children, actions }: DetailProps): ReactNode {
  const article = useRef<HTMLElement>(null);
  // another record begins at its top, wherever the one before was left
  useLayoutEffect(() => {
    for (let around = article.current?.parentElement; around; around = around.parentElement) around.scrollTop = 0;
  }, []);
  return (
    <article ref={article} className={styles['detail']}>
      <header className={styles['detailHead']}>
        <h2>{title}</h2>
        {state}
      </header>
      {children}
      {actions === undefined ? null : <footer className={styles['detailActions']}>{actions}</footer>}
    </article>
  );
}
