import type { ReactNode } from 'react';
import styles from './lists.module.css';

export interface SmallColumn<R> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  readonly align?: 'start' | 'end';
  /** The column that names the row; the first unless told. */
  readonly names?: boolean;
}

export interface SmallTableProps<R> {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly SmallColumn<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly empty?: ReactNode;
}

/** Below 500 rows and read rather than worked in: a plain table. Longer or worked in: BigList. */
export function SmallTable<R>({ caption, captionHidden = false, columns, rows, rowKey, empty }: SmallTableProps<R>): ReactNode {
  if (rows.length === 0 && empty !== undefined) return empty;
  const naming = columns.findIndex((column) => column.names === true);
  const names = naming < 0 ? 0 : naming;
  return (
    // a wide table scrolls in its own frame, reachable by keyboard; the page itself never does
    <div className={styles['tableWrap']} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles['table']}>
        <caption className={captionHidden ? styles['captionHidden'] : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.align === 'end' ? styles['number'] : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === names ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={column.align === 'end' ? styles['number'] : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
