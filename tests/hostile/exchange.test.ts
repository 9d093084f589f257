import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { permitCase } from '../../src-shared/acts/permit-case.ts';
import { SeriesNotes } from '../../src-renderer/features/exchange/receive/series-notes.tsx';
import { oddWords } from '../../src-renderer/features/exchange/receive/odd-words.ts';
import { errorWords } from '../../src-renderer/i18n/error-words.ts';
import { buildExport } from '../../src-shared/exchange/build-export.ts';
import { judgeImport } from '../../src-shared/exchange/judge-import.ts';
import { POLICIES } from '../../src-shared/exchange/policy.ts';
import { readContainer } from '../../src-shared/exchange/read-container.ts';
import { isAboutTrust, recordRefusals, wholeRefusal } from '../../src-shared/exchange/refusals.ts';
import { restoreLines } from '../../src-shared/exchange/restore-lines.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { conflictsOf } from '../../src-shared/records/conflicts.ts';
import { describeRecord } from '../../src-shared/records/describe-record.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { headsOf, LIFE, type RecordState } from '../../src-shared/records/record-state.ts';
import { definitionOf, isSealedType } from '../../src-shared/records/registry.ts';
import { restoreRow, restoreTables, rowEncoder } from '../../src-shared/records/row-codec.ts';
import { recordLines } from '../../src-shared/exchange/record-lines.ts';
import { hlcOf } from '../../src-shared/time/hlc.ts';
import { parseCivilDate } from '../../src-shared/time/parse-civil-date.ts';
import { forgeFile } from '../kit/forge-file.ts';
import { expectRefused, expectWords } from '../kit/hostile-row.ts';
import { id } from '../kit/ids.ts';
import { bytesOf } from '../kit/random-history.ts';
import { frozenWithKey } from '../kit/run-cdesk.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';
import { tempFolder } from '../kit/temp-folder.ts';

/** Rows of the bad-input table that concern what a genuine, signed file says: who, which number, which values. */
async function start(seed: number, met = true) {
  const world = simWorld(seed);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  if (met) {
    await doctor.meet(office.party.card, 'office');
    await office.meet(doctor.party.card);
  }
  return { world, doctor, office };
}
const goalOf = (pc: SimPc, more: object = {}): RecordState => pc.create('careerGoal', { horizon: '5', goal: '留学', ...more });

/** The plan of a forged file, and that applying it leaves the records of these types as they were. */
async function planOf(from: SimPc, to: SimPc, rows: readonly RecordState[], purpose = 'career', number = 1) {
  return must(await to.preview(await forgeFile(from, to, rows, purpose, number)));
}
const withValue = (row: RecordState, unit: string, value: object): RecordState => ({ ...row, values: { ...row.values, [unit]: { ...row.values[unit], ...value } as never } });

describe('who sent it', () => {
  test('#14 a valid signature by an unknown key: readable, waits for a person, nothing is applied', async () => {
    const { doctor, office } = await start(300, false);
    const goal = goalOf(doctor);
    await doctor.meet(office.party.card, 'office');
    const file = await doctor.send('career', office.party);
    const { plan, commit } = must(await office.preview(file));
    expect(plan.trust).toMatchObject({ standing: 'unknown', mayApply: false });
    expect(plan.counts.create).toBeGreaterThan(0);
    must(commit());
    expect(office.find(goal.id)).toBeUndefined();
    expect(office.ledger()).toMatchObject([{ state: 'waiting' }]);
    await office.meet(doctor.party.card);
    expect((await office.receive(file)).plan.trust.mayApply).toBe(true);
    expect(office.find(goal.id)).toBeDefined();
  });

  test('#15 a revoked signer: refused, nothing is written', async () => {
    const { doctor, office } = await start(301);
    goalOf(doctor);
    await office.meet(doctor.party.card, 'none', 'revoked');
    const before = office.digest();
    const { plan, commit } = must(await office.preview(await doctor.send('career', office.party)));
    expect(plan.trust).toMatchObject({ standing: 'revoked', mayApply: false });
    expect(wholeRefusal(plan)).toBe('exchange/revoked-signer');
    expectRefused(commit(), 'exchange/revoked-signer');
    expect(office.digest()).toEqual(before);
  });

  test('#17 a doctor who permits the own application: that act is refused and named, the file stands', async () => {
    const { doctor, office } = await start(302);
    const application = doctor.create('permitApplication', APPLICATION);
    await doctor.act(application.id, 'submit', {}, { office: office.party.id });
    await office.receive(await doctor.send('permit', office.party));
    const approve = await doctor.act(application.id, 'approve');
    const { plan, commit } = await planOf(doctor, office, [approve], 'permit', 9);
    expect(plan.merge.records).toMatchObject([{ outcome: 'refused', accept: null, units: [{ reason: 'unit/role-claimed' }] }]);
    // the line of the ledger that comes of it: signers.test.ts
    expect(recordRefusals(plan)).toEqual(new Map([['unit/role-claimed', 1]]));
    must(commit());
    expect(office.find(approve.id)).toBeUndefined();
    expect(office.caseOf(application.id).fold.status).toBe('submitted');
  });

  test('#24 a file of our own device that this device never wrote: refused as a copied vault’s, and a new device id is proposed; one that it wrote is only its own', async () => {
    const { doctor, office } = await start(303);
    goalOf(doctor);
    const file = await doctor.send('career', office.party);
    const us = { party: office.party.id, device: doctor.device.id, identities: [office.party.age.identity] };
    const copied = await readContainer(file.bytes, { us, weWrote: () => false });
    expectRefused(copied, 'exchange/own-device', { written: 0, hint: 'copied-vault' });
    const own = await readContainer(file.bytes, { us, weWrote: () => true });
    expectRefused(own, 'exchange/own-device', { written: 1 });
    if (copied.ok || own.ok) throw new Error('taken');
    expect(errorWords(copied.error, 'ja')).toMatchObject({ why: expect.stringContaining('写した'), todo: expect.stringContaining('このPCを新しい端末にする') });
    expect(errorWords(copied.error, 'en').todo).toContain('Make this PC a new device');
    expect(errorWords(own.error, 'ja').todo).toContain('取り込む必要はありません');
    expect(isAboutTrust(copied.error.code)).toBe(true); // and becomes a line of the ledger: refusals-named.test.ts
  });

  test('#61 a deletion of records the sender does not own is refused; a mass deletion asks for a typed word', async () => {
    const { doctor, office, world } = await start(304);
    const stranger = world.pc(await world.party({ kind: 'doctor', name: '別人' }));
    await office.meet(stranger.party.card);
    const goals = Array.from({ length: 8 }, () => goalOf(doctor));
    await office.receive(await doctor.send('career', office.party));
    const victim = office.get((goals[0] as RecordState).id);
    const forged: RecordState = { ...victim, values: { [LIFE]: { deleted: true, over: {} } }, stamps: null, stamp: [stranger.device.id, 1, victim.stamp[2] + 64], commits: [] };
    const { plan, commit } = await planOf(stranger, office, [forged]);
    expect(plan.merge.records).toMatchObject([{ outcome: 'refused', units: [{ unit: LIFE, reason: 'unit/not-owner' }] }]);
    must(commit());
    expect(isDeleted(office.get(victim.id))).toBe(false);
    for (const goal of goals) doctor.delete(goal.id);
    const all = must(await office.preview(await doctor.send('career', office.party))).plan;
    expect(all).toMatchObject({ deletes: 8, manyDeletes: true });
  });

  test('#71 a private note has no way out, and one that comes in is dropped and named', async () => {
    const { doctor, office, world } = await start(305);
    const note = doctor.create('mentorNote', { text: '秘密' });
    for (const purpose of ['permit', 'career', 'mentoring'] as const) {
      const draft = buildExport(doctor.set, purpose, { self: doctor.party.id, recipient: office.party.id }, { held: new Map() as never });
      if (draft.ok) expect(draft.value.rows.map((row) => row.type)).not.toContain('mentorNote');
    }
    for (const policy of Object.values(POLICIES)) for (const type of Object.keys(policy.types)) expect(isSealedType(type)).toBe(false);
    const { plan, commit } = await planOf(doctor, office, [note], 'mentoring');
    expect(plan.merge.records[0]).toMatchObject({ outcome: 'refused', accept: null, aside: null, units: [{ reason: 'exchange/sealed-unit' }] });
    expect(recordRefusals(plan)).toEqual(new Map([['exchange/sealed-unit', 1]]));
    must(commit());
    expect(office.find(note.id)).toBeUndefined();
    expect(world.now).toBeGreaterThan(0);
    // nor by way of what is put aside: written by a newer version, with a unit nobody knows here, deleted, or ahead of its time
    const ahead: RecordState = { ...note, stamp: [note.stamp[0], note.stamp[1], hlcOf(world.now + 9 * 86_400_000)] };
    const strange = { ...note, values: { ...note.values, later: { text: '秘密' } } } as RecordState;
    const dressed = [{ ...note, schema: 99 }, strange, ahead, { ...strange, schema: 99, values: { later: { text: '秘密' } } as never }];
    for (const [at, row] of dressed.entries()) {
      const later = await planOf(doctor, office, [row], 'mentoring', 2 + at);
      expect(later.plan.merge.records[0]).toMatchObject({ outcome: 'refused', accept: null, aside: null, units: [{ reason: 'exchange/sealed-unit' }, ...(row === strange ? [{}] : [])] });
      expect(recordRefusals(later.plan)).toEqual(new Map([['exchange/sealed-unit', 1]]));
      must(later.commit());
    }
    expect(JSON.stringify([...office.set.all()])).not.toContain('秘密');
  });
});

describe('which number', () => {
  test('#18 the same file again: taken as nothing new', async () => {
    const { doctor, office } = await start(310);
    goalOf(doctor);
    const file = await doctor.send('career', office.party);
    await office.receive(file);
    const before = office.digest();
    const again = await office.receive(file);
    expect(again.seq).toBeNull();
    expect(again.plan.series).toMatchObject({ verdict: { kind: 'same' }, alreadyImported: true });
    expect(office.digest()).toEqual(before);
  });

  test('#19 an older file after a newer one: taken, and no value goes back', async () => {
    const { doctor, office } = await start(311);
    const goal = goalOf(doctor);
    const first = await doctor.send('career', office.party);
    doctor.edit(goal.id, { goal: '博士号' });
    const second = await doctor.send('career', office.party);
    await office.receive(second);
    const { plan } = await office.receive(first);
    expect(plan.series.verdict).toMatchObject({ kind: 'older', newest: 2 });
    expect(office.get(goal.id).values.goal).toMatchObject({ goal: '博士号' });
  });

  test('#20 number 3 before 2: taken, and 2 is named as missing', async () => {
    const { doctor, office } = await start(312);
    const goal = goalOf(doctor);
    await office.receive(await doctor.send('career', office.party));
    doctor.edit(goal.id, { goal: 'A' });
    await doctor.send('career', office.party);
    goalOf(doctor, { goal: 'B' });
    const { plan } = await office.receive(await doctor.send('career', office.party));
    expect(plan.series.verdict).toEqual({ kind: 'gap', missing: [2] });
  });

  test('#21 the same number with other content: refused, nothing is written', async () => {
    const { doctor, office } = await start(313);
    const goal = goalOf(doctor);
    await office.receive(await doctor.send('career', office.party));
    const before = office.digest();
    const { plan, commit } = await planOf(doctor, office, [doctor.edit(goal.id, { goal: '別' })]);
    expect(plan.series.verdict.kind).toBe('other-content');
    expect(wholeRefusal(plan)).toBe('exchange/same-number-other-content');
    expectRefused(commit(), 'exchange/same-number-other-content');
    expect(office.digest()).toEqual(before);
  });

  test('#23 the file before is another one than the sender says: taken, said to be a fork, and the sender is to be asked', async () => {
    const { doctor, office } = await start(314);
    goalOf(doctor);
    await office.receive(await doctor.send('career', office.party));
    const written = must(
      await writeContainer({
        header: { kind: 'exchange', purpose: 'career', app: 't', createdAt: doctor.clock.now(), number: 2, previous: 'f'.repeat(64), to: [{ party: office.party.id, recipient: office.party.age.recipient }] },
        signer: { card: doctor.party.card, device: doctor.device.id, member: doctor.party.member.id, privateKey: doctor.device.keys.privateKey },
        lines: recordLines([goalOf(doctor)]),
      }),
    );
    const { plan, commit } = must(await office.preview({ bytes: written.bytes, name: '' }));
    expect(plan.series.verdict.kind).toBe('fork');
    expect(plan.counts.create).toBe(1);
    // among many it is not taken in without a person, who reads what it may mean and whom to ask
    expect(judgeImport(plan, { kind: 'exchange' })).toMatchObject({ kind: 'check', reasons: ['unit/fork'] });
    const shown = renderToStaticMarkup(createElement(SeriesNotes, { plan, before: undefined, changesNothing: false, newest: 2 }));
    expect(shown).toContain('相手の記録のつながりが変わっています');
    expect(shown).toContain('相手に確かめてください');
    must(commit());
    expect([...office.set.ofType('careerGoal').values()]).toHaveLength(2);
  });
});

describe('versions', () => {
  test('#25 a newer minimum reader: refused as newer, never as damaged', async () => {
    const { doctor, office } = await start(320);
    const written = must(
      await writeContainer({
        header: { kind: 'exchange', purpose: 'career', app: 't', createdAt: doctor.clock.now(), number: 1, previous: null, minReader: 7, to: [{ party: office.party.id, recipient: office.party.age.recipient }] },
        signer: { card: doctor.party.card, device: doctor.device.id, member: null, privateKey: doctor.device.keys.privateKey },
        lines: [],
      }),
    );
    expectRefused(await office.preview({ bytes: written.bytes, name: '' }), 'exchange/newer-version', { needs: 7, have: 1 });
  });

  test('#26 fields, units and types of a newer version: kept word for word, not applied, the rest is', async () => {
    const { doctor, office } = await start(321);
    const goal = goalOf(doctor);
    const row: RecordState = { ...goal, values: { ...goal.values, laterUnit: { x: 1 } } };
    const later: RecordState = { ...goalOf(doctor), type: 'laterType' };
    const { plan, commit } = await planOf(doctor, office, [row, later]);
    expect(plan.counts).toMatchObject({ create: 1, deferred: 1 });
    must(commit());
    expect(office.get(goal.id).values.laterUnit).toBeUndefined();
    const held = [...office.set.ofType('heldRow').values()];
    expect(new Set(held.map((one) => one.values.held?.recordType))).toEqual(new Set(['careerGoal', 'laterType']));
    expect(JSON.stringify(held)).toContain('laterUnit');
  });

  test('#27 the oldest schema there is: a frozen file of every release is read as it was written', async () => {
    const { frozen, bytes } = frozenWithKey(tempFolder(), 'permitApplication-permit.cdesk');
    const { party, device, identity } = frozen.receiver;
    const read = must(await readContainer(new Uint8Array(readFileSync(frozenWithKey(tempFolder(), 'permitApplication-permit.cdesk').path)), { us: { party, device, identities: [identity] } }));
    expect(must(restoreLines(read.lines)).records.map(bytesOf)).toEqual(frozen.rows.map(bytesOf));
    expect(bytes.length).toBe(read.bytes);
    for (const row of frozen.rows) expect(row.schema).toBeLessThanOrEqual(definitionOf(row.type)?.schema ?? 0);
  });

  test('#52 a choice outside the list: put aside whole, never shown as something else; an act of an unknown kind decides nothing', async () => {
    const { doctor, office } = await start(322);
    const { plan } = await planOf(doctor, office, [withValue(goalOf(doctor), 'goal', { horizon: 'hacked' })]);
    expect(plan.merge.records).toMatchObject([{ outcome: 'deferred', accept: null, units: [{ status: 'deferred', reason: 'unit/bad-value' }] }]);
    const application = doctor.create('permitApplication', APPLICATION);
    const submit = await doctor.act(application.id, 'submit', {}, { office: office.party.id });
    const view = permitCase(application.id, application, [submit, withValue(submit, 'act', { kind: 'hacked' })]);
    expect(view.fold.status).toBe('submitted');
  });
});

describe('clocks', () => {
  test('#28 a stamp in the year 4821: put aside, and our clock does not move', async () => {
    const { doctor, office, world } = await start(330);
    const goal = goalOf(doctor);
    const { plan, commit } = await planOf(doctor, office, [{ ...goal, stamp: [goal.stamp[0], goal.stamp[1], hlcOf(Date.UTC(4821, 0, 1))] }]);
    expect(plan.merge.records[0]).toMatchObject({ outcome: 'deferred', units: [{ reason: 'unit/future-clock' }] });
    must(commit());
    expect(office.create('dossier', { name: 'x' }).stamp[2] / 64).toBeLessThan(world.now + 1000);
  });

  test('#29 a stamp in 1970: taken for the order, and the preview says that the clock was wrong', async () => {
    const { doctor, office } = await start(331);
    const goal = goalOf(doctor);
    const { plan } = await planOf(doctor, office, [{ ...goal, stamp: [goal.stamp[0], goal.stamp[1], hlcOf(1000)] }]);
    expect(plan.counts.create).toBe(1);
    expect(plan.oldClock).toBe(1);
  });

  test.each([
    ['a negative one', [0, 1, -1]],
    ['a fraction', [0, 1, 1.5]],
    ['text', [0, 1, '2026']],
    ['beyond 2^53', [0, 1, 2 ** 53]],
    ['a counter beyond 2^53', [0, 2 ** 53, 1]],
    ['no counter', [0, null, 1]],
    ['a device that is not in the table', [7, 1, 1]],
    ['a device with a control character in what was seen', [0, 1, 1, { 'd\u0007evice000000000': 1 }]],
  ])('#30 a malformed stamp, %s: that row is put aside', (_what, stamp) => {
    const tables = must(restoreTables({ d: [id('d')], t: ['person'], p: [[id('p'), { subject: id('p') }]] }));
    expectRefused(restoreRow([0, 1, id('r'), 0, { name: { name: 'x' } }, stamp, []] as never, tables), 'exchange/bad-line', { why: 'stamp' });
  });

  test('#30 a device id with control characters: the tables are refused', () => {
    expect(restoreTables({ d: ['d\u0007evice0000000000'], t: ['person'], p: [] } as never).ok).toBe(false);
  });
});

describe('values', () => {
  test('#22 the same stamp with another value: a conflict, both stay, neither wins', async () => {
    const { doctor, office } = await start(340);
    const goal = goalOf(doctor);
    await office.receive(await doctor.send('career', office.party));
    const { plan, commit } = await planOf(doctor, office, [withValue(goal, 'goal', { goal: '別の値' })], 'career', 2);
    expect(plan.merge.records[0]?.outcome).toBe('conflict');
    must(commit());
    expect(new Set(headsOf(office.get(goal.id), 'goal').map((head) => head.value.goal))).toEqual(new Set(['別の値', '留学']));
    expect(conflictsOf(office.get(goal.id))).toHaveLength(1);
  });

  test('#35 one record id twice in a file: the second adds nothing where it says the same, is a conflict where it differs, and put aside where it is another record', async () => {
    const { doctor, office } = await start(341);
    const goal = goalOf(doctor);
    const { plan } = await planOf(doctor, office, [goal, goal]);
    expect(plan.counts).toMatchObject({ create: 1, conflict: 0 });
    expect(plan.merge.records).toHaveLength(1);
    expect(plan.badLines).toEqual([]);
    const two = await planOf(doctor, office, [goal, withValue(goal, 'goal', { goal: '別の値' })]);
    expect(two.plan.merge.records).toMatchObject([{ outcome: 'conflict' }]);
    must(two.commit());
    // both are there for a person to choose from: neither line was lost
    expect(new Set(headsOf(office.get(goal.id), 'goal').map((head) => head.value.goal))).toEqual(new Set(['留学', '別の値']));
    expect(conflictsOf(office.get(goal.id))).toHaveLength(1);
    const second = goalOf(doctor);
    const other = await planOf(doctor, office, [second, { ...second, person: office.party.id }], 'career', 2);
    expect(other.plan.badLines).toMatchObject([{ line: 4, error: { code: 'unit/fork' } }]);
    expect(other.plan.counts.create).toBe(1);
    for (const bad of other.plan.badLines) expectWords(bad.error);
  });

  test('#48 A mentors B and B mentors A: both pairs are taken, the circle is shown to people, nothing turns in circles', async () => {
    const { doctor, office, world } = await start(342);
    const other = world.pc(await world.party({ kind: 'doctor', name: '乙' }));
    const pair = (mentor: SimPc, mentee: SimPc) => office.create('mentorPair', { mentorName: mentor.party.name, menteeName: mentee.party.name }, { person: mentee.party.id, parties: { coordinator: office.party.id, mentor: mentor.party.id, mentee: mentee.party.id } });
    const rows = [pair(doctor, other), pair(other, doctor), pair(doctor, doctor)];
    const { plan } = await planOf(office, doctor, rows, 'pairing');
    expect(plan.counts).toMatchObject({ create: 3, refused: 0 });
    expect(new Map(plan.odd.map(({ record, odd }) => [record.id, odd.why]))).toEqual(new Map(rows.map(({ id: row }, n) => [row, n === 2 ? 'self' : 'circle'])));
    const said = plan.odd.map(({ record, odd }) => oddWords(record, odd, 'ja'));
    expect(said.filter((line) => line.includes('互いのメンター'))).toHaveLength(2);
    expect(said.filter((line) => line.includes('同じ方'))).toHaveLength(1);
    for (const row of rows) expect(describeRecord(row, 'ja').title).not.toBe('');
    // one of them alone is an ordinary pair
    expect((await planOf(office, doctor, [pair(doctor, other)], 'pairing', 2)).plan.odd).toEqual([]);
  });

  test('#48 acts that name each other as what came before: none of them counts, both are kept and shown with the reason, and the walk ends', async () => {
    const { doctor, office } = await start(348);
    const application = doctor.create('permitApplication', APPLICATION);
    const submit = await doctor.act(application.id, 'submit', {}, { office: office.party.id });
    const [a, b] = [await doctor.act(application.id, 'withdraw'), await doctor.act(application.id, 'resubmit')];
    const circle = [withValue(a, 'act', { basis: b.id }), withValue(b, 'act', { basis: a.id })];
    const { fold } = permitCase(application.id, application, [submit, ...circle]);
    expect(fold.status).toBe('submitted');
    expect(new Set(fold.rejectedEvents.map(({ event, reason }) => `${event.id} ${reason}`))).toEqual(new Set(circle.map((one) => `${one.id} unknown-basis`)));
  });

  test('#49 an act on an application that has not come: taken, shown without it, whole when it comes', async () => {
    const { doctor, office } = await start(343);
    const application = doctor.create('permitApplication', APPLICATION);
    const submit = await doctor.act(application.id, 'submit', {}, { office: office.party.id });
    const { commit } = await planOf(doctor, office, [submit], 'permit');
    must(commit());
    const alone = office.caseOf(application.id);
    expect([alone.application, alone.fold.status]).toEqual([undefined, 'submitted']);
    must((await planOf(doctor, office, [application], 'permit', 2)).commit());
    expect(office.caseOf(application.id).application).toBeDefined();
  });

  test.each([
    ['hours: "abc"', 'pay', { payAmount: 'abc' }],
    ['2026-02-30', 'term', { startOn: '2026-02-30' }],
    ['25:00', 'term', { startTime: '25:00' }],
    ['a list as a name', 'place', { institutionName: ['x'] }],
  ])('#50 a wrong type, %s: that unit is refused with field and reason, the others are taken', async (_what, unit, value) => {
    const { doctor, office } = await start(344);
    const row = withValue(doctor.create('permitApplication', APPLICATION), unit, value);
    const { plan } = await planOf(doctor, office, [row], 'permit');
    const [record] = plan.merge.records;
    expect(record?.units.find((one) => one.unit === unit)).toMatchObject({ status: 'refused', reason: 'unit/bad-value' });
    expect(record?.units.filter((one) => one.status === 'new').length).toBeGreaterThan(3);
  });

  test('#50 令和99年 in a table: that cell is refused with the reason', () => {
    expectRefused(parseCivilDate('令和99年4月1日'), 'date/out-of-range');
  });

  test('#51 negative amounts, an end before the start and more hours than a month has are data: taken as they are, and the preview warns of each in words', async () => {
    const { doctor, office } = await start(345);
    const row = doctor.create('permitApplication', { ...APPLICATION, payAmount: -5, startOn: '2027-03-31', endOn: '2026-05-09', startTime: '09:00', endTime: '17:30', breakMinutes: 30, frequency: 'monthly', timesPerMonth: 94 });
    const { plan, commit } = await planOf(doctor, office, [row, doctor.create('permitApplication', { ...APPLICATION, timesPerMonth: 4 })], 'permit');
    expect(plan.counts).toMatchObject({ create: 2, refused: 0, deferred: 0 });
    expect(plan.odd.map(({ record, odd }) => [record.id === row.id, odd])).toEqual([
      [true, { why: 'negative', field: 'payAmount', value: -5 }],
      [true, { why: 'order', from: 'startOn', to: 'endOn' }],
      [true, { why: 'month', hours: 752 }],
    ]);
    const said = plan.odd.map(({ record, odd }) => oddWords(record, odd, 'ja'));
    expect(said[0]).toMatch(/「報酬の額」が 0 より小さい値です（-5/);
    expect(said[1]).toContain('「終わりの日」（R8.5.9）が「始まりの日」（R9.3.31）より前です');
    expect(said[2]).toContain('752 時間');
    must(commit());
    expect(office.get(row.id).values).toMatchObject({ pay: { payAmount: -5 }, term: { startOn: '2027-03-31', endOn: '2026-05-09', timesPerMonth: 94 } });
  });

  test('#53 markup, scripts and templates are plain text all the way', async () => {
    const { doctor, office } = await start(346);
    const evil = '<img src=x onerror=alert(1)> javascript:alert(1) <svg onload=x> {{7*7}}';
    const goal = goalOf(doctor, { goal: evil });
    await office.receive(await doctor.send('career', office.party));
    const described = describeRecord(office.get(goal.id), 'ja');
    expect(described.units.flatMap((unit) => unit.fields.map((field) => field.text))).toContain(evil);
  });

  test('#62 deleted here, edited there without knowing: a conflict, and the record is back', async () => {
    const world = simWorld(347);
    const party = await world.party({ kind: 'doctor', name: '山田', devices: 2 });
    const [a, b] = [world.pc(party), world.pc(party, { device: 1 })];
    const goal = goalOf(a);
    await b.receive(await a.transfer());
    a.delete(goal.id);
    b.edit(goal.id, { goal: '続ける' });
    const { plan } = await a.receive(await b.transfer());
    expect(plan.merge.records.find((record) => record.id === goal.id)?.outcome).toBe('conflict');
    expect(isDeleted(a.get(goal.id))).toBe(false);
    expect(conflictsOf(a.get(goal.id))[0]?.kind).toBe('edited-after-deletion');
  });
});

test('a row made by the encoder of this test is a row', () => {
  // guards the hostile rows above: the shape they bend is the real one
  const encoder = rowEncoder();
  const pc: RecordState = { type: 'person', schema: 1, id: id('r'), person: id('p'), parties: { subject: id('p') }, values: { name: { name: 'x' } }, stamp: [id('d'), 1, 64], stamps: null, rest: null, commits: [] };
  const row = encoder.encode(pc);
  expect(must(restoreRow(row as never, must(restoreTables(encoder.tables as never))))).toEqual(pc);
});
