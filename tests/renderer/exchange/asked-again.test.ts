// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { isToHandOver } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { makeNotes } from '../../../src-renderer/state/exchange/make-notes.ts';
import { handOverFiles } from '../../../src-renderer/state/exchange/media.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, type MadeFile, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

const HOURS = 3_600_000;

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const goalTo = async (): Promise<MadeFile> => {
  at(here.doctor);
  const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域の精神医療' }, { parties: { subject: here.doctor.identity.party } }));
  return sendTo(here.office, 'career', { about: [goal.id] });
};
const handOver = async ({ entryId }: MadeFile): Promise<void> => void value(await handOverFiles([{ id: entryId, words: '', partner: '' }], { on: '2026-04-03', route: 'mail', note: '', carry: null }));
const toHandOver = ({ entryId }: MadeFile): boolean => isToHandOver(ledgerHere().find(({ id }) => id === entryId)!);

/** The office got only the second of two files, and asks for the first. */
async function askedFor(): Promise<{ readonly first: MadeFile; readonly request: MadeFile }> {
  const first = await goalTo();
  await handOver(first);
  const second = await goalTo();
  await handOver(second);
  at(here.office);
  await takenIn(second);
  passTime();
  const doctor = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === here.doctor.identity.party)!;
  const request = await fileOf(value(await makeNotes('resend', doctor)));
  at(here.doctor);
  return { first, request };
}

describe('a file that was asked for again', () => {
  test('is settled by handing it over, though the clock stood ten hours fast when the request came', async () => {
    const { first, request } = await askedFor();
    passTime(10 * HOURS);
    await takenIn(request);
    expect(toHandOver(first)).toBe(true);
    passTime(-10 * HOURS);
    await handOver(first);
    expect(toHandOver(first)).toBe(false);
  });

  test('is to be handed over, though the clock stood ten hours fast when it went out first', async () => {
    passTime(10 * HOURS);
    const { first, request } = await askedFor();
    passTime(-10 * HOURS);
    await takenIn(request);
    expect(toHandOver(first)).toBe(true);
    await handOver(first);
    expect(toHandOver(first)).toBe(false);
  });
});
