import type { ReactNode } from 'react';
import type { HeadingGuess, HeadingMap } from '../../../../src-shared/tables/read-table.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';
import { useText } from '../../../i18n/index.ts';
import { Banner, Card, Select } from '../../../ui/index.ts';
import styles from '../registers.module.css';

export interface HeadingTableProps {
  readonly plan: TablePlan;
  readonly guess: HeadingGuess;
  readonly map: HeadingMap;
  readonly onAssign: (field: string, column: number | null) => void;
}

const NONE = 'none';

/** Which column of the file is which field: visible, and to be corrected by hand. */
export function HeadingTable({ plan, guess, map, onAssign }: HeadingTableProps): ReactNode {
  const { t, language } = useText();
  const used = new Set(Object.values(map));
  const left = guess.headings.filter((heading, at) => heading !== '' && !used.has(at));
  const choices = [
    { value: NONE, label: t('registers.noColumn') },
    ...guess.headings.map((heading, at) => ({ value: String(at), label: heading === '' ? t('registers.columnNumber', { number: at + 1 }) : heading })),
  ];
  return (
    <Card title={t('registers.headings')}>
      <p>{t('registers.headingsText', { line: guess.headerLine })}</p>
      <div className={styles['headings']}>
        {plan.columns.map((column) => (
          <Select
            key={column.field}
            label={column.label[language]}
            required={column.required}
            anchor={`heading.${column.field}`}
            choices={choices}
            value={map[column.field] === undefined ? NONE : String(map[column.field])}
            onChange={(value) => onAssign(column.field, value === NONE ? null : Number(value))}
            {...(column.required && map[column.field] === undefined ? { error: t('registers.headingNeeded') } : {})}
          />
        ))}
      </div>
      {left.length === 0 ? null : <Banner tone="info" title={t('registers.unknownHeadings', { headings: left.join('、') })} />}
    </Card>
  );
}
