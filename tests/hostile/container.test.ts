import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { fileName } from '../../src-shared/exchange/file-name.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { concatBytes, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { parseAgeHeader } from '../../src-shared/sealing/age-header.ts';
import { armored } from '../../src-shared/sealing/armor.ts';
import { gunzip, gzipStored } from '../../src-shared/sealing/gzip.ts';
import { openBytes } from '../../src-shared/sealing/open.ts';
import { sealBytes } from '../../src-shared/sealing/seal.ts';
import { kdfAcceptable } from '../../src-renderer/vault/kdf.ts';
import { tryDelayMs } from '../../src-renderer/vault/index.ts';
import { storeZip } from '../../src-renderer/worker/stored-zip.ts';
import { type Cast, cast, expectRefused, readBy, readRaw } from '../kit/hostile-row.ts';
import { NOW, seededRandom } from '../kit/party.ts';
import { rawFile, rawPlain, sealPlain } from '../kit/raw-container.ts';

/** Rows of the bad-input table that concern the file as a whole: seal, packing, signature, addressee. */
let who: Cast;
let sealed: Uint8Array;
let named: string;
beforeAll(async () => {
  who = await cast(200);
  const header = { kind: 'exchange' as const, purpose: 'permit', app: 't', createdAt: NOW, number: 12, previous: null, to: [who.office.address] };
  const attachments = [{ bytes: seededRandom(9).bytes(200_000), type: 'application/pdf' }];
  sealed = must(await writeContainer({ header, signer: who.doctor.signer, lines: ['{"a":1}'], attachments })).bytes;
  named = fileName({ date: '2026-04-03', purpose: '兼業申請', to: '厚生局', number: 12, bytes: sealed.length, digest: hex(await sha256(sealed)) });
});
const flipped = (at: number): Uint8Array => {
  const bent = Uint8Array.from(sealed);
  bent[at] = (bent[at] as number) ^ 1;
  return bent;
};
const CHUNK = 64 * 1024 + 16;
/** A place in the header's checksum where another bit still makes a letter that may stand there. */
const inChecksum = (): number => {
  const end = must(parseAgeHeader(sealed)).size - 1;
  const at = [...sealed.subarray(end - 43, end - 1)].findIndex((letter) => /[A-Za-z0-9+/]/.test(String.fromCharCode(letter ^ 1)));
  return end - 43 + at;
};
const payloadAt = (): number => must(parseAgeHeader(sealed)).size + 16;
const b64 = (n: number): string => Buffer.alloc(n, 7).toString('base64').replace(/=+$/, '');
const ageFile = (stanzas: string): Uint8Array => utf8(`age-encryption.org/v1\n${stanzas}--- ${b64(32)}\n${'p'.repeat(64)}`);

test('#1 a 0-byte file: refused as empty', async () => {
  expectRefused(await readBy(who, new Uint8Array()), 'file/empty');
});

test.each([
  ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)],
  ['excel', utf8('PK\u0003\u0004..............[Content_Types].xml xl/workbook.xml')],
  ['html', utf8('<!DOCTYPE html><html><body>エラー')],
])('#2 wrong magic, %s under our name: refused, and the likely real type is named', async (looksLike, bytes) => {
  expectRefused(await readBy(who, bytes, { fileName: 'R080403_兼業申請_No1.cdesk' }), 'file/not-cdesk', { looksLike });
});

test('#3 cut by 1 byte, at a chunk edge, by half: refused, and the name tells how much is missing', async () => {
  for (const size of [sealed.length - 1, payloadAt() + CHUNK, payloadAt() + 2 * CHUNK, sealed.length >> 1]) {
    expectRefused(await readBy(who, sealed.subarray(0, size), { fileName: named }), 'file/truncated', { missing: sealed.length - size });
    const unnamed = await readBy(who, sealed.subarray(0, size));
    expect(unnamed.ok ? 'ok' : unnamed.error.code).toMatch(/^(seal\/damaged|file\/truncated)$/);
  }
});

test('#4 one bit flipped in the payload: refused as damaged, with the piece it lies in', async () => {
  const at = payloadAt() + CHUNK + 100;
  expectRefused(await readBy(who, flipped(at)), 'seal/damaged', { from: payloadAt() + CHUNK, to: payloadAt() + 2 * CHUNK });
});

test('#5 a bit flipped in the header: refused; not for us, or damaged, and exactly damaged while the name carries the digest', async () => {
  expectRefused(await readBy(who, flipped(inChecksum())), 'seal/not-for-us-or-damaged');
  expectRefused(await readBy(who, flipped(inChecksum()), { fileName: named }), 'seal/damaged', { exact: 1 });
});

test('#6 trailing bytes: refused', async () => {
  expectRefused(await readBy(who, concatBytes([sealed, utf8('x')])), 'seal/damaged');
});

test('#7 chunks swapped or repeated: refused', async () => {
  const start = payloadAt();
  const [head, a, b, rest] = [sealed.subarray(0, start), sealed.subarray(start, start + CHUNK), sealed.subarray(start + CHUNK, start + 2 * CHUNK), sealed.subarray(start + 2 * CHUNK)];
  expectRefused(await readBy(who, concatBytes([head, b, a, rest])), 'seal/damaged', { from: start });
  expectRefused(await readBy(who, concatBytes([head, a, a, b, rest])), 'seal/damaged', { from: start + CHUNK });
});

test('#8 sealed to another recipient: refused as not ours, and the way out is said', async () => {
  const result = await readBy(who, sealed, { us: who.other.us, fileName: named });
  expectRefused(result, 'seal/not-for-us');
});

test('#9 a wrong passphrase: refused, with a growing delay after two tries and no lockout', async () => {
  const file = must(await sealBytes(utf8('x'), { passphrase: '493-207-118-845-060-932', workFactor: 10 }));
  for (let i = 0; i < 4; i++) expectRefused(await openBytes(file, { passphrase: 'not this one' }), 'seal/wrong-passphrase-or-damaged');
  expect((await openBytes(file, { passphrase: '493-207-118-845-060-932' })).ok).toBe(true);
  const delays = [0, 1, 2, 3, 4, 20].map(tryDelayMs);
  expect(delays).toEqual([0, 0, 500, 1000, 2000, 30_000]);
});

test('#10 a scrypt work factor of 20 to 30, Argon2 with 4 GiB: refused before any computing', async () => {
  const started = performance.now();
  for (const factor of [19, 20, 25, 30]) expectRefused(await openBytes(ageFile(`-> scrypt ${b64(16)} ${factor}\n${b64(32)}\n`), { passphrase: 'x' }), 'seal/work-factor', { factor });
  expect(performance.now() - started).toBeLessThan(1000);
  expect(kdfAcceptable({ m: 4 * 1024 * 1024, t: 3, p: 1 })).toBe(false);
});

test('#11 10,000 recipients in the header: refused by counting to 65', async () => {
  expectRefused(await openBytes(ageFile(`-> X25519 ${b64(32)}\n${b64(32)}\n`.repeat(10_000)), { identities: who.office.us.identities }), 'seal/too-many-recipients', { max: 64 });
});

test('#12 armoured age instead of binary, as pasted from a mail: the same path, the same content', async () => {
  const mail = utf8(`本文です。\r\n\r\n> ${armored(sealed).replaceAll('\n', '\r\n> ')}\r\n--\r\n署名`);
  expect(must(await readBy(who, mail)).digest).toBe(hex(await sha256(sealed)));
});

test('#13 a signature missing, of wrong length, by a wrong key: refused', async () => {
  expectRefused(await readRaw(who, { signatureLine: '' }), 'seal/no-signature');
  expectRefused(await readRaw(who, { signatureLine: `{"sig":["${who.doctor.device}","AAAA"]}\n` }), 'seal/bad-signature');
  expectRefused(await readRaw(who, { privateKey: who.other.deviceKeys.privateKey }), 'seal/bad-signature');
});

test('#16 the right signature, but we are not among those it names: refused as forwarded', async () => {
  const forwarded = await sealPlain(await rawPlain(who.doctor, who.other), [who.office.age.recipient]);
  expectRefused(await readBy(who, forwarded), 'exchange/not-addressed-to-us', { sender: who.doctor.party });
});

test('#58 a gzip bomb, a nested one, a ratio above 200: stopped while unpacking', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
  const before = process.memoryUsage().rss;
  expectRefused(await readBy(who, must(await sealBytes(bomb, { recipients: [who.office.age.recipient] }))), 'seal/expands-too-much', { limit: 200 });
  expectRefused(await gunzip(bomb, { maxBytes: 1 << 28, maxRatio: 200 }), 'seal/expands-too-much');
  expectRefused(await readBy(who, must(await sealBytes(gzipSync(bomb), { recipients: [who.office.age.recipient] }))), 'exchange/bad-header');
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
});

describe('#59 a ZIP', () => {
  const zip = (script: string): Uint8Array => new Uint8Array(execFileSync('python3', ['-c', `import sys,io,zipfile,warnings\nwarnings.simplefilter('ignore')\nb=io.BytesIO()\nz=zipfile.ZipFile(b,'w')\nz.writestr('xl/a.xml','<a/>')\n${script}\nz.close()\nsys.stdout.buffer.write(b.getvalue())`]));
  const inflate = async (): Promise<Uint8Array> => {
    throw new Error('stored only');
  };
  const bent = (bytes: Uint8Array, mark: number, offset: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    for (let at = 0; at + 4 < copy.length; at++) if (new DataView(copy.buffer).getUint32(at, true) === mark) copy[at + offset] = (copy[at + offset] as number) ^ 0xff;
    return copy;
  };

  test('#59 as an exchange file: refused whatever is in it', async () => {
    expectRefused(await readBy(who, zip('')), 'file/not-cdesk');
    expectRefused(await readBy(who, await sealPlain(zip(''), [who.office.age.recipient])), 'exchange/bad-header');
  });

  test.each([
    ['a lying size', () => bent(zip(''), 0x02014b50, 24), 'zip-data'],
    ['a bad CRC', () => bent(zip(''), 0x02014b50, 16), 'zip-data'],
    ['a duplicate entry', () => zip("z.writestr('xl/a.xml','<b/>')"), 'zip-name'],
    ['junk before', () => concatBytes([utf8('junk'), zip('')]), 'zip-start'],
    ['junk behind', () => concatBytes([zip(''), utf8('junk')]), 'zip-end'],
    ['a __proto__ name', () => zip("z.writestr('xl/__proto__.xml','<b/>')"), 'zip-name'],
  ])('#59 as a workbook with %s: refused', async (_what, make, why) => {
    expect((await storeZip(zip(''), inflate)).ok).toBe(true);
    expectRefused(await storeZip(make(), inflate), 'table/not-a-table', { why });
  });
});

test('#60 2,000,001 rows or 65 recipients: refused with the limit', async () => {
  const content = '{"r":0}\n'.repeat(2_000_001);
  const plain = await rawPlain(who.doctor, who.office, { content, header: { counts: { lines: 2_000_001, records: 2_000_001, attachments: 0, bytes: 0 } } });
  expectRefused(await readBy(who, must(await sealBytes(gzipStored(plain), { recipients: [who.office.age.recipient] }))), 'exchange/too-many-rows', { max: 2_000_000 });
  const to = Array.from({ length: 65 }, () => who.office.address);
  expectRefused(await readRaw(who, { header: { to } }), 'exchange/bad-header', { why: 'to' });
}, 60_000);

test('rows #1 to #13 write nothing: what is refused hands on neither lines nor attachments', async () => {
  for (const bytes of [new Uint8Array(), flipped(payloadAt() + 9), sealed.subarray(0, 500), await rawFile(who.doctor, who.office, { signatureLine: '' })]) {
    const result = await readBy(who, bytes);
    expect(Object.keys(result).sort()).toEqual(['error', 'ok']);
  }
});
