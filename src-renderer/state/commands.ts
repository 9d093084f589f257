import { draftCreate, draftDelete, draftEdit, draftRestore } from '../../src-shared/journal/draft.ts';
import type { CommitNote } from '../../src-shared/journal/commit.ts';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { newId, type RecordId } from '../../src-shared/kernel/ids.ts';
import { type Json, sameJson } from '../../src-shared/kernel/json.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { Dot, UnitValue } from '../../src-shared/records/heads.ts';
import type { Parties, RecordState } from '../../src-shared/records/record-state.ts';
import { DEFINITIONS, definitionOf, type RecordType } from '../../src-shared/records/registry.ts';
import { splitFields } from '../../src-shared/records/split-fields.ts';
import { ports, session } from './session.ts';
import { rememberEdit } from './undo.ts';

type Fields = Readonly<Record<string, Json>>;
type Outcome = Promise<Result<RecordState, AppError>>;

const current = (id: RecordId): Result<RecordState> => {
  const record = session().vault.workingSet.get(id);
  return record === undefined ? err(appError('vault/missing', { id })) : ok(record);
};

const after = (id: RecordId): RecordState => session().vault.workingSet.get(id) as RecordState;

export interface NewRecordWish {
  readonly person?: string;
  readonly parties: Parties;
  readonly id?: RecordId;
  readonly note?: CommitNote;
}

/** Creates a record; saved when this resolves. */
export async function createRecord(type: RecordType, fields: Fields, wish: NewRecordWish): Outcome {
  const definition = DEFINITIONS[type];
  const id = wish.id ?? newId(ports().random);
  const units: Record<string, UnitValue> = splitFields(definition, fields);
  const person = wish.person ?? session().identity.party;
  const saved = await session().vault.commit('edit', { what: 'create', type, ...wish.note }, (dot) => [
    draftCreate(definition, { id, person, parties: wish.parties, units }, dot),
  ]);
  return saved.ok ? ok(after(id)) : saved;
}

/** Writes fields of a record; the units are computed when the commit is built, so later edits are never overwritten. Nothing is committed where nothing differs. */
export async function editFields(id: RecordId, fields: Fields, note: CommitNote = {}): Outcome {
  const found = current(id);
  if (!found.ok) return found;
  if (Object.keys(changedUnits(found.value, fields)).length === 0) return found;
  const saved = await session().vault.commit('edit', { what: 'edit', type: found.value.type, ...note }, (dot) => {
    const record = after(id);
    const units = changedUnits(record, fields);
    if (Object.keys(units).length === 0) return [];
    rememberEdit(record, Object.keys(units));
    return [draftEdit(record, units, dot)];
  });
  return saved.ok ? ok(after(id)) : saved;
}

/** The same as a row of another commit, while it is built: none where nothing differs. */
export function editedRows(id: RecordId, fields: Fields, dot: Dot): readonly RecordState[] {
  const found = current(id);
  const units = found.ok ? changedUnits(found.value, fields) : {};
  return found.ok && Object.keys(units).length > 0 ? [draftEdit(found.value, units, dot)] : [];
}

export async function deleteRecord(id: RecordId): Outcome {
  const found = current(id);
  if (!found.ok) return found;
  const saved = await session().vault.commit('delete', { what: 'delete', type: found.value.type }, (dot) => [draftDelete(after(id), dot)]);
  return saved.ok ? ok(after(id)) : saved;
}

export async function restoreRecord(id: RecordId): Outcome {
  const found = current(id);
  if (!found.ok) return found;
  const saved = await session().vault.commit('edit', { what: 'restore', type: found.value.type }, (dot) => [draftRestore(after(id), dot)]);
  return saved.ok ? ok(after(id)) : saved;
}

/** Settles a conflict: one head that has seen all others, so it settles on every PC. */
export async function settleUnit(id: RecordId, unit: string, value: UnitValue): Outcome {
  const found = current(id);
  if (!found.ok) return found;
  const saved = await session().vault.commit('settle', { what: 'settle', type: found.value.type, unit }, (dot) => [
    draftEdit(after(id), { [unit]: value }, dot),
  ]);
  return saved.ok ? ok(after(id)) : saved;
}

/** The units of `fields` that really change, computed when the commit is built: later edits are never overwritten by older ones. */
export function changedUnits(record: RecordState, fields: Fields): Record<string, UnitValue> {
  const definition = definitionOf(record.type);
  if (definition === undefined) return {};
  const units = splitFields(definition, fields, record);
  return Object.fromEntries(Object.entries(units).filter(([unit, value]) => !sameJson(value, record.values[unit])));
}
