import { beforeAll, describe, expect, it } from 'vitest';
import { type Judged, judgeImport, needsNobody } from '../../../src-shared/exchange/judge-import.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { type SimFile, type SimPc, simWorld } from '../../kit/sim-pc.ts';

let office: SimPc;
let doctor: SimPc;
let stranger: SimPc;
let personId: string;

beforeAll(async () => {
  const world = simWorld(23);
  office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  stranger = world.pc(await world.party({ kind: 'doctor', name: '高橋 三郎' }));
  await office.meet(doctor.party.card);
  for (const pc of [doctor, stranger]) pc.create('person', { name: pc.party.name, kana: 'ヤマダ ハナコ' });
  personId = [...doctor.set.ofType('person').keys()][0] as string;
});

const judge = async (file: SimFile): Promise<Judged> => judgeImport(must(await office.preview(file)).plan, { kind: 'exchange' });

describe('a file among many', () => {
  it('that is new needs nobody, also where a number before it is missing, which it names', async () => {
    const first = await doctor.send('career', office.party);
    expect(await judge(first)).toMatchObject({ kind: 'new', changes: 1, missing: [] });
    doctor.edit(personId, { kana: 'ヤマダ ハナ' });
    await doctor.send('permit', office.party).catch(() => undefined);
    const third = await doctor.send('career', office.party);
    const judged = await judge(third);
    expect(judged.kind).toBe('new');
    expect(needsNobody(judged)).toBe(true);
  });

  it('that came before changes nothing; one before a newer is older and needs nobody', async () => {
    const early = await doctor.send('career', office.party);
    doctor.edit(personId, { kana: 'ヤマダ ハナコ' });
    const late = await doctor.send('career', office.party);
    await office.receive(late);
    expect((await judge(late)).kind).toBe('same');
    const older = await judge(early);
    expect(older).toMatchObject({ kind: 'older', changes: 0 });
    expect(needsNobody(older)).toBe(true);
  });

  it('of a signer nobody confirmed waits for a person', async () => {
    const judged = await judge(await stranger.send('career', office.party));
    expect(judged).toMatchObject({ kind: 'confirm', reasons: ['exchange/unknown-signer'] });
    expect(needsNobody(judged)).toBe(false);
  });

  it('of a PC out of use is refused for that; dated before, it is for a person to decide, and then like any other', async () => {
    const { plan } = must(await office.preview(await doctor.send('career', office.party)));
    const as = (standing: 'revoked-device' | 'revoked-since', mayApply: boolean): Judged => judgeImport({ ...plan, trust: { ...plan.trust, standing, mayApply } }, { kind: 'exchange' });
    expect(as('revoked-device', false)).toMatchObject({ kind: 'refused', reasons: ['exchange/revoked-device'] });
    expect(as('revoked-since', false)).toMatchObject({ kind: 'check', reasons: [] });
    expect(as('revoked-since', true).kind).toBe('new');
  });

  it('with a unit its sender may not write is refused, with the reason', async () => {
    const own = office.create('person', { name: '別の先生' }, { person: 'other-----------', parties: { subject: 'other-----------' } });
    doctor.create('person', { name: '別の先生２' }, { id: own.id, person: 'other-----------', parties: { subject: doctor.party.id } });
    const judged = await judge(await doctor.send('career', office.party));
    expect(judged.kind).toBe('refused');
    expect(judged.reasons.length).toBeGreaterThan(0);
    doctor.delete(own.id);
  });

  it('of a transfer or of returned copies is for a person to decide', async () => {
    doctor.edit(personId, { kana: 'ヤマダ ハナコ' });
    const { plan } = must(await office.preview(await doctor.send('career', office.party, { only: new Set([personId]) })));
    expect(judgeImport(plan, { kind: 'exchange' }).kind).toBe('new');
    expect(judgeImport(plan, { kind: 'transfer' }).kind).toBe('check');
    expect(judgeImport({ ...plan, manyDeletes: true }, { kind: 'exchange' }).kind).toBe('deletes');
    expect(judgeImport({ ...plan, counts: { ...plan.counts, conflict: 1 } }, { kind: 'exchange' }).kind).toBe('conflict');
  });
});
