import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type CoverLevel, CoverSheet, coverCode } from '../../../src-renderer/features/exchange/entry/cover-sheet.tsx';
import { digestWords } from '../../../src-renderer/features/exchange/entry-words.ts';
import { qrPath } from '../../../src-renderer/ui/exchange/qr-code.tsx';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { openContainer } from '../../../src-shared/exchange/read-container.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { simWorld } from '../../kit/sim-pc.ts';

async function sent() {
  const world = simWorld(51);
  const doctor = world.pc(await world.party({ kind: 'doctor', name: '山田 花子' }));
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  await doctor.meet(office.party.card, 'office');
  for (const n of [1, 2, 3]) doctor.create('posting', { organisation: `職場${n}`, startOn: '2020-04-01', certainty: 'actual' });
  doctor.create('careerGoal', { horizon: '5', goal: '地域医療' });
  const file = await doctor.send('career', office.party);
  const opened = must(await openContainer(file.bytes, { us: { party: office.party.id, device: office.device.id, identities: [office.party.age.identity] } }));
  return { entry: doctor.ledger()[0] as LedgerEntry, file, header: opened.header };
}

const render = (entry: LedgerEntry, level: CoverLevel, answerBy: string | null = null): string =>
  renderToStaticMarkup(
    <CoverSheet entry={entry} level={level} answerBy={answerBy} bytes={1500} attachments={0} to={{ name: '佐藤 一郎', isPerson: true }} from={{ name: '関東信越厚生局', isPerson: false }} />,
  );
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the cover sheet', () => {
  it('says the number, the counts and the digest of the very file it goes with', async () => {
    const { entry, file, header } = await sent();
    const html = render(entry, 'none', '2026-04-20');
    const text = words(html);
    expect(header.number).toBe(1);
    expect(text).toContain(`${header.counts.records}件の記録`);
    expect(text).toContain('経歴・ポスト 3件');
    expect(text).toContain('キャリアの目標 1件');
    expect(text).toContain('No. 1');
    expect(text).toContain('返事の期限 令和8年4月20日');
    expect(text).toContain(digestWords(file.digest));
    expect(text).toContain(entry.fileName);
    // the QR code is drawn from the file's own number and digest
    expect(coverCode(entry)).toBe(`cdesk:1:${file.digest}`);
    expect(html).toContain(qrPath(`cdesk:${header.number}:${file.digest}`).path);
  });

  it('names nobody until asked: at first none, then initials, then names; the office always', async () => {
    const { entry } = await sent();
    expect(words(render(entry, 'none'))).not.toMatch(/佐藤|一郎|佐○/);
    expect(words(render(entry, 'initials'))).toContain('佐○ 一○');
    expect(words(render(entry, 'initials'))).not.toContain('佐藤');
    expect(words(render(entry, 'names'))).toContain('佐藤 一郎');
    for (const level of ['none', 'initials', 'names'] as const) expect(words(render(entry, level))).toContain('関東信越厚生局');
    expect(words(render(entry, 'none'))).not.toContain('返事の期限');
  });

  it('leaves a person out of the name of the file too, unless names are asked for; an office stays', async () => {
    const { entry } = await sent();
    const tail = `No1_1500_${entry.digest.slice(0, 8)}.cdesk`;
    const named = { ...entry, fileName: `R080403_キャリアプラン_佐藤-一郎_${tail}` };
    for (const level of ['none', 'initials'] as const) {
      expect(words(render(named, level))).toContain(`R080403_キャリアプラン_${tail}`);
      expect(words(render(named, level))).not.toMatch(/佐藤|一郎/);
    }
    expect(words(render(named, 'names'))).toContain(named.fileName);
    const office = renderToStaticMarkup(
      <CoverSheet entry={named} level="none" answerBy={null} bytes={1} attachments={0} to={{ name: '関東信越厚生局', isPerson: false }} from={{ name: '山田 花子', isPerson: true }} />,
    );
    expect(words(office)).toContain(named.fileName);
  });

  it('gathers the numbers that are asked for into runs, and counts those that one page has no room for', async () => {
    const { entry } = await sent();
    const asking = (numbers: readonly number[]) => words(render({ ...entry, requests: [{ what: 'resend', device: entry.device, numbers: [...numbers] }] }, 'none'));
    expect(asking([7])).toContain('再送の依頼（No. 7）');
    expect(asking([5, 3, 4, 9, 3])).toContain('再送の依頼（No. 3〜5・No. 9）');
    expect(asking(Array.from({ length: 500 }, (_, n) => n + 1))).toContain('再送の依頼（No. 1〜500）');
    const odd = Array.from({ length: 40 }, (_, n) => 2 * n + 1);
    expect(asking(odd)).toContain('No. 21・No. 23 ほか28件）');
  });
});
