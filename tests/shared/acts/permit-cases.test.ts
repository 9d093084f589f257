import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permitCases } from '../../../src-shared/acts/permit-cases.ts';
import { createWorkingSet } from '../../../src-shared/journal/working-set.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { type SimPc, simWorld } from '../../kit/sim-pc.ts';

async function paired(seed: number): Promise<{ doctor: SimPc; office: SimPc; other: SimPc }> {
  const world = simWorld(seed);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  const other = world.pc(await world.party({ kind: 'office', name: '近畿厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  return { doctor, office, other };
}

async function submitted(doctor: SimPc, office: SimPc): Promise<string> {
  const { id } = doctor.create('permitApplication', APPLICATION);
  await doctor.act(id, 'submit', {}, { office: office.party.id });
  await office.receive(await doctor.send('permit', office.party, { cases: new Set([id]) }));
  return id;
}

/** What they are without anything known from before. */
const fromNothing = (pc: SimPc) => {
  const set = createWorkingSet();
  for (const record of pc.set.all()) set.put(record);
  return permitCases(set);
};

describe('all permit cases of a vault', () => {
  it('are folded anew only where an act, the application or a hand-over changed', async () => {
    const { doctor, office, other } = await paired(31);
    const [first, second] = [await submitted(doctor, office), await submitted(doctor, office)];
    const before = permitCases(office.set);
    expect(permitCases(office.set).get(first)).toBe(before.get(first));
    await office.act(first, 'receive', { receivedOn: '2026-04-06' });
    const after = permitCases(office.set);
    expect(after.get(first)?.fold.status).toBe('received');
    expect(after.get(second)).toBe(before.get(second));
    await office.handOver(other.party, doctor.party, [second]);
    expect(permitCases(office.set).get(second)?.offices).toEqual([office.party.id, other.party.id]);
    expect(permitCases(office.set)).toEqual(fromNothing(office));
  });

  it('are the same as from nothing, whatever happened in between', async () => {
    const step = fc.constantFrom('draft', 'submit', 'withdraw', 'edit', 'delete', 'restore', 'look');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9_999 }), fc.array(fc.tuple(step, fc.nat()), { maxLength: 14 }), async (seed, steps) => {
        const { doctor, office } = await paired(seed);
        const ids: string[] = [];
        for (const [what, nth] of steps) {
          const id = ids[nth % Math.max(1, ids.length)];
          if (what === 'draft' || id === undefined) ids.push(doctor.create('permitApplication', APPLICATION).id);
          else if (what === 'submit') await doctor.act(id, 'submit', {}, { office: office.party.id });
          else if (what === 'withdraw') await doctor.act(id, 'withdraw');
          else if (what === 'edit') doctor.edit(id, { reason: `理由 ${nth}` });
          else if (what === 'delete') doctor.delete(id);
          else if (what === 'restore') doctor.restore(id);
          else permitCases(doctor.set);
        }
        expect(permitCases(doctor.set)).toEqual(fromNothing(doctor));
      }),
      { numRuns: 25 },
    );
  });
});
