import { type Json, sameJson } from '../../../../src-shared/kernel/json.ts';
import type { RecordDefinition } from '../../../../src-shared/records/definition.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';

/** For one field: the side that was chosen, or both texts one after the other. */
export type FieldChoice = number | 'both';

export interface DifferingField {
  readonly name: string;
  readonly values: readonly Json[];
  /** Long texts can be kept both. */
  readonly mayBoth: boolean;
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

/** The fields of a unit on which its concurrent values disagree, in the order of the form. */
export function differingFields(definition: RecordDefinition | undefined, values: readonly UnitValue[]): readonly DifferingField[] {
  const known = Object.keys(definition?.fields ?? {});
  const names = [...new Set(values.flatMap((value) => Object.keys(value)))].sort((a, b) => known.indexOf(a) - known.indexOf(b));
  return names
    .map((name) => ({ name, values: values.map((value) => value[name] ?? null) }))
    .filter(({ values: list }) => list.some((value) => !sameJson(value, list[0] ?? null)))
    .map(({ name, values: list }) => {
      const texts = list.filter((value) => !isEmpty(value));
      return { name, values: list, mayBoth: definition?.fields[name]?.kind === 'longText' && texts.length > 1 };
    });
}

/** One value for the unit: what both sides agree on, and per differing field what was chosen. */
export function settledValue(values: readonly UnitValue[], fields: readonly DifferingField[], choices: ReadonlyMap<string, FieldChoice>): UnitValue {
  const settled: Record<string, Json> = { ...values[0] };
  for (const field of fields) {
    const choice = choices.get(field.name) ?? 0;
    if (choice === 'both') {
      const texts = field.values.filter((value): value is string => typeof value === 'string' && value !== '');
      settled[field.name] = [...new Set(texts)].join('\n\n');
    } else settled[field.name] = field.values[choice] ?? null;
  }
  return settled;
}
