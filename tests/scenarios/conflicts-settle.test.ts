import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '../../src-shared/kernel/ids.ts';
import { conflictsOf } from '../../src-shared/records/conflicts.ts';
import { isDeleted } from '../../src-shared/records/life.ts';
import { headsOf } from '../../src-shared/records/record-state.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

let pcs: [SimPc, SimPc, SimPc];
let goal: Id;

async function exchange(...ways: readonly (readonly [SimPc, SimPc])[]): Promise<void> {
  for (const [from, to] of ways) await to.receive(await from.transfer());
}

/** What one has learned reaches all: down the line of PCs and back. */
const everybody = (): Promise<void> => exchange([pcs[0], pcs[1]], [pcs[1], pcs[2]], [pcs[2], pcs[1]], [pcs[1], pcs[0]]);

const conflicts = (pc: SimPc) => conflictsOf(pc.get(goal));
const texts = (pc: SimPc) => headsOf(pc.get(goal), 'goal')
    .map((head) => String(head.value.goal))
    .toSorted((a, b) => (a < b ? -1 : 1));

beforeEach(async () => {
  const world = simWorld(501);
  const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 3 });
  pcs = [0, 1, 2].map((device) => world.pc(doctor, { device })) as [SimPc, SimPc, SimPc];
  goal = pcs[0].create('careerGoal', { horizon: '5', goal: '元の文' }).id;
  await everybody();
});

describe('a conflict between three PCs', () => {
  beforeEach(async () => {
    pcs[0].edit(goal, { goal: '一台目の文' });
    pcs[1].edit(goal, { goal: '二台目の文' });
    await everybody();
  });

  it('stands on all of them, with both values, until somebody decides', () => {
    for (const pc of pcs) {
      expect(conflicts(pc)).toEqual(conflicts(pcs[0]));
      expect(texts(pc)).toEqual(['一台目の文', '二台目の文']);
    }
  });

  it('settled on one, is settled on every PC, also on one that hears of it through another', async () => {
    pcs[2].edit(goal, { goal: '一台目の文\n\n二台目の文' });
    await exchange([pcs[2], pcs[1]], [pcs[1], pcs[0]]);
    for (const pc of pcs) {
      expect(conflicts(pc)).toEqual([]);
      expect(texts(pc)).toEqual(['一台目の文\n\n二台目の文']);
    }
    // What was not chosen is still in the journal of each.
    for (const pc of pcs) for (const text of ['一台目の文', '二台目の文']) expect(JSON.stringify(pc.journal)).toContain(text);
    // An old file brings it back for nobody.
    await everybody();
    for (const pc of pcs) expect(conflicts(pc)).toEqual([]);
  });

  it('settled differently on two PCs, is a conflict again, between the two decisions', async () => {
    pcs[0].edit(goal, { goal: '一台目に決めた' });
    pcs[2].edit(goal, { goal: '二台目に決めた' });
    await everybody();
    for (const pc of pcs) {
      expect(conflicts(pc)).toHaveLength(1);
      expect(texts(pc)).toEqual(['一台目に決めた', '二台目に決めた']);
    }
    pcs[1].edit(goal, { goal: '話し合って決めた' });
    await everybody();
    for (const pc of pcs) expect(texts(pc)).toEqual(['話し合って決めた']);
  });

  it('settled the same way on two PCs, is settled', async () => {
    pcs[0].edit(goal, { goal: '同じ決め方' });
    pcs[2].edit(goal, { goal: '同じ決め方' });
    await everybody();
    for (const pc of pcs) expect(conflicts(pc)).toEqual([]);
  });
});

describe('a deletion here and an edit there', () => {
  beforeEach(async () => {
    pcs[0].delete(goal);
    pcs[1].edit(goal, { goal: '知らずに直した' });
    await everybody();
  });

  it('brings the record back and says so on every PC', () => {
    for (const pc of pcs) {
      expect(isDeleted(pc.get(goal))).toBe(false);
      expect(conflicts(pc)).toMatchObject([{ kind: 'edited-after-deletion', unit: 'goal' }]);
    }
  });

  it.each([['kept', false], ['deleted', true]] as const)('once %s, is settled on all of them', async (_, gone) => {
    if (gone) pcs[2].delete(goal);
    else pcs[2].restore(goal);
    await exchange([pcs[2], pcs[0]], [pcs[0], pcs[1]]);
    for (const pc of pcs) {
      expect(isDeleted(pc.get(goal))).toBe(gone);
      expect(conflicts(pc)).toEqual([]);
    }
  });

  it('kept here and deleted there, is a conflict again', async () => {
    pcs[0].restore(goal);
    pcs[2].delete(goal);
    await everybody();
    for (const pc of pcs) expect(conflicts(pc)).toMatchObject([{ kind: 'values', unit: '$life' }]);
  });
});
