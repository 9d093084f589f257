import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosures, heldKeys, originsOf } from '../../src-shared/exchange/disclosure.ts';
import { isWithin } from '../../src-shared/exchange/record-period.ts';
import { readContainer } from '../../src-shared/exchange/read-container.ts';
import { restoreLines } from '../../src-shared/exchange/restore-lines.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { LIFE, unitsOf } from '../../src-shared/records/record-state.ts';
import type { SimParty } from '../kit/sim-party.ts';
import { type SimFile, type SimPc, simWorld } from '../kit/sim-pc.ts';

/** What a file says, read from its very bytes as its addressee reads it. */
async function unitsInFile(file: SimFile, to: SimParty): Promise<readonly string[]> {
  const opened = must(await readContainer(file.bytes, { us: { party: to.id, device: to.devices[0]!.id, identities: [to.age.identity] } }));
  const { records } = must(restoreLines(opened.lines));
  return records.flatMap((record) => unitsOf(record).filter((unit) => unit !== LIFE).map((unit) => `${to.id} ${record.id} ${unit}`));
}

const cancel = (pc: SimPc, file: SimFile): void => {
  const entry = pc.ledger().find((one) => one.direction === 'sent' && one.digest === file.digest)!;
  pc.edit(entry.id, { state: 'cancelled' });
};

describe('who holds what', () => {
  it('is the union of the units in every file that was made and not cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.nat(2), fc.boolean()), { minLength: 3, maxLength: 8 }), fc.nat(1_000), async (steps, seed) => {
        const world = simWorld(seed + 9_000);
        const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
        const offices = [await world.party({ kind: 'office', name: '関東信越厚生局' }), await world.party({ kind: 'office', name: '近畿厚生局' })];
        doctor.create('person', { name: '山田 花子', kana: 'ヤマダ ハナコ' });
        const made: { file: SimFile; to: SimParty; cancelled: boolean }[] = [];
        for (const [what, which, ticked] of steps) {
          const to = offices[which % 2]!;
          const goals = [...doctor.set.ofType('careerGoal').values()];
          if (what <= 1) doctor.create('careerGoal', { horizon: '5', goal: `目標${world.now}`, family: ticked ? '家族' : '' });
          else if (what === 2 && goals.length > 0) doctor.delete(goals[which % goals.length]!.id);
          else if (what === 3 && made.length > 0) {
            const one = made[which % made.length]!;
            if (!one.cancelled) cancel(doctor, one.file);
            one.cancelled = true;
          } else made.push({ file: await doctor.send('career', to, { ticked: new Set(ticked ? ['careerGoal.family'] : []) }), to, cancelled: false });
        }
        const union = new Set<string>();
        for (const { file, to, cancelled } of made) if (!cancelled) for (const key of await unitsInFile(file, to)) union.add(key);
        expect([...heldKeys(disclosures(doctor.ledger()))].sort()).toEqual([...union].sort());
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it('knows since when, and closes a line by a statement until the unit is sent again', async () => {
    const world = simWorld(9_100);
    const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
    const office = await world.party({ kind: 'office', name: '関東信越厚生局' });
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '地域医療' });
    await doctor.send('career', office);
    const first = doctor.ledger()[0]!;
    world.now += 86_400_000;
    await doctor.send('career', office);
    const [line] = disclosures(doctor.ledger());
    expect(line).toMatchObject({ recordId: goal.id, partner: office.id, partnerName: office.name, purposes: ['career'], numbers: [1, 2], notHandedYet: true });
    expect(line?.units).toEqual([{ unit: 'goal', since: first.madeAt, last: doctor.ledger()[1]!.madeAt }]);
    const closing = { partner: office.id, recordId: goal.id, units: ['goal'], at: world.now + 1 };
    expect(disclosures(doctor.ledger(), [closing])[0]).toMatchObject({ units: [], erased: [{ unit: 'goal' }] });
    world.now += 86_400_000;
    await doctor.send('career', office);
    expect(disclosures(doctor.ledger(), [closing])[0]?.units).toHaveLength(1);
  });

  it('knows from whom a record came', async () => {
    const world = simWorld(9_200);
    const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
    const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
    await office.meet(doctor.party.card);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '地域医療' });
    await office.receive(await doctor.send('career', office.party));
    expect(originsOf(office.ledger(), goal.id)).toMatchObject([{ partner: doctor.party.id, partnerName: '山田 花子', number: 1, purpose: 'career' }]);
  });
});

describe('a file narrowed to a time', () => {
  it('takes what overlaps it, and what belongs to no time', () => {
    const world = simWorld(9_300);
    return world.party({ kind: 'doctor', name: '山田 花子' }).then((party) => {
      const pc = world.pc(party);
      const term = (startOn: string, endOn: string | null) => pc.create('posting', { organisation: '医事課', title: '係長', startOn, ...(endOn === null ? {} : { endOn }) });
      const chosen = { from: '2024-04-01', to: '2025-03-31' };
      expect(isWithin(term('2020-04-01', '2024-03-31'), chosen)).toBe(false);
      expect(isWithin(term('2020-04-01', '2024-04-01'), chosen)).toBe(true);
      expect(isWithin(term('2025-04-01', null), chosen)).toBe(false);
      expect(isWithin(term('2020-04-01', null), chosen)).toBe(true);
      expect(isWithin(pc.create('careerGoal', { horizon: '5', goal: '地域医療' }), chosen)).toBe(true);
      expect(isWithin(term('2020-04-01', '2021-03-31'), { from: null, to: null })).toBe(true);
    });
  });
});
