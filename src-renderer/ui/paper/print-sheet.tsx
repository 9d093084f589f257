import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../theme/class-names.ts';
import { useUiWords } from '../theme/ui-text.tsx';
import './paper.css';
import styles from './paper.module.css';

export interface PrintSheetProps {
  /** In the head of every page. */
  readonly title: string;
  readonly docNumber?: string;
  /** 明朝 for official forms, ゴシック for lists. */
  readonly face: 'mincho' | 'gothic';
  /** Large centred title on the first page; the running title unless told, none with null. */
  readonly heading?: string | null;
  readonly landscape?: boolean;
  readonly children: ReactNode;
}

/** One paper: on the screen as an A4 sheet, in print over as many pages as it needs. */
export function PrintSheet({ title, docNumber, face, heading, landscape = false, children }: PrintSheetProps): ReactNode {
  const words = useUiWords();
  const number = docNumber === undefined ? '' : `${words.docNumber} ${docNumber}`;
  const shown = heading === undefined ? title : heading;
  return (
    <article className={styles['sheet']} data-face={face} data-landscape={landscape} data-paper-title={title} data-paper-number={number} lang="ja">
      <div className={styles['head']} aria-hidden="true">
        <span>{title}</span>
        <span>{number}</span>
      </div>
      {shown === null ? null : <h1 className={styles['title']}>{shown}</h1>}
      {children}
    </article>
  );
}

/** A CSS string: page margin boxes take their words from custom properties. */
const cssString = (text: string): string => `"${text.replaceAll(/["\\\n\r]/g, (mark) => `\\${mark.codePointAt(0)?.toString(16) ?? '20'} `)}"`;

export interface PrintPortalProps {
  readonly title: string;
  readonly docNumber?: string;
  readonly children: ReactNode;
}

/** While mounted, exactly this paper is what the printer (or the PDF) gets; the screen stays as it is. */
export function PrintPortal({ title, docNumber, children }: PrintPortalProps): ReactNode {
  const words = useUiWords();
  const number = docNumber === undefined ? '' : `${words.docNumber} ${docNumber}`;
  useEffect(() => {
    const root = document.documentElement.style;
    root.setProperty('--paper-title', cssString(title));
    root.setProperty('--paper-number', cssString(number));
    return () => {
      root.removeProperty('--paper-title');
      root.removeProperty('--paper-number');
    };
  }, [title, number]);
  return createPortal(<div data-paper-root>{children}</div>, document.body);
}

export interface PaperRow {
  readonly label: string;
  readonly value: ReactNode;
}

/** The common body of a form: label left, answer right, 0.5 pt rules. */
export function PaperForm({ rows }: { readonly rows: readonly PaperRow[] }): ReactNode {
  return (
    <table className={styles['table']}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row" className={styles['label']}>
              {row.label}
            </th>
            <td>{row.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface PaperColumn<R> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  readonly align?: 'start' | 'end';
  /** Dates and numbers, which are read in one piece. */
  readonly whole?: boolean;
}

/** A list on paper: its head repeats on every page and no row is split. */
export function PaperTable<R>({ columns, rows, rowKey }: { readonly columns: readonly PaperColumn<R>[]; readonly rows: readonly R[]; readonly rowKey: (row: R) => string }): ReactNode {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={cx(column.whole === true && styles['whole'])}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.id} className={cx(column.align === 'end' && styles['number'], column.whole === true && styles['whole'])}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function StampBoxes({ names }: { readonly names: readonly string[] }): ReactNode {
  return (
    <div className={styles['stamps']}>
      {names.map((name) => (
        <div key={name} className={styles['stamp']}>
          <span>{name}</span>
        </div>
      ))}
    </div>
  );
}

/** A paragraph of a paper: date and sender stand at the right, addressee at the left. `keep`: never alone at the top of a page. */
export function PaperBlock({ place = 'start', keep = false, children }: { readonly place?: 'start' | 'end' | 'indent'; readonly keep?: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <div className={`${styles['block']} ${place === 'start' ? '' : (styles[place] ?? '')}`} data-keep={keep}>
      {children}
    </div>
  );
}

/** File number and QR code at the end of a paper that belongs to a file. */
export function PaperFoot({ children }: { readonly children: ReactNode }): ReactNode {
  return <footer className={styles['foot']}>{children}</footer>;
}
