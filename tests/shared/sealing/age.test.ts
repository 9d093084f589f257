import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must, type Result } from '../../../src-shared/kernel/result.ts';
import { parseAgeHeader } from '../../../src-shared/sealing/age-header.ts';
import { isRecipient, newAgeIdentity, recipientOf } from '../../../src-shared/sealing/age-identity.ts';
import { armored, dearmor, isArmored } from '../../../src-shared/sealing/armor.ts';
import { openBytes } from '../../../src-shared/sealing/open.ts';
import { sealBytes } from '../../../src-shared/sealing/seal.ts';

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
const GOOD = 'tiger-lamp-seven-orbit-quiz';

test('sealed to a recipient, only its identity opens it', async () => {
  const us = await newAgeIdentity();
  const other = await newAgeIdentity();
  expect(isRecipient(us.recipient)).toBe(true);
  expect(await recipientOf(us.identity)).toBe(us.recipient);
  const sealed = must(await sealBytes(utf8('内容'), { recipients: [us.recipient] }));
  expect(must(await openBytes(sealed, { identities: [other.identity, us.identity] }))).toEqual(utf8('内容'));
  expect(code(await openBytes(sealed, { identities: [other.identity] }))).toBe('seal/not-for-us-or-damaged');
  expect(code(await openBytes(sealed, { identities: [] }))).toBe('seal/not-for-us-or-damaged');
});

test('a passphrase opens what it sealed; a wrong one is refused, and its absence asks for it (row 9)', async () => {
  const sealed = must(await sealBytes(utf8('内容'), { passphrase: GOOD, workFactor: 10 }));
  expect(must(await openBytes(sealed, { passphrase: GOOD }))).toEqual(utf8('内容'));
  expect(code(await openBytes(sealed, { passphrase: `${GOOD}r` }))).toBe('seal/wrong-passphrase-or-damaged');
  const asked = await openBytes(sealed, { identities: [] });
  expect(asked.ok ? null : asked.error).toMatchObject({ code: 'seal/wrong-passphrase-or-damaged', params: { asks: 'passphrase' } });
});

test('weak and full-width passphrases seal nothing', async () => {
  expect(code(await sealBytes(utf8('x'), { passphrase: '1234' }))).toBe('seal/weak-passphrase');
  expect(code(await sealBytes(utf8('x'), { passphrase: 'さくらさくらさくらさくら' }))).toBe('vault/not-half-width');
});

test('at most 64 recipients are sealed to', async () => {
  const all = await Promise.all(Array.from({ length: 65 }, async () => (await newAgeIdentity()).recipient));
  expect(code(await sealBytes(utf8('x'), { recipients: all }))).toBe('seal/too-many-recipients');
  expect(must(parseAgeHeader(must(await sealBytes(utf8('x'), { recipients: all.slice(1) })))).stanzas).toHaveLength(64);
});

describe('hostile outsides', () => {
  const b64 = (n: number): string => Buffer.alloc(n, 7).toString('base64').replace(/=+$/, '');
  const file = (stanzas: string): Uint8Array => utf8(`age-encryption.org/v1\n${stanzas}--- ${b64(32)}\n${'p'.repeat(64)}`);
  const scrypt = (factor: string): string => `-> scrypt ${b64(16)} ${factor}\n${b64(32)}\n`;

  test('a scrypt work factor above 18 is refused before any computing (row 10)', async () => {
    for (const factor of ['19', '20', '30', '999999999']) {
      const started = performance.now();
      expect(code(await openBytes(file(scrypt(factor)), { passphrase: GOOD }))).toBe('seal/work-factor');
      expect(performance.now() - started).toBeLessThan(50);
    }
    for (const factor of ['0', '-1', '1e9', '018', '99999999999']) expect(code(await openBytes(file(scrypt(factor)), { passphrase: GOOD }))).toBe('seal/damaged');
  });

  test('10,000 recipients are refused by counting to 65 (row 11)', async () => {
    const crowd = file(`-> X25519 ${b64(32)}\n${b64(32)}\n`.repeat(10_000));
    expect(code(await openBytes(crowd, { identities: [(await newAgeIdentity()).identity] }))).toBe('seal/too-many-recipients');
  });

  test('an endless header, a second scrypt stanza, no stanza: refused', () => {
    expect(code(parseAgeHeader(utf8(`age-encryption.org/v1\n-> X25519 ${'A'.repeat(300_000)}`)))).toBe('seal/damaged');
    expect(code(parseAgeHeader(file(scrypt('10') + scrypt('10'))))).toBe('seal/damaged');
    expect(code(parseAgeHeader(file('')))).toBe('seal/damaged');
    expect(code(parseAgeHeader(utf8('age-encryption.org/v2\nx')))).toBe('seal/unsupported-age');
  });
});

describe('armoured text (row 12)', () => {
  test('comes back through what mail programs do to it', async () => {
    const us = await newAgeIdentity();
    const sealed = must(await sealBytes(utf8('内容'.repeat(500)), { recipients: [us.recipient] }));
    const text = armored(sealed);
    const quoted = `お世話になっております。\r\n\r\n${text.split('\n').map((line) => `> ${line}`).join('\r\n')}\r\n--\r\n署名`;
    const wrapped = text.replace(/(.{40})/g, '$1\n\u3000').replace(/-{5}BEGIN[^]*?-{5}\n/, '');
    const rewrapped = `-----BEGIN AGE ENCRYPTED FILE-----\n${wrapped.split('\n').slice(1, -2).join('\n')}`;
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const bytes of [utf8(text), utf8(quoted), utf16]) {
      expect(isArmored(bytes)).toBe(true);
      expect(must(dearmor(bytes))).toEqual(Uint8Array.from(sealed));
    }
    expect(code(dearmor(utf8(rewrapped)))).toBe('file/truncated');
    expect(code(dearmor(utf8(text.replace('A', '*'))))).toBe('seal/damaged');
  });
});

const AGE = '/usr/bin/age';
describe.skipIf(!existsSync(AGE))('with the age command-line tool (skipped where /usr/bin/age is missing)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdesk-age-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('age opens ours, we open its files, binary and armoured', async () => {
    const us = await newAgeIdentity();
    const key = join(folder, 'key.txt');
    writeFileSync(key, `${us.identity}\n`);
    const plain = utf8('兼業申請の内容\n'.repeat(10_000));
    const ours = join(folder, 'ours.age');
    writeFileSync(ours, must(await sealBytes(plain, { recipients: [us.recipient] })));
    expect(new Uint8Array(execFileSync(AGE, ['-d', '-i', key, ours], { maxBuffer: 1 << 26 }))).toEqual(plain);
    const theirs = execFileSync(AGE, ['-r', us.recipient], { input: plain, maxBuffer: 1 << 26 });
    expect(must(await openBytes(theirs, { identities: [us.identity] }))).toEqual(plain);
    const armoured = execFileSync(AGE, ['-a', '-r', us.recipient], { input: plain, maxBuffer: 1 << 26 });
    expect(must(await openBytes(must(dearmor(armoured)), { identities: [us.identity] }))).toEqual(plain);
  });
});

test('every flipped byte of a small sealed file is refused, and nothing throws', async () => {
  const us = await newAgeIdentity();
  const sealed = must(await sealBytes(utf8('x'.repeat(300)), { recipients: [us.recipient] }));
  for (let at = 0; at < sealed.length; at++) {
    const bent = Uint8Array.from(sealed);
    bent[at] = (bent[at] as number) ^ 0x10;
    expect(code(await openBytes(bent, { identities: [us.identity] })), `byte ${at}`).not.toBe('ok');
  }
});

test('trailing bytes, swapped and repeated chunks are refused (rows 6 and 7)', async () => {
  const us = await newAgeIdentity();
  const chunk = 64 * 1024 + 16;
  const sealed = Uint8Array.from(must(await sealBytes(new Uint8Array(200_000).map((_, i) => i), { recipients: [us.recipient] })));
  const start = must(parseAgeHeader(sealed)).size + 16;
  const head = sealed.subarray(0, start);
  const [a, b, rest] = [sealed.subarray(start, start + chunk), sealed.subarray(start + chunk, start + 2 * chunk), sealed.subarray(start + 2 * chunk)];
  const open = (bytes: Uint8Array): Promise<Result<unknown>> => openBytes(bytes, { identities: [us.identity] });
  expect(code(await open(concatBytes([head, a, b, rest])))).toBe('ok');
  expect(code(await open(concatBytes([sealed, utf8('x')])))).toBe('seal/damaged');
  expect(code(await open(concatBytes([head, b, a, rest])))).toBe('seal/damaged');
  expect(code(await open(concatBytes([head, a, a, b, rest])))).toBe('seal/damaged');
  expect(code(await open(concatBytes([head, a, b])))).toBe('seal/damaged');
  expect(code(await open(concatBytes([head, a])))).toBe('seal/damaged');
  expect(code(await open(head))).toBe('file/truncated');
});
