import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject } from 'react';
import { cx } from '../theme/class-names.ts';
import { Icon } from '../theme/icon.tsx';
import { isImeKey } from '../theme/ime.ts';
import { fill, useUiWords } from '../theme/ui-text.tsx';
import { nextRow, nextSelection } from './list-keys.ts';
import styles from './lists.module.css';

export interface BigColumn {
  readonly id: string;
  readonly header: string;
  readonly cell: (id: string) => ReactNode;
  /** CSS grid track: '12rem', '2fr' (default 1fr). */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** Shown only where the list is at least this wide (rem); the first column always. */
  readonly from?: number;
}

export interface ListSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface BigListProps {
  readonly label: string;
  /** Already filtered and sorted; 100,000 are fine. */
  readonly ids: readonly string[];
  readonly columns: readonly BigColumn[];
  /** The row whose detail is open. */
  readonly current?: string | null;
  readonly onOpen: (id: string) => void;
  /** With it each row has a tick, Space and Shift+Space select. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly sort?: ListSort | null;
  readonly onSort?: (sort: ListSort) => void;
  /** 32 px rows instead of 44. */
  readonly compact?: boolean;
  /** `/` goes here. */
  readonly filterRef?: RefObject<HTMLInputElement | null>;
  readonly empty?: ReactNode;
}

const track = (column: BigColumn): string => {
  const width = column.width ?? '1fr';
  return width.endsWith('fr') ? `minmax(0, ${width})` : width;
};

/** The one long list: virtual rows, ARIA grid, one tab stop, arrow keys. */
export function BigList(props: BigListProps): ReactNode {
  const { label, ids, columns, current = null, onOpen, selected, onSelect, sort = null, onSort, compact = false, filterRef, empty } = props;
  const words = useUiWords();
  const viewport = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [rem, setRem] = useState(16);
  const [widthRem, setWidthRem] = useState(1000);
  const [cursorId, setCursorId] = useState<string | null>(null);
  const anchor = useRef<number | null>(null);
  const wantsFocus = useRef(false);

  // the text size setting changes rem while the list is open; rows follow
  useLayoutEffect(() => {
    const [box, unit] = [viewport.current, probe.current];
    if (box === null || unit === null) return;
    const measure = (): void => {
      const size = unit.offsetWidth || 16;
      setRem(size);
      setWidthRem(box.clientWidth / size);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    observer.observe(unit);
    return () => observer.disconnect();
  }, []);

  const rowHeight = Math.round((compact ? 2 : 2.75) * rem);
  const indexOf = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids]);
  const known = cursorId === null ? undefined : indexOf.get(cursorId);
  const cursor = known ?? (current === null ? undefined : indexOf.get(current)) ?? 0;
  const shown = useMemo(() => columns.filter((column, index) => index === 0 || column.from === undefined || column.from <= widthRem), [columns, widthRem]);
  const selectable = selected !== undefined && onSelect !== undefined;

  const rangeExtractor = useCallback(
    (range: Range) => {
      const rows = defaultRangeExtractor(range);
      // the row with the cursor stays in the document, or the focus would fall out of the list
      if (cursor < range.count && !rows.includes(cursor)) rows.push(cursor);
      return rows.toSorted((a, b) => a - b);
    },
    [cursor],
  );
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    scrollPaddingStart: rowHeight,
    rangeExtractor,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);

  const focusRow = useCallback((index: number) => {
    viewport.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    focusRow(cursor);
  });

  const moveTo = (index: number): void => {
    const id = ids[index];
    if (id === undefined) return;
    wantsFocus.current = true;
    setCursorId(id);
    virtual.scrollToIndex(index, { align: 'auto' });
  };
  const toggle = (index: number, extend: boolean): void => {
    if (!selectable) return;
    onSelect(nextSelection(ids, selected, index, anchor.current, extend));
    anchor.current = index;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isImeKey(event) || event.altKey || event.metaKey) return;
    if (event.key === '/' && filterRef?.current) {
      event.preventDefault();
      filterRef.current.focus();
      return;
    }
    // buttons in the head and in cells keep their own keys
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const page = Math.floor((viewport.current?.clientHeight ?? rowHeight) / rowHeight) - 2;
    const next = nextRow(event.key, cursor, ids.length, page);
    const id = ids[cursor];
    if (next !== null) moveTo(next);
    else if (event.key === 'Enter' && id !== undefined) onOpen(id);
    else if (event.key === ' ' && id !== undefined) selectable ? toggle(cursor, event.shiftKey) : onOpen(id);
    else if (event.key === 'a' && event.ctrlKey && selectable) onSelect(new Set(ids));
    else return;
    event.preventDefault();
  };
  const onRowClick = (event: MouseEvent, index: number): void => {
    const id = ids[index];
    if (id === undefined) return;
    setCursorId(id);
    const onTick = event.target instanceof Element && event.target.closest('[data-tick]') !== null;
    if (onTick || event.ctrlKey || event.shiftKey) toggle(index, event.shiftKey);
    else onOpen(id);
  };

  const template = [...(selectable ? ['1.5rem'] : []), ...shown.map(track)].join(' ');
  const all = selectable && ids.length > 0 && selected.size >= ids.length;
  return (
    <div className={styles['grid']} style={{ '--columns': template, '--row-height': `${rowHeight}px` } as React.CSSProperties}>
      <div
        ref={viewport}
        className={styles['viewport']}
        role="grid"
        aria-label={label}
        aria-rowcount={ids.length + 1}
        aria-colcount={shown.length + (selectable ? 1 : 0)}
        {...(selectable ? { 'aria-multiselectable': true } : {})}
        onKeyDown={onKeyDown}
      >
        <span ref={probe} className={styles['probe']} role="presentation" />
        <div className={styles['head']} role="row" aria-rowindex={1}>
          {selectable ? (
            <div role="columnheader">
              <button
                type="button"
                className={styles['tick']}
                data-on={all}
                aria-label={words.selectRow}
                aria-pressed={all}
                onClick={() => onSelect(all ? new Set() : new Set(ids))}
              >
                <Icon name="check" />
              </button>
            </div>
          ) : null}
          {shown.map((column) => {
            const on = sort !== null && sort.column === column.id;
            const sortable = column.sortable === true && onSort !== undefined;
            return (
              <div
                key={column.id}
                role="columnheader"
                className={cx(styles['cell'], column.align === 'end' && styles['end'])}
                {...(sortable ? { 'aria-sort': on ? (sort.descending ? 'descending' : 'ascending') : 'none' } : {})}
              >
                {sortable ? (
                  <button type="button" className={styles['sort']} onClick={() => onSort({ column: column.id, descending: on && !sort.descending })}>
                    {column.header}
                    {on ? <Icon name={sort.descending ? 'down' : 'up'} label={sort.descending ? words.sortDescending : words.sortAscending} /> : null}
                  </button>
                ) : (
                  column.header
                )}
              </div>
            );
          })}
        </div>
        {ids.length === 0 ? (
          <div role="row">
            <div role="gridcell" className={styles['none']}>
              {empty ?? words.noMatch}
            </div>
          </div>
        ) : (
          <div className={styles['space']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const id = ids[item.index];
              if (id === undefined) return null;
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  data-index={item.index}
                  data-current={id === current}
                  tabIndex={item.index === cursor ? 0 : -1}
                  className={styles['row']}
                  style={{ transform: `translateY(${item.start}px)` }}
                  {...(selectable ? { 'aria-selected': selected.has(id) } : {})}
                  {...(id === current ? { 'aria-current': true } : {})}
                  onClick={(event) => onRowClick(event, item.index)}
                  onFocus={() => setCursorId(id)}
                >
                  {selectable ? (
                    <div role="gridcell" data-tick>
                      <span className={styles['tick']}>
                        <Icon name="check" />
                      </span>
                    </div>
                  ) : null}
                  {shown.map((column) => (
                    <div key={column.id} role="gridcell" className={cx(styles['cell'], column.align === 'end' && styles['end'])}>
                      {column.cell(id)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        )}
      </div>
      <div className={styles['foot']}>
        <span role="status">{fill(words.rows, { count: ids.length.toLocaleString('ja-JP') })}</span>
        {selectable && selected.size > 0 ? <span>{fill(words.selectedRows, { count: selected.size.toLocaleString('ja-JP') })}</span> : null}
      </div>
    </div>
  );
}
