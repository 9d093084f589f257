import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { simWorld } from '../../kit/sim-pc.ts';

const start = async (seed: number) => {
  const world = simWorld(seed);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = await world.party({ kind: 'office', name: '関東信越厚生局' });
  const other = await world.party({ kind: 'office', name: '近畿厚生局' });
  return { doctor, office, other };
};

describe('a permit file', () => {
  it('holds the case handed to this office, the person, and permits held elsewhere; no other case', async () => {
    const { doctor, office, other } = await start(1);
    const person = doctor.create('person', { name: '山田 花子', kana: 'ヤマダ ハナコ' });
    const mine = doctor.create('permitApplication', APPLICATION);
    const submit = await doctor.act(mine.id, 'submit', {}, { office: office.id });
    const elsewhere = doctor.create('permitApplication', { ...APPLICATION, institutionName: '別の病院' });
    await doctor.act(elsewhere.id, 'submit', {}, { office: other.id });
    doctor.create('permitApplication', { ...APPLICATION, institutionName: '下書きの病院' });
    const paper = doctor.create('permit', { institutionName: '北町診療所', origin: 'paper' });
    const { rows } = must(doctor.draft('permit', office.id));
    expect(rows.map((row) => row.id).sort()).toEqual([person.id, mine.id, submit.id, paper.id].sort());
  });

  it('chosen by hand for another office does not carry what was handed to the first', async () => {
    const { doctor, office, other } = await start(6);
    const mine = doctor.create('permitApplication', APPLICATION);
    await doctor.act(mine.id, 'submit', {}, { office: office.id });
    expect(must(doctor.draft('permit', other.id, { cases: new Set([mine.id]) })).rows.map((row) => row.type)).toEqual(['permitApplication']);
  });

  it('lists the attachments once and says what stays', async () => {
    const { doctor, office } = await start(2);
    const letter = await doctor.attach(utf8('%PDF'), '依頼状.pdf');
    const mine = doctor.create('permitApplication', { ...APPLICATION, requestLetter: [letter], attachments: [letter], memo: '自分用' });
    await doctor.act(mine.id, 'submit', {}, { office: office.id });
    doctor.create('mentorNote', { text: '非公開' });
    const draft = must(doctor.draft('permit', office.id));
    expect(draft.attachments).toEqual([letter]);
    expect(draft.withheld).toEqual({ privateNotes: 1, local: [{ type: 'permitApplication', unit: 'memo', count: 1 }], unticked: [], unclassified: 0 });
  });

  it('does not carry a draft that was deleted before anybody had it, and carries the deletion of what was sent', async () => {
    const { doctor, office } = await start(3);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '留学', family: '家庭の事情' });
    doctor.create('posting', { organisation: '医事課', title: '係長', rung: 'chief', startOn: '2024-04-01' });
    doctor.delete(goal.id);
    expect(must(doctor.draft('career', office.id)).rows.map((row) => row.type)).toEqual(['posting']);
    doctor.restore(goal.id);
    await doctor.send('career', office);
    doctor.delete(goal.id);
    const row = must(doctor.draft('career', office.id)).rows.find((one) => one.id === goal.id);
    expect(Object.keys(row?.values ?? {})).toEqual(['$life']);
  });

  it('is refused with words when there is nothing to send', async () => {
    const { doctor, office } = await start(4);
    expect(doctor.draft('permit', office.id)).toMatchObject({ ok: false, error: { code: 'exchange/nothing-to-send' } });
  });
});

describe('a career file', () => {
  it('leaves family and health out, and says so, until it is ticked', async () => {
    const { doctor, office } = await start(5);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '留学', family: '家庭の事情', memo: 'm' });
    const plain = must(doctor.draft('career', office.id));
    expect(Object.keys(plain.rows[0]?.values ?? {})).toEqual(['goal']);
    expect(plain.withheld.unticked).toEqual([{ type: 'careerGoal', unit: 'family', count: 1 }]);
    const ticked = must(doctor.draft('career', office.id, { ticked: new Set(['careerGoal.family']) }));
    expect(Object.keys(ticked.rows.find((row) => row.id === goal.id)?.values ?? {}).sort()).toEqual(['family', 'goal']);
    expect(ticked.withheld.unticked).toEqual([]);
    // A tick for a unit the policy does not list opens nothing.
    const odd = must(doctor.draft('career', office.id, { ticked: new Set(['careerGoal.memo', 'mentorNote.note']) }));
    expect(Object.keys(odd.rows[0]?.values ?? {})).toEqual(['goal']);
  });
});
