import Encoding from 'encoding-japanese';
import { expect, test } from 'vitest';
import { withCorrections } from '../../src-renderer/features/registers/import/read-sliced.ts';
import { errorWords } from '../../src-renderer/i18n/error-words.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { decodeLines, decodeText } from '../../src-shared/tables/decode-text.ts';
import { parseCsv } from '../../src-shared/tables/parse-csv.ts';
import { readTable } from '../../src-shared/tables/read-table.ts';
import { STAFF_LIST } from '../../src-shared/tables/table-plans.ts';
import { writeCsv } from '../../src-shared/tables/write-csv.ts';
import { expectRefused, expectWords } from '../kit/hostile-row.ts';

/** Rows of the bad-input table that concern tables, in and out. */
const sjis = (text: string): Uint8Array => new Uint8Array(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => must(readTable(must(parseCsv(must(decodeText(bytes)).text)), STAFF_LIST));

test('#45 a Shift_JIS table with ①髙﨑: recognised after UTF-8 was ruled out, every sign arrives', () => {
  const bytes = sjis('職員番号,氏名\r\n0001,髙﨑 ①子\r\n');
  expect(must(decodeText(bytes)).encoding).toBe('shift_jis');
  expect(read(bytes).rows[0]?.values).toMatchObject({ staffNumber: '0001', name: '髙﨑 ①子' });
  expect(must(decodeText(utf8('職員番号,氏名'))).encoding).toBe('utf-8');
});

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const readRows = (bytes: Uint8Array, plan = STAFF_LIST) => {
  const text = must(decodeLines(bytes));
  return must(readTable(must(parseCsv(text.text, text.broken)), plan));
};

test('#46 Shift_JIS cut inside a character: that row is refused with its byte, the others are taken', () => {
  const [before, name, after] = [sjis('職員番号,氏名,所属\r\n01,甲,内科\r\n02,髙'), sjis('橋').slice(0, 1), sjis(',外科\r\n03,丙,表\r\n')];
  const { rows } = readRows(joined(before, name, after));
  expect(rows.map((row) => [row.line, row.values['name'], row.problems.length])).toEqual([[2, '甲', 0], [3, undefined, 1], [4, '丙', 0]]);
  const [problem] = rows[1]?.problems ?? [];
  expect(problem).toMatchObject({ line: 3, column: '氏名', error: { code: 'table/cut-letter', params: { row: 3, offset: before.length } } });
  if (problem !== undefined) expectWords(problem.error);
  expect(problem === undefined ? '' : errorWords(problem.error, 'ja').why).toContain(`${before.length.toLocaleString('ja-JP')} バイト目`);
});

test('#46 a file that ends inside a character: its last row is refused, the whole rows before it are taken', () => {
  const cut = sjis('職員番号,氏名\r\n01,甲\r\n02,髙橋').slice(0, -1);
  const { rows } = readRows(cut);
  expect(rows.map((row) => row.problems.map(({ error }) => [error.code, error.params['offset']]))).toEqual([[], [['table/cut-letter', cut.length - 1]]]);
});

test('#46 a cut letter in a column nobody reads, or in a cell of several lines: that row, and no other', () => {
  const half = sjis('橋').slice(0, 1);
  const unknown = readRows(joined(sjis('職員番号,氏名,好きな色\r\n01,甲,'), half, sjis('\r\n02,乙,青\r\n')));
  expect(unknown.rows.map((row) => row.problems.map(({ column, error }) => [column, error.code]))).toEqual([[['好きな色', 'table/cut-letter']], []]);
  const lines = readRows(joined(sjis('職員番号,氏名,所属\r\n01,甲,"内科\r\n髙'), half, sjis('"\r\n02,乙,外科\r\n')));
  expect(lines.rows.map((row) => row.problems.length)).toEqual([1, 0]);
});

test('#46 corrected on the screen the row is taken; another cut letter in it still keeps it out', () => {
  const half = sjis('橋').slice(0, 1);
  const text = must(decodeLines(joined(sjis('職員番号,氏名,所属\r\n01,'), half, sjis(','), half, sjis('\r\n'))));
  const rows = must(parseCsv(text.text, text.broken));
  const after = (cells: readonly string[]) => must(readTable(withCorrections(rows, new Map([[2, cells]])), STAFF_LIST)).rows[0];
  expect(after(['01', '髙橋', rows[1]?.cells[2] ?? ''])?.problems).toMatchObject([{ column: '所属', error: { code: 'table/cut-letter' } }]);
  expect(after(['01', '髙橋', '内科'])).toMatchObject({ problems: [], values: { name: '髙橋' } });
});

test('#46 more than a few such rows, or the headings themselves: another encoding or no table, refused as a whole with the byte', () => {
  const half = sjis('橋').slice(0, 1);
  const lines = Array.from({ length: 3 }, () => joined(sjis('01,'), half, sjis('\r\n')));
  expectRefused(decodeLines(joined(sjis('職員番号,氏名\r\n'), ...lines)), 'table/encoding', { encoding: 'shift_jis' });
  expectRefused(decodeLines(joined(sjis('職員番号,氏'), half, sjis('\r\n01,甲\r\n'))), 'table/encoding');
  expectRefused(decodeText(sjis('氏名\r\n髙橋').slice(0, -1)), 'table/encoding', { encoding: 'shift_jis', offset: 8 });
});

test('#47 second bytes 0x5C (表, ソ), line ends of three kinds: read as people see them; unbalanced quotes are refused with their line', () => {
  expect(read(sjis('職員番号,氏名,所属\r\n01,表 ソ,"能,ソ"\n02,乙,\r03,丙,x')).rows.map((row) => row.values.name)).toEqual(['表 ソ', '乙', '丙']);
  expect(read(sjis('職員番号,氏名,所属\r\n01,表 ソ,"能,ソ"')).rows[0]?.values.affiliation).toBe('能,ソ');
  expectRefused(parseCsv('職員番号,氏名\n01,"甲\n02,乙\n'), 'table/quotes');
});

test('#50 a cell of the wrong kind (令和99年): the row stands with its problem, the others are untouched', () => {
  const { rows } = read(utf8('職員番号,氏名,生年月日\n01,甲,令和99年4月1日\n02,乙,S60.4.1'));
  expect(rows.map((row) => row.problems.length)).toEqual([1, 0]);
  expect(rows[0]?.values).toMatchObject({ name: '甲' });
  for (const problem of rows[0]?.problems ?? []) expectWords(problem.error);
});

test('#54 a table going out: no cell starts a formula, on no line, in no width; negative numbers stay numbers', () => {
  const hostile = ['=cmd|calc', '+81', '-1+1', '@sum', '\t=1', '\r=1', ' =1', '\u00a0=1', '　＝１', '＝1', '＋1', '－1', '＠a', 'memo\n=1+1'];
  const rows = must(parseCsv(must(decodeText(writeCsv([hostile.map((_, i) => `h${i}`), hostile, ['-5', ...hostile.slice(1).map(() => 'x')]]))).text));
  for (const cell of rows[1]?.cells ?? []) for (const line of cell.split(/\r\n|\r|\n/)) expect(line).not.toMatch(/^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/);
  expect(rows[2]?.cells[0]).toBe('-5');
});
