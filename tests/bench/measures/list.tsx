import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createSearchIndex } from '../../../src-shared/journal/search-index.ts';
import { BigList } from '../../../src-renderer/ui/lists/big-list.tsx';
import { queries, recordsOf, searchTextOf } from '../data.ts';
import { type Figure, median, percentile } from '../timing.ts';

const COUNT = 10_000;

/** The next frame has been drawn when the task after its animation frame runs. */
const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );

/** The real list with 10,000 rows: another filter to the frame that shows it. */
export async function list(): Promise<Figure> {
  const records = new Map(recordsOf(COUNT).map((record) => [record.id, record]));
  const index = createSearchIndex();
  for (const record of records.values()) index.set(record.id, searchTextOf(record));
  let change: (query: string) => void = () => undefined;
  const steer = (set: (query: string) => void): void => {
    change = set;
  };
  const cell = (id: string, unit: string, field: string): string => String(records.get(id)?.values[unit]?.[field] ?? '');
  const columns = [
    { id: 'name', header: '氏名', cell: (id: string) => cell(id, 'who', 'name') },
    { id: 'kana', header: 'フリガナ', cell: (id: string) => cell(id, 'who', 'kana') },
    { id: 'place', header: '勤務先', cell: (id: string) => cell(id, 'where', 'institution') },
    { id: 'post', header: '官職', cell: (id: string) => cell(id, 'what', 'post') },
    { id: 'status', header: '状態', cell: (id: string) => cell(id, 'state', 'status') },
  ];
  const Screen = (): ReactNode => {
    const [query, setQuery] = useState('');
    useEffect(() => steer(setQuery), []);
    const ids = useMemo(() => index.find(query), [query]);
    return (
      <div style={{ height: '700px', display: 'flex', flexDirection: 'column' }}>
        <BigList label="bench" ids={ids} columns={columns} onOpen={() => undefined} />
      </div>
    );
  };
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() => root.render(<Screen />));
  await painted();
  if (place.querySelectorAll('[role="row"]').length < 5) throw new Error('the list shows no rows');
  const times: number[] = [];
  for (const query of ['', ...queries(80)].flatMap((text) => [text, ''])) {
    const start = performance.now();
    change(query);
    await painted();
    times.push(performance.now() - start);
  }
  root.unmount();
  place.remove();
  return { value: percentile(times, 0.95), facts: { p50Ms: Number(median(times).toFixed(1)), changes: times.length } };
}
