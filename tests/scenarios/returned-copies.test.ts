import { beforeEach, describe, expect, it } from 'vitest';
import { utf8 } from '../../src-shared/kernel/bytes.ts';
import { must } from '../../src-shared/kernel/result.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

let doctor: SimPc;
let office: SimPc;
let next: SimPc;
/** The doctor with everything lost: another party, other keys, another PC. */
let anew: SimPc;
let neighbour: SimPc;
let caseId: string;

type Preview = Awaited<ReturnType<SimPc['preview']>>;
const lines = (preview: Preview): string[] => must(preview).plan.merge.records.flatMap((record) => record.units.flatMap((unit) => (unit.status === 'refused' ? [`${record.type} ${unit.reason ?? ''}`] : [])));
const taken = (preview: Preview): string[] => must(preview).plan.merge.records.filter((record) => record.accept !== null).map((record) => record.type).sort();

beforeEach(async () => {
  const world = simWorld(4107);
  doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  anew = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  neighbour = world.pc(await world.party({ kind: 'doctor', name: '佐藤 一郎' }));
  office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  next = world.pc(await world.party({ kind: 'office', name: '近畿厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await neighbour.meet(office.party.card, 'office');
  for (const one of [doctor, neighbour, anew]) await office.meet(one.party.card);
  await anew.meet(office.party.card, 'office');
  const letter = await doctor.attach(utf8('%PDF-1.7 依頼状'), '依頼状.pdf');
  caseId = doctor.create('permitApplication', { ...APPLICATION, requestLetter: [letter] }).id;
  await doctor.act(caseId, 'submit', {}, { office: office.party.id });
  doctor.create('posting', { organisation: '厚生労働省', title: '課長補佐', holding: 'main', startOn: '2024-04-01', certainty: 'actual', destination: 'none' });
  await office.receive(await doctor.send('permit', office.party));
  await office.receive(await doctor.send('career', office.party));
  await office.act(caseId, 'receive', { receivedOn: '2026-04-06' });
  await office.act(caseId, 'approve', { decidedOn: '2026-04-20', permittedOn: '2026-04-20' });
  const other = neighbour.create('posting', { organisation: '国立病院機構', title: '医長', holding: 'main', startOn: '2020-04-01', certainty: 'actual', destination: 'none' });
  await office.receive(await neighbour.send('career', office.party));
  expect(office.get(other.id).person).toBe(neighbour.party.id);
});

const everything = (): RecordState[] => [...office.set.all()].filter((record) => ['permitApplication', 'permitEvent', 'permit', 'person', 'posting', 'careerGoal', 'returnedCopy'].includes(record.type));
const back = () => office.send('returned', anew.party, { about: doctor.party.id });

describe('控え一式 between simulated PCs', () => {
  it('brings the doctor’s own records, the acts of both sides and the attachment, checked against the lost key', async () => {
    await office.giveBack(anew.party, doctor.party.id, { cards: [doctor.party] });
    const preview = await anew.preview(await back());
    expect(lines(preview)).toEqual([]);
    expect(taken(preview)).toEqual(['permit', 'permitApplication', 'permitEvent', 'permitEvent', 'permitEvent', 'posting', 'returnedCopy']);
    expect(must(preview).plan.attachments).toHaveLength(1);
  });

  it('acts of the lost key cannot be checked without its card, and are not taken on the office’s word', async () => {
    await office.giveBack(anew.party, doctor.party.id);
    const preview = await anew.preview(await back());
    expect(lines(preview)).toEqual(['permitEvent unit/bad-signature']);
  });

  it('another doctor’s record is refused by name, and the rest is taken', async () => {
    await office.giveBack(anew.party, doctor.party.id, { cards: [doctor.party] });
    const preview = await anew.preview(await office.sendRows(everything(), anew.party, 'returned'));
    expect(lines(preview)).toEqual(['posting returned/other-doctor', 'posting returned/other-doctor', 'posting returned/other-doctor']);
    expect(taken(preview)).toHaveLength(7);
  });

  it('what an office never holds is refused by name: a memo, a session, a private note, an application nobody handed in', async () => {
    await office.giveBack(anew.party, doctor.party.id, { cards: [doctor.party] });
    doctor.edit(caseId, { memo: '自分だけ' });
    const session = doctor.create('mentorSession', { heldOn: '2026-04-01', manner: 'video', summary: '面談' }, { parties: { mentor: neighbour.party.id, mentee: doctor.party.id } });
    const note = doctor.create('mentorNote', { text: '自分だけ', sessionId: session.id });
    const draft = doctor.create('permitApplication', APPLICATION);
    const rows = [doctor.get(caseId), session, note, draft, ...everything().filter((record) => record.type === 'returnedCopy')];
    const preview = await anew.preview(await office.sendRows(rows, anew.party, 'returned'));
    expect(new Set(lines(preview))).toEqual(new Set(['permitApplication returned/never-held', 'mentorSession returned/never-held', 'mentorNote exchange/sealed-unit']));
    expect(taken(preview)).toEqual(['returnedCopy']);
  });

  it('an office that never had the case gives nothing of it back', async () => {
    await anew.meet(next.party.card, 'office');
    for (const record of everything()) if (record.type !== 'returnedCopy') next.commit('edit', [{ ...record, commits: [] }]);
    await next.meet(doctor.party.card);
    await next.giveBack(anew.party, doctor.party.id, { cards: [doctor.party, office.party] });
    const rows = [...next.set.all()].filter((record) => record.person === doctor.party.id && ['permitApplication', 'permitEvent', 'permit', 'returnedCopy'].includes(record.type));
    const preview = await anew.preview(await next.sendRows(rows, anew.party, 'returned'));
    expect(taken(preview)).toEqual(['returnedCopy']);
    expect(new Set(lines(preview))).toEqual(new Set(['permitApplication unit/other-office', 'permitEvent unit/other-office', 'permit unit/other-office']));
  });

  it('where the case was handed over, the office that has it now gives back what the one before did too', async () => {
    for (const pc of [office, next]) await pc.meet((pc === office ? next : office).party.card, 'office');
    await office.handOver(next.party, doctor.party, [caseId]);
    await next.receive(await office.send('handover', next.party));
    await anew.meet(next.party.card, 'office');
    await next.meet(anew.party.card);
    await next.giveBack(anew.party, doctor.party.id, { cards: [doctor.party, office.party] });
    const preview = await anew.preview(await next.send('returned', anew.party, { about: doctor.party.id }));
    expect(lines(preview)).toEqual([]);
    expect(taken(preview)).toEqual(['caseTransfer', 'permit', 'permitApplication', 'permitEvent', 'permitEvent', 'permitEvent', 'returnedCopy']);
  });

  it('never writes over what was written here since', async () => {
    await office.giveBack(anew.party, doctor.party.id, { cards: [doctor.party] });
    const posting = everything().find((record) => record.type === 'posting' && record.person === doctor.party.id) as RecordState;
    // a back-up of before turned up and was worked on: the same record, another value
    anew.commit('edit', [{ ...posting, commits: [], stamp: [anew.device.id, 900, posting.stamp[2] - 64], stamps: null, values: { ...posting.values, post: { ...posting.values.post, title: '室長' } } }]);
    const preview = await anew.preview(await back());
    expect(lines(preview)).toEqual(['posting returned/newer-here']);
    must(must(preview).commit());
    expect(anew.get(posting.id).values.post?.title).toBe('室長');
  });

  it.each([
    ['returned/unconfirmed', async () => anew.meet(office.party.card, 'office', 'seen')],
    ['returned/not-an-office', async () => anew.meet(office.party.card, 'none')],
  ])('%s: nothing is written', async (code, arrange) => {
    await office.giveBack(anew.party, doctor.party.id, { cards: [doctor.party] });
    const file = await back();
    await arrange();
    const before = anew.journal.length;
    expect(await anew.preview(file)).toMatchObject({ ok: false, error: { code } });
    expect(anew.journal.length).toBe(before);
  });

  it('without a statement, with one for another key, from a doctor, or to an office: nothing is written', async () => {
    await anew.meet(neighbour.party.card, 'none');
    const bare = await office.sendRows(everything().filter((record) => record.person === doctor.party.id), anew.party, 'returned');
    expect(await anew.preview(bare)).toMatchObject({ ok: false, error: { code: 'returned/no-statement' } });
    await office.giveBack(anew.party, doctor.party.id, { newKey: neighbour.party.card.statement.key });
    expect(await anew.preview(await back())).toMatchObject({ ok: false, error: { code: 'returned/not-for-you' } });
    await neighbour.giveBack(anew.party, doctor.party.id);
    expect(await anew.preview(await neighbour.sendRows([...neighbour.set.ofType('returnedCopy').values()], anew.party, 'returned'))).toMatchObject({ ok: false, error: { code: 'returned/not-an-office' } });
    await next.meet(office.party.card, 'office');
    expect(await next.preview(await office.sendRows(everything(), next.party, 'returned'))).toMatchObject({ ok: false, error: { code: 'returned/not-for-you' } });
  });
});
