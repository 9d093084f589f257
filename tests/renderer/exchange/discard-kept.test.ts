// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openGaps } from '../../../src-shared/exchange/ledger.ts';
import { receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import { devicesOf } from '../../../src-shared/exchange/ledger-requests.ts';
import { partnerSeries } from '../../../src-shared/exchange/ledger-series.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { keepWaiting } from '../../../src-renderer/state/exchange/apply-import.ts';
import { discardKept } from '../../../src-renderer/state/exchange/discard-kept.ts';
import { isWaiting, ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import { aDoctor } from '../../kit/desk-session.ts';
import { at as openAt, type Desks, desks, type MadeFile, meet, oneMore, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { at, fileFrom, firstPc, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { value } from '../../kit/vault-kit.ts';

vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

let here: Desks;
let stranger: Session;
let file: MadeFile;
/** A file of somebody this office does not know, kept in 確認待ち. */
beforeEach(async () => {
  here = await desks();
  stranger = await oneMore(aDoctor('知らない 人'));
  await meet(stranger, here.office, 'office');
  openAt(stranger);
  value(await createRecord('careerGoal', { horizon: '5', goal: '目標' }, { parties: { subject: stranger.identity.party } }));
  file = await sendTo(here.office, 'career');
  openAt(here.office);
}, 60_000);
afterEach(() => here.close(stranger));

async function keep(): Promise<RecordId> {
  const item = await opened(file);
  if (item.state.kind !== 'ready') throw new Error(item.state.kind);
  value(await keepWaiting(item.state.planned));
  return ledgerNow().find(isWaiting)!.id;
}

const line = () => ledgerNow().find(({ partner }) => partner === stranger.identity.party)!;

describe('a kept file that nobody wants', () => {
  test('goes with its bytes, waits no more, and its line says so; no receipt for it is due', async () => {
    const id = await keep();
    const { digest } = line();
    expect(await session().vault.hasBlob(digest)).toBe(true);
    value(await discardKept(id));
    expect(ledgerNow().filter(isWaiting)).toEqual([]);
    expect(line()).toMatchObject({ id, state: 'discarded', number: 1 });
    expect(await session().vault.hasBlob(digest)).toBe(false);
    expect(receiptsDue(ledgerNow(), stranger.identity.party, 1)).toEqual([]);
    expect(partnerSeries(ledgerNow(), stranger.identity.party)).toMatchObject([{ apart: true, lines: [{ number: 1, mark: null }] }]);
    // only what is kept can be let go
    expect(await discardKept(id)).toMatchObject({ ok: false, error: { code: 'vault/stale' } });
  }, 60_000);

  test('opens as new when it comes again, and once its sender is known it can be taken in', async () => {
    value(await discardKept(await keep()));
    await meet(here.office, stranger);
    openAt(stranger);
    value(await createRecord('careerGoal', { horizon: '3', goal: '次' }, { parties: { subject: stranger.identity.party } }));
    const second = await sendTo(here.office, 'career', { without: new Set() });
    openAt(here.office);
    await takenIn(second);
    const missing = () => devicesOf(ledgerNow(), stranger.identity.party).flatMap((device) => openGaps(ledgerNow(), stranger.identity.party, device));
    // the later file holds all of it, so nothing is missing
    expect(missing()).toEqual([]);
    const item = await takenIn(file);
    expect(item.state.kind === 'done' && item.state.planned.plan.series.verdict.kind).toBe('older');
    expect(ledgerNow().filter(({ partner }) => partner === stranger.identity.party).map(({ number, state }) => [number, state])).toEqual([[1, 'imported'], [2, 'imported']]);
  }, 60_000);

  test('is not kept on the other PC either, once that has heard', async () => {
    const one: OwnPc = firstPc();
    const two = await secondPc({ name: '二台目' });
    passTime();
    await receive(one, await fileFrom(two));
    openAt(one.session);
    const id = await keep();
    const { digest } = line();
    passTime();
    await receive(two, await fileFrom(one));
    expect(await session().vault.hasBlob(digest)).toBe(true);
    at(one);
    value(await discardKept(id));
    passTime();
    await receive(two, await fileFrom(one));
    at(two);
    expect(line().state).toBe('discarded');
    expect(await session().vault.hasBlob(digest)).toBe(false);
    await two.session.vault.lock();
  }, 60_000);
});
