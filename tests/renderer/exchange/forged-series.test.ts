// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openGaps } from '../../../src-shared/exchange/ledger.ts';
import { receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import { devicesOf, requestsDue } from '../../../src-shared/exchange/ledger-requests.ts';
import { partnerSeries } from '../../../src-shared/exchange/ledger-series.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { confirmContact, keepCard } from '../../../src-renderer/state/contacts.ts';
import { keepWaiting } from '../../../src-renderer/state/exchange/apply-import.ts';
import type { InboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import type { Session } from '../../../src-renderer/state/session.ts';
import { openCard } from '../../../src-shared/exchange/card.ts';
import { cardOf } from '../../../src-renderer/state/identity.ts';
import { at, type Desks, desks, opened, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { forgedParty } from '../../kit/forged-party.ts';
import { value } from '../../kit/vault-kit.ts';

vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

let here: Desks;
beforeEach(async () => {
  here = await desks();
}, 60_000);
afterEach(() => here.close());

const kept = async (item: InboxItem): Promise<void> => {
  if (item.state.kind !== 'ready') throw new Error(item.state.kind);
  expect(item.state.planned.plan.trust.mayApply).toBe(false);
  value(await keepWaiting(item.state.planned));
};

const goalTo = async (office: Session, goal: string) => {
  at(here.doctor);
  value(await createRecord('careerGoal', { horizon: '5', goal }, { parties: { subject: here.doctor.identity.party } }));
  return sendTo(office, 'career');
};

const open = () => {
  const ledger = ledgerNow();
  const { party } = here.doctor.identity;
  return { gaps: devicesOf(ledger, party).flatMap((device) => openGaps(ledger, party, device)), requests: requestsDue(ledger, party, 1), receipts: receiptsDue(ledger, party, 1).map(({ number }) => number) };
};

describe('a file signed by another key under a known name, kept in 確認待ち', () => {
  test('leaves no gaps and asks the real partner for nothing', async () => {
    const { doctor, office } = here;
    const first = await goalTo(office, '一');
    const second = await goalTo(office, '二');
    at(office);
    await takenIn(first);
    const forged = await (await forgedParty(doctor)).fileTo(office, 50);
    await kept(await opened(forged));
    expect(open()).toMatchObject({ gaps: [], requests: [], receipts: [1] });
    const late = await opened(second);
    expect(late.state.kind === 'ready' && late.state.planned.plan.series).toMatchObject({ verdict: { kind: 'next' }, missing: [] });
    // it has its place in the ledger all the same, apart from the numbers of the partner
    const series = partnerSeries(ledgerNow(), doctor.identity.party).filter(({ direction }) => direction === 'received');
    expect(series.map(({ apart, lines }) => [apart, lines.map(({ number, mark }) => [number, mark])])).toEqual(expect.arrayContaining([[false, [[1, null]]], [true, [[50, null]]]]));
  }, 60_000);

  test('does not stand in the way of the genuine file of the same number', async () => {
    const { doctor, office } = here;
    const first = await goalTo(office, '一');
    const second = await goalTo(office, '二');
    at(office);
    await takenIn(first);
    await kept(await opened(await (await forgedParty(doctor)).fileTo(office, 2)));
    const item = await takenIn(second);
    expect(item.state.kind === 'done' && item.state.planned.plan.series.verdict).toEqual({ kind: 'next' });
    expect(open().receipts).toEqual([1, 2]);
  }, 60_000);

  test('counts as soon as a person confirmed that key, since it was the partner’s new PC', async () => {
    const { doctor, office } = here;
    at(office);
    const forger = await forgedParty(doctor);
    await kept(await opened(await forger.fileTo(office, 3)));
    expect(open().gaps).toEqual([]);
    const contact = value(await keepCard(forger.card));
    value(await confirmContact(contact.contact.id, 'words', 'none'));
    expect(open().gaps).toEqual([1, 2]);
  }, 60_000);

  test('came before the real card did: once that is confirmed, it counts no more', async () => {
    const { doctor, office } = here;
    at(doctor);
    const forger = await forgedParty(office);
    // the card that came first was the forger's
    value(await keepCard(forger.card));
    await kept(await opened(await forger.fileTo(doctor, 7)));
    const gaps = () => devicesOf(ledgerNow(), office.identity.party).flatMap((device) => openGaps(ledgerNow(), office.identity.party, device));
    expect(gaps()).toEqual([1, 2, 3, 4, 5, 6]);
    value(await keepCard(value(await openCard(await cardOf(office.identity)))));
    expect(gaps()).toEqual([]);
  }, 60_000);
});
