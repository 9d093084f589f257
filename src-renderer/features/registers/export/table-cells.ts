import type { Json } from '../../../../src-shared/kernel/json.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import type { TableColumn, TablePlan } from '../../../../src-shared/tables/table-plan.ts';

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A cell as this application reads it again: dates 2026-04-01, one condition after the other with ；. */
function cellText(column: TableColumn, value: Json | undefined): string {
  if (isEmpty(value)) return '';
  const { kind } = column.definition;
  if (kind === 'date' || kind === 'number' || kind === 'money') return String(value);
  if (kind === 'data' && Array.isArray(value)) return value.map(String).join('；');
  return displayValue(column.definition, value, 'ja');
}

/** Heading line and one line per record, in the columns of the plan: what is written here can be read in again. */
export const tableCells = (plan: TablePlan, records: readonly RecordState[]): readonly (readonly string[])[] => [
  plan.columns.map((column) => column.label.ja),
  ...records.map((record) => {
    const shown = shownValues(record);
    return plan.columns.map((column) => cellText(column, shown[column.field]));
  }),
];
