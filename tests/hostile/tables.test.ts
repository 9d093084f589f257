import Encoding from 'encoding-japanese';
import { expect, test } from 'vitest';
import { must } from '../../src-shared/kernel/result.ts';
import { decodeText } from '../../src-shared/tables/decode-text.ts';
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

test('#46 Shift_JIS cut inside a character: refused with the byte', () => {
  const cut = sjis('氏名\r\n髙橋').slice(0, -1);
  expectRefused(decodeText(cut), 'table/encoding', { encoding: 'shift_jis', offset: cut.length - 1 });
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
