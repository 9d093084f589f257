import type { RecordDefinition } from '../records/definition.ts';
import type { UnitValue } from '../records/heads.ts';

/**
 * The first field of a unit this version cannot take.
 * `known` is false for what a newer version may have written: a field we do not have, or a choice
 * outside our list. Such units are put aside whole, never shown half.
 */
export function badField(
  definition: RecordDefinition,
  unit: string,
  value: UnitValue,
): { readonly field: string; readonly known: boolean } | null {
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
    if (field === undefined || field.unit !== unit) return { field: name, known: false };
    const item = value[name] as UnitValue[string];
    if (field.quick(item) || field.schema.safeParse(item).success) continue;
    const newerChoice = (field.kind === 'choice' && typeof item === 'string') || (field.kind === 'choices' && Array.isArray(item));
    return { field: name, known: !newerChoice };
  }
  return null;
}
