import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { base64, base64url, concatBytes, fromUtf8, hex, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { makeCard, openCard } from '../../../src-shared/exchange/card.ts';
import { readContainer, type ReadOptions } from '../../../src-shared/exchange/read-container.ts';
import { signText } from '../../../src-shared/exchange/signed-text.ts';
import { armored } from '../../../src-shared/sealing/armor.ts';
import { makeParty, NOW, type TestParty } from '../../kit/party.ts';
import { rawFile, rawHeader, rawPlain, sealPlain, type RawOptions } from '../../kit/raw-container.ts';

let doctor: TestParty;
let office: TestParty;
let other: TestParty;

beforeAll(async () => {
  [doctor, office, other] = await Promise.all([makeParty(11), makeParty(12, 'office'), makeParty(13)]);
});

const read = (bytes: Uint8Array, options: Partial<ReadOptions> = {}) => readContainer(bytes, { us: office.us, ...options });

async function codeOf(bytes: Uint8Array, options: Partial<ReadOptions> = {}): Promise<string> {
  const result = await read(bytes, options);
  return result.ok ? 'ok' : result.error.code;
}

const bent = async (options: RawOptions): Promise<string> => codeOf(await rawFile(doctor, office, options));

describe('before anything is opened', () => {
  test('an empty file, and one whose name promised more (rows 1 and 67)', async () => {
    expect(await codeOf(new Uint8Array())).toBe('file/empty');
    expect(await read(new Uint8Array(), { fileName: 'R080403_兼業申請_事務局_No12_48211_0a1b2c3d.cdesk' })).toMatchObject({
      ok: false, error: { code: 'file/empty', params: { hint: 'cloud-placeholder', expected: 48211 } },
    });
    expect(await codeOf(new Uint8Array(5000), { fileName: 'x.cdesk' })).toBe('file/unreadable');
  });

  test.each([
    ['pdf', utf8('%PDF-1.7\n...'), 'x.cdesk'],
    ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'x.cdesk'],
    ['png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'x.cdesk'],
    ['html', utf8('<!DOCTYPE html><html><body>ログインしてください'), 'x.cdesk'],
    ['html', utf8('\ufeff\n<html>'), 'x.cdesk'],
    ['excel', utf8('PK\u0003\u0004..............[Content_Types].xml xl/workbook.xml'), 'x.cdesk'],
    ['word', utf8('PK\u0003\u0004......word/document.xml'), 'x.cdesk'],
    ['zip', utf8('PK\u0003\u0004......a.txt'), 'x.cdesk'],
    ['zip-with-cdesk', utf8('PK\u0003\u0004......R080403_No12.cdesk'), 'x.zip'],
    ['old-office', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'x.xls'],
    ['office-lock', utf8('owner'), '~$x.cdesk'],
    ['partial-download', utf8('age-encrypt'.slice(0, 4)), 'x.cdesk.crdownload'],
    ['mail', utf8('Received: from mail\r\nSubject: x'), 'x.eml'],
    ['text', utf8('こんにちは'), 'x.cdesk'],
    ['unknown', Uint8Array.of(1, 2, 3, 4, 5), 'x.cdesk'],
    ['gzip', gzipSync('hello'), 'x.cdesk'],
    ['program', utf8('MZ\u0090\u0000'), 'x.cdesk'],
  ])('another kind of file is named: %s (rows 2 and 59)', async (kind, bytes, fileName) => {
    expect(await read(bytes, { fileName })).toMatchObject({ ok: false, error: { code: 'file/not-cdesk', params: { looksLike: kind } } });
  });

  test('a real zip made by a tool is not unpacked, whatever it contains (row 59)', async () => {
    const zip = execFileSync('python3', ['-c', 'import sys,io,zipfile\nb=io.BytesIO()\nz=zipfile.ZipFile(b,"w")\nz.writestr("__proto__","x")\nz.close()\nsys.stdout.buffer.write(b.getvalue())']);
    expect(await codeOf(zip)).toBe('file/not-cdesk');
    expect(await codeOf(await sealPlain(zip, [office.age.recipient]))).toBe('exchange/bad-header');
  });

  test('armoured text, as pasted from a mail, takes the same path (row 12)', async () => {
    const file = await rawFile(doctor, office);
    expect(await codeOf(utf8(`本文\n> ${armored(file).replaceAll('\n', '\n> ')}`))).toBe('ok');
  });
});

describe('signature', () => {
  test('missing, cut off, followed by more, of wrong length, by another key: refused (row 13)', async () => {
    expect(await bent({ signatureLine: '' })).toBe('seal/no-signature');
    expect(await bent({ signatureLine: '{"sig"' })).toBe('seal/no-signature');
    expect(await bent({ signatureLine: '{"r":[]}\n' })).toBe('seal/no-signature');
    expect(await bent({ signatureLine: `{"sig":["${doctor.device}","AAAA"]}\n` })).toBe('seal/bad-signature');
    expect(await bent({ signatureLine: `{"sig":["${doctor.device}","${'A'.repeat(86)}"]}\n` })).toBe('seal/bad-signature');
    expect(await bent({ privateKey: other.deviceKeys.privateKey })).toBe('seal/bad-signature');
    expect(await bent({ privateKey: doctor.keys.privateKey })).toBe('seal/bad-signature');
    const signed = await rawPlain(doctor, office);
    expect(await codeOf(await sealPlain(concatBytes([signed, utf8('{"r":["added"]}\n')]), [office.age.recipient]))).toBe('seal/no-signature');
  });

  test('a content byte changed by somebody who can seal but not sign (row 4)', async () => {
    const text = fromUtf8(await rawPlain(doctor, office, { header: { counts: { lines: 1, records: 1, attachments: 0, bytes: 0 } }, content: '{"r":["不許可"]}\n' }));
    const forged = text.replace('不許可', '許可の');
    expect(forged).not.toBe(text);
    expect(await codeOf(await sealPlain(utf8(forged), [office.age.recipient]))).toBe('seal/bad-signature');
  });

  test("somebody else's card, a device that is not on it, a member that is not on it", async () => {
    const from = rawHeader(doctor, office).from as Record<string, unknown>;
    expect(await bent({ header: { from: { ...from, card: other.card.signed } } })).toBe('seal/bad-signature');
    expect(await bent({ header: { from: { ...from, device: other.device } } })).toBe('seal/bad-signature');
    expect(await bent({ header: { from: { ...from, member: other.party } } })).toBe('seal/bad-signature');
    expect(await bent({ header: { from: { ...from, card: { ...doctor.card.signed, body: doctor.card.signed.body.replace('doctor', 'office') } } } })).toBe('seal/bad-signature');
  });

  test("a card with a device certificate by another party's key is no card", async () => {
    const forged = await signText({ party: doctor.party, device: other.device, key: base64url(other.deviceKeys.publicKey), issuedAt: NOW }, 'device', other.keys.privateKey);
    const { card: _c, succeeds: _s, ...statement } = doctor.card.statement;
    const card = await makeCard({ ...statement, devices: [forged] } as never, doctor.keys.privateKey);
    expect(await openCard(card)).toMatchObject({ ok: false, error: { code: 'seal/bad-signature', params: { what: 'device' } } });
  });
});

test('a signed file sealed again to somebody it does not name is a forwarded file (row 16)', async () => {
  const plain = await rawPlain(doctor, other);
  expect(await codeOf(await sealPlain(plain, [office.age.recipient]))).toBe('exchange/not-addressed-to-us');
  const toNobody = await rawFile(doctor, office, { header: { to: [] } });
  expect(await codeOf(toNobody)).toBe('exchange/not-addressed-to-us');
});

test('decrypted by hand and passed on without its seal: refused, although its signature holds', async () => {
  expect(await codeOf(await rawPlain(doctor, office))).toBe('exchange/kind');
  expect(await codeOf(gzipSync(await rawPlain(doctor, office)))).toBe('exchange/kind');
});

describe('header', () => {
  test('a newer minimum reader is named as such, whatever else changed (row 25)', async () => {
    const line = '{"format":"cdesk","version":7,"minReader":5,"everything":"else"}';
    const result = await read(await rawFile(doctor, office, { headerLine: line }));
    expect(result).toMatchObject({ ok: false, error: { code: 'exchange/newer-version', params: { needs: 5, have: 1 } } });
  });

  test('a newer version that this reader may read keeps its unknown fields (row 26)', async () => {
    const result = must(await read(await rawFile(doctor, office, { header: { version: 9, later: [1, 2] } })));
    expect(result.header.later).toEqual([1, 2]);
  });

  test.each([
    ['a key twice (row 34)', '{"format":"cdesk","version":1,"minReader":1,"minReader":1}', 'exchange/duplicate-key'],
    ['nested too deeply (row 36)', `{"format":"cdesk","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'exchange/too-deep'],
    ['a key that reaches for the prototype (row 32)', '{"format":"cdesk","version":1,"minReader":1,"__proto__":{}}', 'exchange/bad-header'],
    ['a number beyond JSON (row 38)', '{"format":"cdesk","version":1e400,"minReader":1}', 'exchange/bad-header'],
    ['another format', '{"format":"other","version":1,"minReader":1}', 'exchange/bad-header'],
    ['not JSON', 'format: cdesk', 'exchange/bad-header'],
    ['fields missing', '{"format":"cdesk","version":1,"minReader":1}', 'exchange/bad-header'],
  ])('%s', async (_what, headerLine, code) => {
    expect(await bent({ headerLine })).toBe(code);
  });

  test('a header line above 1 MiB, and one that is not UTF-8', async () => {
    expect(await bent({ header: { pad: 'x'.repeat(1024 * 1024) } })).toBe('exchange/bad-header');
    expect(await codeOf(await sealPlain(Uint8Array.of(0xc0, 0x80, 10), [office.age.recipient]))).toBe('exchange/bad-header');
  });
});

describe('lines: each is restored alone, a bad one is reported with number and reason', () => {
  const good = '{"r":["良い行"]}';
  const withLine = async (line: string | Uint8Array, lines = 3, records = lines): Promise<Awaited<ReturnType<typeof read>>> => {
    const middle = typeof line === 'string' ? utf8(line) : line;
    const content = concatBytes([utf8(`${good}\n`), middle, utf8(`\n${good}\n`)]);
    return read(await rawFile(doctor, office, { content, header: { counts: { lines, records, attachments: 0, bytes: 0 } } }));
  };

  test.each([
    ['__proto__ as a key (row 32)', '{"r":{"__proto__":{"admin":true}}}', 'unit/hostile-key', 'hostile-key'],
    ['constructor, written with an escape (row 32)', '{"r":{"\\u0063onstructor":1}}', 'unit/hostile-key', 'hostile-key'],
    ['a key twice (row 34)', '{"r":{"a":1,"b":2,"\\u0061":3}}', 'exchange/duplicate-key', 'duplicate-key'],
    ['10,000 deep (row 36)', `{"r":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'exchange/too-deep', 'too-deep'],
    ['1e400 (row 38)', '{"r":[1e400]}', 'exchange/bad-line', 'bad-number'],
    ['NaN (row 38)', '{"r":[NaN]}', 'exchange/bad-line', 'not-json'],
    ['-0 (row 38)', '{"r":[-0]}', 'exchange/bad-line', 'bad-number'],
    ['a number that would be rounded (row 38)', '{"r":[12345678901234567890]}', 'exchange/bad-line', 'bad-number'],
    ['a lone surrogate (row 39)', '{"r":["\\ud800"]}', 'exchange/bad-line', 'lone-surrogate'],
    ['cut short', '{"r":["a', 'exchange/bad-line', 'not-json'],
    ['two kinds in one line', '{"r":[],"x":[]}', 'exchange/bad-line', 'one-key'],
    ['no object', '[1]', 'exchange/bad-line', 'not-an-object'],
    ['an empty line', '', 'exchange/bad-line', 'not-json'],
    ['above 1 MiB (row 37)', `{"r":"${'x'.repeat(1024 * 1024)}"}`, 'exchange/line-too-long', 'too-long'],
  ])('%s', async (_what, line, code, why) => {
    const result = must(await withLine(line));
    expect(result.lines.map((one) => one.line)).toEqual([2, 4]);
    expect(result.badLines).toMatchObject([{ line: 3, error: { code, params: { line: 3, why } } }]);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test('overlong and invalid UTF-8 (row 44)', async () => {
    for (const bad of [[0xc0, 0xaf], [0xff], [0xe3, 0x81], [0xed, 0xa0, 0x80]]) {
      const result = must(await withLine(concatBytes([utf8('{"r":"'), Uint8Array.from(bad), utf8('"}')])));
      expect(result.badLines).toMatchObject([{ line: 3, error: { code: 'exchange/bad-line', params: { why: 'utf8' } } }]);
      expect(result.lines).toHaveLength(2);
    }
  });

  test('hasOwnProperty and toString are ordinary keys (row 33)', async () => {
    const result = must(await withLine('{"r":{"hasOwnProperty":1,"toString":"x","valueOf":[]}}'));
    expect(result.badLines).toEqual([]);
    expect(result.lines[1]?.value).toEqual(JSON.parse('{"hasOwnProperty":1,"toString":"x","valueOf":[]}'));
  });

  test('control characters are taken out and counted; line feed and tab stay (row 43)', async () => {
    const result = must(await withLine('{"r":["a\\u0000b\\u001bc\\r\\nd\\te"]}'));
    expect(result.lines[1]?.value).toEqual(['abc\nd\te']);
    expect(result.stripped).toBe(3);
  });

  test('a kind of line this version does not know is handed on (row 26)', async () => {
    const result = must(await withLine('{"mirai":[1]}', 3, 2));
    expect(result.lines[1]).toMatchObject({ kind: 'mirai', value: [1] });
  });

  test('fewer or more lines than the header says: refused', async () => {
    expect(await withLine(good, 4)).toMatchObject({ ok: false, error: { code: 'exchange/counts-differ' } });
    expect(await withLine(good, 2)).toMatchObject({ ok: false, error: { code: 'exchange/counts-differ' } });
  });
});

describe('attachments (row 57)', () => {
  const data = utf8('%PDF-1.7 内容');
  const send = async (piece: unknown[] | null, entry?: Record<string, unknown>): Promise<string> => {
    const sha = hex(await sha256(data));
    const content = piece === null ? '' : `${JSON.stringify({ blob: [sha, 0, 1, base64(data)].map((value, i) => piece[i] ?? value) })}\n`;
    const attachments = [{ sha256: sha, bytes: data.length, type: 'application/pdf', ...entry }];
    return bent({ content, header: { attachments, counts: { lines: 0, records: 0, attachments: 1, bytes: data.length } } });
  };
  test('listed and sent is taken; missing, not listed, altered, of another size, out of order: refused', async () => {
    expect(await send([])).toBe('ok');
    expect(await send(null)).toBe('exchange/attachment-mismatch');
    expect(await send(['0'.repeat(64)])).toBe('exchange/attachment-mismatch');
    expect(await send([undefined, undefined, undefined, base64(utf8('%PDF-1.7 偽物'))])).toBe('exchange/attachment-mismatch');
    expect(await send([undefined, undefined, undefined, base64(utf8('short'))])).toBe('exchange/attachment-mismatch');
    expect(await send([undefined, undefined, undefined, '***'])).toBe('exchange/attachment-mismatch');
    expect(await send([undefined, 1, 2])).toBe('exchange/attachment-mismatch');
    expect(await send([undefined, undefined, 2])).toBe('exchange/attachment-mismatch');
    expect(await send([], { bytes: data.length + 1 })).toBe('exchange/attachment-mismatch');
    expect(await send([], { bytes: 26 * 1024 * 1024 })).toBe('exchange/bad-header');
  });
});
