import { once } from 'node:events';
import { createGzip, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { safeLabel } from '../../src-renderer/record-view/read-attachment.ts';
import { answersOf } from '../../src-renderer/features/exchange/disclosure/recall-choices.ts';
import { attachmentName } from '../../src-shared/exchange/attachment-name.ts';
import { LIMITS } from '../../src-shared/exchange/limits.ts';
import { fileName } from '../../src-shared/exchange/file-name.ts';
import { concatBytes, hex, utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { restoreRow, restoreTables } from '../../src-shared/records/row-codec.ts';
import { sealBytes } from '../../src-shared/sealing/seal.ts';
import { cutText } from '../../src-shared/text/cut-text.ts';
import { tidyInput } from '../../src-shared/text/tidy-input.ts';
import { searchKey } from '../../src-shared/text/search-key.ts';
import { visibleText } from '../../src-shared/text/visible-text.ts';
import { displayValue } from '../../src-shared/records/display-value.ts';
import { person } from '../../src-shared/records/person.ts';
import { type Cast, cast, expectQuarantined, expectRefused, expectWords, readBy, readLine, readRaw } from '../kit/hostile-row.ts';
import { id } from '../kit/ids.ts';
import { seededRandom } from '../kit/party.ts';
import { rawPlain, sealPlain } from '../kit/raw-container.ts';

/** Rows of the bad-input table that concern one line: the others stand. */
let who: Cast;
beforeAll(async () => {
  who = await cast(210);
});
const quarantined = (line: string | Uint8Array, code: string, why: string): Promise<void> => expectQuarantined(who, line, code, why);

describe('#32', () => {
  test.each(['{"__proto__":1}', '{"r":{"constructor":{}}}', '{"r":{"prototype":1}}', '{"r":{"__proto__":{"admin":true}}}', String.raw`{"r":{"\u005f_proto__":1}}`])('#32 %s as key: put aside, and no object learns anything', async (line) => {
    await quarantined(line, 'unit/hostile-key', 'hostile-key');
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
  test('#32 as a record id, field or unit: the row is put aside', () => {
    const tables = must(restoreTables({ d: [id('d')], t: ['person'], p: [[id('p'), { subject: id('p') }]] }));
    const row = (recordId: string, values: object) => restoreRow([0, 1, recordId, 0, values, [0, 1, 1], []] as never, tables);
    expectRefused(row('__proto__', { name: { name: 'x' } }), 'exchange/bad-line', { why: 'id' });
    expectRefused(row(id('ok'), JSON.parse('{"__proto__":{"name":"x"}}') as object), 'exchange/bad-line', { why: 'values' });
    expectRefused(row(id('ok'), { name: JSON.parse('{"constructor":"x"}') as object }), 'exchange/bad-line', { why: 'values' });
  });
});

test('#33 hasOwnProperty and toString as keys are ordinary keys', async () => {
  const result = must(await readLine(who, '{"r":{"hasOwnProperty":1,"toString":"x"}}'));
  expect(result.badLines).toEqual([]);
  expect(result.lines[1]?.value).toEqual(JSON.parse('{"hasOwnProperty":1,"toString":"x"}'));
});

test('#34 a key twice in one object: the header refuses the file, a line is put aside alone', async () => {
  expectRefused(await readRaw(who, { headerLine: '{"format":"cdesk","version":1,"minReader":1,"minReader":1}' }), 'exchange/duplicate-key');
  await quarantined('{"r":{"a":1,"a":2}}', 'exchange/duplicate-key', 'duplicate-key');
});

test('#36 nesting 10,000 deep: put aside before anything recursive sees it', async () => {
  await quarantined(`{"r":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'exchange/too-deep', 'too-deep');
  expectRefused(await readRaw(who, { headerLine: `{"format":"cdesk","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}` }), 'exchange/too-deep');
});

/** 64 KiB of JSON-safe text that packs about 130 to 1: below the ratio that stops a bomb, so that only its length is against it. */
function thinText(seed: number): Uint8Array {
  const text = new Uint8Array(64 * 1024).fill(0x61);
  text.set(utf8(hex(seededRandom(seed).bytes(440))));
  return text;
}
const THIN = Array.from({ length: 50 }, (_, seed) => thinText(seed));
const thin = (n: number): Uint8Array => THIN[n % THIN.length] as Uint8Array;
const MB = 1024 * 1024;
const sealFor = async (packed: Uint8Array): Promise<Uint8Array> => must(await sealBytes(packed, { recipients: [who.office.age.recipient] }));

test('#37 a line of 200 MB between two good ones: that line is put aside by its length, without being decoded, and the others stand', async () => {
  const good = utf8('{"r":["良い行"]}\n');
  const long = new Uint8Array(200 * MB);
  for (let at = 0, n = 0; at < long.length; at += 64 * 1024, n++) long.set(thin(n), at);
  long.set(utf8('{"r":"'));
  long.set(utf8('"}\n'), long.length - 3);
  const plain = await rawPlain(who.doctor, who.office, { content: concatBytes([good, long, good]), header: { counts: { lines: 3, records: 3, attachments: 0, bytes: 0 } } });
  const decoded = vi.spyOn(TextDecoder.prototype, 'decode');
  const read = must(await readBy(who, await sealFor(gzipSync(plain, { level: 1 }))));
  const longest = Math.max(...decoded.mock.calls.map(([bytes]) => (bytes as Uint8Array | undefined)?.byteLength ?? 0));
  decoded.mockRestore();
  expect(read.lines.map((one) => one.line)).toEqual([2, 4]);
  expect(read.badLines).toMatchObject([{ line: 3, error: { code: 'exchange/line-too-long', params: { line: 3, why: 'too-long' } } }]);
  for (const bad of read.badLines) expectWords(bad.error);
  expect(longest).toBeLessThanOrEqual(LIMITS.lineBytes);
}, 60_000);

test('#37 one line of 300 MB, made and packed as a stream: stopped at 256 MiB while it is unpacked, and no more than that is held', async () => {
  const gzip = createGzip({ level: 1 });
  const packed: Uint8Array[] = [];
  const done = new Promise((resolve) => gzip.on('data', (piece: Uint8Array) => packed.push(piece)).on('end', resolve));
  gzip.write('{"r":"');
  for (let n = 0; n < 300 * 16; n++) if (!gzip.write(thin(n))) await once(gzip, 'drain');
  gzip.end('"}\n');
  await done;
  const file = await sealFor(concatBytes(packed));
  expect(file.length).toBeLessThan(8 * MB);
  const before = process.memoryUsage();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers - before.arrayBuffers)), 5);
  expectRefused(await readBy(who, file), 'seal/expands-too-much', { limit: 256 * MB });
  clearInterval(watch);
  expect(most).toBeLessThan(400 * MB);
}, 60_000);

test.each([
  ['1e400', '{"r":1e400}', 'bad-number'],
  ['NaN as a number', '{"r":NaN}', 'not-json'],
  ['-0', '{"r":-0}', 'bad-number'],
  ['12345678901234567890', '{"r":12345678901234567890}', 'bad-number'],
])('#38 %s: put aside', async (_what, line, why) => {
  await quarantined(line, 'exchange/bad-line', why);
});

test('#39 a lone surrogate: put aside', async () => {
  await quarantined(String.raw`{"r":"\ud800"}`, 'exchange/bad-line', 'lone-surrogate');
  await quarantined(String.raw`{"r":{"\udc00":1}}`, 'exchange/bad-line', 'lone-surrogate');
});

test('#40 decomposed kana (か + ゛) become one on entry; a signed value keeps its bytes, and the search finds both', async () => {
  expect(tidyInput('か\u3099ん', 'text').value).toBe('がん');
  expect(tidyInput('ハ\u309aリ', 'kana').value).toBe('パリ');
  const sent = must(await readLine(who, '{"r":["か\u3099"]}'));
  expect(sent.lines[1]?.value).toEqual(['か\u3099']);
  expect(searchKey('か\u3099ん')).toBe(searchKey('がん'));
});

test('#41 a compatibility ideograph (U+FA19) stays as typed; only the search key folds it', () => {
  for (const kind of ['name', 'text', 'address'] as const) expect(tidyInput('\ufa19田', kind).value).toBe('\ufa19田');
  expect(searchKey('\ufa19田')).toBe(searchKey('神田'));
});

test('#42 a variation sequence, a four-byte kanji and an emoji arrive whole and are kept as typed', async () => {
  const names = ['葛\u{e0100}城', '𠮷野', '👩‍⚕️'];
  const result = must(await readLine(who, JSON.stringify({ r: names })));
  expect(result.lines[1]?.value).toEqual(names);
  // what is typed as a name loses marks of no width (row 43), and nothing else
  for (const name of names) expect(tidyInput(name, 'name').value).toBe(name.replace('\u200d', ''));
});

/** Every place of the product that shortens what people or files said, with the most it keeps. */
const CUTS: readonly (readonly [string, number, (text: string) => string])[] = [
  ['the addressee in a file name', 20, (to) => (fileName({ date: '2026-04-03', purpose: 'x', to, number: 1, bytes: 1, digest: 'a'.repeat(64) }).split('_')[2] as string)],
  ['the label of an attachment that is saved', 80, (label) => attachmentName(label, utf8('%PDF-1.7')).replace(/\.pdf$/, '')],
  ['the label of an attachment that is added', 120, safeLabel],
  ['a reason for not erasing', 400, (why) => (answersOf([{ id: 'r', type: 'person', units: [] } as never], new Map([['r', { erase: false, why }]]) as never, () => ['x']) as unknown as readonly [{ readonly reason: string }])[0].reason],
  ['a file name in the ledger, a title, the name of a PC', 40, (text) => cutText(text, 40)],
];
test.each(CUTS)('#42 %s is cut between letters: no half of a pair, no kanji without its selector, no piece of an emoji', (_what, most, cut) => {
  for (const letter of ['𠮷', '葛\u{e0100}', '👍🏽']) {
    const size = [...letter].length;
    // the border falls on every place of a letter
    for (let before = most - 3; before <= most; before++) {
      const text = 'あ'.repeat(before) + letter.repeat(most);
      const kept = cut(text);
      expect(kept.isWellFormed()).toBe(true);
      expect([...kept].length).toBeLessThanOrEqual(most);
      expect([...kept].length).toBeGreaterThan(most - size);
      expect(text.startsWith(kept)).toBe(true);
      expect([...new Intl.Segmenter('ja').segment(kept)].slice(before).every(({ segment }) => segment === letter)).toBe(true);
    }
  }
});

test('#42 length is counted in code points: 400 letters of four bytes are a text of 400, and one more is too long', () => {
  const { name } = person.fields;
  for (const letter of ['𠮷', 'あ']) {
    expect([400, 401].map((count) => name.schema.safeParse(letter.repeat(count)).success)).toEqual([true, false]);
    expect([400, 401].map((count) => name.quick(letter.repeat(count)))).toEqual([true, false]);
  }
});

test('#43 NUL and ESC are taken out and counted; marks that turn the direction stand there in words', async () => {
  const result = must(await readLine(who, String.raw`{"r":["a\u0000b\u001bc\r\nd\te"]}`));
  expect(result.lines[1]?.value).toEqual(['abc\nd\te']);
  expect(result.stripped).toBe(3);
  expect(displayValue(person.fields.name, '山田\u202e子花', 'ja')).toBe('山田[U+202E]子花');
  expect(visibleText('a\u200bb\u2028c\ufeff')).toBe('a[U+200B]b\nc[U+FEFF]');
  expect(tidyInput('\ufeff山田\u202e\u200b', 'name').value).toBe('山田');
});

test('#44 overlong and invalid UTF-8: the line is put aside; in the header the file is refused', async () => {
  for (const bytes of [[0xc0, 0xaf], [0xff], [0xe3, 0x81], [0xed, 0xa0, 0x80]]) {
    await quarantined(concatBytes([utf8('{"r":"'), Uint8Array.from(bytes), utf8('"}')]), 'exchange/bad-line', 'utf8');
  }
  expectRefused(await readBy(who, await sealPlain(Uint8Array.of(0xc0, 0x80, 10), [who.office.age.recipient])), 'exchange/bad-header', { why: 'utf8' });
});
