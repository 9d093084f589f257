import { beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src-shared/kernel/result.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

let doctor: SimPc;
let old: SimPc;
let next: SimPc;
let third: SimPc;
let caseId: string;

const reasons = (file: Awaited<ReturnType<SimPc['receive']>>): string[] => file.plan.merge.records.flatMap((record) => record.units.flatMap((unit) => (unit.status === 'refused' ? [`${record.type} ${unit.reason ?? ''}`] : [])));

/** A doctor whose application the old office is looking at, with one permit of an earlier year. */
beforeEach(async () => {
  const world = simWorld(77);
  doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  old = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  next = world.pc(await world.party({ kind: 'office', name: '近畿厚生局' }));
  third = world.pc(await world.party({ kind: 'office', name: '九州厚生局' }));
  await doctor.meet(old.party.card, 'office');
  await old.meet(doctor.party.card);
  for (const pc of [old, third]) await next.meet(pc.party.card, 'office');
  for (const pc of [next, third]) await old.meet(pc.party.card, 'office');
  const application = doctor.create('permitApplication', APPLICATION);
  caseId = application.id;
  await doctor.act(caseId, 'submit', {}, { office: old.party.id });
  await old.receive(await doctor.send('permit', old.party));
  await old.act(caseId, 'receive', { receivedOn: '2026-04-06' });
  old.create('permit', { institutionName: '前の病院', permittedOn: '2025-04-01', startOn: '2025-04-01', endOn: '2027-03-31', holderName: '山田 花子' }, { person: doctor.party.id, parties: { author: old.party.id } });
  old.create('permit', { institutionName: '終わった病院', permittedOn: '2024-04-01', startOn: '2024-04-01', endOn: '2025-03-31', endedOn: '2025-03-31' }, { person: doctor.party.id, parties: { author: old.party.id } });
});

describe('移管 between two offices', () => {
  it('hands over the open case with its acts and the live permits; the new office goes on, the doctor follows, the old office only reads', async () => {
    await old.handOver(next.party, doctor.party, [caseId]);
    const taken = await next.receive(await old.send('handover', next.party));
    expect(reasons(taken)).toEqual([]);
    expect(taken.plan.merge.records.map((record) => record.type).sort()).toEqual(['caseTransfer', 'permit', 'permitApplication', 'permitEvent', 'permitEvent']);
    // what the doctor wrote is the doctor's, passed on by the old office
    const relayed = taken.plan.merge.records.find((record) => record.type === 'permitApplication')?.units.map((unit) => unit.relayedBy);
    expect(new Set(relayed)).toEqual(new Set([old.party.id]));
    expect(next.caseOf(caseId)).toMatchObject({ office: next.party.id, offices: [old.party.id, next.party.id] });
    expect(next.caseOf(caseId).fold.status).toBe('received');

    // the doctor learns the new addressee from the old office
    const told = await doctor.receive(await old.send('moved', doctor.party));
    expect(reasons(told)).toEqual([]);
    expect(doctor.caseOf(caseId).office).toBe(next.party.id);

    // the new office decides, and the doctor takes it
    await next.meet(doctor.party.card);
    await doctor.meet(next.party.card, 'none');
    await next.act(caseId, 'return', { reason: '曜日をご確認ください' });
    const answer = await doctor.receive(await next.send('decision', doctor.party, { cases: new Set([caseId]) }));
    expect(reasons(answer)).toEqual([]);
    expect(doctor.caseOf(caseId).fold.status).toBe('returned');

    // the doctor corrects and hands in to the new office
    doctor.edit(caseId, { weekdays: [6, 0] });
    await doctor.act(caseId, 'resubmit');
    const again = await next.receive(await doctor.send('permit', next.party));
    expect(reasons(again)).toEqual([]);
    expect(next.caseOf(caseId).fold.status).toBe('submitted');

    // the old office knows that it is not its case any more
    expect(old.caseOf(caseId).office).toBe(next.party.id);
  });

  it('what the old office still decides about a case it handed over is refused by the doctor', async () => {
    const before = old.caseOf(caseId);
    await old.handOver(next.party, doctor.party, [caseId]);
    await doctor.receive(await old.send('moved', doctor.party));
    await old.act(caseId, 'return', { reason: '遅れて' }, { office: old.party.id });
    expect(before.office).toBe(old.party.id);
    const late = await doctor.receive(await old.send('decision', doctor.party, { cases: new Set([caseId]) }));
    expect(reasons(late).filter((reason) => reason.endsWith('unit/other-office')).length).toBeGreaterThan(0);
    expect(doctor.caseOf(caseId).fold.status).toBe('received');
  });

  it('only the named office can open the file', async () => {
    await old.handOver(next.party, doctor.party, [caseId]);
    expect(await third.preview(await old.send('handover', next.party))).toMatchObject({ ok: false, error: { code: 'seal/not-for-us' } });
  });

  it("another office's case without a transfer is refused, each record with its reason", async () => {
    // the same records, handed over to the third office, but sealed for the second
    await old.handOver(third.party, doctor.party, [caseId]);
    const rows = [...old.set.all()].filter((record) => ['permitApplication', 'permitEvent', 'permit', 'caseTransfer'].includes(record.type));
    const file = await old.sendRows(rows, next.party, 'handover');
    const { plan } = must(await next.preview(file));
    expect(plan.counts.create).toBe(0);
    expect(new Set(reasons({ plan, seq: null }))).toEqual(
      new Set(['caseTransfer unit/other-office', 'permitApplication unit/not-owner', 'permit unit/other-office', 'permitEvent unit/other-office']),
    );
    // and without any transfer at all
    const bare = must(await next.preview(await old.sendRows(rows.filter((record) => record.type !== 'caseTransfer'), next.party, 'handover')));
    expect(bare.plan.counts.create).toBe(0);
  });

  it('an office that does not have the case cannot hand it over, neither to itself nor on', async () => {
    const stolen = await third.handOver(next.party, doctor.party, [caseId]);
    await doctor.meet(third.party.card, 'office');
    await third.meet(doctor.party.card);
    const told = await doctor.receive(await third.send('moved', doctor.party));
    expect(reasons(told)).toEqual(['caseTransfer unit/other-office']);
    expect(doctor.find(stolen.id)).toBeUndefined();
    expect(doctor.caseOf(caseId).office).toBe(old.party.id);
  });

  it('of an office nobody recognises, a transfer and all that hangs on it is refused', async () => {
    const world = simWorld(78);
    const alone = world.pc(await world.party({ kind: 'office', name: '見知らぬ局' }));
    await alone.meet(next.party.card, 'office');
    const written = doctor.get(caseId);
    alone.commit('edit', [written]);
    await alone.handOver(next.party, doctor.party, [caseId]);
    await next.meet(alone.party.card, 'none');
    const file = await next.receive(await alone.send('handover', next.party));
    expect(file.plan.counts.create).toBe(0);
    expect(reasons(file)).toContain('caseTransfer unit/role-claimed');
  });

  it('a case may come back to the office that had it', async () => {
    await old.handOver(next.party, doctor.party, [caseId]);
    await next.receive(await old.send('handover', next.party));
    await next.handOver(old.party, doctor.party, [caseId]);
    const back = await old.receive(await next.send('handover', old.party));
    expect(reasons(back).filter((reason) => !reason.startsWith('permit '))).toEqual([]);
    expect(old.caseOf(caseId)).toMatchObject({ office: old.party.id, offices: [old.party.id, next.party.id, old.party.id] });
  });
});
