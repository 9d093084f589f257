// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deskRows } from '../../../src-renderer/features/exchange/lists/desk-rows.ts';
import { textsFor } from '../../../src-renderer/i18n/index.ts';
import { confirmContact, keepCard } from '../../../src-renderer/state/contacts.ts';
import { keepAllWaiting } from '../../../src-renderer/state/exchange/batch.ts';
import { receiveIncoming, useInbox } from '../../../src-renderer/state/exchange/inbox.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { makeCard, openCard } from '../../../src-shared/exchange/card.ts';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { err, ok } from '../../../src-shared/kernel/result.ts';
import { at, type Desks, desks, ledgerHere, passTime } from '../../kit/exchange-desks.ts';
import { aStranger, postFile } from '../../kit/post-file.ts';
import { simWorld } from '../../kit/sim-pc.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
  at(here.office);
}, 60_000);
afterAll(() => here.close());

const drop = (files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[]) => {
  passTime();
  return receiveIncoming(files.map(({ name, bytes }, id) => ({ id: -1 - id, name, size: bytes.length, read: async () => ok(bytes.slice()) })));
};
const rows = () => deskRows(useInbox.getState().items, textsFor('ja')).map(({ item, kind, why }) => ({ name: item.name, kind, why }));

/** A confirmed doctor whose PC was reported lost `after` milliseconds from now, and a file of that very PC. */
async function lostPc(seed: number, name: string, after: number) {
  const { pc, rows: records } = await aStranger(simWorld(seed, here.pc.clock.now()), name);
  const kept = value(await keepCard(pc.party.card));
  value(await confirmContact(kept.contact.id, 'words', 'none'));
  const { card: _card, succeeds: _s, earlier: _e, ...rest } = pc.party.card.statement as never as Record<string, unknown>;
  const told = await makeCard({ ...rest, revokedDevices: [{ device: pc.device.id, at: pc.clock.now() + after }], issuedAt: pc.party.card.statement.issuedAt + 1 } as never, pc.party.keys.privateKey);
  value(await keepCard(value(await openCard(told))));
  const { bytes } = await postFile(pc, { rows: records });
  return { name: `${name}.cdesk`, bytes: bytes as Uint8Array<ArrayBuffer> };
}

describe('many files at once', () => {
  test('those of a PC out of use say so, wait for nobody’s confirmation, and hold up none of the others', async () => {
    const { pc, rows: records } = await aStranger(simWorld(71, here.pc.clock.now()), '高橋 三郎');
    const stranger = { name: '高橋 三郎.cdesk', bytes: (await postFile(pc, { rows: records })).bytes as Uint8Array<ArrayBuffer> };
    await drop([await lostPc(72, '山田 一子', -60_000), await lostPc(73, '鈴木 二郎', 60_000), stranger]);
    expect(rows()).toEqual([
      { name: '山田 一子.cdesk', kind: 'refused', why: '使用停止になったPCで作られたファイルです。' },
      { name: '鈴木 二郎.cdesk', kind: 'check', why: expect.stringContaining('なくす前に受け取ったものかどうか') as string },
      { name: '高橋 三郎.cdesk', kind: 'confirm', why: 'まだ確認していない相手です。開いて相手を確かめてください。' },
    ]);
    expect(await keepAllWaiting()).toEqual({ kept: 1, errors: [] });
    expect(rows().map(({ kind }) => kind)).toEqual(['refused', 'check']);
    expect(ledgerHere()).toMatchObject([{ state: 'waiting', partnerName: '高橋 三郎' }]);
    useInbox.setState({ items: [] });
  });

  test('one that cannot be kept stays on the desk with its reason, and the next is kept all the same', async () => {
    const files = await Promise.all(
      [81, 82].map(async (seed) => {
        const { pc, rows: records } = await aStranger(simWorld(seed, here.pc.clock.now()), `医師 ${seed}`);
        return { name: `${seed}.cdesk`, bytes: (await postFile(pc, { rows: records })).bytes as Uint8Array<ArrayBuffer> };
      }),
    );
    await drop(files);
    const full = vi.spyOn(session().vault, 'putBlob').mockResolvedValueOnce(err(appError('vault/quota')));
    expect(await keepAllWaiting()).toMatchObject({ kept: 1, errors: [{ code: 'vault/quota', params: { name: '81.cdesk' } }] });
    full.mockRestore();
    expect(rows().map(({ name }) => name)).toEqual(['81.cdesk']);
    useInbox.setState({ items: [] });
  });
});
