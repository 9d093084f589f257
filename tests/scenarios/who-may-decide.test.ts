import { describe, expect, it } from 'vitest';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { forgeFile } from '../kit/forge-file.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

async function start(seed: number) {
  const world = simWorld(seed);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  const other = world.pc(await world.party({ kind: 'office', name: '近畿厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  const application = doctor.create('permitApplication', APPLICATION);
  await doctor.act(application.id, 'submit', {}, { office: office.party.id });
  return { world, doctor, office, other, caseId: application.id };
}

/** What `to` would make of rows in a genuine file of `from`; and that the whole thing writes no act. */
async function outcome(from: SimPc, to: SimPc, rows: readonly RecordState[], number = 1) {
  const { plan, commit } = must(await to.preview(await forgeFile(from, to, rows, 'decision', number)));
  const before = to.digest('permitEvent', 'permit', 'permitApplication');
  must(commit());
  const same = JSON.stringify(to.digest('permitEvent', 'permit', 'permitApplication')) === JSON.stringify(before);
  return { record: plan.merge.records[0], same };
}

const refused = (reason: string) => ({ record: { outcome: 'refused', accept: null, units: [{ status: 'refused', reason }] }, same: true });

describe('who may decide', () => {
  it('another office does not decide this office\'s case, though its signature holds and it is known as an office', async () => {
    const { doctor, office, other, caseId } = await start(41);
    await doctor.meet(other.party.card, 'office');
    await other.meet(doctor.party.card);
    await other.receive(await forwardedCopy(doctor, other));
    const stolen = await other.act(caseId, 'approve', { submission: doctor.caseOf(caseId).fold.currentSubmission }, { office: other.party.id, subject: doctor.party.id });
    expect(await outcome(other, doctor, [stolen])).toMatchObject(refused('unit/other-office'));
    // Nor by writing the right office's name on it.
    const dressed = await other.act(caseId, 'approve', { submission: doctor.caseOf(caseId).fold.currentSubmission }, { office: office.party.id, subject: doctor.party.id });
    expect(await outcome(other, doctor, [dressed], 2)).toMatchObject(refused('unit/other-office'));
  });

  it('a doctor whose card calls itself an office decides nothing', async () => {
    const { world, doctor, caseId } = await start(42);
    const fake = world.pc(await world.party({ kind: 'doctor', name: '関東信越厚生局', claims: 'office' }));
    await doctor.meet(fake.party.card, 'none');
    const approve = await fake.act(caseId, 'approve', { submission: doctor.caseOf(caseId).fold.currentSubmission }, { office: fake.party.id, subject: doctor.party.id });
    expect(await outcome(fake, doctor, [approve])).toMatchObject(refused('unit/role-claimed'));
    const permit = fake.create('permit', { caseId, origin: 'decision' }, { person: doctor.party.id, parties: { author: fake.party.id } });
    expect(await outcome(fake, doctor, [permit], 2)).toMatchObject(refused('unit/role-claimed'));
    const pack = fake.create('formPack', { officeName: '偽' });
    expect(await outcome(fake, doctor, [pack], 3)).toMatchObject(refused('unit/role-claimed'));
  });

  it('a doctor does not permit their own application', async () => {
    const { doctor, office, caseId } = await start(43);
    await office.receive(await doctor.send('permit', office.party));
    const approve = await doctor.act(caseId, 'approve');
    expect(await outcome(doctor, office, [approve], 9)).toMatchObject(refused('unit/role-claimed'));
    expect(office.caseOf(caseId).fold.status).toBe('submitted');
  });

  it('the office the doctor handed the case to needs no further recognition', async () => {
    const { world, caseId } = await start(44);
    const doctor = world.pc(await world.party({ kind: 'doctor', name: '佐藤' }));
    const office = world.pc(await world.party({ kind: 'office', name: '九州厚生局' }));
    await doctor.meet(office.party.card, 'none');
    await office.meet(doctor.party.card);
    const application = doctor.create('permitApplication', APPLICATION);
    await doctor.act(application.id, 'submit', {}, { office: office.party.id });
    await office.receive(await doctor.send('permit', office.party));
    await office.act(application.id, 'receive');
    const { plan } = await doctor.receive(await office.send('decision', doctor.party));
    expect(plan.counts).toMatchObject({ create: 1, refused: 0 });
    expect(application.id).not.toBe(caseId);
  });

  it('an office does not take in another office\'s case', async () => {
    const { doctor, office, other, caseId } = await start(45);
    await other.meet(doctor.party.card);
    const submit = [...doctor.set.ofType('permitEvent').values()][0] as RecordState;
    expect(submit.parties.office).toBe(office.party.id);
    expect(await outcome(doctor, other, [submit])).toMatchObject(refused('unit/other-office'));
    expect(other.caseOf(caseId).fold.status).toBe('draft');
  });

  it('a decision on a submission that is no longer current is refused, and taken once the office has settled it', async () => {
    const { doctor, office, caseId } = await start(46);
    await office.receive(await doctor.send('permit', office.party));
    await doctor.act(caseId, 'pullBack');
    doctor.edit(caseId, { institutionName: '差し替えた病院' });
    await doctor.act(caseId, 'submit');
    await office.act(caseId, 'receive');
    const approve = await office.act(caseId, 'approve', { permittedOn: '2026-04-20' });
    const { plan } = await doctor.receive(await office.send('decision', doctor.party));
    const refusals = plan.merge.records.filter((record) => record.outcome === 'refused');
    expect(refusals.map((record) => record.units[0]?.reason)).toContain('unit/stale-basis');
    expect(refusals.map((record) => record.id)).toContain(approve.id);
    expect(doctor.caseOf(caseId).fold).toMatchObject({ status: 'submitted' });

    await office.receive(await doctor.send('permit', office.party));
    expect(office.caseOf(caseId).fold.status).toBe('crossed');
    await office.act(caseId, 'settle', { prevails: approve.id });
    const settled = await doctor.receive(await office.send('decision', doctor.party));
    expect(settled.plan.merge.records.filter((record) => record.outcome === 'refused')).toEqual([]);
    expect(doctor.caseOf(caseId).fold.status).toBe('approved');
    expect(office.caseOf(caseId).fold.status).toBe('approved');
  });
});

describe('signatures of acts', () => {
  it('an act changed after signing, unsigned, or signed by another party\'s member is refused', async () => {
    const { doctor, office, other, caseId } = await start(51);
    await office.receive(await doctor.send('permit', office.party));
    const approve = await office.act(caseId, 'receive');
    const changed = { ...approve, values: { act: { ...approve.values.act, kind: 'reject' } } };
    expect(await outcome(office, doctor, [changed])).toMatchObject(refused('unit/bad-signature'));
    const { signature: _, ...bare } = approve.values.act ?? {};
    expect(await outcome(office, doctor, [{ ...approve, values: { act: bare } }], 2)).toMatchObject(refused('unit/bad-signature'));
    const moved = { ...approve, parties: { ...approve.parties, subject: other.party.id } };
    expect(await outcome(office, doctor, [moved], 3)).toMatchObject(refused('unit/bad-signature'));
    const lent = await office.act(caseId, 'review', {}, { signAs: other.party });
    expect(await outcome(office, doctor, [lent], 4)).toMatchObject(refused('unit/bad-signature'));
    expect((await outcome(office, doctor, [approve], 5)).record).toMatchObject({ outcome: 'create' });
  });

  it('an act of a member whose time had ended is refused', async () => {
    const { world, doctor, caseId } = await start(52);
    const former = world.pc(await world.party({ kind: 'office', name: '旧担当の局', memberValidTo: '2026-03-31' }));
    await doctor.meet(former.party.card, 'office');
    const act = await former.act(caseId, 'receive', {}, { office: former.party.id, subject: doctor.party.id });
    expect(await outcome(former, doctor, [act])).toMatchObject(refused('unit/bad-signature'));
  });

  it('a submission whose content does not give its digest is refused', async () => {
    const { doctor, office, caseId } = await start(53);
    const odd = await doctor.act(caseId, 'resubmit', { submission: 'f'.repeat(64) });
    expect(odd.values.act?.submission).toBe('f'.repeat(64));
    expect(await outcome(doctor, office, [odd])).toMatchObject(refused('unit/bad-signature'));
  });
});

describe('signers nobody confirmed', () => {
  it('are read in full and applied only after confirmation', async () => {
    const { world, doctor } = await start(61);
    const office = world.pc(await world.party({ kind: 'office', name: '新しい局' }));
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '留学' });
    const file = await doctor.send('career', office.party);
    const { plan, commit } = must(await office.preview(file));
    expect(plan.trust).toMatchObject({ standing: 'unknown', mayApply: false, name: '山田 花子' });
    expect(plan.counts.create).toBe(1);
    must(commit());
    expect(office.find(goal.id)).toBeUndefined();
    expect(office.ledger().map((entry) => entry.state)).toEqual(['waiting']);
    await office.meet(doctor.party.card);
    await office.receive(file);
    expect(office.find(goal.id)).toBeDefined();
    expect(office.ledger().map((entry) => entry.state)).toEqual(['imported']);
  });

  it('a revoked signer is refused', async () => {
    const { doctor, office } = await start(62);
    doctor.create('careerGoal', { horizon: '5', goal: '留学' });
    const file = await doctor.send('career', office.party);
    await office.meet(doctor.party.card, 'none', 'revoked');
    const { commit } = must(await office.preview(file));
    expect(commit()).toMatchObject({ ok: false, error: { code: 'exchange/revoked-signer' } });
  });
});

/** The same case in a file to another office: what a forwarded copy would hold. */
async function forwardedCopy(doctor: SimPc, to: SimPc) {
  const application = [...doctor.set.ofType('permitApplication').values()][0] as RecordState;
  const { memo: _, ...values } = application.values;
  return forgeFile(doctor, to, [{ ...application, values }], 'permit');
}
