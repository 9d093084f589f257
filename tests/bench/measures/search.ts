import MiniSearch from 'minisearch';
import { createSearchIndex } from '../../../src-shared/journal/search-index.ts';
import { searchKey } from '../../../src-shared/text/search-key.ts';
import { queries, recordsOf, searchTextOf } from '../data.ts';
import { type Figure, note, percentile, timed } from '../timing.ts';

const COUNT = 100_000;

/** Japanese has no spaces inside a name or address, so the library is given pairs of characters. */
function pairs(text: string): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const key = searchKey(word);
    return key.length < 2 ? [key] : Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + 2));
  });
}

/** Names, readings and addresses of 100,000 records, the same queries on both sides. */
export async function search(): Promise<Figure> {
  const texts = recordsOf(COUNT).map((record) => ({ id: record.id, text: searchTextOf(record) }));
  const index = createSearchIndex();
  const oursBuild = await timed(() => {
    for (const { id, text } of texts) index.set(id, text);
  });
  const library = new MiniSearch<{ id: string; text: string }>({ fields: ['text'], tokenize: pairs, processTerm: (term) => term });
  const libraryBuild = await timed(() => library.addAll(texts));
  const ours: number[] = [];
  const theirs: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const query of queries(120)) {
    let found = 0;
    theirs.push(await timed(() => library.search(query, { combineWith: 'AND' })));
    ours.push(await timed(() => (found = index.find(query).length)));
    least = Math.min(least, found);
  }
  if (least === 0) note('  a query without hits');
  const [a, b] = [percentile(ours, 0.95), percentile(theirs, 0.95)];
  return {
    value: a / b,
    facts: { oursP95Ms: Number(a.toFixed(2)), miniSearchP95Ms: Number(b.toFixed(2)), oursBuildMs: Math.round(oursBuild), miniSearchBuildMs: Math.round(libraryBuild), queries: ours.length },
  };
}
