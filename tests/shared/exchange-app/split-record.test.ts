import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src-shared/exchange/limits.ts';
import { type GoodLine, parseLines } from '../../../src-shared/exchange/lines.ts';
import { recordLines } from '../../../src-shared/exchange/record-lines.ts';
import { restoreLines } from '../../../src-shared/exchange/restore-lines.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
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
