import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContainer } from '../../../src-shared/exchange/read-container.ts';
import { writeContainer } from '../../../src-shared/exchange/write-container.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { armored } from '../../../src-shared/sealing/armor.ts';
import { gzip } from '../../../src-shared/sealing/gzip.ts';
import { identitiesIn, identityFileText } from '../../../src-shared/sealing/identity-file.ts';
import { age, ageAtTerminal, haveAgeTool } from '../../kit/age-tool.ts';
import { makeParty, NOW, type TestParty } from '../../kit/party.ts';
import { rawPlain } from '../../kit/raw-container.ts';
import { tempFolder } from '../../kit/temp-folder.ts';

const PASSPHRASE = '493-207-118-845-060-932';
const LINE = '{"r":["兼業申請","内容"]}';
const counts = { lines: 1, records: 1, attachments: 0, bytes: 0 };

let doctor: TestParty;
let office: TestParty;
beforeAll(async () => {
  [doctor, office] = await Promise.all([makeParty(21), makeParty(22, 'office')]);
});

const ours = async (how: 'key' | 'passphrase') =>
  must(
    await writeContainer({
      header: { kind: 'exchange', purpose: 'permit', app: 'test', createdAt: NOW, number: 1, previous: null, to: how === 'key' ? [office.address] : [] },
      signer: doctor.signer,
      lines: [LINE],
      ...(how === 'key' ? {} : { passphrase: { passphrase: PASSPHRASE, workFactor: 12 } }),
    }),
  ).bytes;

/** What is inside the seal, for the tool to seal. */
const packed = async (how: 'key' | 'passphrase') => gzip(await rawPlain(doctor, office, { content: `${LINE}\n`, header: { counts, ...(how === 'key' ? {} : { to: [] }) } }));

const lineOf = (unsealed: Uint8Array): string => gunzipSync(unsealed).toString().split('\n')[1] as string;

describe.skipIf(!haveAgeTool)('with the public age tool (skipped where /usr/bin/age or /usr/bin/script is missing)', () => {
  test.each(['binary', 'armoured'])('age -d opens our %s file by the key file that we write', async (form) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'key.txt'), identityFileText(office.age, '2026-04-03'));
    const file = await ours('key');
    writeFileSync(join(folder, 'file.cdesk'), form === 'binary' ? file : armored(file));
    expect(lineOf(age(['-d', '-i', join(folder, 'key.txt'), join(folder, 'file.cdesk')]))).toBe(LINE);
  });

  test.each(['binary', 'armoured'])('age -d opens our %s file by its passphrase, typed at a terminal', async (form) => {
    const folder = tempFolder();
    const file = await ours('passphrase');
    writeFileSync(join(folder, 'file.cdesk'), form === 'binary' ? file : armored(file));
    expect(lineOf(ageAtTerminal(['-d', join(folder, 'file.cdesk')], join(folder, 'plain.gz'), [PASSPHRASE]))).toBe(LINE);
  }, 60_000);

  test.each([['binary', []], ['armoured', ['-a']]])('we open a %s file that age sealed to our key', async (_form, flags) => {
    const sealed = age([...flags, '-r', office.age.recipient], await packed('key'));
    expect(must(await readContainer(sealed, { us: office.us })).lines.map((line) => JSON.stringify({ r: line.value }))).toEqual([LINE]);
  });

  test.each([['binary', []], ['armoured', ['-a']]])('we open a %s file that age sealed by a passphrase', async (_form, flags) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'plain.gz'), await packed('passphrase'));
    const sealed = ageAtTerminal(['-p', ...flags, join(folder, 'plain.gz')], join(folder, 'file.cdesk'), [PASSPHRASE, PASSPHRASE]);
    expect(must(await readContainer(sealed, { us: office.us, passphrase: PASSPHRASE })).lines).toHaveLength(1);
  }, 90_000); // age always asks for 2^18
});

test('a key file is read with its comments, Windows line ends and several keys; a mistyped key is none', async () => {
  const text = identityFileText(office.age, '2026-04-03');
  expect(text).toMatch(/^# created: 2026-04-03\n# public key: age1[0-9a-z]+\nAGE-SECRET-KEY-1[0-9A-Z]+\n$/);
  const wrong = doctor.age.identity.slice(0, -1) + (doctor.age.identity.endsWith('Q') ? 'P' : 'Q');
  expect(await identitiesIn(`${text.replaceAll('\n', '\r\n')}\r\n  ${doctor.age.identity}  \n${wrong}\nAGE-SECRET-KEY-1\n`)).toEqual([office.age.identity, doctor.age.identity]);
  expect(utf8(text).every((byte) => byte < 0x80)).toBe(true);
});
