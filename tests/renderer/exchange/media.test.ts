// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaCsv } from '../../../src-renderer/features/exchange/media/media-csv.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { saveReplyBeside } from '../../../src-renderer/state/exchange/medium.ts';
import { ledgerNow, progressOf } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { carriedWith, handOverFiles, mediaLines, noteReturned, takeBackHanded, takeBackReturn } from '../../../src-renderer/state/exchange/media.ts';
import { ports, session } from '../../../src-renderer/state/session.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { ok } from '../../../src-shared/kernel/result.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { fromUtf8 } from '../../../src-shared/kernel/bytes.ts';
import { at, type Desks, desks, sendTo } from '../../kit/exchange-desks.ts';
import { simWorld } from '../../kit/sim-pc.ts';
import { value } from '../../kit/vault-kit.ts';

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

describe('what was noted by mistake', () => {
  let here: Desks;
  beforeAll(async () => {
    here = await desks();
  }, 60_000);
  afterAll(() => here.close());

  const lines = () => mediaLines(session().vault.workingSet.ofType('mediaCarry').values());
  const wordsOf = ({ purpose, number }: LedgerEntry): string => `${purpose} ${number}`;
  const hand = async (ids: readonly RecordId[], mediaNumber = 'USB-01') =>
    value(await handOverFiles(ledgerNow().filter(({ id }) => ids.includes(id)).map((entry) => ({ id: entry.id, words: wordsOf(entry), partner: entry.partnerName })), { on: '2026-04-03', route: 'usb', note: mediaNumber, carry: { mediaNumber, takenBy: '佐藤 一郎' } }));
  const fileOfGoal = async (goal: string): Promise<RecordId> => {
    at(here.doctor);
    value(await createRecord('careerGoal', { horizon: '5', goal }, { parties: { subject: here.doctor.identity.party } }));
    return (await sendTo(here.office, 'career')).entryId;
  };

  it('渡しました taken back takes the line of the register with it, so that handing over again makes one and not two', async () => {
    const id = await fileOfGoal('一');
    await hand([id]);
    expect(lines().map(({ mediaNumber }) => mediaNumber)).toEqual(['USB-01']);
    expect(carriedWith(id)).toHaveLength(1);
    value(await takeBackHanded(id, wordsOf));
    expect(lines()).toEqual([]);
    expect(ledgerNow().find((entry) => entry.id === id)?.state).toBe('made');
    await hand([id], 'USB-02');
    expect(lines().map(({ mediaNumber, contents }) => [mediaNumber, contents])).toEqual([['USB-02', 'career 1']]);
    value(await takeBackHanded(id, wordsOf));
  });

  it('a stick with other files on it keeps those', async () => {
    const ids = [await fileOfGoal('二'), await fileOfGoal('三')];
    await hand(ids);
    expect(lines()[0]).toMatchObject({ contents: 'career 2、career 3' });
    value(await takeBackHanded(ids[0]!, wordsOf));
    expect(lines()).toMatchObject([{ mediaNumber: 'USB-01', contents: 'career 3', destination: '関東信越厚生局', entries: [ids[1]] }]);
  });

  it('a reply saved onto the same stick is remembered as that until it was handed over', async () => {
    const id = await fileOfGoal('四');
    const { platform } = ports();
    const { saveBeside } = platform;
    Object.assign(platform, { saveBeside: async () => ok({ savedAs: 'a.cdesk', place: 'USB (E:)' }) });
    value(await saveReplyBeside(id, 'handle', true));
    expect(progressOf(id)).toMatchObject({ savedPlace: 'USB (E:)', savedRoute: 'usb' });
    Object.assign(platform, { saveBeside });
    await hand([id], 'USB-07');
    expect(progressOf(id).savedRoute).toBeNull();
    value(await takeBackHanded(id, wordsOf));
  });

  it('a stick that came back is not touched, and a return noted by mistake can be taken back', async () => {
    const [line] = lines();
    value(await noteReturned(line!.id, '2026-04-05', '鈴木 一'));
    expect(carriedWith(line!.entries[0]!)).toEqual([]);
    value(await takeBackReturn(line!.id));
    expect(lines()).toMatchObject([{ mediaNumber: 'USB-01', returnedOn: null, returnedTo: '' }]);
  });
});
