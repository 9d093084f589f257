import type { Json } from '../kernel/json.ts';
import type { RecordDefinition } from './definition.ts';
import { displayValue, type Language } from './display-value.ts';
import type { UnitValue } from './heads.ts';
import { isDeleted } from './life.ts';
import { LIFE, type RecordState, shownValues } from './record-state.ts';
import { isCivilDate } from '../time/civil-date.ts';
import { formatWareki } from '../time/wareki.ts';
import { visibleText } from '../text/visible-text.ts';
import { definitionOf } from './registry.ts';

export interface DescribedField {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

export interface DescribedUnit {
  readonly unit: string;
  readonly label: string;
  readonly fields: readonly DescribedField[];
}

export interface DescribedRecord {
  readonly id: string;
  readonly type: string;
  readonly typeLabel: string;
  readonly title: string;
  readonly deleted: boolean;
  readonly units: readonly DescribedUnit[];
}

export const UNREADABLE = { ja: 'この版では読めない項目', en: 'An entry this version cannot read' } as const;
export const LIFE_LABEL = { ja: '削除・復元', en: 'Deletion' } as const;
export const LIFE_WORDS = {
  deleted: { ja: '削除', en: 'Deleted' },
  present: { ja: 'あり', en: 'Present' },
} as const;

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What people call a record; where it has no title of its own, its type. */
export function titleOf(record: RecordState, language: Language): string {
  const definition = definitionOf(record.type);
  if (definition === undefined) return UNREADABLE[language];
  const values = shownValues(record);
  const title = definition.title(values);
  // A title made of one day is said as people say it, and one made of a choice by its label, not its code.
  if (isCivilDate(title)) return language === 'ja' ? formatWareki(title) : title;
  const coded = Object.entries(definition.fields).find(([name, field]) => field.kind === 'choice' && values[name] === title && title !== '');
  return (coded === undefined ? visibleText(title) : displayValue(coded[1], title, language)).trim() || definition.label[language];
}

export const unitLabel = (definition: RecordDefinition | undefined, unit: string, language: Language): string =>
  unit === LIFE ? LIFE_LABEL[language] : definition !== undefined && Object.hasOwn(definition.units, unit) ? (definition.units[unit]?.label[language] ?? UNREADABLE[language]) : UNREADABLE[language];

/** The filled fields of a unit in words, in the order of the form. */
export function describeUnit(definition: RecordDefinition | undefined, unit: string, value: UnitValue, language: Language): DescribedUnit {
  const label = unitLabel(definition, unit, language);
  if (unit === LIFE) {
    const word = value.deleted === true ? LIFE_WORDS.deleted : LIFE_WORDS.present;
    return { unit, label, fields: [{ name: 'deleted', label, text: word[language] }] };
  }
  const fields: DescribedField[] = [];
  const known = definition !== undefined && Object.hasOwn(definition.units, unit) ? definition.fields : {};
  for (const [name, field] of Object.entries(known)) {
    if (field.unit !== unit || isEmpty(value[name])) continue;
    fields.push({ name, label: field.label[language], text: displayValue(field, value[name], language) });
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(known, name)) fields.push({ name, label: UNREADABLE[language], text: '' });
  }
  return { unit, label, fields };
}

/** A record as the other side will read it: every unit in words, nothing that is not in the row. */
export function describeRecord(row: RecordState, language: Language): DescribedRecord {
  const definition = definitionOf(row.type);
  const order = [...Object.keys(definition?.units ?? {}), ...Object.keys(row.values)];
  const units = [...new Set(order)].filter((unit) => row.values[unit] !== undefined && unit !== LIFE);
  return {
    id: row.id,
    type: row.type,
    typeLabel: definition?.label[language] ?? UNREADABLE[language],
    title: titleOf(row, language),
    deleted: isDeleted(row),
    units: units.map((unit) => describeUnit(definition, unit, row.values[unit] as UnitValue, language)).filter((unit) => unit.fields.length > 0),
  };
}
