import type { PartyId } from '../kernel/ids.ts';
import type { z } from 'zod';
import type { Json } from '../kernel/json.ts';
import type { Parties, Role } from './record-state.ts';

export interface Label {
  readonly ja: string;
  readonly en: string;
}

/**
 * sealed: never leaves the author's own devices · local: leaves only when its owner copies it into a
 * shared record · shared: may leave, by the policy of a purpose · public: may leave with any file.
 */
export type Privacy = 'sealed' | 'local' | 'shared' | 'public';

export interface UnitDefinition {
  readonly label: Label;
  /** The party named in the record who may write this unit; `pair` is the mentor or the mentee. */
  readonly owner: Role | 'pair';
  readonly privacy: Privacy;
}

export type FieldKind =
  | 'text'
  | 'longText'
  | 'kana'
  | 'date'
  | 'number'
  | 'money'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'weekdays'
  | 'time'
  | 'files'
  | 'id'
  | 'data';

export interface Choice {
  readonly value: string;
  readonly label: Label;
}

export interface FieldDefinition {
  readonly kind: FieldKind;
  readonly unit: string;
  readonly label: Label;
  readonly schema: z.ZodType;
  /** A cheap test that is true only for values the schema accepts: bulk files never wait for zod. */
  readonly quick: (value: Json) => boolean;
  readonly required?: boolean;
  readonly help?: Label;
  readonly example?: Label;
  /** Who uses it: every required field says so on the form. */
  readonly usedBy?: Label;
  readonly choices?: readonly Choice[];
  readonly unitText?: Label;
  /** Part of the search text of the record. */
  readonly search?: boolean;
  /** Shown as a column of the type's list, in the order of definition. */
  readonly column?: boolean;
  /** Says a structured value in words, where its kind alone cannot. */
  readonly words?: (value: Json, language: keyof Label) => string;
  /** Names, digests and seals for the program: listed where all that leaves is told, not shown as an answer. */
  readonly inner?: boolean;
  /** Headings under which a table from outside may name it. */
  readonly headings?: readonly string[];
}

/** One record type: the only place that knows its fields. */
export interface RecordDefinition {
  readonly type: string;
  readonly schema: number;
  readonly label: Label;
  /** The parties every record of this type names at creation. */
  readonly parties: readonly Role[];
  readonly units: Readonly<Record<string, UnitDefinition>>;
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  /** Pairs of dates of which the second is never meant to lie before the first. */
  readonly spans?: readonly (readonly [from: string, to: string])[];
  /** Who may delete and restore it; nobody where left out. */
  readonly lifeOwner?: UnitDefinition['owner'];
  /** An official act: written once, signed, never changed. */
  readonly immutable?: boolean;
  /** What people call this record, from its shown values. */
  readonly title: (values: Readonly<Record<string, Json | undefined>>) => string;
  /** Brings the units of an older schema up to the next one; key n lifts n to n + 1. */
  readonly upcasts?: Readonly<Record<number, (values: Record<string, Record<string, Json>>) => Record<string, Record<string, Json>>>>;
}

export function defineRecord<const D extends RecordDefinition>(definition: D): D {
  for (const [name, field] of Object.entries(definition.fields)) {
    if (definition.units[field.unit] === undefined) throw new Error(`${definition.type}.${name}: no unit ${field.unit}`);
    if (field.required === true && field.usedBy === undefined) throw new Error(`${definition.type}.${name}: say who uses it`);
  }
  return definition;
}

/** Types of which a unit never leaves its author's own PCs: no path leads to an exporter, and nobody else's is taken in. */
export const isSealed = (definition: RecordDefinition): boolean => Object.values(definition.units).some((unit) => unit.privacy === 'sealed');

export const ownerOf = (definition: RecordDefinition, unit: string): UnitDefinition['owner'] | undefined =>
  unit === '$life' ? definition.lifeOwner : definition.units[unit]?.owner;

/** Whether a party owns a unit of a record: one party does, or both of a mentoring pair. */
export const isOwner = (owner: UnitDefinition['owner'], parties: Parties, party: PartyId): boolean =>
  owner === 'pair' ? parties.mentor === party || parties.mentee === party : parties[owner] === party;
