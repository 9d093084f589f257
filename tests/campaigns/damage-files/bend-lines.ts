import { concatBytes, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { type Dice, pick } from './bend-bytes.ts';

/** Lines of a file while they are bent; bytes, since some of them are no text any more. */
export interface Bent {
  readonly way: string;
  readonly header: string;
  readonly content: readonly Uint8Array[];
  /** Indices of the content lines that were touched; null when the header, the tables or the order were, so that any line may be affected. */
  readonly touched: ReadonlySet<number> | null;
  /** Changed after signing: must never open. */
  readonly unsigned: boolean;
}

/** Values as text, so that also such are among them that no JSON writer makes. */
const HOSTILE = [
  'null', 'true', 'false', '0', '-1', '-0', '1.5', '1e308', '1e400', '9007199254740993', '12345678901234567890', 'NaN', '""', '"x"', '"__proto__"', '{"__proto__":{"admin":true}}', '{"constructor":1}',
  '[]', '{}', '[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]', '{"a":1,"a":2}', String.raw`"\ud800"`, String.raw`"\u0000\u001b"`, '"\u202e山田"', '"=cmd|calc"', '"2026-02-30"', '"<img src=x onerror=alert(1)>"',
  `"${'長'.repeat(500)}"`, `"${'x'.repeat(30_000)}"`, `[${'0,'.repeat(3000)}0]`, '{"deleted":true,"over":{}}', '{"hash":5}', '[{"hash":null}]', '"AAAAAAAAAAAAAAAA"', '1970', '281474976710656', '"../../x"', '"か\u3099"',
] as const;
const STRAY_LINES = ['', '{', '[]', '{"mirai":{"a":1}}', '{"a":1,"b":2}', '{"r":[]}', '{"r":null}', '{"r":[0,1,"AAAAAAAAAAAAAAAA",0,{},[0,1,1],[]]}', '{"tables":{"d":[],"t":[],"p":[]}}', '{"tables":null}', '{"blob":["x",0,1,"AA=="]}', '{"receipt":{"of":"x"}}', '{"sig":["x","y"]}', `{"x":"${'y'.repeat(1_100_000)}"}`] as const;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g;
const BIG_NUMBER = /\b\d{12,}\b/g;
const TIMES = ['0', '1', '9007199254740991', '5760000000000000', '-5', '1.5', '"1790000000000"', '113570000000000'] as const;

function replaced(text: string, pattern: RegExp, dice: Dice, by: readonly string[]): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return `${text} `;
  const match = pick(dice, found);
  return text.slice(0, match.index) + pick(dice, by) + text.slice(match.index + match[0].length);
}

/** Makes the header count what is there, so that a bent line is reached at all. */
function recounted(header: string, content: readonly Uint8Array[]): string {
  const starts = content.map((line) => new TextDecoder().decode(line.subarray(0, 9)));
  const blobs = starts.filter((start) => start.startsWith('{"blob":')).length;
  const records = starts.filter((start) => start.startsWith('{"r":')).length;
  return header.replace(/"counts":\{"lines":\d+,"records":\d+/, `"counts":{"lines":${content.length - blobs},"records":${records}`);
}

/** Mostly a record: that is where there is most to break. */
function chosenLine(lines: readonly string[], dice: Dice): number {
  const records = lines.flatMap((line, i) => (line.startsWith('{"r":') ? [i] : []));
  return records.length > 0 && dice.below(5) > 0 ? pick(dice, records) : dice.below(Math.max(1, lines.length));
}

/** A row that is well formed and says something else: what only the planner can judge. */
function rowWith(text: string, dice: Dice): string {
  if (!text.startsWith('{"r":')) return replaced(text, TOKEN, dice, HOSTILE);
  const { r } = JSON.parse(text) as { r: [number, number, string, number, Record<string, Record<string, unknown>>, unknown[], unknown[], ...unknown[]] };
  const value = pick(dice, [null, 5, '', '2026-02-30', [], {}, { hash: 5 }, [{ hash: null }], [null], true, '\u202e', -1, 1e15, ['x'], '__proto__', 'hacked']);
  const unit = pick(dice, Object.keys(r[4])) as string;
  const fields = r[4][unit] as Record<string, unknown>;
  const ways: readonly (() => void)[] = [
    () => (fields[pick(dice, [...Object.keys(fields), 'later', 'hash'])] = value),
    () => (r[4][pick(dice, ['laterUnit', '$life', 'memo', 'papers', 'act'])] = { deleted: true, requestLetter: value } as Record<string, unknown>),
    () => (r[1] = 99),
    () => ((r[1] = 99), (fields[pick(dice, [...Object.keys(fields), 'requestLetter', 'notice', 'attachments'])] = value)),
    () => (r[5][2] = pick(dice, [1, 5.76e15, 2 ** 53 - 1])),
    () => ((r[5][2] = 5.76e15), (fields[pick(dice, [...Object.keys(fields), 'requestLetter', 'notice'])] = value)),
    () => (r[5][1] = pick(dice, [0, 1, 2 ** 40])),
    () => (r[8] = { [unit]: [[{ ...fields, x: value }, 0, 7, 1]] }),
    () => (r[0] = dice.below(3)),
    () => (r[3] = dice.below(3)),
  ];
  pick(dice, ways)();
  if (r.length > 8 && r[7] === undefined) r[7] = null;
  return JSON.stringify({ r });
}

export function bendLines(headerLine: string, lines: readonly string[], dice: Dice): Bent {
  const content = lines.map((line) => utf8(line) as Uint8Array);
  const at = chosenLine(lines, dice);
  const text = lines[at] ?? '';
  const own = (line: Uint8Array): Uint8Array[] => content.map((other, i) => (i === at ? line : other));
  const isTables = text.startsWith('{"tables"');
  const result = (way: string, next: readonly Uint8Array[], touched: readonly number[] | null, header = headerLine, unsigned = false): Bent => ({
    way, header: touched !== null && dice.below(4) > 0 ? recounted(header, next) : header, content: next, touched: touched === null || isTables ? null : new Set(touched), unsigned,
  });
  const ways: readonly (() => Bent)[] = [
    () => result('a hostile value', own(utf8(replaced(text, TOKEN, dice, HOSTILE))), [at]),
    () => result('several hostile values', own(utf8(Array.from({ length: 3 }).reduce<string>((line) => replaced(line, TOKEN, dice, HOSTILE), text))), [at]),
    () => result('a well-formed row that says something else', own(utf8(rowWith(text, dice))), [at]),
    () => result('a well-formed row that says something else', own(utf8(rowWith(text, dice))), [at]),
    () => result('another time', own(utf8(replaced(text, BIG_NUMBER, dice, TIMES))), [at]),
    () => result('flipped bits in a line', own(flipped(content[at] ?? utf8(''), dice)), [at]),
    () => result('a line cut short', own(utf8(text.slice(0, dice.below(Math.max(1, text.length))))), [at]),
    () => {
      const other = dice.below(Math.max(1, content.length));
      return result('two lines swapped', content.map((line, i) => (i === at ? (content[other] ?? line) : i === other ? (content[at] ?? line) : line)), null);
    },
    () => result('a line left out', content.filter((_, i) => i !== at), null, dice.below(2) === 0 ? headerLine : recounted(headerLine, content.filter((_, i) => i !== at))),
    () => result('a line twice', [...content, ...content.slice(at, at + 1)], null, dice.below(2) === 0 ? headerLine : recounted(headerLine, [...content, ...content.slice(at, at + 1)])),
    () => {
      const stray = utf8(pick(dice, STRAY_LINES));
      const next = [...content.slice(0, at), stray, ...content.slice(at)];
      return result('a stray line', next, null, dice.below(4) === 0 ? headerLine : recounted(headerLine, next));
    },
    () => result('wrong counts', content, null, replaced(headerLine.replace(/"counts":/, '\u0001'), /(?<=\u0001[^}]*)\d+/g, dice, ['0', '1', '7', '2000001', '-1', '1.5', '"3"', 'null']).replace('\u0001', '"counts":')),
    () => result('a hostile value in the header', content, null, replaced(headerLine, TOKEN, dice, HOSTILE)),
    () => result('another number', content, null, headerLine.replace(/"number":\d+/, `"number":${pick(dice, ['0', '2', '99', '9007199254740991', '-1', '1.5'])}`)),
    () => result('another time in the header', content, null, headerLine.replace(/"createdAt":\d+/, `"createdAt":${pick(dice, TIMES)}`)),
    () => result('a newer reader', content, null, headerLine.replace(/"minReader":\d+/, `"minReader":${pick(dice, ['2', '99', '9007199254740991'])}`)),
    () => result('changed after signing', own(utf8(text === '' ? 'x' : text.replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*$)/, (char) => (char === '1' ? '2' : '1')))), null, content.length === 0 ? headerLine.replace('"app":"', '"app":"x') : headerLine, true),
  ];
  return pick(dice, ways)();
}

function flipped(line: Uint8Array, dice: Dice): Uint8Array {
  const copy = Uint8Array.from(line);
  for (let i = 0; i < 1 + dice.below(4) && copy.length > 0; i++) {
    const at = dice.below(copy.length);
    // a line feed would make two lines of it: another way of bending
    const next = (copy[at] as number) ^ (1 << dice.below(8));
    if (next !== 10) copy[at] = next;
  }
  return copy;
}

export const bentContent = (content: readonly Uint8Array[]): Uint8Array => concatBytes(content.flatMap((line) => [line, Uint8Array.of(10)]));
