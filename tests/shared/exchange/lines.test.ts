import { describe, expect, test } from 'vitest';
import { parseLines } from '../../../src-shared/exchange/lines.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { seededRandom } from '../../kit/party.ts';

const parsed = (texts: readonly string[]) => [...parseLines(utf8(texts.map((text) => `${text}\n`).join('')))];
/** Each line in a file of its own: nothing stands beside it. */
const oneByOne = (texts: readonly string[]) => texts.flatMap((text, i) => [...parseLines(utf8(`${text}\n`), i + 2)]);

/** Lines that are wrong alone and that another line could seem to complete. */
const TOGETHER = [
  ['{"r":[{}', '{}]},{}'],
  ['{"a":1},{"b":2}', '{"c":3}'],
  ['{"r":1},{"y}', '{z":2}'],
  ['{"a":1},[{}', '{}],{}', '{"b":1}'],
  ['{"r":"x', 'y"}'],
  [String.raw`{"r":"x\ `, '"}'],
  ['{"r":1}', '', '{"r":2}'],
  ['{"r":1} ', '{"r":2}'],
  ['{"r":{"a":1,"a":2}}', '{"r":[1]}'],
  ['{"r":"09:00"}', '{"r":"a\\"b:c"}', '{"r":1e400}', '[1]', '7'],
];

describe('lines are read together as each alone', () => {
  test('also where one of them is not UTF-8, or a string crosses what is read at once', () => {
    const texts = Array.from({ length: 2_000 }, (_, n) => `{"r":["${'あ'.repeat(1 + (n % 90))}",${n}]}`);
    const bytes = utf8(texts.map((text) => `${text}\n`).join(''));
    const whole = [...parseLines(bytes)];
    expect(whole).toEqual(oneByOne(texts));
    // the second byte of a letter in the middle
    const at = bytes.indexOf(0xe3, bytes.length / 2) + 1;
    const harmed = bytes.with(at, 0x22);
    const read = [...parseLines(harmed)];
    const line = 2 + harmed.subarray(0, at).filter((byte) => byte === 10).length;
    expect(read.filter(({ ok }) => !ok)).toMatchObject([{ line, error: { params: { why: 'utf8' } } }]);
    expect(read.filter(({ ok }) => ok)).toEqual(whole.filter((one) => one.line !== line));
  });

  test.each(TOGETHER.map((texts) => [texts.join(' ⏎ '), texts] as const))('%s', (_name, texts) => {
    expect(parsed(texts)).toEqual(oneByOne(texts));
  });

  test('also 3,000 lines of random pieces', () => {
    const random = seededRandom(77);
    const pieces = ['{', '}', '[', ']', '"', ':', ',', '"r"', '{"r":', '1', '{}', '\\', '\\"', 'あ', ' ', '{"r":[', ']}', '"a:b"', 'null', '-0'];
    const texts = Array.from({ length: 3_000 }, () => Array.from({ length: 1 + random.below(6) }, () => pieces[random.below(pieces.length)]).join(''));
    expect(parsed(texts)).toEqual(oneByOne(texts));
    // pages in which every line is a group of brackets, where the short way is taken
    const groups = Array.from({ length: 600 }, () => `{"r":${['{}', '[{},[]]', '"a:b"', '{"a":1,"a":2}', '{"b":-0}', '"\\u0001x"', '[1,]'][random.below(7)]}}`);
    for (let at = 0; at < groups.length; at += 6) expect(parsed(groups.slice(at, at + 6))).toEqual(oneByOne(groups.slice(at, at + 6)));
  });
});
