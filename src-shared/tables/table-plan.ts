import type { FieldDefinition, Label, RecordDefinition } from '../records/definition.ts';

/** What a column of a table from outside may become. */
export interface TableColumn {
  readonly field: string;
  readonly label: Label;
  readonly definition: FieldDefinition;
  readonly headings: readonly string[];
  readonly required: boolean;
}

/** Which columns a table may have, and one example row for its template. */
export interface TablePlan {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly example: Readonly<Record<string, string>>;
}

/** The columns a record type offers: every field that names headings. The record's definition stays the only place that knows them. */
export function planTable(
  definition: RecordDefinition,
  options: { readonly name: string; readonly required: readonly string[]; readonly example: Readonly<Record<string, string>>; readonly leaveOut?: readonly string[] },
): TablePlan {
  const columns = Object.entries(definition.fields).flatMap(([field, one]): TableColumn[] => {
    if (one.headings === undefined || options.leaveOut?.includes(field) === true) return [];
    return [{ field, label: one.label, definition: one, headings: [one.label.ja, ...one.headings], required: options.required.includes(field) }];
  });
  return { name: options.name, columns, example: options.example };
}
