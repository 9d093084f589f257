// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { createRecord } from '../../src-renderer/state/commands.ts';
import { confirmContact, keepCard } from '../../src-renderer/state/contacts.ts';
import { applyItem, decideOlder, inboxItem, putAway } from '../../src-renderer/state/exchange/inbox.ts';
import { readRefusals, type Refused } from '../../src-renderer/state/exchange/note-refusals.ts';
import { ownCard } from '../../src-renderer/state/exchange/own-party.ts';
import { reportLost } from '../../src-renderer/state/lost-devices.ts';
import { makeOwnFile } from '../../src-renderer/state/own-pcs/make-own-file.ts';
import { reachablePcs } from '../../src-renderer/state/own-pcs/other-pcs.ts';
import { makeTransfer } from '../../src-renderer/state/own-pcs/transfer.ts';
import { session } from '../../src-renderer/state/session.ts';
import { at, type Desks, desks, type MadeFile, opened, passTime, sendTo, takenIn } from '../kit/exchange-desks.ts';
import { setUp } from '../kit/own-pcs.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';
import { value } from '../kit/vault-kit.ts';

/** Rows of the bad-input table that end in a line of the ledger (ADR 0019), or in a person's decision: with real vaults. */
let here: Desks;
/** A doctor whom the office has confirmed, and who sends whatever they like, properly signed. */
let hostile: SimPc;
let application: RecordState;
let submit: RecordState;

beforeAll(async () => {
  here = await desks();
  const world = simWorld(91, here.pc.clock.ms);
  hostile = world.pc(await world.party({ kind: 'doctor', name: '悪井 太郎' }));
  at(here.office);
  value(await confirmContact(value(await keepCard(hostile.party.card)).contact.id, 'words', 'none'));
  application = hostile.create('permitApplication', APPLICATION);
  submit = await hostile.act(application.id, 'submit', {}, { office: here.office.identity.party });
}, 60_000);
afterAll(() => here.close());

type Incoming = Pick<MadeFile, 'name' | 'bytes'>;

async function fileBy(rows: readonly RecordState[], purpose: string, number: number): Promise<Incoming> {
  const to = await ownCard();
  const written = must(
    await writeContainer({
      header: { kind: 'exchange', purpose, app: 'bent', createdAt: hostile.clock.now(), number, previous: null, to: [{ party: to.statement.party, recipient: to.keys.recipient }] },
      signer: { card: hostile.party.card, device: hostile.device.id, member: null, privateKey: hostile.device.keys.privateKey },
      lines: recordLines(rows),
    }),
  );
  return { name: `No${number}.cdesk`, bytes: written.bytes as Uint8Array<ArrayBuffer> };
}

const events = (why: Refused['why']) =>
  readRefusals(session().vault.workingSet.ofType('refusedFile').values()).filter((one) => one.why === why && one.partner === hostile.party.id).map(({ number, records, times }) => ({ number, records, times }));
const held = (id: string) => session().vault.workingSet.get(id);

describe('a security event is a line of the ledger that names partner, number and reason', () => {
  test('#17 a doctor who permits the own application: the act is refused and noted, the rest of the file is taken', async () => {
    at(here.office);
    const approve = await hostile.act(application.id, 'approve');
    const item = await opened(await fileBy([application, submit, approve], 'permit', 1));
    // a preview writes nothing
    expect(events('unit/role-claimed')).toEqual([]);
    expect((await applyItem(item.id)).kind).toBe('done');
    expect([held(application.id), held(submit.id)].every((record) => record !== undefined)).toBe(true);
    expect(held(approve.id)).toBeUndefined();
    expect(events('unit/role-claimed')).toEqual([{ number: 1, records: 1, times: 1 }]);
  });

  test('#21 the same number with other content: refused whole and noted at once, and counted when it comes again', async () => {
    at(here.office);
    const goal = hostile.create('careerGoal', { horizon: '5', goal: '別の中身' });
    for (const times of [1, 2]) {
      const item = await opened(await fileBy([goal], 'career', 1));
      expect(item.state).toMatchObject({ kind: 'ready', planned: { plan: { series: { verdict: { kind: 'other-content' } } } } });
      expect((await applyItem(item.id)).kind).toBe('failed');
      expect(events('exchange/same-number-other-content').at(-1)).toMatchObject({ number: 1, records: 0 });
      putAway(item.id);
      expect(events('exchange/same-number-other-content').reduce((sum, one) => sum + one.times, 0)).toBe(times);
    }
    expect(held(goal.id)).toBeUndefined();
  });

  test('#71 a private note addressed to an office: dropped on import and noted, the rest is taken; nothing of its text is kept anywhere', async () => {
    at(here.office);
    const [note, goal] = [hostile.create('mentorNote', { text: '秘密の所見' }), hostile.create('careerGoal', { horizon: '3', goal: '地域医療' })];
    const item = await opened(await fileBy([note, goal], 'career', 2));
    expect((await applyItem(item.id)).kind).toBe('done');
    expect([held(note.id), held(goal.id)?.type]).toEqual([undefined, 'careerGoal']);
    expect(events('exchange/sealed-unit')).toEqual([{ number: 2, records: 1, times: 1 }]);
    expect(JSON.stringify([...session().vault.workingSet.all()])).not.toContain('秘密の所見');
  });
});

describe('#15', () => {
  test('#15 a key whose PC was reported lost: files since then are refused and noted; what says it is older is taken only by a person’s decision', async () => {
    at(here.doctor);
    const { session: second } = await setUp(value(await makeTransfer()));
    at(second);
    const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '紛失前の目標' }, { parties: { subject: second.identity.party } }));
    const own = value(await makeOwnFile({ devices: reachablePcs().map(({ id }) => id), everything: false }));
    const before = await sendTo(here.office, 'career');
    passTime();
    at(here.doctor);
    await takenIn({ name: own.name, bytes: own.written.bytes as Uint8Array<ArrayBuffer> });
    value(await reportLost({ device: second.identity.device.id, name: '二台目', lostAt: here.pc.clock.ms }));
    const told = await sendTo(here.office, 'career');
    const lostParty = session().identity.party;
    at(second);
    const after = await sendTo(here.office, 'career');
    at(here.office);
    await takenIn(told);
    const late = await opened(after);
    expect(late.state).toMatchObject({ kind: 'ready', planned: { plan: { trust: { standing: 'revoked-device', mayApply: false } } } });
    expect((await applyItem(late.id)).kind).toBe('failed');
    expect(readRefusals(session().vault.workingSet.ofType('refusedFile').values())).toContainEqual(expect.objectContaining({ why: 'exchange/revoked-device', partner: lostParty, records: 0 }));
    const early = await opened(before);
    expect(early.state).toMatchObject({ kind: 'ready', planned: { plan: { trust: { standing: 'revoked-since', mayApply: false } } } });
    expect((await applyItem(early.id)).kind).toBe('failed');
    await decideOlder(early.id);
    expect(inboxItem(early.id)?.state).toMatchObject({ kind: 'ready', planned: { plan: { trust: { standing: 'revoked-since', mayApply: true } } } });
    expect((await applyItem(early.id)).kind).toBe('done');
    expect(held(goal.id)).toBeDefined();
    await second.vault.lock();
  }, 30_000);

  test('#15 the expired key of a member: what it signed in its time stands, whenever it comes; what it signed later is refused as unsigned', async () => {
    const world = simWorld(92, Date.UTC(2026, 2, 30, 1));
    const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
    const office = world.pc(await world.party({ kind: 'office', name: '旧担当の局', memberValidTo: '2026-03-31' }));
    await doctor.meet(office.party.card, 'office');
    await office.meet(doctor.party.card);
    const own = doctor.create('permitApplication', APPLICATION);
    await doctor.act(own.id, 'submit', {}, { office: office.party.id });
    await office.receive(await doctor.send('permit', office.party));
    const inTime = await office.act(own.id, 'receive');
    world.now += 4 * 86_400_000;
    const late = await office.act(own.id, 'approve', { decidedOn: '2026-04-03', permittedOn: '2026-04-03' });
    const { plan } = await doctor.receive(await office.send('decision', doctor.party));
    expect(plan.merge.records.find(({ id }) => id === late.id)).toMatchObject({ outcome: 'refused', accept: null, units: [{ reason: 'unit/bad-signature' }] });
    expect([doctor.find(inTime.id)?.type, doctor.find(late.id)]).toEqual(['permitEvent', undefined]);
    expect(doctor.caseOf(own.id).fold.status).toBe('received');
  });
});
