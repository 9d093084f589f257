import { describe, expect, it } from 'vitest';
import type { RecordDefinition } from '../../src-shared/records/definition.ts';
import { choice } from '../../src-shared/records/fields.ts';
import { permitEvent } from '../../src-shared/records/permit-event.ts';
import { DEFINITIONS } from '../../src-shared/records/registry.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { simWorld } from '../kit/sim-pc.ts';

const registry = DEFINITIONS as unknown as Record<string, RecordDefinition>;
const LATER: ReadonlySet<string> = new Set(['endOnPaper', 'endTakenBack']);

/** A version from before an end on paper could be recorded. */
async function asOlder<T>(work: () => Promise<T>): Promise<T> {
  const { kind } = permitEvent.fields;
  const choices = (kind.choices ?? []).filter(({ value }) => !LATER.has(value));
  registry.permitEvent = { ...permitEvent, fields: { ...permitEvent.fields, kind: choice({ unit: 'act', label: kind.label, choices }) } };
  try {
    return await work();
  } finally {
    registry.permitEvent = permitEvent;
  }
}

describe('acts that an older version does not know', () => {
  it('are kept aside, never half applied; what follows on them waits for them, and after the update the case stands as at the office', async () => {
    const world = simWorld(77);
    const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
    const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
    await doctor.meet(office.party.card, 'office');
    await office.meet(doctor.party.card);
    const { id } = doctor.create('permitApplication', APPLICATION);
    await doctor.act(id, 'submit', {}, { office: office.party.id });
    await office.receive(await doctor.send('permit', office.party, { cases: new Set([id]) }));
    await office.act(id, 'receive', { receivedOn: '2026-04-06' });
    await office.act(id, 'approve', { decidedOn: '2026-04-20', permittedOn: '2026-04-20' });
    await office.act(id, 'endOnPaper', { effectiveOn: '2026-05-20', receivedOn: '2026-05-20' });

    const first = await asOlder(async () => doctor.receive(await office.send('decision', doctor.party)));
    expect(first.plan.merge.records.filter(({ outcome }) => outcome === 'deferred')).toMatchObject([{ type: 'permitEvent', accept: null }]);
    expect(first.plan.counts.refused).toBe(0);
    expect(doctor.caseOf(id).fold.status).toBe('approved');

    await office.act(id, 'endTakenBack', { reason: '記載誤り' });
    const revoked = await office.act(id, 'revoke', { effectiveOn: '2026-06-01', reason: '勤務の実態がない' });
    await asOlder(async () => doctor.receive(await office.send('decision', doctor.party)));
    // the revocation rests on an act that cannot be read here: shown as such, without effect
    expect(doctor.caseOf(id).fold.rejectedEvents).toMatchObject([{ event: { id: revoked.id }, reason: 'unknown-basis' }]);
    expect([...doctor.set.ofType('heldRow').values()]).toHaveLength(2);
    // and its next file to the office carries nothing of what it could not read
    const echoed = await asOlder(async () => office.receive(await doctor.send('permit', office.party, { cases: new Set([id]) })));
    expect(echoed.plan.counts.refused + echoed.plan.counts.conflict).toBe(0);

    expect(await doctor.release()).toBe(2);
    const [here, there] = [doctor.caseOf(id).fold, office.caseOf(id).fold];
    expect(here).toMatchObject({ status: 'revoked', rejectedEvents: [], position: there.position });
    expect(here.effective.map((event) => event.id)).toEqual(there.effective.map((event) => event.id));
  });
});
