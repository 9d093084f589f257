import type { Json } from '../kernel/json.ts';
import type { RecordDefinition } from './definition.ts';
import type { UnitValue } from './heads.ts';
import type { RecordState } from './record-state.ts';

/** Groups fields into the units they belong to, written over what the record shows now. */
export function splitFields(
  definition: RecordDefinition,
  fields: Readonly<Record<string, Json>>,
  record?: RecordState,
): Record<string, UnitValue> {
  const units: Record<string, Record<string, Json>> = {};
  for (const [name, value] of Object.entries(fields)) {
    const field = definition.fields[name];
    if (field === undefined) throw new Error(`${definition.type} has no field ${name}`);
    let unit = units[field.unit];
    if (unit === undefined) {
      unit = { ...(record?.values[field.unit] ?? {}) };
      units[field.unit] = unit;
    }
    unit[name] = value;
  }
  return units;
}
