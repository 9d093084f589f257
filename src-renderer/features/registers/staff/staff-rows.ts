import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { searchKey } from '../../../../src-shared/text/search-key.ts';

export type StaffSort = 'staffNumber' | 'kana' | 'affiliation';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const sortKey = (record: RecordState, by: StaffSort): string => {
  const { staff } = record.values;
  if (by === 'kana') return searchKey(text(staff?.['kana']) || text(staff?.['name']));
  return text(staff?.[by]).normalize('NFKC');
};

/** Sorted once per state of the list; filters then only leave rows out. Empty keys go last. */
export function sortStaff(records: readonly RecordState[], by: StaffSort, descending: boolean): readonly RecordState[] {
  const keyed = records.map((record) => [sortKey(record, by), record] as const);
  const turn = descending ? -1 : 1;
  keyed.sort(([a, one], [b, other]) => {
    if (a === b) return one.id < other.id ? -1 : 1;
    if (a === '' || b === '') return a === '' ? 1 : -1;
    return a < b ? -turn : turn;
  });
  return keyed.map(([, record]) => record);
}

/** Rows whose search text holds every word. @param keyOf normalised search text of a record */
export function searchStaff(records: readonly RecordState[], query: string, keyOf: (record: RecordState) => string): readonly RecordState[] {
  const words = query
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(searchKey);
  return words.length === 0 ? records : records.filter((record) => words.every((word) => keyOf(record).includes(word)));
}

export const staffCell = (record: RecordState, field: string): string => text(shownValues(record)[field]);
