import type { WorkingSet } from '../../src-shared/journal/working-set.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../src-shared/records/record-state.ts';
import { definitionOf, isSealedType, type RecordType } from '../../src-shared/records/registry.ts';
import { searchKey } from '../../src-shared/text/search-key.ts';

/** A changed record is another object, so a key is made once per state of a record and never goes stale. */
const keys = new WeakMap<RecordState, string>();

/** The fields that the definition marks for search, normalised, and the title. */
export function recordKey(record: RecordState): string {
  const known = keys.get(record);
  if (known !== undefined) return known;
  const definition = definitionOf(record.type);
  if (definition === undefined || isSealedType(record.type)) return '';
  const values = shownValues(record);
  const parts = Object.entries(definition.fields).flatMap(([name, field]) => {
    const value = values[name];
    return field.search === true && typeof value === 'string' && value !== '' ? [value] : [];
  });
  const key = searchKey([definition.title(values), ...parts].join('\u0001'));
  keys.set(record, key);
  return key;
}

const wordsOf = (query: string): string[] =>
  query
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(searchKey);

/** The first `limit` records of the types asked for that hold every word; those that begin with it first. */
export function findRecords(set: WorkingSet, types: readonly RecordType[], query: string, limit: number): RecordState[] {
  const words = wordsOf(query);
  const [first] = words;
  if (first === undefined) return [];
  const begins: RecordState[] = [];
  const holds: RecordState[] = [];
  for (const type of types) {
    if (isSealedType(type)) continue;
    for (const record of set.ofType(type).values()) {
      const key = recordKey(record);
      if (!words.every((word) => key.includes(word)) || isDeleted(record)) continue;
      if (key.startsWith(first)) begins.push(record);
      else if (holds.length < limit) holds.push(record);
      if (begins.length >= limit) return begins;
    }
  }
  return [...begins, ...holds].slice(0, limit);
}

/** Makes the keys ahead, a few milliseconds at a time, so that the first search of a large vault is as quick as the second. */
export function warmSearch(set: WorkingSet, types: readonly RecordType[], giveWay: () => Promise<void>): () => void {
  let stopped = false;
  const run = async (): Promise<void> => {
    let since = performance.now();
    for (const type of types) {
      for (const record of set.ofType(type).values()) {
        recordKey(record);
        if (performance.now() - since < 8) continue;
        await giveWay();
        if (stopped) return;
        since = performance.now();
      }
    }
  };
  void run();
  return () => {
    stopped = true;
  };
}
