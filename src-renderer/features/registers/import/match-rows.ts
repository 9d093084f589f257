import { type Json, sameJson } from '../../../../src-shared/kernel/json.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import type { ReadRow } from '../../../../src-shared/tables/read-table.ts';
import { searchKey } from '../../../../src-shared/text/search-key.ts';

export type Fields = Readonly<Record<string, Json>>;

/** What one row of the file would do. Nothing is written before a person has seen the counts. */
export type RowPlan =
  | { readonly kind: 'new'; readonly line: number; readonly fields: Fields }
  | { readonly kind: 'update'; readonly line: number; readonly record: RecordState; readonly fields: Fields; readonly changed: readonly string[] }
  | { readonly kind: 'same'; readonly line: number; readonly record: RecordState }
  /** Matches several lines here, or a line that an earlier row of the file matched already. */
  | { readonly kind: 'unclear'; readonly line: number; readonly why: 'several' | 'twice'; readonly fields: Fields };

export interface Matcher {
  /** Keys of a row, the surest first; an empty key matches nothing. */
  readonly keys: (values: Readonly<Record<string, Json | undefined>>) => readonly string[];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const numberKey = (value: Json | undefined): string => text(value).normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase().replace(/^0+(?=.)/, '');
const joined = (...parts: readonly string[]): string => (parts.every((part) => part !== '') ? parts.join('\u0001') : '');

/** 職員番号, else 氏名・フリガナ・生年月日. */
export const STAFF_MATCHER: Matcher = {
  keys: (values) => [numberKey(values['staffNumber']), joined(searchKey(text(values['name'])), searchKey(text(values['kana'])), text(values['bornOn']))],
};

/** A line of the ledger: the same person, institution and beginning. */
export const LEDGER_MATCHER: Matcher = {
  keys: (values) => [
    joined(numberKey(values['staffNumber']), searchKey(text(values['institutionName'])), text(values['startOn'])),
    joined(searchKey(text(values['holderName'])), searchKey(text(values['institutionName'])), text(values['startOn'])),
  ],
};

/** Fields of the row that differ from what is stored. A cell left empty changes nothing. */
const changedFields = (record: RecordState, fields: Fields): string[] => {
  const shown = shownValues(record);
  return Object.keys(fields).filter((name) => !sameJson((shown[name] ?? null) as Json, fields[name] as Json));
};

/** Compares the good rows of a file with what is stored: new, changed, the same, or not to be told. */
export function matchRows(rows: readonly ReadRow[], stored: Iterable<RecordState>, matcher: Matcher): readonly RowPlan[] {
  const byKey = new Map<string, Set<RecordState>>();
  for (const record of stored) {
    matcher.keys(shownValues(record)).forEach((key, rank) => {
      if (key === '') return;
      const name = `${rank}:${key}`;
      const found = byKey.get(name);
      if (found === undefined) byKey.set(name, new Set([record]));
      else found.add(record);
    });
  }
  const taken = new Set<string>();
  const seen = new Map<string, number>();
  return rows
    .filter((row) => row.problems.length === 0)
    .map(({ line, values: fields }): RowPlan => {
      const keys = matcher.keys(fields).map((key, rank) => (key === '' ? '' : `${rank}:${key}`));
      const found = keys.filter((key) => key !== '').map((key) => byKey.get(key)).find((set) => set !== undefined);
      const first = keys.find((key) => key !== '');
      if (first !== undefined && seen.has(first)) return { kind: 'unclear', line, why: 'twice', fields };
      if (first !== undefined) seen.set(first, line);
      if (found === undefined) return { kind: 'new', line, fields };
      if (found.size > 1) return { kind: 'unclear', line, why: 'several', fields };
      const record = [...found][0] as RecordState;
      if (taken.has(record.id)) return { kind: 'unclear', line, why: 'twice', fields };
      taken.add(record.id);
      const changed = changedFields(record, fields);
      return changed.length === 0 ? { kind: 'same', line, record } : { kind: 'update', line, record, fields, changed };
    });
}

export const countPlans = (plans: readonly RowPlan[]): Readonly<Record<RowPlan['kind'], number>> => {
  const counts = { new: 0, update: 0, same: 0, unclear: 0 };
  for (const plan of plans) counts[plan.kind] += 1;
  return counts;
};
