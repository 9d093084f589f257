import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { RecordDefinition } from '../records/definition.ts';
import { type Dot, type Head, nextHead, type UnitValue } from '../records/heads.ts';
import { deletionHead, restoreHead } from '../records/life.ts';
import { headsOf, LIFE, type Parties, recordFromHeads, type RecordState, sortedUnits } from '../records/record-state.ts';

export interface NewRecord {
  readonly id: RecordId;
  readonly person: string;
  readonly parties: Parties;
  readonly units: Readonly<Record<string, UnitValue>>;
}

/** A row that creates a record: all its units under one dot. */
export function draftCreate(definition: RecordDefinition, record: NewRecord, dot: Dot): RecordState {
  const heads = new Map<string, readonly Head[]>();
  for (const [unit, value] of Object.entries(record.units)) {
    if (definition.units[unit] === undefined) throw new Error(`${definition.type} has no unit ${unit}`);
    heads.set(unit, [nextHead([], value, dot)]);
  }
  const name = { type: definition.type, schema: definition.schema, id: record.id, person: record.person, parties: record.parties };
  return recordFromHeads(name, sortedUnits(heads));
}

/** A row that writes units of an existing record; each new head has seen all heads of its unit. */
export function draftEdit(record: RecordState, units: Readonly<Record<string, UnitValue>>, dot: Dot): RecordState {
  const heads = new Map<string, readonly Head[]>();
  for (const [unit, value] of Object.entries(units)) heads.set(unit, [nextHead(headsOf(record, unit), value, dot)]);
  return recordFromHeads(record, sortedUnits(heads));
}

export const draftDelete = (record: RecordState, dot: Dot): RecordState =>
  recordFromHeads(record, new Map([[LIFE, [deletionHead(record, dot)]]]));

export const draftRestore = (record: RecordState, dot: Dot): RecordState =>
  recordFromHeads(record, new Map([[LIFE, [restoreHead(record, dot)]]]));

/** A unit's fields written over its shown value: what a form saves when one field changes. */
export const withFields = (record: RecordState, unit: string, fields: UnitValue): UnitValue => ({
  ...(record.values[unit] ?? {}),
  ...fields,
});

export type { Dot, PartyId };
