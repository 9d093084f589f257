import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fileName } from '../../src-shared/exchange/file-name.ts';
import { splitParts } from '../../src-shared/exchange/parts.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { concatBytes, hex, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { armored } from '../../src-shared/sealing/armor.ts';
import { sealBytes } from '../../src-shared/sealing/seal.ts';
import { makeParty, NOW, seededRandom, type TestParty } from '../kit/party.ts';
import { rawFile, rawPlain, sealPlain } from '../kit/raw-container.ts';
import { runCdesk } from '../kit/run-cdesk.ts';
import { tempFolder } from '../kit/temp-folder.ts';

const PASSPHRASE = '493-207-118-845-060-932';
let doctor: TestParty;
let office: TestParty;
let other: TestParty;
let sealed: Uint8Array;
let byPassphrase: Uint8Array;
let folder: string;

beforeAll(async () => {
  [doctor, office, other] = await Promise.all([makeParty(31, 'doctor', '山田 花子'), makeParty(32, 'office'), makeParty(33)]);
  const header = { kind: 'exchange' as const, purpose: 'permit', app: 'test', createdAt: NOW, number: 12, previous: null, to: [office.address] };
  const write = async (passphrase?: string) =>
    must(await writeContainer({ header: passphrase === undefined ? header : { ...header, to: [] }, signer: doctor.signer, lines: ['{"mirai":1}'], attachments: [{ bytes: seededRandom(3).bytes(200_000), type: 'application/pdf' }], ...(passphrase === undefined ? {} : { passphrase: { passphrase, workFactor: 10 } }) })).bytes;
  [sealed, byPassphrase] = await Promise.all([write(), write(PASSPHRASE)]);
});

beforeEach(() => {
  folder = tempFolder();
  place('office.txt', `${office.age.identity}\n`);
  place('other.txt', `${other.age.identity}\n`);
  place('pass.txt', `${PASSPHRASE}\r\n`);
  place('wrong.txt', 'something else entirely 77\n');
});

function place(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const withKey = (who: string): string[] => ['--identity-file', join(folder, `${who}.txt`)];
const withPassphrase = (file: string): string[] => ['--passphrase-file', join(folder, `${file}.txt`)];

describe('0, and what is asked for', () => {
  test('inspect without a key says what anybody can see, and nothing more', async () => {
    const name = fileName({ date: '2026-04-03', purpose: '兼業申請', to: '厚生局', number: 12, bytes: sealed.length, digest: hex(await sha256(sealed)) });
    const ran = await runCdesk(['inspect', place(name, sealed), '--json']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.json()[0]).toMatchObject({ exit: 0, outside: { layer: 'sealed', bytes: sealed.length, stanzas: { X25519: 1 }, workFactor: null, verdict: { kind: 'intact' }, name: { number: 12, purpose: '兼業申請' } } });
    expect(ran.json()[0]).not.toHaveProperty('inside');
    expect((await runCdesk(['inspect', place('p.cdesk', byPassphrase)])).out).toContain('a passphrase (work factor 2^10)');
  });

  test('with a key: who, when, which number, in the language asked for', async () => {
    const ran = await runCdesk(['inspect', place('a.cdesk', sealed), ...withKey('office'), '--lang', 'ja']);
    expect(ran.out).toContain('作成者: 山田 花子');
    expect(ran.out).toContain('作成日時: 令和8年4月3日 10:00');
    expect(ran.out).toContain('番号: No12');
    expect((await runCdesk(['verify', place('a.cdesk', sealed), ...withKey('office')], { LC_ALL: 'ja_JP.UTF-8' })).out).toContain('問題ありません');
    expect((await runCdesk(['verify', place('a.cdesk', sealed), ...withKey('office')])).out).toContain('Fine.');
  });

  test('verify by passphrase, of armoured text from a mail, of parts in any order', async () => {
    expect((await runCdesk(['verify', place('p.cdesk', byPassphrase), ...withPassphrase('pass')])).code).toBe(0);
    const mail = `お世話になっております。\n> ${armored(sealed).replaceAll('\n', '\n> ')}\n`;
    expect((await runCdesk(['verify', place('mail.txt', mail), ...withKey('office')])).code).toBe(0);
    const parts = await splitParts('a.cdesk', sealed, 40_000);
    const paths = parts.map((part) => place(part.name, part.bytes)).reverse();
    expect(paths.length).toBeGreaterThan(2);
    expect((await runCdesk(['verify', ...paths, ...withKey('office')])).code).toBe(0);
  });

  test('several files are judged one by one; the highest code is the answer', async () => {
    const ran = await runCdesk(['verify', place('a.cdesk', sealed), place('b.cdesk', sealed.subarray(0, 900)), ...withKey('office'), '--json']);
    expect(ran.code).toBe(5);
    expect(ran.json().map((one) => one.exit)).toEqual([0, 5]);
  });
});

describe('2: usage', () => {
  test.each([
    [[], 'noCommand'],
    [['look', 'x'], 'noCommand'],
    [['inspect'], 'noFile'],
    [['open', 'x'], 'noOut'],
    [['verify', 'x', '--out', 'y'], 'outElsewhere'],
    [['verify', 'x', '--secret', 'y'], 'unknownOption'],
    [['verify', 'x', '--lang', 'fr'], 'badLanguage'],
  ])('%j', async (args, why) => {
    const ran = await runCdesk([...args, '--json']);
    expect(ran.code).toBe(2);
    expect(ran.json()[0]).toMatchObject({ exit: 2, error: { why } });
    expect(ran.err).toContain('--help');
  });

  test('a file that is not there, key files without a key, a sealed file and no key at all', async () => {
    expect((await runCdesk(['verify', join(folder, 'gone.cdesk')])).code).toBe(2);
    expect((await runCdesk(['verify', place('a.cdesk', sealed), '--identity-file', place('empty.txt', '# nothing\n')])).code).toBe(2);
    expect((await runCdesk(['verify', place('a.cdesk', sealed), '--passphrase-file', place('empty.txt', '\nsecond line')])).code).toBe(2);
    const ran = await runCdesk(['verify', place('a.cdesk', sealed)]);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain('--identity-file');
  });
});

describe('2: what is named is not what the command takes', () => {
  const said = async (args: readonly string[]) => {
    const ran = await runCdesk([...args, '--json']);
    return { ...ran, answer: ran.json()[0] as { exit: number; error: { code: string; why: string; todo: string } } };
  };

  test('a place to write to that no folder can have, or that the computer does not show: words instead of a crash, and the path is not repeated', async () => {
    const file = place('a.cdesk', sealed);
    for (const out of [join(file, 'secret'), join(folder, `secret${'x'.repeat(300)}`), join(folder, 'secret\u0000')]) {
      const { code, answer, err } = await said(['open', file, ...withKey('office'), '--out', out]);
      expect(code).toBe(2);
      expect(answer).toMatchObject({ exit: 2, error: { code: 'usage', why: 'outImpossible' } });
      expect(err).toContain('Name another place with --out');
      expect(err).not.toContain('secret');
    }
  });

  test('a folder with a long name that is still a name: written', async () => {
    expect((await runCdesk(['open', place('a.cdesk', sealed), ...withKey('office'), '--out', join(folder, 'x'.repeat(250))])).code).toBe(0);
  });

  test('a folder as FILE or as key file: said to be a folder', async () => {
    mkdirSync(join(folder, 'inbox'));
    for (const args of [['verify', join(folder, 'inbox')], ['verify', place('a.cdesk', sealed), '--identity-file', join(folder, 'inbox')]]) {
      const { code, answer, err } = await said(args);
      expect(code).toBe(2);
      expect(answer).toMatchObject({ exit: 2, error: { code: 'file/not-a-file' } });
      expect(err).toContain('It is a folder');
      expect(err).not.toContain('USB');
    }
  });

  test('a file above the limit: not read, so not called damaged; both sizes are said', async () => {
    const path = place('big.cdesk', '');
    truncateSync(path, 900 * 1024 * 1024); // a hole: it takes no room
    const { code, answer, err } = await said(['verify', path, ...withKey('office')]);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ exit: 2, error: { code: 'file/too-large', facts: { bytes: 900 * 1024 * 1024 } } });
    expect(err).toMatch(/It has 900 MB; the limit is 768 MB/);
  });

  test('a file too large to be a key file', async () => {
    const { code, answer } = await said(['verify', place('a.cdesk', sealed), '--identity-file', place('big.txt', 'x'.repeat(70_000))]);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ error: { why: 'keyFileLarge' } });
  });

  test('a key file that is itself sealed by a passphrase, without the passphrase', async () => {
    const locked = place('locked.txt', must(await sealBytes(utf8(office.age.identity), { passphrase: PASSPHRASE, workFactor: 10 })));
    const { code, answer } = await said(['verify', place('a.cdesk', sealed), '--identity-file', locked]);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ error: { why: 'keyFileSealed' } });
    expect((await runCdesk(['verify', place('a.cdesk', sealed), '--identity-file', locked, ...withPassphrase('pass')])).code).toBe(0);
  });
});

test('3 and 4: a key for what a passphrase seals, and the other way round: the other option is named, nobody is told to check a password', async () => {
  const key = await runCdesk(['verify', place('p.cdesk', byPassphrase), ...withKey('office')]);
  expect(key.code).toBe(3);
  expect(key.err).toMatch(/sealed by a passphrase, not to a key[^]*--passphrase-file/);
  expect(key.err).not.toMatch(/check the password/i);
  const passphrase = await runCdesk(['verify', place('a.cdesk', sealed), ...withPassphrase('pass')]);
  expect(passphrase.code).toBe(4);
  expect(passphrase.err).toMatch(/sealed to keys, not by a passphrase[^]*--identity-file/);
});

test('3: another key; a key for a passphrase file; sealed again to somebody its signer did not name', async () => {
  expect((await runCdesk(['verify', place('a.cdesk', sealed), ...withKey('other')])).code).toBe(3);
  expect((await runCdesk(['verify', place('p.cdesk', byPassphrase), ...withKey('office')])).code).toBe(3);
  const again = await sealPlain(await rawPlain(doctor, office), [other.age.recipient]);
  const ran = await runCdesk(['verify', place('again.cdesk', again), ...withKey('other'), '--json']);
  expect(ran.code).toBe(3);
  expect(ran.json()[0]).toMatchObject({ error: { code: 'exchange/not-addressed-to-us' } });
});

test('4: another passphrase; a passphrase for a file sealed to keys', async () => {
  expect((await runCdesk(['verify', place('p.cdesk', byPassphrase), ...withPassphrase('wrong')])).code).toBe(4);
  expect((await runCdesk(['verify', place('a.cdesk', sealed), ...withPassphrase('pass')])).code).toBe(4);
});

describe('5: damaged, and where', () => {
  const verify = async (bytes: Uint8Array, name = 'a.cdesk') => runCdesk(['verify', place(name, bytes), ...withKey('office')]);

  test('a flipped bit: the piece it lies in', async () => {
    const bent = Uint8Array.from(sealed);
    const at = 150_000;
    bent[at] = (bent[at] as number) ^ 4;
    const ran = await runCdesk(['verify', place('a.cdesk', bent), ...withKey('office'), '--json']);
    expect(ran.code).toBe(5);
    const { error } = ran.json()[0] as { error: { code: string; facts: { from: number; to: number } } };
    expect(error.code).toBe('seal/damaged');
    expect(error.facts.from).toBeLessThanOrEqual(at);
    expect(error.facts.to).toBeGreaterThan(at);
    expect(error.facts.to - error.facts.from).toBeLessThanOrEqual(65_552);
    expect((await verify(bent)).err).toMatch(/Where: somewhere in bytes 131,\d+ to 196,\d+/);
  });

  test('cut short: how much is missing, where the name or the parts say so', async () => {
    const name = fileName({ date: '2026-04-03', purpose: '兼業申請', to: null, number: 12, bytes: sealed.length, digest: hex(await sha256(sealed)) });
    const ran = await verify(sealed.subarray(0, sealed.length - 4321), name);
    expect(ran.code).toBe(5);
    expect(ran.err).toContain(`it ends at byte ${(sealed.length - 4321).toLocaleString('en-GB')}`);
    const parts = await splitParts('a.cdesk', sealed, 60_000);
    const some = parts.slice(0, -1).map((part) => place(part.name, part.bytes));
    const missing = await runCdesk(['inspect', ...some, '--json']);
    expect(missing.code).toBe(5);
    expect(missing.err).toContain(`missing parts: ${parts.length} (of ${parts.length})`);
    expect((missing.json()[0] as { parts: unknown[] }).parts).toHaveLength(some.length);
  });

  test('a bad line in a genuine file: its number and first byte, and the others stand', async () => {
    const content = '{"a":1}\n{"b":\n{"c":1}\n';
    const options = { content, header: { counts: { lines: 3, records: 0, attachments: 0, bytes: 0 } } };
    const ran = await runCdesk(['verify', place('a.cdesk', await rawFile(doctor, office, options)), ...withKey('office'), '--json']);
    expect(ran.code).toBe(5);
    const [bad] = (ran.json()[0] as { badLines: { line: number; byte: number; code: string }[] }).badLines;
    expect(bad).toMatchObject({ line: 3, code: 'exchange/bad-line' });
    const plain = await rawPlain(doctor, office, options);
    expect(new TextDecoder().decode(plain.subarray(bad?.byte, (bad?.byte ?? 0) + 5))).toBe('{"b":');
  });

  test.each([
    ['an empty file', async () => new Uint8Array(), 'file/empty'],
    ['a photo', async () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'file/not-cdesk'],
    ['no signature', () => rawFile(doctor, office, { signatureLine: '' }), 'seal/no-signature'],
    ['a forged signature', () => rawFile(doctor, office, { privateKey: other.deviceKeys.privateKey }), 'seal/bad-signature'],
    ['a header that is none', () => rawFile(doctor, office, { headerLine: '{"format":"cdesk"}' }), 'exchange/bad-header'],
    ['wrong counts', () => rawFile(doctor, office, { content: '{"a":1}\n' }), 'exchange/counts-differ'],
    ['broken armour', async () => utf8(armored(sealed).replace(/\n.(.{63})\n/, '\n*$1\n')), 'seal/damaged'],
    ['trailing bytes', async () => concatBytes([sealed, utf8('x')]), 'seal/damaged'],
  ])('%s', async (_what, make, code) => {
    const ran = await runCdesk(['verify', place('a.cdesk', await make()), ...withKey('office'), '--json']);
    expect(ran.code).toBe(5);
    expect(ran.json()[0]).toMatchObject({ exit: 5, error: { code } });
    expect(ran.err.split('\n').length).toBeGreaterThan(3);
  });
});

test('6: a newer format, or a newer age', async () => {
  const newer = await rawFile(doctor, office, { header: { version: 9, minReader: 9 } });
  expect((await runCdesk(['verify', place('a.cdesk', newer), ...withKey('office')])).code).toBe(6);
  expect((await runCdesk(['verify', place('b.cdesk', 'age-encryption.org/v2\nxyz'), ...withKey('office')])).code).toBe(6);
});

test('failures name no file, no person and no key', async () => {
  const bad = await rawFile(doctor, office, { content: '{"r":"山田 花子"}\n{"x"\n', header: { counts: { lines: 2, records: 1, attachments: 0, bytes: 0 } } });
  const path = place('R080403_山田花子.cdesk', bad);
  for (const args of [['verify', path, ...withKey('office')], ['verify', path, ...withKey('other')], ['verify', path], ['open', path, '--out', join(folder, '山田'), ...withKey('office')]]) {
    const ran = await runCdesk(args, { LANG: 'ja_JP.UTF-8' });
    expect(ran.code).toBeGreaterThan(1);
    expect(ran.err).not.toMatch(/山田|花子|AGE-SECRET|R0804/);
  }
});
