import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { base64url } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { safeJson } from '../../../src-shared/kernel/safe-json.ts';
import { writeCardFile } from '../../../src-shared/exchange/card-file.ts';
import { cardWords, makeCard, openCard } from '../../../src-shared/exchange/card.ts';
import { certifyMember, openMemberCertificate } from '../../../src-shared/exchange/certificate.ts';
import { asciiFileName, fileName, plainFileName, readFileName, withoutAddressee } from '../../../src-shared/exchange/file-name.ts';
import { invitationProof, judgeCode, newInvitationCode, readInvitationCode } from '../../../src-shared/exchange/invitation-code.ts';
import { readInvitation, writeInvitation } from '../../../src-shared/exchange/invitation.ts';
import { isPart, joinParts, splitParts } from '../../../src-shared/exchange/parts.ts';
import { openContainer } from '../../../src-shared/exchange/read-container.ts';
import { seriesVerdict } from '../../../src-shared/exchange/series-check.ts';
import { signerStanding } from '../../../src-shared/exchange/signer-standing.ts';
import { newSigningKeys } from '../../../src-shared/sealing/signing-keys.ts';
import { makeParty, NOW, seededRandom, type TestParty } from '../../kit/party.ts';

let doctor: TestParty;
let office: TestParty;
const made = { app: 'career-desk 0.1.0', createdAt: NOW };

beforeAll(async () => {
  [doctor, office] = await Promise.all([makeParty(21), makeParty(22, 'office')]);
});

const statementOf = (party: TestParty): Parameters<typeof makeCard>[0] => {
  const { card: _card, succeeds: _succeeds, ...statement } = party.card.statement;
  return statement as Parameters<typeof makeCard>[0];
};

describe('cards', () => {
  test('a card file is plain text that anybody can open before a first run', async () => {
    const file = must(await writeCardFile(office.signer, made));
    expect(new TextDecoder().decode(file.bytes).split('\n')).toHaveLength(3);
    const opened = must(await openContainer(file.bytes, { us: null, fileName: plainFileName('関東信越厚生局', '.cdesk-card') }));
    expect(opened.header.kind).toBe('card');
    expect(opened.card.statement.name).toBe(office.card.statement.name);
    expect(await cardWords(opened.card)).toEqual(await cardWords(office.card));
    expect(opened.renamed).toBe(false);
  });

  test('every flipped byte of a card file is refused', async () => {
    const file = must(await writeCardFile(office.signer, made));
    const random = seededRandom(5);
    for (let i = 0; i < 300; i++) {
      const bent = Uint8Array.from(file.bytes);
      const at = random.below(bent.length);
      bent[at] = (bent[at] as number) ^ (1 << random.below(8));
      expect((await openContainer(bent, { us: null })).ok, `byte ${at}`).toBe(false);
    }
  });

  test('a member is certified by its party, for named roles and days', async () => {
    const keys = await newSigningKeys();
    const statement = { party: office.party, member: doctor.party, key: base64url(keys.publicKey), name: '担当', roles: ['reviewer'], validFrom: '2026-04-01', validTo: null, issuedAt: NOW };
    const certificate = await certifyMember(statement, office.keys.privateKey);
    expect(must(await openMemberCertificate(certificate, office.keys.publicKey))).toMatchObject(statement);
    expect((await openMemberCertificate(certificate, doctor.keys.publicKey)).ok).toBe(false);
    const card = must(await openCard(await makeCard({ ...statementOf(office), members: [certificate] }, office.keys.privateKey)));
    expect(card.members).toMatchObject([{ member: doctor.party }]);
  });
});

describe('where a verified signer stands', () => {
  const known = (card = doctor.card, confirmed = true, revoked = false) => ({ card, confirmed, revoked });

  test('unknown until a person confirms (row 14), whatever role the card claims', async () => {
    const claims = must(await openCard(await makeCard({ ...statementOf(doctor), role: 'headquarters' }, doctor.keys.privateKey)));
    expect(signerStanding(claims, doctor.device, NOW, undefined)).toBe('unknown');
    expect(signerStanding(claims, doctor.device, NOW, known(doctor.card, false))).toBe('unconfirmed');
    expect(signerStanding(doctor.card, doctor.device, NOW, known())).toBe('confirmed');
  });

  test('revoked: the party as a whole, or a device; what it dates back is for a person to decide (row 15)', async () => {
    expect(signerStanding(doctor.card, doctor.device, NOW, known(doctor.card, true, true))).toBe('revoked');
    const newer = must(await openCard(await makeCard({ ...statementOf(doctor), revokedDevices: [{ device: doctor.device, at: NOW }] }, doctor.keys.privateKey)));
    expect(signerStanding(doctor.card, doctor.device, NOW, known(newer))).toBe('revoked-device');
    expect(signerStanding(doctor.card, doctor.device, NOW - 1, known(newer))).toBe('revoked-since');
  });

  test('a new key is a changed key, unless the old one vouches for it', async () => {
    const keys = await newSigningKeys();
    const statement = { ...statementOf(doctor), key: base64url(keys.publicKey), devices: [] };
    const changed = must(await openCard(await makeCard(statement, keys.privateKey)));
    const vouched = must(await openCard(await makeCard(statement, keys.privateKey, [doctor.keys])));
    const falsely = await openCard(await makeCard(statement, keys.privateKey, [{ publicKey: doctor.keys.publicKey, privateKey: office.keys.privateKey }]));
    expect(signerStanding(changed, doctor.device, NOW, known())).toBe('changed-key');
    expect(signerStanding(vouched, doctor.device, NOW, known())).toBe('vouched-key');
    expect(falsely.ok).toBe(false);
  });
});

describe('invitation', () => {
  test('anybody opens it: card, form pack and rule packs, signed and not sealed', async () => {
    const invitation = { formPack: { 宛先: '関東信越厚生局長' }, rulePacks: [{ id: 'permit-2026' }, { id: 'holidays' }] };
    const file = must(await writeInvitation(invitation, office.signer, made));
    const opened = must(await openContainer(file.bytes, { us: null }));
    expect(opened.card.statement.telephone).toBe('03-0000-0000');
    expect(must(await readInvitation(opened))).toMatchObject({ ...invitation, calendars: [], masters: [], roster: [] });
    expect((await openContainer(file.bytes, { us: doctor.us })).ok).toBe(true);
    const bent = Uint8Array.from(file.bytes);
    bent[200] = (bent[200] as number) ^ 1;
    expect((await openContainer(bent, { us: null })).ok).toBe(false);
  });

  test('a card is no invitation', async () => {
    const opened = must(await openContainer(must(await writeCardFile(office.signer, made)).bytes, { us: null }));
    expect(await readInvitation(opened)).toMatchObject({ ok: false, error: { code: 'exchange/kind' } });
  });

  test('an invitation code proves who got the paper: once, in time, for these two parties', async () => {
    const code = newInvitationCode(seededRandom(9));
    expect(code).toMatch(/^(\d{4}-){4}\d{4}$/);
    const digits = readInvitationCode(code.replaceAll('-', '　')) as string;
    expect(digits).toHaveLength(20);
    expect(readInvitationCode('1234')).toBeNull();
    const proof = await invitationProof(digits, office.card.keys, doctor.card.keys);
    const code0 = { digits: '0'.repeat(20), expiresAt: NOW + 1, state: 'unused' as const };
    const issued = [code0, { ...code0, digits }];
    const [o, d] = [office.card.keys, doctor.card.keys];
    expect(await judgeCode(proof, issued, [o], d, NOW)).toEqual({ code: issued[1], state: 'valid' });
    expect(await judgeCode(proof, issued, [o], d, NOW + 2)).toEqual({ code: issued[1], state: 'expired' });
    expect((await judgeCode(proof, [{ ...code0, digits, state: 'used' as const }], [o], d, NOW + 2))?.state).toBe('used');
    expect((await judgeCode(proof, [{ ...code0, digits, state: 'withdrawn' as const }], [o], d, NOW))?.state).toBe('withdrawn');
    expect(await judgeCode(proof, [code0], [o], d, NOW)).toBeNull();
    expect(await judgeCode(proof, issued, [d], o, NOW)).toBeNull();
  });
});

describe('file names', () => {
  const parts = { date: '2026-04-03', purpose: '兼業申請', to: '関東信越厚生局', number: 12, bytes: 48211, digest: '0a1b2c3d'.padEnd(64, '0') };
  const full = { dateDigits: 'R080403', purpose: '兼業申請', to: '関東信越厚生局', number: 12, bytes: 48211, digest8: '0a1b2c3d' };

  test('say what a person needs', () => {
    expect(fileName(parts)).toBe('R080403_兼業申請_関東信越厚生局_No12_48211_0a1b2c3d.cdesk');
    expect(asciiFileName(parts, 'permit-application')).toBe('R080403_permit-application_No12_48211_0a1b2c3d.cdesk');
    expect(asciiFileName({ ...parts, to: 'Kanto' }, 'permit')).toBe('R080403_permit_Kanto_No12_48211_0a1b2c3d.cdesk');
  });

  test('are the same without the addressee, whatever the addressee is called', () => {
    const bare = fileName({ ...parts, to: null });
    for (const to of ['佐藤 一郎', '佐藤_一郎_No7', 'Jane_No1_2_deadbeef Doe']) expect(withoutAddressee(fileName({ ...parts, to }))).toBe(bare);
    expect(withoutAddressee(bare)).toBe(bare);
    expect(withoutAddressee('山田のメモ.cdesk')).toBe('山田のメモ.cdesk');
  });

  test.each([
    ['as made', (name: string) => name],
    ['downloaded twice', (name: string) => name.replace('.cdesk', ' (1).cdesk')],
    ['copied by Windows', (name: string) => name.replace('.cdesk', ' - コピー.cdesk')],
    ['copied by macOS, decomposed', (name: string) => name.replace('.cdesk', 'のコピー.cdesk').normalize('NFD')],
    ['renamed by a gateway', (name: string) => `${name}.txt`],
    ['renamed by another', (name: string) => `${name}_`],
    ['percent-encoded', (name: string) => encodeURIComponent(name)],
    ['with blanks', (name: string) => name.replaceAll('_', ' ')],
    ['in a folder', (name: string) => `C:\\受信 #1\\${name}`],
    ['in capitals', (name: string) => name.replace('0a1b2c3d', '0A1B2C3D')],
  ])('are read back %s', (_how, change) => {
    expect(readFileName(change(fileName(parts)))).toEqual(full);
  });

  test('with parts missing, less is found and nothing invented', () => {
    expect(readFileName('R080403_兼業申請_関東信越厚生局_No12.cdesk')).toEqual({ dateDigits: 'R080403', purpose: '兼業申請', to: '関東信越厚生局', number: 12 });
    expect(readFileName('兼業.cdesk')).toEqual({});
    expect(readFileName('')).toEqual({});
    expect(readFileName('%E5%85%BC%ZZ.cdesk')).toEqual({});
    expect(readFileName('R080403_申請_No3_100_0a1b2c3d.cdesk.2of3')).toMatchObject({ number: 3, part: 2, parts: 3 });
  });

  test('from any purpose and addressee: portable, short, and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), (purpose, to) => {
        const name = fileName({ ...parts, purpose, to });
        expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f%#]/);
        expect(new TextEncoder().encode(name).length).toBeLessThan(250);
        expect(name.isWellFormed() || !(purpose + to).isWellFormed()).toBe(true);
        expect(readFileName(name)).toMatchObject({ number: 12, bytes: 48211, digest8: '0a1b2c3d' });
      }),
    );
  });
});

describe('numbers of a series', () => {
  const seen = [{ number: 1, digest: 'a' }, { number: 2, digest: 'b' }];
  const file = (number: number, digest: string, previous: string | null = null, cancelled: number[] = []) => seriesVerdict(seen, { number, digest, previous, cancelled });

  test('next, same, gap, late, cancelled, other content, fork (rows 18 to 21 and 23)', () => {
    expect(file(3, 'c', 'b')).toEqual({ kind: 'next' });
    expect(file(2, 'b')).toEqual({ kind: 'same' });
    expect(file(5, 'e', 'd')).toEqual({ kind: 'gap', missing: [3, 4] });
    expect(file(5, 'e', 'd', [3, 4])).toEqual({ kind: 'next' });
    expect(file(2, 'x')).toEqual({ kind: 'other-content', digest: 'b' });
    expect(file(3, 'c', 'other')).toEqual({ kind: 'fork', expected: 'b' });
    expect(seriesVerdict([{ number: 4, digest: 'd' }], { number: 3, digest: 'c', previous: null, cancelled: [] })).toEqual({ kind: 'older', newest: 4 });
  });
});

describe('parts', () => {
  test('join in any order, doubled and renamed, and name what is missing, short or foreign', async () => {
    const random = seededRandom(3);
    const sealed = random.bytes(50_000);
    const parts = await splitParts('x.cdesk', sealed, 20_000);
    expect(parts.map((part) => part.name)).toEqual(['x.cdesk.1of3', 'x.cdesk.2of3', 'x.cdesk.3of3']);
    for (const part of parts) expect(part.bytes.length).toBeLessThanOrEqual(20_000);
    const [a, b, c] = parts.map((part) => part.bytes) as [Uint8Array, Uint8Array, Uint8Array];
    expect(isPart(a)).toBe(true);
    expect(isPart(sealed)).toBe(false);
    expect(must(await joinParts([c, a, b, a]))).toEqual(sealed);
    expect(await joinParts([c, a])).toMatchObject({ ok: false, error: { code: 'file/part-missing', params: { missing: '2', parts: 3 } } });
    expect(await joinParts([a, b.subarray(0, b.length - 9), c])).toMatchObject({ ok: false, error: { code: 'file/truncated', params: { missing: 9 } } });
    const foreign = (await splitParts('y.cdesk', random.bytes(50_000), 20_000))[1]?.bytes as Uint8Array;
    expect(await joinParts([a, foreign, c])).toMatchObject({ ok: false, error: { code: 'file/part-other' } });
    const bent = Uint8Array.from(b);
    bent[b.length - 1] = (bent[b.length - 1] as number) ^ 1;
    expect(await joinParts([a, bent, c])).toMatchObject({ ok: false, error: { code: 'seal/damaged' } });
    expect(await joinParts([])).toMatchObject({ ok: false });
  });
});

describe('safe JSON', () => {
  test('says the same as JSON.parse for every honest value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        const plain = JSON.parse(text) as unknown;
        const bad = /-0(?![.\d])|e\+|__proto__|\\u00[01]|\\[bfr]|\\ud/i.test(text) || /\d{16}/.test(text);
        const result = safeJson(text);
        if (!bad) expect(result).toEqual({ ok: true, value: { value: plain, stripped: 0 } });
        else expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  test('any text gives a value or a reason, never a throw', () => {
    const scraps = fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', 'a', '1', '\\u', 'x'.repeat(60), '{"a":', 'null', ' ');
    fc.assert(fc.property(fc.array(scraps, { maxLength: 30 }), (list) => typeof safeJson(list.join('')).ok === 'boolean'), { numRuns: 5000 });
  });

  test('finds any doubled key, wherever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), fc.nat(), (keys, pick) => {
        const again = keys[pick % keys.length] as string;
        const text = `{"r":[{${[...keys, again].map((key) => `${JSON.stringify(key)}:1`).join(',')}}]}`;
        expect(safeJson(text).ok).toBe(false);
      }),
    );
  });

  test('many long strings and a backslash at the far end do not make it slow', () => {
    const text = JSON.stringify([...Array.from({ length: 8000 }, () => 'y'.repeat(100)), '\\']);
    const started = performance.now();
    expect(safeJson(text).ok).toBe(true);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('reading 100,000 lines costs little more than JSON.parse alone', () => {
    const texts = Array.from({ length: 100_000 }, (_, i) =>
      JSON.stringify({ r: [3, 1, `id${i}`.padEnd(16, 'x'), 2, Object.fromEntries(Array.from({ length: 6 }, (_unused, u) => [`unit${u}`, { name: `山田 太郎 ${i}`, place: `東京都千代田区霞が関${u}`, memo: `memo ${i * u}`, hours: i % 24 }])), [0, i, 1775178000000 + i], [i]] }),
    );
    const time = (parse: (text: string) => unknown): number => {
      const started = performance.now();
      for (const text of texts) parse(text);
      return performance.now() - started;
    };
    const ratios: number[] = [];
    for (let round = 0; round < 3; round++) ratios.push(time(safeJson) / time(JSON.parse));
    ratios.sort((a, b) => a - b);
    expect(ratios[1] as number).toBeLessThan(2.5); // generous, since the machine is shared; measured alone it is about 1.3
  }, 60_000);
});
