import { describe, expect, it } from 'vitest';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { describePlan } from '../../src-shared/merge/describe-plan.ts';
import { forgeFile } from '../kit/forge-file.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

async function two(seed: number): Promise<{ doctor: SimPc; office: SimPc; world: ReturnType<typeof simWorld> }> {
  const world = simWorld(seed);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }), { skewMs: -3_600_000 });
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }), { skewMs: 1_200_000 });
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  return { doctor, office, world };
}

const apply = async (doctor: SimPc, office: SimPc) => {
  const letter = await doctor.attach(utf8('%PDF-1.7 依頼状'), '依頼状.pdf');
  const application = doctor.create('permitApplication', { ...APPLICATION, requestLetter: [letter] });
  await doctor.act(application.id, 'submit', {}, { office: office.party.id });
  return application;
};

describe('a permit case between doctor and office', () => {
  it('goes the whole way: handed in, returned, corrected, permitted, and stands the same on both sides', async () => {
    const { doctor, office } = await two(11);
    const { id: caseId } = await apply(doctor, office);
    const first = await office.receive(await doctor.send('permit', office.party));
    expect(first.plan.counts).toMatchObject({ create: 2, refused: 0 });
    expect(office.blobs.size).toBe(1);
    expect(office.caseOf(caseId).fold.status).toBe('submitted');

    await office.act(caseId, 'receive', { receivedOn: '2026-04-06' });
    await office.act(caseId, 'return', { reason: '曜日をご確認ください', comments: [{ field: 'weekdays', text: '日曜も含みますか' }] });
    const answer = await doctor.receive(await office.send('decision', doctor.party));
    expect(answer.plan.answers.progress.map((step) => step.state)).toEqual(['done']);
    expect(doctor.ledger().find((entry) => entry.direction === 'sent')?.state).toBe('done');
    expect(doctor.caseOf(caseId).fold.status).toBe('returned');

    doctor.edit(caseId, { weekdays: [6, 0] });
    await doctor.act(caseId, 'resubmit');
    const again = await doctor.send('permit', office.party);
    const { plan } = must(await office.preview(again));
    const lines = describePlan(plan.merge, office.find, 'ja').flatMap((person) => person.records.flatMap((record) => record.changes.map((change) => change.text)));
    expect(lines).toContain('勤務する曜日　土 → 土・日');
    await office.receive(again);

    await office.act(caseId, 'receive');
    const decision = await office.act(caseId, 'approveWithConditions', { decidedOn: '2026-04-20', permittedOn: '2026-04-20', documentNumber: '第1号', conditions: ['月4回まで'], endOn: '2026-12-31' });
    await doctor.receive(await office.send('decision', doctor.party));
    expect(doctor.caseOf(caseId).fold.status).toBe('approvedWithConditions');
    const permit = [...doctor.set.ofType('permit').values()][0];
    expect(permit?.values).toMatchObject({
      holder: { holderName: '山田 花子', holderGrade: '2級' },
      place: { institutionName: APPLICATION.institutionName },
      term: { startOn: '2026-05-09', endOn: '2026-12-31', weekdays: [6, 0] },
      decision: { documentNumber: '第1号', conditions: ['月4回まで'] },
      ground: { caseId, eventId: decision.id },
    });
    expect(doctor.digest('permitEvent', 'permit')).toEqual(office.digest('permitEvent', 'permit'));
    expect(doctor.ledger().filter((entry) => entry.direction === 'sent').map((entry) => entry.state)).toEqual(['done', 'done']);
  });

  it('a decision is not touched by files the applicant made before it, in any order', async () => {
    const { doctor, office } = await two(12);
    const { id: caseId } = await apply(doctor, office);
    const one = await doctor.send('permit', office.party);
    doctor.edit(caseId, { institutionAddress: '書きかけの住所' });
    const stale = await doctor.send('permit', office.party);
    await office.receive(one);
    await office.act(caseId, 'receive');
    await office.act(caseId, 'approve', { permittedOn: '2026-04-20', decidedOn: '2026-04-20' });
    const decided = office.caseOf(caseId);
    await office.receive(stale);
    const late = await office.receive(one);
    expect(late.seq).toBeNull();
    expect(office.caseOf(caseId).fold.status).toBe('approved');
    expect(office.caseOf(caseId).fold.effective.map((event) => event.id)).toEqual(decided.fold.effective.map((event) => event.id));
    expect(office.caseOf(caseId).submitted).toEqual(decided.submitted);
    expect([...office.set.ofType('permit').values()][0]?.values.place).toMatchObject({ institutionAddress: APPLICATION.institutionAddress });
  });

  it('a withdrawal and a permit that crossed are named on both sides, and settled for both', async () => {
    const { doctor, office } = await two(13);
    const { id: caseId } = await apply(doctor, office);
    await office.receive(await doctor.send('permit', office.party));
    await office.act(caseId, 'receive');
    const approve = await office.act(caseId, 'approve', { permittedOn: '2026-04-20' });
    await doctor.act(caseId, 'withdraw');
    await doctor.receive(await office.send('decision', doctor.party));
    await office.receive(await doctor.send('permit', office.party));
    expect(doctor.caseOf(caseId).fold.status).toBe('crossed');
    expect(office.caseOf(caseId).fold.status).toBe('crossed');
    const withdrawn = office.caseOf(caseId).fold.crossed?.find((event) => event.kind === 'withdraw');
    expect(withdrawn).toBeDefined();
    await office.act(caseId, 'settle', { prevails: withdrawn?.id ?? '' });
    await doctor.receive(await office.send('decision', doctor.party));
    expect(office.caseOf(caseId).fold.status).toBe('withdrawn');
    expect(doctor.caseOf(caseId).fold.status).toBe('withdrawn');
    expect(office.caseOf(caseId).fold.aside.map((one) => one.event.id)).toContain(approve.id);
  });

  it('taking an import back restores the earlier state, names what was answered, and lets the file in again', async () => {
    const { doctor, office } = await two(14);
    const { id: caseId } = await apply(doctor, office);
    const file = await doctor.send('permit', office.party);
    const before = office.digest();
    const { seq } = await office.receive(file);
    expect(office.undo(seq as number)).toEqual([]);
    expect(office.find(caseId)).toBeUndefined();
    expect(office.ledger().map((entry) => entry.state)).toEqual(['undone']);
    expect(office.digest().length).toBe(before.length + 1);
    const again = await office.receive(file);
    expect(again.seq).not.toBeNull();
    expect(office.caseOf(caseId).fold.status).toBe('submitted');
    await office.act(caseId, 'receive');
    const kept = office.undo(again.seq as number);
    expect(kept).toContain(caseId);
    expect(office.caseOf(caseId).fold.status).toBe('received');
  });

  it('what came after an import stays when the import is taken back', async () => {
    const { doctor, office } = await two(15);
    const goals = Array.from({ length: 20 }, (_, i) => doctor.create('careerGoal', { horizon: '5', goal: `目標${i}` }));
    const { seq } = await office.receive(await doctor.send('career', office.party));
    const dossier = office.create('dossier', { name: '山田 花子' });
    for (let i = 0; i < 20; i++) office.edit(dossier.id, { memo: `控え${i}` });
    office.undo(seq as number);
    expect(goals.every((goal) => office.find(goal.id) === undefined)).toBe(true);
    expect(office.get(dossier.id).values.memo).toEqual({ memo: '控え19' });
  });
});

describe('files of one series', () => {
  it('a missing one is named, and only informs where a later file holds all of it', async () => {
    const { doctor, office } = await two(21);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '一' });
    await office.receive(await doctor.send('career', office.party));
    const lostPosting = doctor.create('posting', { organisation: '医事課', title: '係長', rung: 'chief', startOn: '2024-04-01' });
    await doctor.send('career', office.party);
    doctor.edit(goal.id, { goal: '二' });
    const whole = await doctor.send('career', office.party);
    const { plan } = await office.receive(whole);
    expect(plan.series).toMatchObject({ verdict: { kind: 'gap', missing: [2] }, missing: [], contained: [2] });
    expect(office.find(lostPosting.id)).toBeDefined();
    const only = await doctor.send('career', office.party, { only: new Set([goal.id]) });
    const lost = await doctor.send('career', office.party);
    const part = await doctor.send('career', office.party, { only: new Set([goal.id]) });
    await office.receive(only);
    expect((await office.receive(part)).plan.series).toMatchObject({ verdict: { kind: 'gap', missing: [5] }, missing: [5], contained: [] });
    expect((await office.receive(lost)).plan.series).toMatchObject({ verdict: { kind: 'older' }, missing: [] });
  });

  it('123, 312 and 3321 end in the same bytes', async () => {
    const digests: (readonly string[])[] = [];
    const { doctor, office, world } = await two(22);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '一' });
    const files = [await doctor.send('career', office.party)];
    doctor.edit(goal.id, { goal: '二' });
    doctor.create('posting', { organisation: '医事課', title: '係長', rung: 'chief', startOn: '2024-04-01' });
    files.push(await doctor.send('career', office.party));
    doctor.delete(goal.id);
    files.push(await doctor.send('career', office.party));
    for (const order of [[0, 1, 2], [2, 0, 1], [2, 2, 1, 0]]) {
      const desk = world.pc(office.party);
      await desk.meet(doctor.party.card);
      for (const place of order) await desk.receive(files[place] as (typeof files)[0]);
      digests.push(desk.digest('careerGoal', 'posting', 'person'));
    }
    expect(digests[1]).toEqual(digests[0]);
    expect(digests[2]).toEqual(digests[0]);
  });

  it('an old file played again is named older and changes nothing', async () => {
    const { doctor, office } = await two(23);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '一' });
    const old = await doctor.send('career', office.party);
    doctor.edit(goal.id, { goal: '二' });
    const fresh = await doctor.send('career', office.party);
    await office.receive(fresh);
    const { plan } = await office.receive(old);
    expect(plan.series.verdict).toMatchObject({ kind: 'older', newest: 2 });
    expect(plan.counts).toMatchObject({ unchanged: 1, create: 0, update: 0 });
    expect(office.get(goal.id).values.goal).toMatchObject({ goal: '二' });
  });

  it('a number that comes back with other content is refused', async () => {
    const { doctor, office, world } = await two(24);
    doctor.create('careerGoal', { horizon: '5', goal: '一' });
    await office.receive(await doctor.send('career', office.party));
    const copied = world.pc(doctor.party);
    copied.create('careerGoal', { horizon: '3', goal: '別' });
    const other = await copied.send('career', office.party);
    const { plan, commit } = must(await office.preview(other));
    expect(plan.series.verdict.kind).toBe('other-content');
    expect(commit()).toMatchObject({ ok: false, error: { code: 'exchange/same-number-other-content' } });
  });
});

describe('receipts', () => {
  it('ride in the next file, move the sent file on, and are said once', async () => {
    const { doctor, office } = await two(31);
    const { id: caseId } = await apply(doctor, office);
    await office.receive(await doctor.send('permit', office.party));
    const alone = await office.sendReceipts(doctor.party);
    const got = await doctor.receive(alone);
    expect(got.plan.receipts.progress.map((step) => step.state)).toEqual(['accepted']);
    expect(doctor.ledger().find((entry) => entry.direction === 'sent')?.state).toBe('accepted');
    // A file that only acknowledges is not acknowledged.
    doctor.edit(caseId, { memo: 'x' });
    await office.receive(await doctor.send('permit', office.party));
    expect(doctor.ledger().filter((entry) => entry.direction === 'sent').at(-1)?.receipts).toEqual([]);
  });

  it('a receipt for another file, or for a file to somebody else, is refused', async () => {
    const { doctor, office, world } = await two(32);
    const other = world.pc(await world.party({ kind: 'office', name: '近畿厚生局' }));
    await doctor.meet(other.party.card, 'office');
    doctor.create('careerGoal', { horizon: '5', goal: '一' });
    const toOffice = await doctor.send('career', office.party);
    const receipt = (of: string, number: number) => JSON.stringify({ receipt: { of, device: doctor.device.id, number, state: 'accepted', at: 1 } });
    for (const [from, of, number] of [[office, 'f'.repeat(64), 1], [office, toOffice.digest, 7], [other, toOffice.digest, 1]] as const) {
      const { plan } = must(await doctor.preview(await forgeFile(from, doctor, [], 'receipt', 1, [receipt(of, number)])));
      expect(plan.receipts).toMatchObject({ progress: [], refused: [{ of }] });
    }
    const good = must(await doctor.preview(await forgeFile(office, doctor, [], 'receipt', 1, [receipt(toOffice.digest, 1)])));
    expect(good.plan.receipts.progress).toHaveLength(1);
  });
});
