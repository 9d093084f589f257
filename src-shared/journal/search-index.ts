import type { RecordId } from '../kernel/ids.ts';
import { searchKey } from '../text/search-key.ts';

/**
 * Normalised texts in memory, scanned for every query. At 100,000 records that is a few
 * milliseconds, finds any part of a word, and there is nothing to build, store or repair.
 */
export interface SearchIndex {
  readonly size: number;
  /** The text a record is found under: its names, readings, addresses. */
  set(id: RecordId, text: string): void;
  remove(id: RecordId): void;
  /** Records whose text holds every word of the query, in the order they came in. */
  find(query: string, limit?: number): RecordId[];
}

/** Texts that are scanned as one: a single search over a long string beats a thousand over short ones. */
const BLOCK = 512;

interface Block {
  readonly text: string;
  /** Where each of its keys begins, and the end. */
  readonly starts: Int32Array;
}

function blockOf(keys: readonly string[], from: number): Block {
  const own = keys.slice(from, from + BLOCK);
  const starts = new Int32Array(own.length + 1);
  for (const [i, key] of own.entries()) starts[i + 1] = (starts[i] as number) + key.length + 1;
  return { text: own.join('\n'), starts };
}

/** The key that holds a place of the text. */
function keyAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle;
  }
  return low;
}

export function createSearchIndex(): SearchIndex {
  const ids: (RecordId | null)[] = [];
  const keys: string[] = [];
  const blocks: (Block | null)[] = [];
  const places = new Map<RecordId, number>();
  // While somebody types, each query narrows the one before: only its hits have to be looked at.
  let lastWord: string | null = null;
  let lastHits: readonly number[] = [];
  const changed = (at: number): void => {
    blocks[Math.floor(at / BLOCK)] = null;
    lastWord = null;
  };

  function scanAll(word: string): number[] {
    const hits: number[] = [];
    for (let from = 0; from < keys.length; from += BLOCK) {
      const { text, starts } = (blocks[from / BLOCK] ??= blockOf(keys, from));
      // No key holds a line break, so a hit never spans two.
      for (let place = text.indexOf(word); place >= 0; ) {
        const key = keyAt(starts, place);
        hits.push(from + key);
        place = text.indexOf(word, starts[key + 1]);
      }
    }
    return hits;
  }

  function scan(word: string): readonly number[] {
    const narrows = lastWord !== null && word.includes(lastWord);
    lastHits = narrows ? lastHits.filter((at) => (keys[at] as string).includes(word)) : scanAll(word);
    lastWord = word;
    return lastHits;
  }

  return {
    get size() {
      return places.size;
    },
    set(id, text) {
      const key = searchKey(text);
      const known = places.get(id);
      changed(known ?? keys.length);
      if (known !== undefined) {
        keys[known] = key;
        return;
      }
      places.set(id, keys.push(key) - 1);
      ids.push(id);
    },
    remove(id) {
      const at = places.get(id);
      if (at === undefined) return;
      changed(at);
      places.delete(id);
      ids[at] = null;
      keys[at] = '';
    },
    find(query, limit = Number.POSITIVE_INFINITY) {
      const words = query.split(/\s+/).map(searchKey).filter((word) => word !== '');
      const found: RecordId[] = [];
      const [first, ...others] = words.sort((a, b) => b.length - a.length);
      if (first === undefined) {
        for (const id of ids) if (id !== null && found.push(id) >= limit) break;
        return found;
      }
      for (const at of scan(first)) {
        const id = ids[at];
        const key = keys[at] as string;
        if (id === null || id === undefined || !others.every((word) => key.includes(word))) continue;
        if (found.push(id) >= limit) break;
      }
      return found;
    },
  };
}

/** Fills an index record by record, so that the caller can give the window a turn between them. */
export function* indexSteps<T extends { readonly id: RecordId }>(
  index: SearchIndex,
  records: Iterable<T>,
  textOf: (record: T) => string,
): Generator<number> {
  let done = 0;
  for (const record of records) {
    index.set(record.id, textOf(record));
    done += 1;
    yield done;
  }
}
