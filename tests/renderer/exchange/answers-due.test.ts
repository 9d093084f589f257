import { expect, it } from 'vitest';
import { answersDue } from '../../../src-renderer/state/exchange/answers-due.ts';
import type { Recipient } from '../../../src-renderer/state/exchange/recipients.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { type SimPc, simWorld } from '../../kit/sim-pc.ts';

const recipient = (pc: SimPc): Recipient => ({ contactId: 'c', party: pc.party.id, name: pc.party.name, kind: 'doctor', state: 'confirmed', card: pc.party.card, purposes: ['decision', 'pairing'] });

it('names who waits for an answer, about which cases, until a file that was not called off carries it', async () => {
  const world = simWorld(71);
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  const doctors = [world.pc(await world.party({ kind: 'doctor', name: '佐藤 一郎' })), world.pc(await world.party({ kind: 'doctor', name: '山田 花子' })), world.pc(await world.party({ kind: 'doctor', name: '鈴木 春子' }))] as const;
  const cases: string[] = [];
  for (const doctor of doctors) {
    await doctor.meet(office.party.card, 'office');
    await office.meet(doctor.party.card);
    const { id } = doctor.create('permitApplication', APPLICATION);
    cases.push(id);
    await doctor.act(id, 'submit', {}, { office: office.party.id });
    await office.receive(await doctor.send('permit', office.party, { cases: new Set([id]) }));
  }
  const due = () => answersDue(doctors.map(recipient), office.set.ofType('permitEvent').values(), office.ledger(), office.party.id, 1).map(({ recipient: { name }, cases: about, acts, receipts }) => [name, about.length, acts, receipts]);
  // only receipts are due; nothing was decided
  expect(due()).toEqual([['佐藤 一郎', 0, 0, 1], ['山田 花子', 0, 0, 1], ['鈴木 春子', 0, 0, 1]]);
  await office.act(cases[1] as string, 'receive', { receivedOn: '2026-04-06' });
  expect(due()[0]).toEqual(['佐藤 一郎', 0, 0, 1]);
  await office.act(cases[1] as string, 'return', { reason: '依頼状を添えてください。' });
  expect(due()[0]).toEqual(['山田 花子', 1, 2, 1]);
  const file = await office.send('decision', doctors[1].party, { cases: new Set([cases[1] as string]) });
  expect(due().map(([name]) => name)).toEqual(['佐藤 一郎', '鈴木 春子']);
  office.edit(office.ledger().find((entry) => entry.digest === file.digest)?.id as string, { state: 'cancelled' });
  expect(due()[0]).toEqual(['山田 花子', 1, 2, 1]);
  // somebody who was not confirmed is not written to
  expect(answersDue([{ ...recipient(doctors[1]), state: 'seen' }], office.set.ofType('permitEvent').values(), office.ledger(), office.party.id, 1)).toEqual([]);
});
