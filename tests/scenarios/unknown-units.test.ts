import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildExport } from '../../src-shared/exchange/build-export.ts';
import { POLICIES, type Purpose } from '../../src-shared/exchange/policy.ts';
import { readContainer } from '../../src-shared/exchange/read-container.ts';
import { writeContainer } from '../../src-shared/exchange/write-container.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { definitionOf } from '../../src-shared/records/registry.ts';
import { LIFE, type RecordState, unitsOf } from '../../src-shared/records/record-state.ts';
import { asNewer } from '../kit/newer-version.ts';
import { APPLICATION } from '../kit/sample-records.ts';
import { type SimPc, simWorld } from '../kit/sim-pc.ts';

async function pair(seed: number): Promise<{ doctor: SimPc; office: SimPc; second: SimPc }> {
  const world = simWorld(seed);
  const party = await world.party({ kind: 'doctor', name: '山田 花子', devices: 2 });
  const [doctor, second] = [world.pc(party), world.pc(party, { device: 1 })];
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  return { doctor, office, second };
}

const unitName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,20}$/);
const strangeUnits = fc.uniqueArray(fc.tuple(unitName, fc.string({ maxLength: 20 })), { minLength: 1, maxLength: 4, selector: ([name]) => name });

describe('what a newer version wrote into this vault', () => {
  it('has no way into any export: every unit that leaves is one this version knows and may send', async () => {
    const { doctor, office } = await pair(91);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '一', family: '二' });
    const person = doctor.create('person', { name: '山田 花子', kana: 'ヤマダ ハナコ' });
    const posting = doctor.create('posting', { organisation: '医事課', title: '補佐', startOn: '2024-04-01' });
    const application = doctor.create('permitApplication', APPLICATION);
    const event = await doctor.act(application.id, 'submit', {}, { office: office.party.id });
    const session = doctor.create('mentorSession', { heldOn: '2026-04-02', summary: '三' }, { person: office.party.id, parties: { mentor: doctor.party.id, mentee: office.party.id } });
    const records = [goal, person, posting, application, event, session];
    let left = 0;
    fc.assert(
      fc.property(fc.constantFrom(...records), strangeUnits, fc.constantFrom(...(Object.keys(POLICIES) as Purpose[])), (record, units, purpose) => {
        const values = Object.fromEntries(units.filter(([name]) => definitionOf(record.type)?.units[name] === undefined).map(([name, text]) => [name, { text: `未知 ${text}` }]));
        const stored = doctor.get(record.id);
        const before: RecordState = { ...stored, values: { ...stored.values, ...values } };
        doctor.set.put(before);
        const wholly: RecordState = { ...stored, id: 'unknown---------', type: `new${units[0]?.[0] ?? ''}`.replace(/[^A-Za-z0-9]/g, ''), values };
        if (Object.keys(values).length > 0) doctor.set.put(wholly);
        const everything = new Set(Object.entries(definitionOf(record.type)?.units ?? {}).map(([unit]) => `${record.type}.${unit}`));
        const draft = buildExport(doctor.set, purpose, { self: doctor.party.id, recipient: office.party.id }, { ticked: new Set([...everything, ...Object.keys(values).map((unit) => `${record.type}.${unit}`)]) });
        doctor.set.put(stored);
        doctor.set.remove(wholly.id);
        if (!draft.ok) return;
        for (const row of draft.value.rows) {
          for (const unit of unitsOf(row)) {
            if (unit === LIFE) continue;
            expect(['shared', 'public']).toContain(definitionOf(row.type)?.units[unit]?.privacy);
            left += 1;
          }
        }
        expect(JSON.stringify(draft.value.rows)).not.toContain('未知');
      }),
      { numRuns: 200 },
    );
    expect(left).toBeGreaterThan(200);
  });

  it('survives a round trip through an older reader: its sender still has it, and the reader keeps it apart', async () => {
    const { doctor, office, second } = await pair(92);
    const goal = await asNewer(() => doctor.create('careerGoal', { horizon: '5', goal: '一', travelMinutes: 40 }));
    const { plan } = await office.receive(await asNewer(() => doctor.send('career', office.party)));
    expect(plan.merge.records[0]?.units.map(({ unit, status }) => [unit, status])).toContainEqual(['travel', 'deferred']);
    expect(office.get(goal.id).values.travel).toBeUndefined();
    expect(JSON.stringify([...office.set.ofType('heldRow').values()])).toContain('travelMinutes');
    // the older PC of the doctor edits what it can read and sends everything back
    await second.receive(await asNewer(() => doctor.transfer()));
    second.edit(goal.id, { goal: '直した' });
    await asNewer(async () => doctor.receive(await second.transfer()));
    expect(doctor.get(goal.id).values).toMatchObject({ goal: { goal: '直した' }, travel: { travelMinutes: 40 } });
    // and after its own update the office has it too
    expect(await asNewer(() => office.release())).toBe(1);
    expect(office.get(goal.id).values.travel).toEqual({ travelMinutes: 40 });
  });

  it('in a format that needs a newer reader is named with the version, and nothing of it is read', async () => {
    const { doctor, office } = await pair(93);
    const { bytes } = must(
      await writeContainer({
        header: { kind: 'exchange', purpose: 'career', app: 'sim', createdAt: doctor.clock.now(), number: 1, previous: null, cancelled: [], replyTo: [], minReader: 9, to: [{ party: office.party.id, recipient: office.party.card.statement.recipient }] },
        signer: { card: doctor.party.card, device: doctor.device.id, member: doctor.party.member.id, privateKey: doctor.device.keys.privateKey },
        lines: [], attachments: [],
      }),
    );
    const read = await readContainer(bytes, { us: { party: office.party.id, device: office.device.id, identities: [office.party.age.identity] } });
    expect(read).toMatchObject({ ok: false, error: { code: 'exchange/newer-version', params: { needs: 9, have: 1 } } });
  });
});
