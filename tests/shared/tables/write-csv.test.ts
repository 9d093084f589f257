import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../src-shared/kernel/result.ts';
import { decodeText } from '../../../src-shared/tables/decode-text.ts';
import { parseCsv } from '../../../src-shared/tables/parse-csv.ts';
import { lostInShiftJis, safeCell, writeCsv } from '../../../src-shared/tables/write-csv.ts';

describe('exported cells', () => {
  it.each([
    ['=cmd|calc', "'=cmd|calc"], ['+81-3', "'+81-3"], ['-1+1', "'-1+1"], ['@sum', "'@sum"], ['\t=1', "'\t=1"], ['\r=1', "'\r'=1"], [' =1', "' =1"], ['\u00a0=1', "'\u00a0=1"], ['　＝１', "'　＝１"], ['＝1', "'＝1"], ['＋1', "'＋1"], ['－1', "'－1"], ['＠a', "'＠a"],
    ['memo\n=1+1', "memo\n'=1+1"], ['a\r\n+b', "a\r\n'+b"], ['-5', '-5'], ['-5.25', '-5.25'], ['0123', '0123'], ['a=b', 'a=b'], ['令和8年4月1日', '令和8年4月1日'], ['', ''],
  ])('%j leaves as %j', (text, safe) => {
    expect(safeCell(text)).toBe(safe);
  });
  it('no line of any exported cell starts a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '＝', ' ', '\t', '\n', '\r', '1', 'a', '　', "'") }), (text) => {
        for (const line of safeCell(text).split(/\r\n|\r|\n/)) if (!/^-\d+(\.\d+)?$/.test(text)) expect(line).not.toMatch(/^[\s　]*[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('a CSV file', () => {
  it('has a mark where asked, CRLF, and keeps leading zeros and quotes', () => {
    const file = writeCsv([['番号', '名'], ['0123', 'a "b"\nc']]);
    expect([...file.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(file)).toBe('"番号","名"\r\n"0123","a ""b""\nc"\r\n');
    expect([...writeCsv([['a']], 'utf-8')]).toEqual([...new TextEncoder().encode('"a"\r\n')]);
  });
  it('reads back as written', () => {
    const cell = fc.string({ unit: fc.constantFrom('表', 'ソ', '"', ',', '0', 'あ', '\n', '高', 'x') }).map((text) => `c${text}`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), fc.constantFrom('utf-8', 'utf-8-bom', 'shift_jis'), (rows, encoding) => {
        const read = must(parseCsv(must(decodeText(writeCsv(rows, encoding as 'utf-8'))).text));
        expect(read.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });
  it('in Shift_JIS lists every lost character with its places before saving, and marks it', () => {
    const rows = [['氏名', '住所'], ['𠮷田', '髙橋﨑①'], ['葛\u{e0100}城', '𠮷𠮷']];
    expect(lostInShiftJis(rows)).toEqual([
      { char: '𠮷', codePoint: 'U+20BB7', places: [{ row: 2, column: 1 }, { row: 3, column: 2 }] },
      { char: '\u{e0100}', codePoint: 'U+E0100', places: [{ row: 3, column: 1 }] },
    ]);
    expect(must(decodeText(writeCsv(rows, 'shift_jis'))).text).toContain('"〓田","髙橋﨑①"');
    expect(lostInShiftJis([['普通の字', 'abc', '～', '－']])).toEqual([]);
  });
});
