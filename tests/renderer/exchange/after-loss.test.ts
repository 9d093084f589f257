// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { afterLoss, keepAfterLoss } from '../../../src-renderer/state/exchange/after-loss.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { reportLost } from '../../../src-renderer/state/lost-devices.ts';
import { ports, session } from '../../../src-renderer/state/session.ts';
import { at as openAt, type Desks, desks, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { at, fileFrom, firstPc, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { value } from '../../kit/vault-kit.ts';

vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

const HOUR = 3_600_000;

let here: Desks;
let laptop: OwnPc;
let atHome: OwnPc;
let office: OwnPc;
beforeEach(async () => {
  here = await desks();
  office = { session: here.office };
  laptop = { session: here.doctor };
  openAt(here.doctor);
  laptop = firstPc();
  atHome = await secondPc({ name: '自宅のPC' });
  passTime();
  await receive(laptop, await fileFrom(atHome));
}, 60_000);
afterEach(() => here.close(atHome.session));

const goal = async (pc: OwnPc, text: string) => {
  at(pc);
  value(await createRecord('careerGoal', { horizon: '5', goal: text }, { parties: { subject: here.doctor.identity.party } }));
  return sendTo(here.office, 'career');
};

/** Two files from the laptop, one before and one after its loss, both taken in; then the other PC tells of the loss. */
async function lost() {
  const before = await goal(laptop, '前');
  at(office);
  await takenIn(before);
  const lostAt = ports().clock.now() + HOUR;
  passTime(2 * HOUR);
  const after = await goal(laptop, '後');
  at(office);
  await takenIn(after);
  passTime(HOUR);
  at(atHome);
  const device = laptop.session.identity.device.id;
  value(await reportLost({ device, name: '外来のノート', lostAt }));
  const telling = await goal(atHome, '届出');
  at(office);
  return telling;
}

describe('a PC that its owner put out of use after a file of it was taken in', () => {
  test('is told with the file that is dated after the loss, before and after the report is taken in', async () => {
    const telling = await lost();
    expect(afterLoss()).toEqual([]);
    const item = await opened(telling);
    if (item.state.kind !== 'ready') throw new Error(item.state.kind);
    const { trust } = item.state.planned.plan;
    expect(trust.lost).toHaveLength(1);
    expect(afterLoss([{ party: trust.party, stops: trust.lost }]).map(({ number }) => number)).toEqual([2]);
    await takenIn(telling);
    expect(afterLoss().map(({ number, device }) => [number, device])).toEqual([[2, laptop.session.identity.device.id]]);
  }, 60_000);

  test('is named until the file was taken back', async () => {
    await takenIn(await lost());
    const [entry] = afterLoss();
    value(await undoImport(value(await planUndo(entry!.id, 'ja'))));
    expect(afterLoss()).toEqual([]);
    expect(ledgerNow().find(({ id }) => id === entry!.id)?.state).toBe('undone');
  }, 60_000);

  test('or until somebody found it genuine, which its line says', async () => {
    await takenIn(await lost());
    const [entry] = afterLoss();
    value(await keepAfterLoss(entry!.id));
    expect(afterLoss()).toEqual([]);
    expect(session().vault.workingSet.get(entry!.id)?.values['progress']).toMatchObject({ state: 'imported', lossChecked: expect.any(String) as string });
  }, 60_000);
});
