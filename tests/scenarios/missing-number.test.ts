import { describe, expect, it } from 'vitest';
import { openGaps } from '../../src-shared/exchange/ledger.ts';
import { isAskedAgain, receiptsAsked, requestsDue } from '../../src-shared/exchange/ledger-requests.ts';
import { partnerSeries } from '../../src-shared/exchange/ledger-series.ts';
import { receiptsDue } from '../../src-shared/exchange/ledger-progress.ts';
import { changesNothing } from '../../src-shared/exchange/import-commit.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { forgeFile } from '../kit/forge-file.ts';
import { type SimFile, type SimPc, simWorld } from '../kit/sim-pc.ts';

async function pair(seed: number): Promise<{ doctor: SimPc; office: SimPc; another: SimPc }> {
  const world = simWorld(seed);
  const parties = [await world.party({ kind: 'doctor', name: '山田 花子' }), await world.party({ kind: 'office', name: '関東信越厚生局' }), await world.party({ kind: 'doctor', name: '佐藤 一郎' })] as const;
  const [doctor, office, another] = parties.map((party) => world.pc(party)) as [SimPc, SimPc, SimPc];
  await doctor.meet(office.party.card, 'office');
  await another.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  await office.meet(another.party.card);
  return { doctor, office, another };
}

/** Four files of which none contains another: each adds a posting, and the one before is left out. */
async function files(doctor: SimPc, office: SimPc, count: number): Promise<SimFile[]> {
  const made: SimFile[] = [];
  for (let n = 1; n <= count; n++) {
    const posting = doctor.create('posting', { organisation: `職場${n}`, startOn: `202${n}-04-01`, certainty: 'actual' });
    made.push(await doctor.send('career', office.party, { only: new Set([posting.id]) }));
  }
  return made;
}

const seriesOf = (pc: SimPc, partner: SimPc, direction: 'sent' | 'received') => partnerSeries(pc.ledger(), partner.party.id).find((one) => one.direction === direction);
const marks = (pc: SimPc, partner: SimPc, direction: 'sent' | 'received') => Object.fromEntries((seriesOf(pc, partner, direction)?.lines ?? []).map((line) => [line.number, line.mark]));
const organisations = (pc: SimPc): string[] => [...pc.set.ofType('posting').values()].map((record) => String(record.values['post']?.['organisation'])).sort();

describe('a number that never came', () => {
  it('is named, asked for by one request, and made again exactly; coming late it changes nothing newer', async () => {
    const { doctor, office } = await pair(1);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '初め' });
    const first = await doctor.send('career', office.party, { only: new Set([goal.id]) });
    doctor.edit(goal.id, { goal: '二番目' });
    const second = await doctor.send('career', office.party, { only: new Set([goal.id]) });
    doctor.edit(goal.id, { goal: '三番目' });
    const extra = doctor.create('posting', { organisation: '職場3', startOn: '2023-04-01', certainty: 'actual' });
    const third = await doctor.send('career', office.party, { only: new Set([goal.id, extra.id]) });
    doctor.edit(goal.id, { goal: '四番目' });
    const fourth = await doctor.send('career', office.party, { only: new Set([goal.id]) });
    for (const file of [first, second]) await office.receive(file);
    expect((await office.receive(fourth)).plan.series).toMatchObject({ verdict: { kind: 'gap', missing: [3] }, missing: [3] });
    expect(marks(office, doctor, 'received')).toEqual({ 1: null, 2: null, 3: 'missing', 4: null });

    const request = await office.sendRequest(doctor.party);
    expect(office.ledger().at(-1)).toMatchObject({ purpose: 'resend', requests: [{ what: 'resend', device: doctor.device.id, numbers: [3] }] });
    expect(seriesOf(office, doctor, 'received')?.lines.find((line) => line.number === 3)?.request?.digest).toBe(request.digest);
    const { plan } = await doctor.receive(request);
    expect(plan.requests.resend.map((entry) => entry.number)).toEqual([3]);
    expect(plan.merge.records).toEqual([]);
    // on the other side exactly that line stands as to be handed over again
    const again = doctor.ledger().filter(isAskedAgain);
    expect(again.map((entry) => entry.number)).toEqual([3]);
    const stored = doctor.storedFile(again[0] as (typeof again)[number]);
    expect(stored.digest).toBe(third.digest);

    const late = await office.receive(stored);
    expect(late.plan.series.verdict).toEqual({ kind: 'older', newest: 4 });
    expect(late.plan.answered.map(({ entry, state }) => [entry.purpose, state])).toEqual([['resend', 'done']]);
    expect(office.get(goal.id).values['goal']?.['goal']).toBe('四番目');
    expect(organisations(office)).toEqual(['職場3']);
    expect(openGaps(office.ledger(), doctor.party.id, doctor.device.id)).toEqual([]);
    expect(marks(office, doctor, 'received')).toEqual({ 1: null, 2: null, 3: 'late', 4: null });
    expect(office.ledger().find((entry) => entry.purpose === 'resend')?.state).toBe('done');

    // a replay is named and changes nothing
    const before = office.journal.length;
    const replay = await office.receive(second);
    expect(replay.plan.series).toMatchObject({ verdict: { kind: 'same' }, alreadyImported: true });
    expect(changesNothing(replay.plan)).toBe(true);
    expect(office.journal.length).toBe(before);
  });

  it('rides in the next file to that partner, once', async () => {
    const { doctor, office } = await pair(2);
    const [one, , three] = await files(doctor, office, 3) as [SimFile, SimFile, SimFile];
    await office.receive(one);
    await office.receive(three);
    office.create('mentorPair', { mentorName: '佐藤 一郎', menteeName: '山田 花子', startOn: '2026-04-01' }, { person: doctor.party.id, parties: { coordinator: office.party.id, mentor: 'mentor----------', mentee: doctor.party.id } });
    const next = await office.send('pairing', doctor.party);
    expect((await doctor.receive(next)).plan.requests.resend.map((entry) => entry.number)).toEqual([2]);
    expect(requestsDue(office.ledger(), doctor.party.id, 1)).toEqual([]);
    office.edit(office.ledger().find((entry) => entry.digest === next.digest)?.id as string, { state: 'cancelled' });
    // what was asked in a file that was called off was not asked
    expect(requestsDue(office.ledger(), doctor.party.id, 1)).toMatchObject([{ numbers: [2] }]);
  });

  it('is no gap when it was called off, or when a later file contains it', async () => {
    const { doctor, office } = await pair(3);
    const goal = doctor.create('careerGoal', { horizon: '5', goal: '初め' });
    const only = { only: new Set([goal.id]) };
    await office.receive(await doctor.send('career', office.party, only));
    await doctor.send('career', office.party, only);
    const called = await doctor.send('career', office.party, only);
    doctor.edit(doctor.ledger().find((entry) => entry.digest === called.digest)?.id as string, { state: 'cancelled' });
    const { plan } = await office.receive(await doctor.send('career', office.party, only));
    expect(plan.series).toMatchObject({ missing: [], contained: [2] });
    expect(marks(office, doctor, 'received')).toEqual({ 1: null, 2: 'contained', 3: 'calledOff', 4: null });
    expect(seriesOf(office, doctor, 'received')?.lines.find((line) => line.number === 2)?.by).toBe(4);
    expect(marks(doctor, office, 'sent')).toEqual({ 1: 'contained', 2: 'contained', 3: 'calledOff', 4: null });
    expect(requestsDue(office.ledger(), doctor.party.id, 1)).toEqual([]);
  });

  it('of a file to somebody else, or that never was, is not handed out', async () => {
    const { doctor, office, another } = await pair(4);
    await files(doctor, office, 2);
    await doctor.meet(another.party.card);
    const ask = (numbers: readonly number[], device = doctor.device.id) => JSON.stringify({ request: { what: 'resend', device, numbers, at: 1 } });
    // somebody who never got anything asks for No. 1
    const stranger = must(await doctor.preview(await forgeFile(another, doctor, [], 'resend', 1, [ask([1])])));
    expect(stranger.plan.requests).toMatchObject({ resend: [], unknown: [1] });
    // the right office asks for a number that never was, and for one of another device
    const { plan } = must(await doctor.preview(await forgeFile(office, doctor, [], 'resend', 1, [ask([2, 9]), ask([1], another.device.id)])));
    expect([plan.requests.resend.map((entry) => entry.number), plan.requests.unknown]).toEqual([[2], [9, 1]]);
    const broken = must(await doctor.preview(await forgeFile(office, doctor, [], 'resend', 1, ['{"request":{"what":"everything","device":"x","numbers":[],"at":1}}'])));
    expect(broken.plan.badLines).toHaveLength(1);
  });

  it('ends in the same state whatever the order of arrival', async () => {
    const states: string[][] = [];
    for (const order of ['123', '312', '3321', '231', '21133']) {
      const { doctor, office } = await pair(5);
      const goal = doctor.create('careerGoal', { horizon: '5', goal: '1' });
      const made: SimFile[] = [];
      for (const text of ['一', '二', '三']) {
        doctor.edit(goal.id, { goal: text });
        const posting = doctor.create('posting', { organisation: text, startOn: '2024-04-01', certainty: 'actual' });
        made.push(await doctor.send('career', office.party, { only: new Set([goal.id, posting.id]) }));
      }
      for (const number of order) await office.receive(made[Number(number) - 1] as SimFile);
      expect(office.get(goal.id).values['goal']?.['goal']).toBe('三');
      expect(openGaps(office.ledger(), doctor.party.id, doctor.device.id)).toEqual([]);
      states.push([...organisations(office), ...office.ledger().map((entry) => `${entry.number} ${entry.state}`)]);
    }
    for (const state of states) expect(state).toEqual(states[0]);
  });
});

describe('a receipt', () => {
  it('is asked for, said once more though it was said before, and never acknowledged itself', async () => {
    const { doctor, office } = await pair(6);
    const [one] = await files(doctor, office, 1) as [SimFile];
    await office.receive(one);
    const lost = await office.sendReceipts(doctor.party);
    expect(receiptsDue(office.ledger(), doctor.party.id, 1)).toEqual([]);
    doctor.edit(doctor.ledger()[0]?.id as string, { state: 'handed' });
    const ask = await doctor.askReceipts(office.party);
    expect((await office.receive(ask)).plan.requests.receipts.map((entry) => entry.number)).toEqual([1]);
    expect(receiptsAsked(office.ledger(), doctor.party.id).map((entry) => entry.number)).toEqual([1]);
    const said = await office.sendReceipts(doctor.party);
    expect(receiptsAsked(office.ledger(), doctor.party.id)).toEqual([]);
    const { plan } = await doctor.receive(said);
    expect(plan.receipts.progress.map(({ entry, state }) => [entry.number, state])).toContainEqual([1, 'accepted']);
    expect(plan.answered.map(({ entry }) => entry.purpose)).toEqual(['askReceipt']);
    expect(doctor.ledger().find((entry) => entry.number === 1)).toMatchObject({ state: 'accepted', answeredHow: 'receipt' });
    expect(receiptsDue(doctor.ledger(), office.party.id, 1)).toEqual([]);
    // the lost one comes late and moves nothing back
    expect((await doctor.receive(lost)).plan.receipts).toEqual({ progress: [], refused: [], elsewhere: [] });
  });

  it('signed counts for more than what was told by telephone, also where it says the same', async () => {
    const { doctor, office } = await pair(7);
    const [one] = await files(doctor, office, 1) as [SimFile];
    await office.receive(one);
    doctor.edit(doctor.ledger()[0]?.id as string, { state: 'accepted', answeredHow: 'telephone', answeredBy: '佐藤様' });
    await doctor.receive(await office.sendReceipts(doctor.party));
    expect(doctor.ledger()[0]).toMatchObject({ state: 'accepted', answeredHow: 'receipt' });
  });

  it('for a file that somebody else sent, or for other content than ours, is not used and named', async () => {
    const { doctor, office, another } = await pair(8);
    const [one] = await files(doctor, office, 1) as [SimFile];
    await another.meet(office.party.card, 'office');
    const receipt = JSON.stringify({ receipt: { of: one.digest, device: doctor.device.id, number: 1, state: 'accepted', at: 1 } });
    const stray = must(await another.preview(await forgeFile(office, another, [], 'receipt', 1, [receipt])));
    expect(stray.plan.receipts).toMatchObject({ progress: [], refused: [], elsewhere: [{ number: 1, of: one.digest }] });
    // and one with the right number and another digest
    const other = JSON.stringify({ receipt: { of: 'f'.repeat(64), device: doctor.device.id, number: 1, state: 'accepted', at: 1 } });
    expect(must(await doctor.preview(await forgeFile(office, doctor, [], 'receipt', 1, [other, receipt]))).plan.receipts).toMatchObject({ progress: [{ state: 'accepted' }], refused: [{ of: 'f'.repeat(64) }] });
  });
});
