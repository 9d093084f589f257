import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src-shared/exchange/limits.ts';
import { type GoodLine, parseLines } from '../../../src-shared/exchange/lines.ts';
import { recordLines } from '../../../src-shared/exchange/record-lines.ts';
import { joinPieces, linesOfLongRecord, linesOfRecord } from '../../../src-shared/exchange/split-record.ts';
import { restoreLines } from '../../../src-shared/exchange/restore-lines.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { jsonTexts } from '../../../src-shared/kernel/json-texts.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { newRow, recordId, START } from '../../kit/vault-kit.ts';
import { must } from '../../../src-shared/kernel/result.ts';

const dot = { by: 'device-aaaaaaaaa', n: 1, at: START * 64 };
/** Every kind of letter at the places where it is cut: two bytes escaped, three, and a pair. */
const long = (n: number): RecordState => newRow(n, { a: { text: `${'あ"\\𠮷a'.repeat(160_000)}${n}` } }, dot);
const parsed = (lines: Iterable<string>): GoodLine[] => [...parseLines(utf8(`${[...lines].join('\n')}\n`))].filter((line) => line.ok);

describe('a record that is too long for a line', () => {
  test('comes in several, none above the limit, and is the same record again', () => {
    const rows = [newRow(1, { a: { x: 1 } }, dot), long(2), newRow(3, { a: { x: 3 } }, dot), long(4)];
    const lines = [...recordLines(rows)];
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(utf8(line).length).toBeLessThanOrEqual(LIMITS.lineBytes);
    const restored = must(restoreLines(parsed(lines)));
    expect(restored.badLines).toEqual([]);
    expect(restored.unknownLines).toBe(0);
    expect(restored.records.map(({ id }) => id)).toEqual([1, 2, 3, 4].map(recordId));
    expect(restored.records[1]?.values).toEqual(rows[1]?.values);
  });

  test('is cut at the very same places where its long list is written in pieces', () => {
    for (const count of [5_001, 12_000, 60_000]) {
      const contents = Array.from({ length: count }, (_, n) => ({ id: recordId(n), type: 'permit', units: ['holder', n % 7 === 0 ? '𠮷"\\' : 'place'] }));
      const row = ['exchangeEntry', 1, recordId(1), { file: { contents, fileName: 'あ' }, progress: { state: 'made' } }, [0, 1, 2]] as unknown as Json;
      const turns = [...linesOfLongRecord(row)];
      const lines = turns.filter((line) => line !== null);
      for (const line of lines) expect(utf8(line).length).toBeLessThanOrEqual(LIMITS.lineBytes);
      expect(turns.length - lines.length).toBeGreaterThan(count / 2_000);
      if (count > 12_000) expect(lines).toEqual([...linesOfRecord(row)]);
      const joining = joinPieces();
      const whole = lines.length === 1 ? (JSON.parse(lines[0] as string) as { r: Json }).r : lines.map((line) => must(joining.take((JSON.parse(line) as { rs: Json }).rs, 1))).at(-1);
      expect(whole).toEqual(row);
    }
  });

  test('is left out with its line where a piece is missing, doubled or foreign; the others stand', () => {
    const lines = [...recordLines([newRow(1, { a: { x: 1 } }, dot), long(2), newRow(3, { a: { x: 3 } }, dot)])];
    const pieces = lines.flatMap((line, at) => (line.startsWith('{"rs"') ? [at] : []));
    const [first = 0, second = 0] = pieces;
    const last = pieces.at(-1) ?? 0;
    const broken = [
      lines.filter((_, at) => at !== first),
      lines.filter((_, at) => at !== second),
      lines.filter((_, at) => at !== last),
      lines.flatMap((line, at) => (at === second ? [line, line] : [line])),
      lines.map((line, at) => (at === first ? JSON.stringify({ rs: [1, 4000, 'x'] }) : line)),
      lines.map((line, at) => (at === last ? JSON.stringify({ rs: [pieces.length, pieces.length, '"'] }) : line)),
    ];
    for (const some of broken) {
      const restored = must(restoreLines(parsed(some)));
      expect(restored.records.map(({ id }) => id)).toEqual([recordId(1), recordId(3)]);
      expect(restored.badLines.length).toBeGreaterThan(0);
      expect(restored.badLines[0]?.error).toMatchObject({ code: 'exchange/bad-line', params: { why: 'split' } });
    }
  });
});

describe('a value as text in pieces', () => {
  const list = Array.from({ length: 7_000 }, (_, n) => ({ id: n, text: `"${n}\u2028`, none: undefined }));
  test.each([
    ['a long list', list],
    ['one deep inside', { a: [1, { b: list, 'c"': null }, []], d: {}, e: undefined, f: 'ん' }],
    ['two, one in the other', [list.map((item, n) => (n === 5 ? [item] : item)), { list }]],
    ['nothing long', { a: [1, 'x', null, true, -0, 1e21] }],
    ['a text', 'x'],
    ['nothing', null],
  ])('%s is what JSON.stringify says', (_what, value) => {
    expect([...jsonTexts(value as unknown as Json)].join('')).toBe(JSON.stringify(value));
  });

  test('a long list is more than one piece, a short one is not', () => {
    expect([...jsonTexts(list as unknown as Json)].length).toBeGreaterThan(5);
    expect([...jsonTexts([1, 2, 3])]).toHaveLength(1);
  });
});
