import type { Json } from '../../../../src-shared/kernel/json.ts';
import { sameJson } from '../../../../src-shared/kernel/json.ts';
import type { RecordDefinition } from '../../../../src-shared/records/definition.ts';
import { displayValue, type Language } from '../../../../src-shared/records/display-value.ts';
import { joinRecords, type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';

export type VersionValues = Readonly<Record<string, Json | undefined>>;

/** What the history of a record says, as far as versions need it. */
export interface HistoryLine {
  readonly seq: number;
  readonly at: number;
  readonly member: string;
  readonly kind: string;
  readonly note: Readonly<Record<string, Json>>;
  readonly row: RecordState;
}

/** The record as it stood after one commit. */
export interface Version {
  readonly seq: number;
  readonly atMs: number;
  readonly member: string;
  readonly restored: boolean;
  readonly values: VersionValues;
}

/** Every commit is a version: the rows folded one after the other. */
export function versionsOf(history: readonly HistoryLine[]): readonly Version[] {
  const versions: Version[] = [];
  let state: RecordState | null = null;
  for (const { seq, at, member, note, row } of history) {
    state = state === null ? row : joinRecords(state, row);
    versions.push({ seq, atMs: hlcMs(at), member, restored: note['what'] === 'restoreVersion', values: shownValues(state) });
  }
  return versions;
}

const SITTING_MS = 10 * 60_000;

/** Typing saves every second; what was written at one sitting reads as one version: its last. A restored version always stands alone. */
export function sittings(versions: readonly Version[]): readonly Version[] {
  return versions.filter((version, index) => {
    const next = versions[index + 1];
    return next === undefined || version.restored || next.restored || next.member !== version.member || next.atMs - version.atMs > SITTING_MS;
  });
}

export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const blank = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const same = (a: Json | undefined, b: Json | undefined): boolean => (blank(a) && blank(b)) || (a !== undefined && b !== undefined && sameJson(a, b));

/** Only the fields that differ, in words, in the order of the form. */
export const compareVersions = (definition: RecordDefinition, before: VersionValues, after: VersionValues, language: Language): readonly FieldChange[] =>
  Object.entries(definition.fields).flatMap(([name, field]) =>
    same(before[name], after[name])
      ? []
      : [{ field: name, label: field.label[language], before: displayValue(field, before[name], language), after: displayValue(field, after[name], language) }],
  );

/** What has to be written so that the record says again what it said then. */
export function fieldsToRestore(definition: RecordDefinition, now: VersionValues, then: VersionValues): Readonly<Record<string, Json>> {
  const fields: Record<string, Json> = {};
  for (const name of Object.keys(definition.fields)) if (!same(now[name], then[name])) fields[name] = then[name] ?? null;
  return fields;
}
