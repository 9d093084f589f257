import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { FileNotes } from '../../../src-renderer/features/exchange/receive/file-notes.tsx';
import { must } from '../../../src-shared/kernel/result.ts';
import { simWorld } from '../../kit/sim-pc.ts';

it('the preview of a file says which values can hardly be meant, up to twenty of them, and nothing where all are fine', async () => {
  const world = simWorld(52);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  await doctor.meet(office.party.card, 'office');
  await office.meet(doctor.party.card);
  const notes = async (): Promise<string> => renderToStaticMarkup(<FileNotes plan={must(await office.preview(await doctor.send('career', office.party))).plan} />);
  const posting = { organisation: '中央病院', certainty: 'actual', startOn: '2026-04-01' };
  doctor.create('posting', { ...posting, endOn: '2027-03-31' });
  doctor.create('posting', posting);
  expect(await notes()).toBe('');
  doctor.create('posting', { ...posting, endOn: '2025-03-31' });
  const one = await notes();
  expect(one).toContain('確かめたい値が 1 か所あります');
  expect(one).toContain('「終了日」（R7.3.31）が「発令日」（R8.4.1）より前です');
  expect(one).toContain('書かれたとおりに取り込みます');
  for (let n = 0; n < 21; n++) doctor.create('posting', { ...posting, endOn: '2025-03-31' });
  const many = await notes();
  expect(many.match(/より前です/g)).toHaveLength(20);
  expect(many).toContain('ほか 2件');
});
