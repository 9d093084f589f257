import { expect, it } from 'vitest';
import { must } from '../../../src-shared/kernel/result.ts';
import type { TableRow } from '../../../src-shared/tables/parse-csv.ts';
import { guessHeadings, readTable } from '../../../src-shared/tables/read-table.ts';
import { STAFF_LIST } from '../../../src-shared/tables/table-plans.ts';
import { readSliced, withCorrections } from '../../../src-renderer/features/registers/import/read-sliced.ts';

const rows: readonly TableRow[] = [
  { line: 1, cells: ['令和8年度 名簿'] },
  { line: 2, cells: ['職員番号', '氏名', '生年月日'] },
  ...Array.from({ length: 1234 }, (_, n): TableRow => ({ line: n + 3, cells: [String(n).padStart(5, '0'), `氏名${n}`, n % 100 === 7 ? 'いつか' : 'S60.4.1'] })),
];
const { map } = must(guessHeadings(rows, STAFF_LIST));

it('reading in stretches gives the very rows and errors of reading at once', async () => {
  let turns = 0;
  const sliced = must(await readSliced(rows, STAFF_LIST, map, async () => void (turns += 1)));
  const whole = must(readTable(rows, STAFF_LIST, map));
  expect(sliced.rows).toEqual(whole.rows);
  expect(turns).toBe(3);
  expect(sliced.rows.filter((row) => row.problems.length > 0).map((row) => row.line)).toEqual(whole.rows.filter((row) => row.problems.length > 0).map((row) => row.line));
});

it('a cell corrected on screen is read again, the file stays as it is', async () => {
  const fixed = withCorrections(rows, new Map([[10, ['00007', '氏名7', 'S61.1.1']]]));
  const read = must(await readSliced(fixed, STAFF_LIST, map, async () => undefined));
  expect(read.rows.find((row) => row.line === 10)).toMatchObject({ problems: [], values: { bornOn: '1986-01-01' } });
  expect(rows[9]?.cells[2]).toBe('いつか');
});
