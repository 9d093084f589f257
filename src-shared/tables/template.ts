import type { TablePlan } from './table-plan.ts';

/** The rows of a template: headings and one example row marked 例, which reading leaves out. */
export const templateRows = (plan: TablePlan): readonly (readonly string[])[] => [
  plan.columns.map((column) => column.label.ja),
  plan.columns.map((column) => plan.example[column.field] ?? ''),
];
