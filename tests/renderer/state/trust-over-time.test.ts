// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { confirmContact, contactOf, keepCard, takeBackConfirmation } from '../../../src-renderer/state/contacts.ts';
import { planUndo } from '../../../src-renderer/state/exchange/undo-import.ts';
import { applyImport, keepWaiting, pairCards } from '../../../src-renderer/state/exchange/apply-import.ts';
import { confirmMany, waitingParties } from '../../../src-renderer/state/exchange/confirm-many.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { linkOf, linkPerson, matchOf } from '../../../src-renderer/state/exchange/link-person.ts';
import { ownCard, us } from '../../../src-renderer/state/exchange/own-party.ts';
import { planReceived } from '../../../src-renderer/state/exchange/plan-received.ts';
import { confirmSigner } from '../../../src-renderer/state/exchange/take-card.ts';
import { ownDevices, reportLost } from '../../../src-renderer/state/lost-devices.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { type Card, makeCard, openCard } from '../../../src-shared/exchange/card.ts';
import { certifyDevice } from '../../../src-shared/exchange/certificate.ts';
import { readContainer } from '../../../src-shared/exchange/read-container.ts';
import { base64url } from '../../../src-shared/kernel/bytes.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { newSigningKeys } from '../../../src-shared/sealing/signing-keys.ts';
import { anOffice, foundDesk, testDesk, type TestDesk } from '../../kit/desk-session.ts';
import { aStranger, postFile } from '../../kit/post-file.ts';
import { type SimPc, simWorld } from '../../kit/sim-pc.ts';
import { sharedFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

const folder = sharedFolder();
let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk(folder);
  await foundDesk(anOffice());
});
afterAll(() => session().vault.lock());

const world = (seed: number) => simWorld(seed, desk.clock.now());
const trustOf = async (pc: SimPc) => shownValues((await contactOf(pc.party.id))!);
const confirmed = async (pc: SimPc, as: 'none' | 'office' = 'none'): Promise<void> => {
  const kept = value(await keepCard(pc.party.card));
  value(await confirmContact(kept.contact.id, 'words', as));
};
const taken = async (pc: SimPc, number: number, more: Parameters<typeof postFile>[1] = {}) => planReceived(await postFile(pc, { number, ...more }));

/** The same party's card said anew, by the same key or another. */
async function renewedCard(pc: SimPc, more: { readonly revoked?: readonly { device: string; at: number }[]; readonly issuedAt?: number; readonly keys?: Awaited<ReturnType<typeof newSigningKeys>>; readonly vouched?: boolean }): Promise<Card> {
  const { statement } = pc.party.card;
  const keys = more.keys ?? pc.party.keys;
  const device = await certifyDevice({ party: pc.party.id, device: pc.device.id, key: base64url(pc.device.keys.publicKey), issuedAt: 1 }, keys.privateKey);
  const { succeeds: _s, earlier: _e, card: _c, ...rest } = statement;
  const signed = await makeCard(
    { ...rest, key: base64url(keys.publicKey), devices: more.keys === undefined ? statement.devices : [device], members: more.keys === undefined ? statement.members : [], revokedDevices: [...(more.revoked ?? [])], issuedAt: more.issuedAt ?? statement.issuedAt + 1 } as never,
    keys.privateKey,
    more.vouched === true ? [pc.party.keys] : [],
  );
  return value(await openCard(signed));
}

describe('確認待ち', () => {
  test('kept files are confirmed in a list with how and a note, and taken in one after the other', async () => {
    const here = world(1);
    const people = [await aStranger(here, '山田 花子'), await aStranger(here, '鈴木 一'), await aStranger(here, '佐藤 次郎')];
    for (const { pc, rows } of people) value(await keepWaiting(value(await planReceived(await postFile(pc, { rows })))));
    const waiting = await waitingParties();
    expect(waiting.map((one) => one.entries.length)).toEqual([1, 1, 1]);
    const chosen = waiting.filter((one) => one.name !== '佐藤 次郎');
    const seq = session().vault.seq;
    const files = value(await confirmMany(chosen, 'inPerson', '4月3日の面談'));
    expect(session().vault.seq).toBe(seq + 1);
    expect(files).toHaveLength(2);
    for (const { pc } of people.slice(0, 2)) expect(await trustOf(pc)).toMatchObject({ state: 'confirmed', how: 'inPerson', howNote: '4月3日の面談', asOffice: 'none' });
    expect(await trustOf(people[2]!.pc)).toMatchObject({ state: 'seen' });
    for (const id of files) {
      // as after closing and opening again: from the bytes in the vault
      const entry = ledgerNow().find((one) => one.id === id)!;
      const bytes = value(await session().vault.getBlob(entry.digest));
      const read = value(await readContainer(bytes, { us: us() }));
      value(await applyImport(value(await planReceived({ name: entry.fileName, opened: read, content: read, bytes }))));
      expect(ledgerNow().find((one) => one.id === id)?.state).toBe('imported');
      expect(session().vault.workingSet.get(entry.partner)).toBeDefined();
    }
  });

  test('offices are left to be recognised one by one', async () => {
    const here = world(2);
    const party = await here.party({ kind: 'office', name: '近畿厚生局' });
    value(await keepCard(party.card));
    expect((await waitingParties()).some((one) => one.party === party.id)).toBe(false);
  });
});

describe('a changed key', () => {
  test('waits, is confirmed over the own number, and stays the same party with its history and its line of the staff list', async () => {
    const here = world(3);
    const { pc, rows } = await aStranger(here, '高橋 三郎');
    await confirmed(pc);
    value(await applyImport(value(await taken(pc, 1, { rows }))));
    const dossier = value(await createRecord('dossier', { name: '高橋 三郎' }, { parties: { author: session().identity.party } }));
    value(await linkPerson(pc.party.id, matchOf(dossier, 'byHand', [])));
    const commits = session().vault.commitsOf(pc.party.id);
    const card = await renewedCard(pc, { keys: await newSigningKeys() });
    const file = await postFile(pc, { number: 2, card });
    const planned = value(await planReceived(file));
    expect(planned.plan.trust).toMatchObject({ standing: 'changed-key', mayApply: false, party: pc.party.id });
    expect((await applyImport(planned)).ok).toBe(false);
    expect(await trustOf(pc)).toMatchObject({ state: 'confirmed' });
    value(await confirmSigner(file, 'ownNumber', 'none'));
    expect(await trustOf(pc)).toMatchObject({ state: 'confirmed', how: 'ownNumber' });
    const again = value(await planReceived(file));
    expect(again.plan.trust).toMatchObject({ standing: 'confirmed', mayApply: true });
    expect(linkOf(pc.party.id)).toBe(dossier.id);
    expect(session().vault.commitsOf(pc.party.id)).toEqual(commits);
  });

  test('vouched for by the old key is no alarm', async () => {
    const { pc } = await aStranger(world(4), '伊藤 四郎');
    await confirmed(pc);
    const card = await renewedCard(pc, { keys: await newSigningKeys(), vouched: true });
    const planned = value(await taken(pc, 1, { card }));
    expect(planned.plan.trust).toMatchObject({ standing: 'vouched-key', mayApply: true });
    value(await applyImport(planned));
    expect(await trustOf(pc)).toMatchObject({ state: 'confirmed' });
    expect(value(await taken(pc, 2, { card })).plan.trust.standing).toBe('confirmed');
  });
});

describe('a lost PC of a partner', () => {
  test('is told at the next import; later files of it are refused, earlier accepted ones stay, and older cards take nothing back', async () => {
    const here = world(5);
    const party = await here.party({ kind: 'doctor', name: '渡辺 五郎', devices: 2 });
    const [lost, kept] = [here.pc(party), here.pc(party, { device: 1 })];
    const row = lost.create('person', { name: '渡辺 五郎' }, { id: party.id });
    await confirmed(lost);
    value(await applyImport(value(await taken(lost, 1, { rows: [row] }))));
    const at = desk.clock.now() + 1000;
    const card = await renewedCard(kept, { revoked: [{ device: lost.device.id, at }], issuedAt: party.card.statement.issuedAt + 10 });
    const news = value(await taken(kept, 1, { card }));
    expect(news.plan.trust).toMatchObject({ standing: 'confirmed', lost: [{ device: lost.device.id, at }] });
    value(await applyImport(news));
    expect(session().vault.workingSet.get(party.id)?.values['name']).toMatchObject({ name: '渡辺 五郎' });
    const later = value(await taken(lost, 2, { createdAt: at + 5000 }));
    expect(later.plan.trust).toMatchObject({ standing: 'revoked-device', mayApply: false, lost: [] });
    expect(await applyImport(later)).toMatchObject({ ok: false });
    // a newer card of that very PC, silent about the loss, changes nothing
    const silent = await renewedCard(lost, { issuedAt: party.card.statement.issuedAt + 99 });
    value(await keepCard(silent));
    expect(value(await taken(lost, 2, { createdAt: at + 5000, card: silent })).plan.trust.standing).toBe('revoked-device');
    expect(value(await taken(kept, 2, { card })).plan.trust).toMatchObject({ standing: 'confirmed', lost: [] });
  });

  test('what it dates before its loss is taken only by a decision of a person', async () => {
    const { pc, rows } = await aStranger(world(6), '中村 六郎');
    await confirmed(pc);
    value(await keepCard(await renewedCard(pc, { revoked: [{ device: pc.device.id, at: desk.clock.now() + 9000 }] })));
    const file = await postFile(pc, { rows });
    expect(value(await planReceived(file)).plan.trust).toMatchObject({ standing: 'revoked-since', mayApply: false });
    const decided = value(await planReceived(file, { decided: true }));
    expect(decided.plan.trust.mayApply).toBe(true);
    value(await applyImport(decided));
  });

  test('another key says nothing about the devices of the key that was confirmed', async () => {
    const { pc } = await aStranger(world(7), '小林 七郎');
    await confirmed(pc);
    value(await keepCard(await renewedCard(pc, { keys: await newSigningKeys(), revoked: [{ device: pc.device.id, at: 1 }] })));
    expect((await trustOf(pc))['revokedDevices']).toBeUndefined();
  });
});

describe('a lost PC of our own', () => {
  test('stands on our card from then on, with the moment, on every PC that has the record', async () => {
    const device = 'lost-device-----';
    const lostAt = desk.clock.now() - 60_000;
    value(await reportLost({ device, name: '黒いノートPC', lostAt }));
    const card = await ownCard();
    expect(card.statement.revokedDevices).toContainEqual({ device, at: lostAt });
    expect(card.statement.issuedAt).toBeGreaterThanOrEqual(desk.clock.now());
    expect(value(await ownDevices()).find((one) => one.current)?.id).toBe(session().vault.device);
  });
});

describe('what a person took back', () => {
  test('a later pairing file does not confirm again, and the preview knows', async () => {
    const here = world(8);
    const coordinator = here.pc(await here.party({ kind: 'office', name: '関東信越厚生局 本部' }));
    const other = await here.party({ kind: 'doctor', name: '加藤 八郎' });
    await confirmed(coordinator, 'office');
    const self = session().identity.party;
    const pair = (note: string) =>
      coordinator.create('mentorPair', { mentorName: '加藤 八郎', menteeName: 'こちら', note, mentorCard: other.card.signed as unknown as Json }, { person: self, parties: { coordinator: coordinator.party.id, mentor: other.id, mentee: self } });
    value(await applyImport(value(await taken(coordinator, 1, { rows: [pair('はじめ')], purpose: 'pairing' }))));
    const contact = (await contactOf(other.id))!;
    expect(shownValues(contact)).toMatchObject({ state: 'confirmed', how: 'pair', vouchedBy: coordinator.party.id });
    // undoing that file would leave them confirmed, and says so
    const line = ledgerNow().findLast(({ direction, partner }) => direction === 'received' && partner === coordinator.party.id)!;
    expect(value(await planUndo(line.id, 'ja')).kept).toContainEqual({ id: contact.id, why: 'confirmed' });
    value(await takeBackConfirmation(contact.id));
    const later = value(await taken(coordinator, 2, { rows: [pair('つぎ')], purpose: 'pairing' }));
    expect(await pairCards(later)).toMatchObject([{ stays: true }]);
    value(await applyImport(later));
    expect(shownValues((await contactOf(other.id))!)).toMatchObject({ state: 'seen' });
    value(await confirmContact(contact.id, 'words', 'none'));
    expect(shownValues((await contactOf(other.id))!)['takenBackOn']).toBeNull();
  });
});
