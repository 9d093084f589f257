import type { CommitKind, CommitNote } from '../../src-shared/journal/commit.ts';
import type { MemberId } from '../../src-shared/kernel/ids.ts';
import { type Json, sameJson } from '../../src-shared/kernel/json.ts';
import type { RecordDefinition } from '../../src-shared/records/definition.ts';
import { displayValue } from '../../src-shared/records/display-value.ts';
import type { UnitValue } from '../../src-shared/records/heads.ts';
import { LIFE, type RecordState } from '../../src-shared/records/record-state.ts';
import { hlcMs } from '../../src-shared/time/hlc.ts';
import type { Language } from './field-words.ts';

export interface ChangedField {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** One commit that touched a record, in words. */
export interface RecordChange {
  readonly seq: number;
  /** ms */
  readonly at: number;
  readonly member: MemberId;
  readonly what: 'created' | 'changed' | 'deleted' | 'restored';
  readonly fields: readonly ChangedField[];
  /** The file it came with; absent for what was written here. */
  readonly from?: { readonly name: string; readonly number: number };
  /** A conflict was settled by it. */
  readonly settled?: true;
}

interface Entry {
  readonly seq: number;
  readonly at: number;
  readonly member: MemberId;
  readonly row: RecordState;
  readonly kind?: CommitKind;
  readonly note?: CommitNote;
}

/** What the commit itself says of where the change comes from. */
function originOf({ kind, note }: Entry): Pick<RecordChange, 'from' | 'settled'> {
  if (kind === 'settle') return { settled: true };
  const { name, number } = note ?? {};
  return kind === 'import' && typeof name === 'string' ? { from: { name, number: typeof number === 'number' ? number : 0 } } : {};
}

const blank = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function fieldsOf(definition: RecordDefinition, unit: string, before: UnitValue | undefined, after: UnitValue, language: Language): ChangedField[] {
  return Object.entries(definition.fields).flatMap(([name, field]): ChangedField[] => {
    if (field.unit !== unit) return [];
    const [was, is] = [before?.[name], after[name]];
    if ((blank(was) && blank(is)) || sameJson((was ?? null) as Json, (is ?? null) as Json)) return [];
    return [{ field: name, label: field.label[language], before: displayValue(field, was, language), after: displayValue(field, is, language) }];
  });
}

/** What each commit changed against the one before it; oldest first, commits that changed nothing left out. */
export function recordChanges(definition: RecordDefinition, entries: readonly Entry[], language: Language): readonly RecordChange[] {
  const known = new Map<string, UnitValue>();
  return entries.flatMap((entry, place): RecordChange[] => {
    const { seq, at, member, row } = entry;
    const fields = Object.entries(row.values).flatMap(([unit, value]) => {
      if (unit === LIFE) return [];
      const changed = fieldsOf(definition, unit, known.get(unit), value, language);
      known.set(unit, value);
      return changed;
    });
    const life = row.values[LIFE];
    const what = life === undefined ? (place === 0 ? 'created' : 'changed') : life['deleted'] === true ? 'deleted' : 'restored';
    return what === 'changed' && fields.length === 0 ? [] : [{ seq, at: hlcMs(at), member, what, fields, ...originOf(entry) }];
  });
}
