import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { writeCardFile } from '../../src-shared/exchange/card-file.ts';
import { distributionLines, writeInvitation, writePublic } from '../../src-shared/exchange/invitation.ts';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { parseCsv } from '../../src-shared/tables/parse-csv.ts';
import { isFree, newFolder } from '../../src-cli/new-folder.ts';
import { makeParty, NOW } from '../kit/party.ts';
import { frozenPath, frozenWithKey, runCdesk } from '../kit/run-cdesk.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { simWorld } from '../kit/sim-pc.ts';
import { tempFolder } from '../kit/temp-folder.ts';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});
const read = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');
const listOf = (): readonly string[] => (readdirSync(join(folder, 'out'), { recursive: true }) as string[]).sort((a, b) => (a < b ? -1 : 1));

describe('a real file of a release', () => {
  test('becomes NDJSON and a table per type, its attachment, and its header', async () => {
    const { path, key, frozen } = frozenWithKey(folder, 'permitApplication-permit.cdesk');
    const ran = await runCdesk(['open', path, '--identity-file', key, '--out', join(folder, 'out'), '--json', '--lang', 'ja']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(listOf()).toEqual(['attachments', 'attachments.csv', expect.stringMatching(/^attachments\/001-[0-9a-f]{8}\.pdf$/), 'card.json', 'header.json', 'records-permitApplication.csv', 'records-permitApplication.ndjson', 'records-permitEvent.csv', 'records-permitEvent.ndjson']);
    const wanted = frozen.rows.find((row) => row.type === 'permitApplication');
    expect(JSON.parse(read('records-permitApplication.ndjson'))).toEqual(JSON.parse(JSON.stringify({ ...wanted, commits: undefined })));
    const [heading, row] = must(parseCsv(read('records-permitApplication.csv').replace(/^\ufeff/, '')));
    expect(row?.cells[heading?.cells.indexOf('兼業先の名称') ?? -1] ?? row?.cells.join()).toContain('中央病院');
    expect(read(listOf().find((name) => name.endsWith('.pdf')) as string)).toContain('%PDF-1.7 frozen');
    expect(JSON.parse(read('header.json'))).toMatchObject({ purpose: 'permit', number: 1 });
  });

  test('goes to an empty folder, never to one with something in it, never through a link', async () => {
    const { path, key } = frozenWithKey(folder, 'person-career.cdesk');
    const open = async (out: string) => (await runCdesk(['open', path, '--identity-file', key, '--out', out])).code;
    mkdirSync(join(folder, 'empty'));
    expect(await open(join(folder, 'empty'))).toBe(0);
    expect(await open(join(folder, 'empty'))).toBe(2);
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/header.json'), 'mine');
    expect(await open(join(folder, 'mine'))).toBe(2);
    expect(readFileSync(join(folder, 'mine/header.json'), 'utf8')).toBe('mine');
    mkdirSync(join(folder, 'target'));
    symlinkSync(join(folder, 'target'), join(folder, 'link'));
    expect(await open(join(folder, 'link'))).toBe(2);
    expect(readdirSync(join(folder, 'target'))).toEqual([]);
    expect(await open(join(folder, 'new/deep/folder'))).toBe(0);
  });

  test('leaves nothing where it cannot be opened', async () => {
    const { key } = frozenWithKey(folder, 'person-career.cdesk');
    expect((await runCdesk(['open', frozenPath('permit-decision.cdesk'), '--identity-file', key, '--out', join(folder, 'out')])).code).toBe(3);
    expect(readdirSync(folder)).toEqual(['key.txt']);
  });
});

test('hostile names of attachments become our own; the original stands in the list as text, and a page is no page', async () => {
  const world = simWorld(77);
  const [doctor, office] = [await world.party({ kind: 'doctor', name: '甲' }), await world.party({ kind: 'office', name: '乙' })];
  const pc = world.pc(doctor);
  await pc.meet(office.card, 'office');
  const names = ['../../x.pdf', 'C:\\x.pdf', '\\\\srv\\x.pdf', 'CON', 'a.txt:ads', 'dot.', `${'長'.repeat(190)}.pdf`, 'run.lnk', 'run.exe', 'page.hta', '=cmd|calc'];
  const bodies = names.map((_, i) => utf8(i === 9 ? '<!doctype html><script>alert(1)</script>' : i === 8 ? `MZ${i}` : `%PDF-1.7 ${i}`));
  const files = await Promise.all(names.map((name, i) => pc.attach(bodies[i] as Uint8Array<ArrayBuffer>, name)));
  pc.create('permitApplication', { ...APPLICATION, requestLetter: files });
  const rows = [...pc.set.ofType('permitApplication').values()];
  const written = must(
    await writeContainer({
      header: { kind: 'exchange', purpose: 'permit', app: 't', createdAt: NOW, number: 1, previous: null, to: [{ party: office.id, recipient: office.age.recipient }] },
      signer: { card: doctor.card, device: pc.device.id, member: doctor.member.id, privateKey: pc.device.keys.privateKey },
      lines: recordLines(rows),
      attachments: bodies.map((bytes) => ({ bytes, type: 'application/pdf' })),
    }),
  );
  writeFileSync(join(folder, 'a.cdesk'), written.bytes);
  writeFileSync(join(folder, 'k.txt'), office.age.identity);
  const before = readdirSync(folder);
  expect((await runCdesk(['open', join(folder, 'a.cdesk'), '--identity-file', join(folder, 'k.txt'), '--out', join(folder, 'out')])).code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual([...before, 'out'].sort());
  const made = readdirSync(join(folder, 'out/attachments'));
  expect(made).toHaveLength(names.length);
  for (const name of made) expect(name).toMatch(/^\d{3}-[0-9a-f]{8}\.(pdf|bin)$/);
  expect(made.filter((name) => name.endsWith('.bin'))).toHaveLength(2); // the program and the page
  const labels = must(parseCsv(read('attachments.csv').replace(/^\ufeff/, ''))).slice(1).map((row) => row.cells[1]);
  expect(new Set(labels)).toEqual(new Set(names.map((name) => (name.startsWith('=') ? `'${name}` : name))));
});

test('an invitation and a card open without any key', async () => {
  const office = await makeParty(41, 'office', '見本厚生局');
  writeFileSync(join(folder, 'i.cdesk'), must(await writeInvitation({ formPack: { a: 1 }, rulePacks: [{ b: 2 }, { c: 3 }] }, office.signer, { app: 't', createdAt: NOW })).bytes);
  writeFileSync(join(folder, 'c.cdesk-card'), must(await writeCardFile(office.signer, { app: 't', createdAt: NOW })).bytes);
  const ran = await runCdesk(['inspect', join(folder, 'i.cdesk'), join(folder, 'c.cdesk-card'), '--json']);
  expect(ran.json()).toMatchObject([
    { exit: 0, outside: { layer: 'packed' }, inside: { kind: 'invitation', from: { name: '見本厚生局' } }, invitation: { formPack: true, rulePacks: 2 } },
    { exit: 0, outside: { layer: 'plain' }, inside: { kind: 'card' } },
  ]);
  expect((ran.json()[1] as { inside: { from: { sixWords: string[] } } }).inside.from.sixWords).toHaveLength(6);
  expect((await runCdesk(['verify', join(folder, 'i.cdesk')])).out).not.toContain('newer version');
  expect((await runCdesk(['open', join(folder, 'i.cdesk'), '--out', join(folder, 'out')])).code).toBe(0);
  expect(read('lines-other.ndjson').trim().split('\n')).toHaveLength(3);
});

test('every kind of line that today’s own files carry is known: none is called a newer version’s, and the kind is said in words', async () => {
  const [office, listed] = [await makeParty(42, 'office', '見本厚生局'), await makeParty(43, 'office')];
  const content = { formPack: { a: 1 }, rulePacks: [{ b: 2 }], calendars: [{ c: 3 }], masters: [{ d: 4 }], roster: [{ card: listed.card.signed, as: 'office' as const }] };
  const path = join(folder, 'd.cdesk');
  const made = { app: 't', createdAt: NOW };
  const roster = { header: { kind: 'roster' as const, purpose: 'roster', ...made, number: 1, previous: null, to: [listed.address] }, signer: office.signer, lines: distributionLines({ roster: content.roster }) };
  writeFileSync(join(folder, 'k.txt'), listed.age.identity);
  for (const [written, kind, word, lines] of [
    [await writeInvitation(content, office.signer, made), 'invitation', 'invitation', 5],
    [await writePublic('distribution', distributionLines(content), office.signer, made), 'distribution', 'distribution file', 5],
    [await writeContainer(roster), 'roster', 'roster', 1],
  ] as const) {
    writeFileSync(path, must(written).bytes);
    const args = [path, '--identity-file', join(folder, 'k.txt')];
    const [verified] = (await runCdesk(['verify', ...args, '--json'])).json();
    expect(verified).toMatchObject({ exit: 0, checked: { unknownLines: 0 }, inside: { kind, counts: { lines } } });
    expect((await runCdesk(['verify', ...args])).out).not.toContain('newer version');
    const seen = await runCdesk(['inspect', ...args]);
    expect(seen.out).toContain(`Kind: ${word}\n`);
    expect(seen.out).toContain('Contacts listed: 1');
    expect((await runCdesk(['inspect', ...args, '--lang', 'ja'])).out).not.toContain(`種類: ${kind}`);
  }
  // a kind that nobody has written yet is still said to be a newer one's
  writeFileSync(path, must(await writePublic('distribution', ['{"laterKind":1}'], office.signer, made)).bytes);
  expect((await runCdesk(['verify', path])).out).toContain('1 line(s) are of a newer version');
});

test('the folder is there whole or not at all', () => {
  const out = join(folder, 'out');
  const half = newFolder(out);
  half.write('header.json', '{}');
  expect(existsSync(out)).toBe(false);
  for (const name of ['../x.json', 'a/b.json', '/etc/x.json', 'CON', 'attachments/../x.json', '.hidden.json', 'a b.json']) expect(() => half.write(name, 'x'), name).toThrow();
  half.abandon();
  expect(readdirSync(folder)).toEqual([]);
  const whole = newFolder(out);
  whole.write('header.json', '{}');
  // somebody takes the place meanwhile
  mkdirSync(out);
  writeFileSync(join(out, 'theirs.txt'), 'x');
  expect(() => whole.finish()).toThrow();
  whole.abandon();
  expect(readdirSync(out)).toEqual(['theirs.txt']);
  expect(isFree(out)).toBe(false);
});
