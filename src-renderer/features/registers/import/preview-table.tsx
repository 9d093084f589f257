import type { ReactNode } from 'react';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import type { ReadRow } from '../../../../src-shared/tables/read-table.ts';
import type { TablePlan } from '../../../../src-shared/tables/table-plan.ts';
import { useText } from '../../../i18n/index.ts';
import { Card, SmallTable } from '../../../ui/index.ts';
import type { CheckedTable } from './use-import.ts';

const SHOWN = 5;

/** The first rows as they will stand here, not as they stand in the file. */
export function PreviewTable({ plan, checked }: { readonly plan: TablePlan; readonly checked: CheckedTable }): ReactNode {
  const { t, language } = useText();
  const rows = checked.rows.slice(0, SHOWN);
  const columns = plan.columns.filter((column) => checked.rows.slice(0, SHOWN).some((row) => row.values[column.field] !== undefined));
  return (
    <Card title={t('registers.preview')}>
      <SmallTable
        caption={t('registers.previewCaption', { count: rows.length })}
        columns={[
          { id: 'line', header: t('registers.line'), cell: (row: ReadRow) => String(row.line), align: 'end' as const },
          ...columns.map((column) => ({
            id: column.field,
            header: column.label[language],
            cell: (row: ReadRow) => (row.values[column.field] === undefined ? '' : displayValue(column.definition, row.values[column.field], language, true)),
          })),
        ]}
        rows={rows}
        rowKey={(row) => String(row.line)}
        empty={<p>{t('registers.noRows')}</p>}
      />
      {checked.exampleLines.length === 0 ? null : <p>{t('registers.exampleLeftOut', { lines: checked.exampleLines.join('、') })}</p>}
    </Card>
  );
}
