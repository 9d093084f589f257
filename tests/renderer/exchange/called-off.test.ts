// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { partnerSeries } from '../../../src-shared/exchange/ledger-series.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { judgedOf, takeInAll } from '../../../src-renderer/state/exchange/batch.ts';
import { cancelFile } from '../../../src-renderer/state/exchange/hand-over.ts';
import { applyItem, inboxItem, type InboxItem, useInbox } from '../../../src-renderer/state/exchange/inbox.ts';
import { makeNotes } from '../../../src-renderer/state/exchange/make-notes.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, type MadeFile, opened, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let calledOff: MadeFile;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const goalTo = async (goal: string): Promise<MadeFile> => {
  const { id } = value(await createRecord('careerGoal', { horizon: '5', goal }, { parties: { subject: here.doctor.identity.party } }));
  return sendTo(here.office, 'career', { about: [id] });
};
const lineOf = ({ entryId }: MadeFile) => ledgerHere().find(({ id }) => id === entryId)!;
const planOf = (item: InboxItem) => {
  const { state } = inboxItem(item.id)!;
  if (!('planned' in state)) throw new Error(state.kind);
  return state.planned.plan;
};

/** Called off at the doctor's, and the office knows it by the next file. */
beforeEach(async () => {
  useInbox.setState({ items: [] });
  at(here.doctor);
  calledOff = await goalTo('渡さないことにした目標');
  value(await cancelFile(calledOff.entryId));
  const next = await goalTo('渡した目標');
  at(here.office);
  await takenIn(next);
});

describe('a number that was called off and comes all the same', () => {
  test('is named with the file that called it off, and waits for a person', async () => {
    const item = await opened(calledOff);
    expect(planOf(item).series.calledOffBy).toBeGreaterThan(planOf(item).trust.number);
    expect(judgedOf(inboxItem(item.id)!)?.kind).toBe('check');
    const before = session().vault.seq;
    await takeInAll();
    expect(inboxItem(item.id)!.state.kind).toBe('ready');
    expect(session().vault.seq).toBe(before);
  });

  test('waits as well where the file that calls it off lies beside it', async () => {
    at(here.doctor);
    const off = await goalTo('これも渡さない');
    value(await cancelFile(off.entryId));
    const next = await goalTo('これは渡す');
    at(here.office);
    const [first, second] = [await opened(off), await opened(next)];
    await takeInAll();
    await takeInAll();
    expect([first, second].map(({ id }) => inboxItem(id)!.state.kind)).toEqual(['ready', 'done']);
    expect(planOf(first).series.calledOffBy).toBe(planOf(second).trust.number);
  });

  test('taken in by a person: both ledgers say that it had been called off', async () => {
    const item = await opened(calledOff);
    const { trust } = planOf(item);
    expect((await applyItem(item.id)).kind).toBe('done');
    const line = partnerSeries(ledgerHere(), trust.party).find((one) => one.direction === 'received')?.lines.find((one) => one.number === trust.number);
    expect(line).toMatchObject({ mark: 'calledOff', entry: { state: 'imported' } });
    // here already it asks nothing any more
    expect(planOf(await opened(calledOff)).series).toMatchObject({ verdict: { kind: 'same' }, calledOffBy: null });

    const doctor = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === here.doctor.identity.party)!;
    const receipt = await fileOf(value(await makeNotes('receipt', doctor)));
    at(here.doctor);
    expect(lineOf(calledOff)).toMatchObject({ state: 'cancelled', revivedOn: null });
    expect(planOf(await takenIn(receipt)).receipts.progress).toContainEqual(expect.objectContaining({ state: 'accepted', entry: expect.objectContaining({ state: 'cancelled' }) }));
    expect(lineOf(calledOff)).toMatchObject({ state: 'accepted', revivedOn: expect.stringMatching(/^\d{4}-/) });
  });
});
