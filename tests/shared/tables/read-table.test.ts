import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { must, type Result } from '../../../src-shared/kernel/result.ts';
import { decodeText } from '../../../src-shared/tables/decode-text.ts';
import { parseCsv } from '../../../src-shared/tables/parse-csv.ts';
import { readTable, type ReadTable } from '../../../src-shared/tables/read-table.ts';
import { sheetRows } from '../../../src-shared/tables/sheet-rows.ts';
import { PERMIT_LEDGER, STAFF_LIST } from '../../../src-shared/tables/table-plans.ts';
import { templateRows } from '../../../src-shared/tables/template.ts';
import { writeCsv } from '../../../src-shared/tables/write-csv.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sjis = (text: string): Uint8Array => new Uint8Array(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }));
const utf16 = (text: string, little: boolean): Uint8Array => {
  const out = new Uint8Array(2 + text.length * 2);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), little);
  return out;
};
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
const STAFF = '職員番号,氏名,フリガナ,所属,官職,俸給表,級,生年月日\r\n0012,髙橋　一郎,ﾀｶﾊｼ ｲﾁﾛｳ,"表現課,ソフト係",課長補佐,行政職（一）,５級,S60.4.1\r\n';
const staff = (input: Uint8Array): ReadTable => must(readTable(must(parseCsv(must(decodeText(input)).text)), STAFF_LIST));

describe('the encoding of a table', () => {
  it.each([
    ['UTF-8', bytes(STAFF), 'utf-8', false], ['UTF-8 with a mark', bytes(`\ufeff${STAFF}`), 'utf-8', true], ['UTF-16 little endian', utf16(STAFF, true), 'utf-16le', true], ['UTF-16 big endian', utf16(STAFF, false), 'utf-16be', true],
    ['Shift_JIS', sjis(STAFF), 'shift_jis', false],
  ] as const)('%s is recognised and every sign arrives', (_, input, encoding, bom) => {
    const decoded = must(decodeText(input));
    expect(decoded).toMatchObject({ encoding, bom, text: STAFF });
    expect(staff(input).rows[0]?.values).toEqual({ staffNumber: '0012', name: '髙橋　一郎', kana: 'タカハシ イチロウ', affiliation: '表現課,ソフト係', post: '課長補佐', payTable: 'gyoseiIchi', grade: '５級', bornOn: '1985-04-01' });
  });
  it('second bytes that look like a backslash do no harm', () => {
    expect(must(decodeText(sjis('表,ソ,能,"十予"'))).text).toBe('表,ソ,能,"十予"');
  });
  it('bytes cut inside a character are refused with their place', () => {
    const cut = sjis('氏名\r\n髙橋').slice(0, -1);
    const result = decodeText(cut);
    expect(result.ok ? null : result.error).toEqual({ code: 'table/encoding', params: { encoding: 'shift_jis', offset: cut.length - 1 } });
    const bad = bytes(`氏名\r\n${'あ'.repeat(50)}`);
    bad[30] = 0xff;
    expect(code(decodeText(bad))).toBe('table/encoding');
    expect(code(decodeText(bytes('氏名'), 'utf-16le'))).toBe('ok');
  });
  it('empty files, old Excel files and other kinds of file are told apart', () => {
    expect(code(decodeText(new Uint8Array()))).toBe('table/empty');
    expect(code(decodeText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])))).toBe('table/legacy-excel');
    expect(code(decodeText(bytes('%PDF-1.7')))).toBe('table/not-a-table');
    expect(code(decodeText(new Uint8Array([0x50, 0x4b, 3, 4])))).toBe('table/not-a-table');
    expect(code(decodeText(new Uint8Array([0x41, 0, 0, 0])))).toBe('table/not-a-table');
  });
});

describe('the rows of a CSV text', () => {
  it('survive mixed line ends, quotes, line breaks in cells and empty lines, with their line numbers', () => {
    const rows = must(parseCsv('a,b\r\n\r\n1,"x ""y""\nz"\r2,"p,q"\n,\n3,end'));
    expect(rows).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 3, cells: ['1', 'x "y"\nz'] }, { line: 5, cells: ['2', 'p,q'] }, { line: 7, cells: ['3', 'end'] }]);
  });
  it('are also read from tabs and semicolons', () => {
    expect(must(parseCsv('a\tb,c\td\n1\t2\t3'))[0]?.cells).toEqual(['a', 'b,c', 'd']);
    expect(must(parseCsv('a;b;c\n1;2,5;3'))[1]?.cells).toEqual(['1', '2,5', '3']);
  });
  it('an open quote is refused with its line, nothing is swallowed', () => {
    const result = parseCsv('a,b\n1,2\n3,"open\n4,5\n');
    expect(result.ok ? null : result.error).toMatchObject({ code: 'table/quotes', params: { line: 3 } });
    expect(code(parseCsv(' \n\n'))).toBe('table/empty');
  });
});

describe('a staff list', () => {
  it('with 5 bad rows of 500 shows each with row, column, reason and fix, and takes the others', () => {
    const lines = Array.from({ length: 500 }, (_, i) => [String(i).padStart(5, '0'), `医師 ${i}`, 'イシ', '医政局', '主査', '行政職俸給表(一)', '3級', 'S60.4.1']);
    const spoil = (row: number, column: number, cell: string) => {
      (lines[row] as string[])[column] = cell;
    };
    spoil(10, 7, '2026-02-30');
    spoil(99, 7, '平成32年4月1日');
    spoil(200, 5, '行政職俸給表(九)');
    spoil(300, 1, '');
    spoil(499, 7, '60.4.1');
    const table = staff(bytes(`職員番号,氏名,フリガナ,所属,官職,俸給表,級,生年月日\n${lines.map((cells) => cells.join(',')).join('\n')}`));
    expect(table.rows).toHaveLength(500);
    const problems = table.rows.flatMap((row) => row.problems);
    expect(problems.map((one) => [one.line, one.column, one.columnNumber, one.error.code, one.error.params['why'] ?? ''])).toEqual([
      [12, '生年月日', 8, 'table/bad-cell', 'date/no-such-day'], [101, '生年月日', 8, 'table/bad-cell', 'date/outside-era'], [202, '俸給表', 6, 'table/bad-cell', 'value'], [302, '氏名', 2, 'table/empty-cell', ''], [501, '生年月日', 8, 'table/bad-cell', 'date/two-digit-year'],
    ]);
    expect(problems[0]?.error.params).toMatchObject({ text: '2026-02-30', fix: 'R8.4.1' });
    expect(problems[2]?.error.params['fix']).toContain('行政職俸給表(一)');
    expect(table.rows.filter((row) => row.problems.length === 0)).toHaveLength(495);
    expect(table.rows[10]?.values).toMatchObject({ staffNumber: '00010', name: '医師 10' });
    expect(table.rows[10]?.values).not.toHaveProperty('bornOn');
  });
  it('finds its headings below a title, under other names and in another order, and names what it does not know', () => {
    const table = staff(bytes('令和8年度　医系技官名簿\n\nNo,氏　名,ふりがな,所属部署,職員ﾅﾝﾊﾞｰ\n1,山田 太郎,やまだ たろう,健康局,0099'));
    expect(table.headerLine).toBe(3);
    expect(table.map).toEqual({ name: 1, kana: 2, affiliation: 3 });
    expect(table.unknown).toEqual(['No', '職員ﾅﾝﾊﾞｰ']);
    expect(table.rows[0]?.values).toEqual({ name: '山田 太郎', kana: 'ヤマダ タロウ', affiliation: '健康局' });
  });
  it('takes the columns a person chose instead', () => {
    const rows = must(parseCsv('氏名,別名\n山田,佐藤'));
    expect(must(readTable(rows, STAFF_LIST, { name: 1 })).rows[0]?.values).toEqual({ name: '佐藤' });
    expect(code(readTable(rows, STAFF_LIST, {}))).toBe('table/missing-column');
  });
  it('without a single known heading, without the name or without rows is refused', () => {
    expect(code(readTable(must(parseCsv('a,b\n1,2')), STAFF_LIST))).toBe('table/missing-column');
    expect(code(readTable(must(parseCsv('職員番号,所属\n1,2')), STAFF_LIST))).toBe('table/missing-column');
    expect(code(readTable(must(parseCsv('職員番号,氏名')), STAFF_LIST))).toBe('table/empty');
  });
  it('a row with more cells than headings is shown, not cut', () => {
    expect(staff(bytes('氏名,級\n山田,3級,はみ出し')).rows[0]?.problems[0]).toMatchObject({ columnNumber: 3, error: { code: 'table/too-many-cells' } });
  });
});

describe('a permit ledger', () => {
  it('is read from a sheet of cells with the statutory columns', () => {
    const rows = must(sheetRows([
      ['許可台帳', null, null],
      ['許可年月日', '氏名', '官職', '俸給表の種類', '職務の級', '兼業先', '職名', '自', '至', '文書番号', '条件'],
      [new Date(Date.UTC(2026, 3, 1)), '髙橋　一郎', '課長補佐', '行政職(一)', 5, '医療法人社団青葉会 みどり病院', '非常勤医師', 'R8.5.1', '令和9年4月30日', '第0123号', '土日祝日に限る；月4回まで'],
      [null, undefined, ''],
      ['R8.13.1', '佐藤', '', '', '', 'あおば診療所', '', 'R8.5.1', ''],
    ]));
    const table = must(readTable(rows, PERMIT_LEDGER));
    expect(table.rows[0]?.values).toEqual({
      permittedOn: '2026-04-01', holderName: '髙橋　一郎', holderPost: '課長補佐', holderPayTable: 'gyoseiIchi', holderGrade: '5', institutionName: '医療法人社団青葉会 みどり病院', workTitle: '非常勤医師', startOn: '2026-05-01', endOn: '2027-04-30', documentNumber: '第0123号', conditions: ['土日祝日に限る', '月4回まで'],
    });
    expect(table.rows[1]?.problems.map((one) => [one.line, one.column, one.error.code])).toEqual([[5, '許可年月日', 'table/bad-cell'], [5, '至', 'table/empty-cell']]);
  });
});

describe('the templates', () => {
  it.each([['名簿', STAFF_LIST], ['許可台帳', PERMIT_LEDGER]] as const)('%s comes back through CSV with its example left out, and the example itself is good', (_, plan) => {
    const [headings, example] = templateRows(plan) as [string[], string[]];
    const file = writeCsv([headings, example, example.map((cell) => cell.replace('例：', ''))]);
    const table = must(readTable(must(parseCsv(must(decodeText(file)).text)), plan));
    expect(table.exampleLines).toEqual([2]);
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]?.problems).toEqual([]);
    expect(Object.keys(table.map)).toHaveLength(plan.columns.length);
    expect(table.unknown).toEqual([]);
    expect(example.some((cell) => cell.startsWith('例：'))).toBe(true);
  });
});
