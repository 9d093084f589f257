import { expect, it } from 'vitest';
import { isDeleted } from '../../src-shared/records/life.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { simWorld } from '../kit/sim-pc.ts';

it('six deletions ask for typing; taken in they can be restored by their owner, and the restoring travels', async () => {
  const world = simWorld(41);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  const postings = Array.from({ length: 80 }, (_, n) => doctor.create('posting', { organisation: `職場${n}`, startOn: '2020-04-01', certainty: 'actual' }));
  await office.receive(await doctor.send('career', office.party));
  for (const posting of postings.slice(0, 5)) doctor.delete(posting.id);
  const five = must(await office.preview(await doctor.send('career', office.party)));
  expect([five.plan.deletes, five.plan.manyDeletes]).toEqual([5, false]);
  doctor.delete(postings[5]?.id as string);
  const file = await doctor.send('career', office.party);
  const six = must(await office.preview(file));
  expect([six.plan.deletes, six.plan.manyDeletes]).toEqual([6, true]);
  await office.receive(file);
  const gone = postings.slice(0, 6).map((posting) => posting.id);
  expect(gone.every((id) => isDeleted(office.get(id)))).toBe(true);
  // what was there is kept under the deletion
  expect(office.get(gone[0] as string).values['post']?.['organisation']).toBe('職場0');
  doctor.restore(gone[0] as string);
  const { plan } = await office.receive(await doctor.send('career', office.party));
  expect(plan.deletes).toBe(0);
  expect(gone.map((id) => isDeleted(office.get(id)))).toEqual([false, true, true, true, true, true]);
  // the office restores one for itself; the doctor's next file does not take it away again
  office.restore(gone[1] as string);
  await office.receive(await doctor.send('career', office.party));
  expect(isDeleted(office.get(gone[1] as string))).toBe(false);
});
