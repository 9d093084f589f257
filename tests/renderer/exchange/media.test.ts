import { describe, expect, it } from 'vitest';
import { mediaCsv } from '../../../src-renderer/features/exchange/media/media-csv.ts';
import { mediaLines } from '../../../src-renderer/state/exchange/media.ts';
import { fromUtf8 } from '../../../src-shared/kernel/bytes.ts';
import { simWorld } from '../../kit/sim-pc.ts';

async function register() {
  const world = simWorld(61);
  const office = world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }));
  const carry = (mediaNumber: string, takenOn: string, more = {}) => office.create('mediaCarry', { mediaNumber, takenBy: '佐藤 健', takenOn, contents: '兼業申請の結果（No. 3）', destination: '山田 花子', entries: ['e1'], ...more });
  carry('USB-01', '2026-04-01', { returnedOn: '2026-04-03', returnedTo: '鈴木 一' });
  carry('USB-02', '2026-04-05');
  carry('USB-03', '2026-04-02');
  carry('=1+1', '2026-03-01', { returnedOn: '2026-03-02', returnedTo: '鈴木 一' });
  office.delete(carry('USB-09', '2026-04-06').id);
  return { office, lines: mediaLines(office.set.all()) };
}

describe('媒体持出簿', () => {
  it('has what is still out on top, the longest out first; what was deleted is gone', async () => {
    const { lines } = await register();
    expect(lines.map((line) => line.mediaNumber)).toEqual(['USB-03', 'USB-02', 'USB-01', '=1+1']);
    expect(lines[0]).toMatchObject({ takenBy: '佐藤 健', takenOn: '2026-04-02', contents: '兼業申請の結果（No. 3）', returnedOn: null });
  });

  it('is saved as a table that no spreadsheet runs', async () => {
    const { lines } = await register();
    const text = fromUtf8(mediaCsv(lines)) ?? '';
    expect(text).toContain('"媒体番号","持出者","持出日","持出先","内容（ファイル番号）","返却日","返却の確認者"');
    expect(text).toContain('"USB-01","佐藤 健","2026-04-01","山田 花子","兼業申請の結果（No. 3）","2026-04-03","鈴木 一"');
    expect(text).toContain('"\'=1+1"');
  });

  it('never leaves for another party, and goes to our other PCs', async () => {
    const { office } = await register();
    const kinds = [...office.set.ofType('mediaCarry').values()];
    expect(kinds).toHaveLength(5);
    expect((await office.transfer()).bytes.length).toBeGreaterThan(0);
  });
});
