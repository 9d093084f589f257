import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hex, sha256 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { fileName, readFileName } from '../../../src-shared/exchange/file-name.ts';
import { openContainer, readContainer, readContent } from '../../../src-shared/exchange/read-container.ts';
import { writeContainer, type ContainerDraft, type WrittenContainer } from '../../../src-shared/exchange/write-container.ts';
import { openBytes } from '../../../src-shared/sealing/open.ts';
import { makeParty, NOW, seededRandom, type TestParty } from '../../kit/party.ts';

let doctor: TestParty;
let office: TestParty;
let other: TestParty;
let written: WrittenContainer;
const lines = Array.from({ length: 300 }, (_, i) => JSON.stringify({ r: ['permitApplication', 1, `id${i}`, { 勤務先: `病院${i}`, 備考: '𠮷野家 葛󠄀城 かﾞ' }] }));
const pdf = seededRandom(1).bytes(900_000);

const draft = (extra: Partial<ContainerDraft> = {}, number = 12): ContainerDraft => ({
  header: {
    kind: 'exchange', purpose: 'permit-application', app: 'career-desk 0.1.0', createdAt: NOW, number,
    previous: 'a'.repeat(64), replyTo: ['b'.repeat(64)], cancelled: [11], to: [office.address], extra: { 未来の項目: { a: [1] } },
  },
  signer: doctor.signer,
  lines: ['{"tables":{"d":[],"t":[],"p":[]}}', ...lines],
  attachments: [{ bytes: pdf, type: 'application/pdf' }, { bytes: new Uint8Array(), type: 'text/plain' }],
  ...extra,
});

beforeAll(async () => {
  [doctor, office, other] = await Promise.all([makeParty(1), makeParty(2, 'office'), makeParty(3)]);
  written = must(await writeContainer(draft()));
});

const nameOf = (file: WrittenContainer): string =>
  fileName({ date: '2026-04-03', purpose: '兼業申請', to: '関東信越厚生局', number: file.header.number, bytes: file.bytes.length, digest: file.digest });

describe('a written file', () => {
  test('is read by its addressee: header, signer, every line and attachment', async () => {
    const read = must(await readContainer(written.bytes, { us: office.us, fileName: nameOf(written) }));
    expect(read.header).toEqual(written.header);
    expect(read.header['未来の項目']).toEqual({ a: [1] });
    expect(read.card.statement.party).toBe(doctor.party);
    expect(read.device.device).toBe(doctor.device);
    expect(read.digest).toBe(hex(await sha256(written.bytes)));
    expect(read.lines.filter((line) => line.kind === 'r').map((line) => JSON.stringify({ r: line.value }))).toEqual(lines);
    expect(read.lines[0]).toMatchObject({ line: 2, kind: 'tables' });
    expect(read.badLines).toEqual([]);
    expect(read.attachments.map((one) => one.bytes)).toEqual([pdf, new Uint8Array()]);
    expect(read.header.counts).toEqual({ lines: 301, records: 300, attachments: 2, bytes: pdf.length });
  });

  test('keeps lines within 512 KiB and names no person outside', async () => {
    const plain = gunzipSync(must(await openBytes(written.bytes, { identities: office.us.identities })));
    for (const line of plain.toString().split('\n')) expect(line.length).toBeLessThanOrEqual(512 * 1024);
    expect(nameOf(written)).toMatch(/^R080403_兼業申請_関東信越厚生局_No12_\d+_[0-9a-f]{8}\.cdesk$/);
    expect(readFileName(nameOf(written))).toMatchObject({ number: 12, bytes: written.bytes.length, digest8: written.digest.slice(0, 8) });
  });

  test('goes to several: each addressee named in the signed header can open it', async () => {
    const two = must(await writeContainer(draft({ header: { ...draft().header, to: [office.address, other.address] } })));
    for (const who of [office, other]) expect((await readContainer(two.bytes, { us: who.us })).ok).toBe(true);
  });

  test('sealed by passphrase for a first contact whose card is not known', async () => {
    const passphrase = '493-207-118-845-060-932';
    const file = must(await writeContainer(draft({ header: { ...draft().header, to: [] }, passphrase: { passphrase, workFactor: 10 } })));
    expect((await readContainer(file.bytes, { us: office.us, passphrase })).ok).toBe(true);
    expect(await readContainer(file.bytes, { us: office.us })).toMatchObject({ ok: false, error: { code: 'seal/wrong-passphrase-or-damaged', params: { asks: 'passphrase' } } });
    const name = fileName({ date: '2026-04-03', purpose: '申請', to: null, number: 1, bytes: file.bytes.length, digest: file.digest });
    expect(await readContainer(file.bytes, { us: office.us, passphrase: 'wrong', fileName: name })).toMatchObject({ ok: false, error: { code: 'seal/wrong-passphrase' } });
  });

  test('parses in slices, giving way in between, and lets the reader stop', async () => {
    const opened = must(await openContainer(written.bytes, { us: office.us }));
    let pauses = 0;
    must(await readContent(opened, () => { pauses++; return Promise.resolve(); }));
    expect(pauses).toBeGreaterThanOrEqual(3);
  });

  test('asks for its turn after a few dozen lines: one line may take long while memory is cleared away', async () => {
    const many = Array.from({ length: 2_000 }, (_, n) => JSON.stringify({ r: { n, text: '許可'.repeat(60) } }));
    const opened = must(await openContainer(must(await writeContainer(draft({ lines: many }))).bytes, { us: office.us }));
    let lines = 0;
    let longest = 0;
    let since = 0;
    must(await readContent(opened, () => { longest = Math.max(longest, lines - since); since = lines; return null; }, () => { lines++; }));
    expect(lines).toBe(2_000);
    expect(longest).toBeLessThanOrEqual(64);
  });

  test('lines may come from an async source', async () => {
    async function* source(): AsyncGenerator<string> {
      for (const line of lines) yield await Promise.resolve(line);
    }
    const file = must(await writeContainer(draft({ lines: source() })));
    expect(must(await readContainer(file.bytes, { us: office.us })).lines).toHaveLength(300);
  });
});

describe('the writer refuses', () => {
  test('an attachment above 25 MB and a line above 1 MiB', async () => {
    const big = new Uint8Array(25 * 1024 * 1024 + 1);
    expect(await writeContainer(draft({ attachments: [{ bytes: big, type: 'x' }] }))).toMatchObject({ ok: false, error: { code: 'attachment/too-large' } });
    expect(await writeContainer(draft({ lines: [JSON.stringify({ r: 'あ'.repeat(400_000) })] }))).toMatchObject({ ok: false, error: { code: 'exchange/line-too-long' } });
  });

  test('a device that is not on its own card, as a mistake of the program', async () => {
    await expect(writeContainer(draft({ signer: { ...doctor.signer, device: other.device } }))).rejects.toThrow('not on the card');
  });
});

test('a blank scan that packs a thousandfold is still a file our own reader takes', async () => {
  const blank = new Uint8Array(8_000_000);
  const file = must(await writeContainer(draft({ attachments: [{ bytes: blank, type: 'image/bmp' }] })));
  expect(must(await readContainer(file.bytes, { us: office.us })).attachments[0]?.bytes.length).toBe(blank.length);
});

const TOOLS = ['age', 'jq', 'xxd', 'openssl', 'gunzip'];
const haveTools = TOOLS.every((tool) => existsSync(`/usr/bin/${tool}`) || existsSync(`/bin/${tool}`));

describe.skipIf(!haveTools)(`public tools (skipped where one of ${TOOLS.join(', ')} is missing)`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdesk-tools-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const shell = (command: string): string => execFileSync('/bin/bash', ['-euo', 'pipefail', '-c', command], { cwd: folder, maxBuffer: 1 << 26 }).toString();
  const page = readFileSync(new URL('../../../docs/file-format.md', import.meta.url), 'utf8');
  const commands = /```sh\n([^]*?)```/.exec(page)?.[1] ?? '';
  const place = (): void => {
    writeFileSync(join(folder, 'key.txt'), `${office.age.identity}\n`);
    writeFileSync(join(folder, 'file.cdesk'), written.bytes);
  };

  test('age -d file | gunzip | head -1 shows the header', () => {
    place();
    // Not in pipefail mode: head closes the pipe early.
    expect(JSON.parse(shell('set +o pipefail; age -d -i key.txt file.cdesk | gunzip | head -1'))).toEqual(written.header);
  });

  test('the commands on the format page verify a file, and notice a changed line', () => {
    place();
    expect(commands).toContain('openssl pkeyutl -verify');
    expect(shell(commands)).toContain('Signature Verified Successfully');
    const changed = commands.replace('> unsigned', '| sed s/病院7/病院8/ > unsigned');
    expect(changed).not.toBe(commands);
    expect(() => shell(changed)).toThrow();
  });
});

describe('damage on the way', () => {
  test('one flipped byte anywhere is refused, never a throw, and with its name the cause is exact (rows 4 and 5)', async () => {
    const small = must(await writeContainer(draft({ attachments: [], lines: lines.slice(0, 20) })));
    const random = seededRandom(42);
    const positions = [...Array.from({ length: 230 }, (_, i) => i), ...Array.from({ length: 300 }, () => random.below(small.bytes.length)), small.bytes.length - 1];
    for (const at of positions) {
      const bent = Uint8Array.from(small.bytes);
      bent[at] = (bent[at] as number) ^ (1 << random.below(8));
      const plain = await readContainer(bent, { us: office.us });
      expect(plain.ok, `byte ${at}`).toBe(false);
      if (!plain.ok && at > 21) expect(plain.error.code, `byte ${at}`).toMatch(/^(seal\/(damaged|not-for-us-or-damaged|too-many-recipients)|file\/truncated)$/);
      const named = await readContainer(bent, { us: office.us, fileName: nameOf(small) });
      if (!named.ok && at > 21) expect(named.error, `byte ${at}`).toMatchObject({ code: 'seal/damaged' });
    }
  });

  test('cut by one byte, at every chunk edge, by half: refused, and with its name the missing bytes are counted (row 3)', async () => {
    const size = written.bytes.length;
    const payload = size - 200 - 16;
    const cuts = [size - 1, size - 16, size - 17, size >> 1, 1, 10, 21, 22, 100, 200, 216];
    for (let chunk = 1; chunk * 65_552 < payload; chunk++) for (const near of [-1, 0, 1]) cuts.push(200 + 16 + chunk * 65_552 + near);
    const header = written.bytes.indexOf(10, written.bytes.indexOf(45, 150)) + 1;
    for (let chunk = 1; header + 16 + chunk * 65_552 < size; chunk++) for (const near of [-1, 0, 1, 16]) cuts.push(header + 16 + chunk * 65_552 + near);
    for (const cut of cuts) {
      const short = written.bytes.subarray(0, cut);
      expect(await readContainer(short, { us: office.us, fileName: `${nameOf(written)}` }), `cut ${cut}`).toMatchObject({
        ok: false,
        error: cut < 8 ? {} : { code: 'file/truncated', params: { missing: size - cut } },
      });
      expect((await readContainer(short, { us: office.us })).ok, `cut ${cut}`).toBe(false);
    }
  });

  test('trailing bytes are refused and counted (row 6)', async () => {
    const longer = new Uint8Array(written.bytes.length + 3);
    longer.set(written.bytes);
    expect(await readContainer(longer, { us: office.us, fileName: nameOf(written) })).toMatchObject({ ok: false, error: { code: 'seal/damaged', params: { extra: 3 } } });
    expect(await readContainer(longer, { us: office.us })).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
  });

  test('a sound file under a wrong name is read all the same', async () => {
    const wrongName = 'R080403_兼業申請_事務局_No11_99_00000000.cdesk';
    expect((await readContainer(written.bytes, { us: office.us, fileName: wrongName })).ok).toBe(true);
    expect(must(await readContainer(written.bytes, { us: office.us, fileName: 'x.zip_' })).renamed).toBe(true);
  });
});

describe('for whom', () => {
  test('sealed to somebody else: not for us, exactly so while the name carries the digest (row 8)', async () => {
    expect(await readContainer(written.bytes, { us: other.us })).toMatchObject({ ok: false, error: { code: 'seal/not-for-us-or-damaged' } });
    expect(await readContainer(written.bytes, { us: other.us, fileName: nameOf(written) })).toMatchObject({ ok: false, error: { code: 'seal/not-for-us' } });
  });

  test('our own file is ours, and an unknown one of our device points to a copied vault (row 24)', async () => {
    const copy = must(await writeContainer(draft({ header: { ...draft().header, to: [office.address, doctor.address] } })));
    expect(await readContainer(copy.bytes, { us: doctor.us, weWrote: (digest) => digest === copy.digest })).toMatchObject({ ok: false, error: { code: 'exchange/own-device', params: { written: 1, number: 12 } } });
    expect(await readContainer(copy.bytes, { us: doctor.us, weWrote: () => false })).toMatchObject({ ok: false, error: { code: 'exchange/own-device', params: { written: 0 } } });
    const secondPc = { ...doctor.us, device: other.device };
    expect((await readContainer(copy.bytes, { us: secondPc })).ok).toBe(true);
  });
});
