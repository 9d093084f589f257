// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { partnerSeries } from '../../../src-shared/exchange/ledger-series.ts';
import { receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import { staysOnPc } from '../../../src-shared/exchange/own-transfer.ts';
import { hasConflict } from '../../../src-shared/records/conflicts.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { keepWaiting } from '../../../src-renderer/state/exchange/apply-import.ts';
import { noteAgain } from '../../../src-renderer/state/exchange/note-again.ts';
import type { PlannedFile } from '../../../src-renderer/state/exchange/plan-received.ts';
import { entryOfDigest, planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { desks, type Desks, ledgerHere, type MadeFile, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { at, fileFrom, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { value } from '../../kit/vault-kit.ts';

const DAY = 86_400_000;

let here: Desks;
let doctor: OwnPc;
let one: OwnPc;
let two: OwnPc;
let file: MadeFile;
let digest: string;

const sharedBy = ({ session: { vault } }: OwnPc): string[] => [...vault.workingSet.all()].filter((record) => !staysOnPc(record)).map((record) => bytesOf({ ...record, commits: [] })).sort();

async function synced(): Promise<void> {
  for (const [from, to] of [[one, two], [two, one], [one, two]] as const) await receive(to, await fileFrom(from, true));
}

const linesAt = (pc: OwnPc) => {
  at(pc);
  return ledgerHere().filter((entry) => entry.direction === 'received' && entry.digest === digest);
};

/** Both PCs of the office hold the same, and the file is one line on each; taking back is a matter of one PC. */
function expectOneLine(...states: readonly ['imported'] | readonly ['undone' | 'imported', 'undone' | 'imported']): void {
  expect(sharedBy(two)).toEqual(sharedBy(one));
  for (const [at, pc] of [one, two].entries()) {
    const state = states[at] ?? states[0];
    const lines = linesAt(pc);
    expect(lines.map((entry) => entry.state)).toEqual([state]);
    expect([...session().vault.workingSet.ofType('exchangeEntry').values()].filter(hasConflict)).toEqual([]);
    const series = partnerSeries(ledgerHere(), here.doctor.identity.party).find((each) => each.direction === 'received');
    expect(series?.lines.filter((line) => line.entry?.digest === digest)).toHaveLength(1);
    const due = receiptsDue(ledgerHere(), here.doctor.identity.party, 1).filter((receipt) => receipt.of === digest);
    expect(due.map((receipt) => receipt.state)).toEqual([state === 'imported' ? 'accepted' : 'opened']);
  }
  const [a, b] = [linesAt(one)[0], linesAt(two)[0]].map((entry) => ({ ...entry, id: '', answeredOn: null, fileName: '', state: '' }));
  expect(a).toEqual(b);
}

async function takeBack(pc: OwnPc): Promise<void> {
  at(pc);
  passTime();
  const plan = value(await planUndo(entryOfDigest(digest)!, 'ja'));
  expect(plan.records).toBeLessThan(5);
  value(await undoImport(plan));
}

beforeAll(async () => {
  here = await desks();
  doctor = { session: here.doctor };
  one = { session: here.office };
  at(one);
  two = await secondPc();
  await receive(one, await fileFrom(two, true));
}, 60_000);
afterAll(async () => {
  await two.session.vault.lock();
  await here.close();
});

beforeEach(async () => {
  at(doctor);
  const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域の精神医療' }, { parties: { subject: here.doctor.identity.party } }));
  file = await sendTo(here.office, 'career', { about: [goal.id] });
  digest = ledgerHere().find(({ id }) => id === file.entryId)!.digest;
});

describe('a file that two PCs of one office take in, on different days', () => {
  beforeEach(async () => {
    at(one);
    await takenIn(file);
    at(two);
    passTime(DAY);
    await takenIn({ ...file, name: '受け取ったもの.cdesk' });
    await synced();
  });

  it('is one line on both after they exchanged, without a conflict, and one receipt is due', () => {
    expectOneLine('imported');
  });

  it('is taken back by the PC that does so, and taken in again', async () => {
    await takeBack(one);
    expect(linesAt(one)).toMatchObject([{ state: 'undone' }]);
    await synced();
    expectOneLine('undone', 'imported');
    at(one);
    await takenIn(file);
    await synced();
    expectOneLine('imported');
    await takeBack(two);
    await synced();
    expectOneLine('imported', 'undone');
  });

  it('counts how often it came on either of them', async () => {
    for (const pc of [one, two]) {
      at(pc);
      value(await noteAgain(entryOfDigest(digest)!));
    }
    await synced();
    expectOneLine('imported');
    expect(linesAt(one)[0]?.again).toBe(2);
  });
});

describe('a file that one PC keeps waiting', () => {
  it('waits no longer once the other has taken it in', async () => {
    at(one);
    const item = await opened(file);
    value(await keepWaiting((item.state as { readonly planned: PlannedFile }).planned));
    at(two);
    passTime();
    await takenIn(file);
    await synced();
    expectOneLine('imported');
  });
});
