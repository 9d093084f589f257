import type { RecordId } from '../kernel/ids.ts';
import { joinRecords, type RecordState } from '../records/record-state.ts';

const EMPTY: ReadonlyMap<RecordId, RecordState> = new Map();

/** Which records of a type are asked for by what. A constant of whoever asks: it names the index. */
export interface RecordIndex {
  readonly type: string;
  /** Null where the record does not belong in it. */
  readonly keyOf: (record: RecordState) => string | null;
}

/**
 * The fold in memory: one mutable map with a revision number that screens watch. It is never copied;
 * a list asks for a type and gets a live map.
 */
export interface WorkingSet {
  readonly revision: number;
  readonly size: number;
  get(id: RecordId): RecordState | undefined;
  ofType(type: string): ReadonlyMap<RecordId, RecordState>;
  all(): IterableIterator<RecordState>;
  /** The records of an index by key, kept up to date with every change: made once, at the first question. */
  indexed(index: RecordIndex): ReadonlyMap<string, ReadonlySet<RecordState>>;
  /** Puts a whole record, as read from a page. */
  put(record: RecordState): void;
  /** Joins a record as read from one of several pages. */
  merge(record: RecordState): void;
  /** Joins a row of commit `seq` and returns the new state. */
  join(row: RecordState, seq: number): RecordState;
  remove(id: RecordId): void;
  /** Tells the watchers; called once per commit, not per row. */
  publish(): void;
  watch(listener: () => void): () => void;
}

export function createWorkingSet(): WorkingSet {
  const records = new Map<RecordId, RecordState>();
  const types = new Map<string, Map<RecordId, RecordState>>();
  const indexes = new Map<RecordIndex, Map<string, Set<RecordState>>>();
  const listeners = new Set<() => void>();
  let revision = 0;
  const addTo = ({ keyOf }: RecordIndex, index: Map<string, Set<RecordState>>, record: RecordState): void => {
    const key = keyOf(record);
    if (key === null) return;
    const list = index.get(key);
    if (list === undefined) index.set(key, new Set([record]));
    else list.add(record);
  };
  const reindex = (before: RecordState | undefined, now: RecordState | undefined): void => {
    for (const [index, found] of indexes) {
      if (before?.type === index.type) {
        const key = index.keyOf(before);
        const list = key === null ? undefined : found.get(key);
        list?.delete(before);
        if (list?.size === 0) found.delete(key as string);
      }
      if (now?.type === index.type) addTo(index, found, now);
    }
  };
  const put = (record: RecordState): void => {
    if (indexes.size > 0) reindex(records.get(record.id), record);
    records.set(record.id, record);
    let ofType = types.get(record.type);
    if (ofType === undefined) {
      ofType = new Map();
      types.set(record.type, ofType);
    }
    ofType.set(record.id, record);
  };
  return {
    get revision() {
      return revision;
    },
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    ofType: (type) => types.get(type) ?? EMPTY,
    all: () => records.values(),
    indexed(index) {
      let found = indexes.get(index);
      if (found === undefined) {
        found = new Map();
        for (const record of types.get(index.type)?.values() ?? []) addTo(index, found, record);
        indexes.set(index, found);
      }
      return found;
    },
    put,
    merge(record) {
      const before = records.get(record.id);
      put(before === undefined ? record : joinRecords(before, record));
    },
    join(row, seq) {
      const now: RecordState = row.commits.length === 1 && row.commits[0] === seq ? row : { ...row, commits: [seq] };
      const before = records.get(row.id);
      const after = before === undefined ? now : joinRecords(before, now);
      put(after);
      return after;
    },
    remove(id) {
      const record = records.get(id);
      if (indexes.size > 0) reindex(record, undefined);
      records.delete(id);
      if (record !== undefined) types.get(record.type)?.delete(id);
    },
    publish() {
      revision += 1;
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
