// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { stopWaiting, waitAgain } from '../../../src-renderer/state/exchange/hand-over.ts';
import { isAwaiting, isWaitEnded } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { makeNotes } from '../../../src-renderer/state/exchange/make-notes.ts';
import { handOverFiles } from '../../../src-renderer/state/exchange/media.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, type MadeFile, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let file: MadeFile;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const line = () => ledgerHere().find(({ id }) => id === file.entryId)!;
const handOver = async () => value(await handOverFiles([{ id: file.entryId, words: '', partner: '' }], { on: '2026-04-03', route: 'mail', note: '', carry: null }));

beforeEach(async () => {
  at(here.doctor);
  const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域の精神医療' }, { parties: { subject: here.doctor.identity.party } }));
  file = await sendTo(here.office, 'career', { about: [goal.id] });
  await handOver();
});

describe('返事を待たない', () => {
  test('ends the waiting and says nothing of the partner', async () => {
    expect(isAwaiting(line())).toBe(true);
    value(await stopWaiting(file.entryId, '2026-04-10'));
    expect(line()).toMatchObject({ state: 'handed', answeredHow: null, answeredOn: null, waitEndedOn: '2026-04-10' });
    expect([isAwaiting(line()), isWaitEnded(line())]).toEqual([false, true]);
    value(await waitAgain(file.entryId));
    expect([isAwaiting(line()), isWaitEnded(line())]).toEqual([true, false]);
  });

  test('does not keep a receipt that comes all the same from counting', async () => {
    value(await stopWaiting(file.entryId, '2026-04-10'));
    at(here.office);
    await takenIn(file);
    const doctor = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === here.doctor.identity.party)!;
    const receipt = await fileOf(value(await makeNotes('receipt', doctor)));
    at(here.doctor);
    await takenIn(receipt);
    expect(line()).toMatchObject({ state: 'accepted', answeredHow: 'receipt' });
    expect(isWaitEnded(line())).toBe(false);
  });

  test('is over once the file is handed over anew', async () => {
    value(await stopWaiting(file.entryId, '2026-04-10'));
    await handOver();
    expect(isAwaiting(line())).toBe(true);
  });
});
