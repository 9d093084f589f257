// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import holidays2026 from '../../../assets/reference/holidays-jp.json';
import permit2026 from '../../../assets/rules/permit-2026.json';
import { confirmContact, contactOf, keepCard, revokeContact, takeBackConfirmation } from '../../../src-renderer/state/contacts.ts';
import { applyDistribution, type DistributionPlan, planDistribution } from '../../../src-renderer/state/exchange/distribution.ts';
import { us } from '../../../src-renderer/state/exchange/own-party.ts';
import type { ReceivedFile } from '../../../src-renderer/state/exchange/read-file.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { officeLimits } from '../../../src-renderer/state/form-pack.ts';
import { holidays, permitPack, receivedSets } from '../../../src-renderer/state/rule-book.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { distributionLines, writePublic } from '../../../src-shared/exchange/invitation.ts';
import { readContainer } from '../../../src-shared/exchange/read-container.ts';
import { hex, sha256, utf8 } from '../../../src-shared/kernel/bytes.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { limitValue } from '../../../src-shared/rules/load-rule-packs.ts';
import { rowEncoder } from '../../../src-shared/records/row-codec.ts';
import { aDoctor, foundDesk, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { type SimPc, simWorld } from '../../kit/sim-pc.ts';
import { sharedFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

const folder = sharedFolder();
let desk: TestDesk;
let headquarters: SimPc;
let office: SimPc;
let stranger: SimPc;
let colleague: SimPc;

const recognise = async (pc: SimPc, as: 'office' | 'headquarters'): Promise<void> => {
  const kept = value(await keepCard(pc.party.card));
  value(await confirmContact(kept.contact.id, 'words', as));
};

beforeAll(async () => {
  desk = await testDesk(folder);
  await foundDesk(aDoctor());
  const world = simWorld(70, desk.clock.now());
  headquarters = world.pc(await world.party({ kind: 'headquarters', name: '本省' }));
  office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  stranger = world.pc(await world.party({ kind: 'office', name: '知らない局' }));
  colleague = world.pc(await world.party({ kind: 'doctor', name: '佐藤 一郎' }));
  await recognise(headquarters, 'headquarters');
  await recognise(office, 'office');
});
afterAll(() => session().vault.lock());

const pack = (effectiveFrom: string, hours: number, more: object = {}): Json =>
  ({ ...permit2026, effectiveFrom, limits: permit2026.limits.map((limit) => (limit.key === 'hoursPerWeek' ? { ...limit, value: hours } : limit)), ...more }) as unknown as Json;

async function handedDown(from: SimPc, content: Parameters<typeof distributionLines>[0], attachments: readonly { bytes: Uint8Array; type: string }[] = []): Promise<ReceivedFile> {
  const signer = { card: from.party.card, device: from.device.id, member: null, privateKey: from.device.keys.privateKey };
  const written = value(await writePublic('distribution', distributionLines(content), signer, { app: 'sim', createdAt: from.clock.now() }, attachments));
  const read = value(await readContainer(written.bytes, { us: us() }));
  return { name: '配布.cdesk', opened: read, content: read, bytes: written.bytes };
}
const planOf = async (from: SimPc, content: Parameters<typeof distributionLines>[0], attachments: readonly { bytes: Uint8Array; type: string }[] = []): Promise<DistributionPlan> =>
  value(await planDistribution(await handedDown(from, content, attachments)));
const hoursOn = (on: string, of: string | null = null): number | null => {
  const loaded = permitPack(on, of);
  return loaded === null ? null : limitValue(loaded.pack, 'hoursPerWeek');
};

describe('rules handed down', () => {
  test('say what they change, count once taken in, from their day on, and go again with one undo', async () => {
    const before = hoursOn('2030-06-01');
    const seq = session().vault.seq;
    const plan = await planOf(headquarters, { rulePacks: [pack('2030-04-01', 3)] });
    expect(session().vault.seq).toBe(seq);
    expect(plan).toMatchObject({ authority: 'headquarters', count: 1, sets: [{ outcome: 'new', line: { kind: 'rulePack', effectiveFrom: '2030-04-01' } }] });
    expect(plan.sets[0]?.changes).toContainEqual(expect.objectContaining({ after: 3 }));
    const entry = value(await applyDistribution(plan));
    expect(hoursOn('2030-03-31')).toBe(before);
    expect(hoursOn('2030-06-01')).toBe(3);
    value(await undoImport(value(await planUndo(entry, 'ja'))));
    expect(hoursOn('2030-06-01')).toBe(before);
    value(await applyDistribution(await planOf(headquarters, { rulePacks: [pack('2030-04-01', 3)] })));
    expect(hoursOn('2030-06-01')).toBe(3);
  });

  test('the same file again changes nothing', async () => {
    expect(await planOf(headquarters, { rulePacks: [pack('2030-04-01', 3)] })).toMatchObject({ count: 0, sets: [{ outcome: 'same' }] });
  });

  test("an office's own rules are for its own cases", async () => {
    value(await applyDistribution(await planOf(office, { rulePacks: [pack('2031-04-01', 2)] })));
    expect(hoursOn('2031-06-01', office.party.id)).toBe(2);
    expect(hoursOn('2031-06-01', 'another-office--')).toBe(3);
  });

  test('from a party that is not recognised they are shown and not used', async () => {
    const plan = await planOf(stranger, { rulePacks: [pack('2032-04-01', 1)] });
    expect(plan).toMatchObject({ authority: 'none', count: 0, standing: 'unknown', sets: [{ line: { kind: 'rulePack' } }] });
    value(await applyDistribution(plan));
    expect(hoursOn('2032-06-01')).not.toBe(1);
  });

  test('stop counting when their issuer is no longer recognised, and count again when it is', async () => {
    const { id } = (await contactOf(office.party.id))!;
    value(await takeBackConfirmation(id));
    expect(hoursOn('2031-06-01', office.party.id)).toBe(3);
    value(await confirmContact(id, 'words', 'office'));
    expect(hoursOn('2031-06-01', office.party.id)).toBe(2);
  });

  test('that need a newer version are kept as they came, and not used', async () => {
    const newer = pack('2033-04-01', 1, { evaluator: { name: 'permit-conditions', version: 99 }, future: { fields: true } });
    const plan = await planOf(headquarters, { rulePacks: [newer] });
    expect(plan.sets[0]?.line).toMatchObject({ newer: true, pack: null });
    value(await applyDistribution(plan));
    const kept = receivedSets().find(({ record }) => shownValues(record)['effectiveFrom'] === '2033-04-01');
    expect(kept).toMatchObject({ pack: null, recognised: 'headquarters' });
    expect(shownValues(kept!.record)['raw']).toEqual(newer);
    expect(hoursOn('2033-06-01')).not.toBe(1);
  });

  test('one bad pack refuses the whole file: nothing of it is taken in', async () => {
    const file = await handedDown(headquarters, { rulePacks: [pack('2034-04-01', 1), { kind: 'rule-pack', id: 'broken', effectiveFrom: '2034-04-01', evaluator: { name: 'permit-conditions', version: 1 } }] });
    expect(await planDistribution(file)).toMatchObject({ ok: false, error: { code: 'rules/bad-pack' } });
  });
});

describe('calendars and lists handed down', () => {
  test('a later calendar is used; an earlier one is not', async () => {
    const day = (on: string, asOf: string) => ({ ...holidays2026, source: { ...holidays2026.source, asOf }, lastYear: 2028, days: [...holidays2026.days, [on, '試しの休日']] }) as unknown as Json;
    value(await applyDistribution(await planOf(headquarters, { calendars: [day('2028-06-06', '2020-01-01')] })));
    expect(holidays.names.get('2028-06-06')).toBeUndefined();
    value(await applyDistribution(await planOf(headquarters, { calendars: [day('2028-06-07', '2030-01-01')] })));
    expect(holidays.names.get('2028-06-07')).toBe('試しの休日');
    expect(holidays.lastYear).toBe(2028);
  });

  test('a list comes as an attachment and is stored whole', async () => {
    const bytes = utf8('名称,所在地\r\nみなと総合病院,東京都港区1-2-3\r\n');
    const digest = hex(await sha256(bytes));
    const masters = { of: 'institutions', id: 'institutions-2026', title: '保険医療機関（2026年4月）', effectiveFrom: '2026-04-01', source: '地方厚生局', rows: 1, sha256: digest };
    const plan = await planOf(headquarters, { masters: [masters] }, [{ bytes, type: 'text/csv' }]);
    expect(plan.sets[0]?.line).toMatchObject({ kind: 'institutions', rows: 1, title: '保険医療機関（2026年4月）' });
    value(await applyDistribution(plan));
    expect(value(await session().vault.getBlob(digest))).toEqual(bytes);
  });
});

describe('limits of an office', () => {
  test('travel in its form pack and are there for the cases of that office', async () => {
    const record = office.create('formPack', { officeName: '関東信越厚生局', officeValues: { hoursPerWeek: 5 }, ownArea: ['東京都', '埼玉県'] });
    const encoder = rowEncoder();
    const row = encoder.encode({ ...record, commits: [] });
    value(await applyDistribution(await planOf(office, { formPack: { tables: encoder.tables, row } as unknown as Json })));
    expect(officeLimits(office.party.id)).toEqual({ officeValues: { hoursPerWeek: 5 }, ownArea: ['東京都', '埼玉県'] });
    expect(officeLimits('another-office--')).toEqual({ officeValues: {}, ownArea: null });
  });
});

describe('a roster', () => {
  const listed = () => ({ roster: [{ card: colleague.party.card.signed, as: 'none' as const }, { card: stranger.party.card.signed, as: 'office' as const }] });
  const trust = async (pc: SimPc) => {
    const contact = await contactOf(pc.party.id);
    return contact === undefined ? undefined : shownValues(contact);
  };

  test('from an office gives authority to nobody; from headquarters it recognises offices; both can be taken back', async () => {
    const byOffice = await planOf(office, listed());
    expect(byOffice.roster.map((line) => line.outcome)).toEqual(['confirms', 'noRight']);
    const first = value(await applyDistribution(byOffice));
    expect(await trust(colleague)).toMatchObject({ state: 'confirmed', how: 'roster', vouchedBy: office.party.id, asOffice: 'none' });
    expect(await trust(stranger)).toBeUndefined();
    value(await undoImport(value(await planUndo(first, 'ja'))));
    expect(await trust(colleague)).toBeUndefined();
    value(await applyDistribution(await planOf(headquarters, listed())));
    expect(await trust(stranger)).toMatchObject({ state: 'confirmed', how: 'roster', vouchedBy: headquarters.party.id, asOffice: 'office' });
  });

  test('does not confirm again what a person took back or stopped', async () => {
    value(await takeBackConfirmation((await contactOf(colleague.party.id))!.id));
    value(await revokeContact((await contactOf(stranger.party.id))!.id));
    const plan = await planOf(headquarters, listed());
    expect(plan.roster.map((line) => line.outcome)).toEqual(['stays', 'stays']);
    expect(plan.count).toBe(0);
    value(await applyDistribution(plan));
    expect(await trust(colleague)).toMatchObject({ state: 'seen' });
    expect(await trust(stranger)).toMatchObject({ state: 'revoked' });
  });
});
