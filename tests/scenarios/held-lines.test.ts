import { describe, expect, it } from 'vitest';
import { readHeld } from '../../src-shared/exchange/release-held.ts';
import { simWorld } from '../kit/sim-pc.ts';

const DAY = 86_400_000;

describe('a file whose clock is two days ahead', () => {
  it('is kept whole, does not move our clock, and comes in when the day has come', async () => {
    const world = simWorld(71);
    const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }), { skewMs: 2 * DAY });
    const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
    await office.meet(doctor.party.card);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '留学' });
    const { plan } = await office.receive(await doctor.send('career', office.party));
    expect(plan.counts).toMatchObject({ deferred: 1, create: 0 });
    expect(plan.merge.records[0]?.units[0]).toMatchObject({ reason: 'unit/future-clock' });
    expect(office.find(goal.id)).toBeUndefined();
    const written = office.create('dossier', { name: '山田 花子' });
    expect(written.stamp[2] / 64).toBeLessThan(world.now + DAY);

    const held = () => readHeld(office.set.ofType('heldRow').values());
    expect(held()).toMatchObject([{ reason: 'clock', record: { id: goal.id } }]);
    expect(await office.release()).toBe(0);
    world.now += 2 * DAY;
    expect(await office.release()).toBe(1);
    expect(office.get(goal.id).values.goal).toMatchObject({ goal: '留学' });
    expect(held()).toEqual([]);
  });
});
