import { describe, expect, it } from 'vitest';
import { foldCommits } from '../../src-shared/journal/fold.ts';
import { conflictsOf } from '../../src-shared/records/conflicts.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { headsOf } from '../../src-shared/records/record-state.ts';
import { bytesOf } from '../kit/random-history.ts';
import { asNewer } from '../kit/newer-version.ts';
import { type SimFile, type SimPc, simWorld } from '../kit/sim-pc.ts';

const HOUR = 3_600_000;

/** What a person writes; the ledger of each PC is its own business until it is sent too. */
const WRITTEN = ['careerGoal', 'posting', 'person', 'mentorNote'] as const;

/**
 * Three PCs of one doctor, clocks an hour fast, right, and two hours slow. Everybody edits; files get
 * lost, come twice, out of order, or late. At the end everybody sends everything to everybody.
 */
async function play(seed: number): Promise<readonly SimPc[]> {
  const world = simWorld(seed);
  const { random } = world;
  const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 3 });
  const pcs = [0, 1, 2].map((device) => world.pc(doctor, { device, skewMs: [HOUR, 0, -2 * HOUR][device] as number }));
  const underway: { file: SimFile; to: SimPc }[] = [];
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;

  for (let step = 0; step < 40; step++) {
    const pc = pick(pcs);
    const goals = [...pc.set.ofType('careerGoal').values()];
    const text = `文 ${seed}-${step}`;
    switch (random.below(8)) {
      case 0:
        pc.create('careerGoal', { horizon: '5', goal: text, family: '' });
        break;
      case 1:
        pc.create('mentorNote', { text });
        break;
      case 2:
        if (goals.length > 0) pc.delete(pick(goals).id);
        break;
      case 3:
        if (goals.length > 0) pc.restore(pick(goals).id);
        break;
      case 4:
      case 5:
        if (goals.length > 0) pc.edit(pick(goals).id, random.below(2) === 0 ? { goal: text } : { family: text });
        break;
      case 6: {
        const file = await pc.transfer();
        for (const to of pcs) if (to !== pc && random.below(3) > 0) underway.push({ file, to });
        break;
      }
      default:
        // Some arrive, in any order, some twice.
        if (underway.length > 0) {
          const { file, to } = pick(underway);
          await to.receive(file);
        }
    }
  }
  for (let round = 0; round < 2; round++) {
    for (const from of pcs) {
      const file = await from.transfer();
      for (const to of pcs) if (to !== from) await to.receive(file);
    }
  }
  return pcs;
}

describe('three PCs of one doctor with skewed clocks', () => {
  it.each(Array.from({ length: 4 }, (_, i) => i + 1))('hold the same bytes once everything was delivered (seed %i)', async (seed) => {
    const pcs = await play(seed);
    const [first, ...others] = pcs as [SimPc, ...SimPc[]];
    for (const pc of others) {
      expect(pc.digest(...WRITTEN)).toEqual(first.digest(...WRITTEN));
      for (const goal of first.set.ofType('careerGoal').values()) {
        expect(conflictsOf(pc.get(goal.id))).toEqual(conflictsOf(goal));
        expect(isDeleted(pc.get(goal.id))).toBe(isDeleted(goal));
      }
    }
    // The fold of the journal is what stands in memory.
    for (const pc of pcs) expect([...foldCommits(pc.journal).values()].map(bytesOf).sort()).toEqual(pc.digest());
  });

  it('a file that was lost for good costs nothing once a later one came', async () => {
    const world = simWorld(77);
    const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 3 });
    const [a, b, c] = [0, 1, 2].map((device) => world.pc(doctor, { device, skewMs: device * 2 * HOUR })) as [SimPc, SimPc, SimPc];
    const goal = a.create('careerGoal', { horizon: '5', goal: '一' });
    await b.receive(await a.transfer());
    a.edit(goal.id, { goal: '二' });
    await a.transfer(); // lost
    b.edit(goal.id, { family: '三' });
    a.edit(goal.id, { goal: '四' });
    const last = await a.transfer();
    await b.receive(last);
    await c.receive(last);
    await c.receive(last);
    const fromB = await b.transfer();
    await a.receive(fromB);
    await c.receive(fromB);
    for (const pc of [a, b, c]) expect(pc.get(goal.id).values).toMatchObject({ goal: { goal: '四' }, family: { family: '三' } });
    expect(b.digest('careerGoal')).toEqual(a.digest('careerGoal'));
    expect(c.digest('careerGoal')).toEqual(a.digest('careerGoal'));
  });

  it('a fast clock does not win against a later edit that knew its value', async () => {
    const world = simWorld(78);
    const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 2 });
    const fast = world.pc(doctor, { device: 0, skewMs: 20 * HOUR });
    const slow = world.pc(doctor, { device: 1, skewMs: -20 * HOUR + 60_000 });
    const goal = fast.create('careerGoal', { horizon: '5', goal: '速い時計' });
    world.now += 17 * HOUR; // within a day of the slow clock, so that nothing is put aside
    await slow.receive(await fast.transfer());
    slow.edit(goal.id, { goal: '後から書いた' });
    await fast.receive(await slow.transfer());
    expect(fast.get(goal.id).values.goal).toMatchObject({ goal: '後から書いた' });
    expect(headsOf(fast.get(goal.id), 'goal')).toHaveLength(1);
  });
});

describe('a PC with an older version in the middle', () => {
  it('puts aside what it cannot read, keeps it whole, and hands it on to the next PC', async () => {
    const world = simWorld(79);
    const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 3 });
    const [newer, older, third] = [0, 1, 2].map((device) => world.pc(doctor, { device })) as [SimPc, SimPc, SimPc];
    const goal = newer.create('careerGoal', { horizon: '5', goal: '読める' });
    // As a newer version holds it: a further unit, and a type not known here.
    const further = { ...goal, values: { travel: { minutes: 20 } }, stamps: null };
    const unknown = { ...goal, id: 'unknown---------', type: 'secondCareer', values: { wish: { text: '診療所' } } };
    newer.commit('edit', [further, unknown]);
    const { plan } = await older.receive(await newer.transfer());
    expect(plan.counts).toMatchObject({ deferred: 1, refused: 0, conflict: 0 });
    expect(older.get(goal.id).values.goal).toMatchObject({ goal: '読める' });
    expect(older.find(unknown.id)).toBeUndefined();
    const held = [...older.set.ofType('heldRow').values()].map((record) => record.values.held);
    expect(new Set(held.map((one) => one?.recordId))).toEqual(new Set([goal.id, unknown.id]));
    expect(held).toHaveLength(2);
    expect(JSON.stringify(held)).toContain('診療所');
    expect(JSON.stringify(held)).toContain('minutes');
    await third.receive(await older.transfer());
    expect(third.digest('heldRow')).toEqual(older.digest('heldRow'));
    // The older PC edits what it can read; the newer one still has what it wrote.
    older.edit(goal.id, { goal: '直した' });
    await newer.receive(await older.transfer());
    expect(newer.get(goal.id).values.travel).toEqual({ minutes: 20 });
    expect(newer.get(unknown.id).values.wish).toEqual({ text: '診療所' });
    expect(newer.get(goal.id).values.goal).toMatchObject({ goal: '直した' });
  });
});

describe('what random histories found', () => {
  const two = async (seed: number, skewMs = 0) => {
    const world = simWorld(seed);
    const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 3 });
    return { world, pcs: [0, 1, 2].map((device) => world.pc(doctor, { device, skewMs: device === 0 ? skewMs : 0 })) as [SimPc, SimPc, SimPc] };
  };

  it('the ledger of one PC reaches the others, with the moment each file was made', async () => {
    const { world, pcs: [a, b] } = await two(81);
    const office = await world.party({ kind: 'office', name: '関東信越厚生局' });
    await a.meet(office.card, 'office');
    a.create('careerGoal', { horizon: '5', goal: '一' });
    await a.send('career', office);
    const { plan } = await b.receive(await a.transfer());
    expect(plan.counts).toMatchObject({ refused: 0, deferred: 0 });
    expect(b.ledger().filter((entry) => entry.direction === 'sent').map((entry) => entry.madeAt)).toEqual(a.ledger().slice(0, 1).map((entry) => entry.madeAt));
  });

  it('a transfer of everything does not list everything in the ledger, which the next one would carry', async () => {
    const { pcs: [a, b] } = await two(82);
    for (let n = 0; n < 30; n++) a.create('careerGoal', { horizon: '5', goal: `目標 ${n}` });
    await b.receive(await a.transfer());
    for (const pc of [a, b]) expect(pc.ledger().map((entry) => entry.contents)).toEqual([[]]);
  });

  it('lines held for a fast clock do not multiply with every exchange', async () => {
    const { world, pcs } = await two(83, 72 * HOUR);
    const [fast, b, c] = pcs;
    fast.create('careerGoal', { horizon: '5', goal: '速い時計' });
    for (let round = 0; round < 4; round++) {
      for (const from of pcs) {
        const file = await from.transfer();
        for (const to of pcs) if (to !== from) await to.receive(file);
      }
    }
    const held = [b, c].map((pc) => [...pc.set.ofType('heldRow').values()].map((record) => record.values.held?.recordType));
    for (const types of held) expect(types).not.toContain('heldRow');
    world.now += 100 * HOUR;
    fast.clock.skewMs = 0;
    for (const pc of pcs) await pc.release();
    for (let round = 0; round < 2; round++) for (const from of pcs) for (const to of pcs) if (to !== from) await to.receive(await from.transfer());
    expect(b.digest('careerGoal')).toEqual(fast.digest('careerGoal'));
    expect(c.digest('careerGoal')).toEqual(fast.digest('careerGoal'));
  });

  it('what was held of an own PC with a newer version is taken in after the upgrade', async () => {
    const { pcs: [newer, older] } = await two(84);
    const goal = await asNewer(() => newer.create('careerGoal', { horizon: '20', goal: '新しい版', travelMinutes: 30 }));
    await older.receive(await asNewer(() => newer.transfer()));
    expect(older.find(goal.id)).toBeUndefined();
    expect(await older.release()).toBe(0);
    expect(await asNewer(() => older.release())).toBe(1);
    expect(older.digest('careerGoal')).toEqual(newer.digest('careerGoal'));
  });

  it('a record that came from somebody and was deleted here is gone there too, by the next file', async () => {
    const world = simWorld(467);
    const [mentor, mentee] = [await world.party({ kind: 'doctor', name: '山田 花子' }), await world.party({ kind: 'doctor', name: '鈴木 一郎' })];
    const [a, b] = [world.pc(mentor), world.pc(mentee)];
    await a.meet(mentee.card, 'none');
    await b.meet(mentor.card, 'none');
    const parties = { mentor: mentor.id, mentee: mentee.id };
    const meeting = a.create('mentorSession', { heldOn: '2026-04-10', summary: '初回' }, { parties });
    await b.receive(await a.send('mentoring', mentee));
    b.delete(meeting.id);
    await a.receive(await b.send('mentoring', mentor));
    expect(isDeleted(a.get(meeting.id))).toBe(true);
  });
});
