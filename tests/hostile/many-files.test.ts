// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { createRecord } from '../../src-renderer/state/commands.ts';
import { stopBatch, takeInAll, useBatch } from '../../src-renderer/state/exchange/batch.ts';
import { putAway, receiveIncoming, useInbox } from '../../src-renderer/state/exchange/inbox.ts';
import { ledgerNow } from '../../src-renderer/state/exchange/ledger-now.ts';
import { receiving, useReceiving } from '../../src-renderer/state/exchange/receiving.ts';
import { offerDropped, useIncomingFiles } from '../../src-renderer/state/incoming-files.ts';
import { session } from '../../src-renderer/state/session.ts';
import { at, type Desks, desks, type MadeFile, sendTo } from '../kit/exchange-desks.ts';
import { value } from '../kit/vault-kit.ts';

/** Row 70 of the bad-input table, with real files in a real vault. */
const REAL = 12;
const DROPPED = 1000;
let here: Desks;
let goals: RecordId[];
let files: MadeFile[];
let read: string[];

beforeAll(async () => {
  here = await desks();
  at(here.doctor);
  [goals, files] = [[], []];
  for (let n = 0; n < REAL; n++) {
    goals.push(value(await createRecord('careerGoal', { horizon: '5', goal: `目標${n}` }, { parties: { subject: here.doctor.identity.party } })).id);
    files.push(await sendTo(here.office, 'career'));
  }
  at(here.office);
}, 60_000);
afterEach(() => {
  for (const { id } of useInbox.getState().items) putAway(id);
});
afterAll(() => here.close());

/** A thousand files on the window at once: the real ones first, then copies of the last that nobody should come to read. */
function drop(): void {
  read = [];
  const dropped = Array.from({ length: DROPPED }, (_, n) => {
    const { name, bytes } = files[Math.min(n, REAL - 1)] as MadeFile;
    return { name: n < REAL ? name : `${n}-${name}`, size: bytes.length, arrayBuffer: async () => (read.push(name), bytes.slice().buffer) } as unknown as File;
  });
  offerDropped(dropped);
}
const arrived = (): readonly boolean[] => goals.map((id) => session().vault.workingSet.get(id) !== undefined);
const kinds = () => useInbox.getState().items.map(({ state }) => state.kind);
const first = (count: number, of = REAL): readonly boolean[] => Array.from({ length: of }, (_, n) => n < count);

test('#70 1,000 files dropped at once and stopped while they are read: one at a time, what was read lies on the desk, the rest is never opened, nothing is written', async () => {
  const { seq } = session().vault;
  drop();
  let most = 0;
  const watch = useInbox.subscribe(({ items }) => (most = Math.max(most, items.filter(({ state }) => state.kind === 'reading').length)));
  const stop = useReceiving.subscribe(({ done, total, stop: now }) => (total > 0 && done === REAL ? now.abort() : undefined));
  await receiveIncoming();
  [watch, stop].forEach((end) => end());
  expect(most).toBe(1);
  expect(read).toHaveLength(REAL);
  expect(kinds()).toEqual(Array.from({ length: REAL }, () => 'ready'));
  expect(receiving().skipped).toBe(DROPPED - REAL);
  expect(useIncomingFiles.getState().files).toEqual([]);
  expect([session().vault.seq, arrived().some(Boolean)]).toEqual([seq, false]);
}, 30_000);

test('#70 stopped while they are taken in: the finished ones stay taken in, whole; the others lie there untouched and can be taken later', async () => {
  drop();
  const stopReading = useReceiving.subscribe(({ done, total, stop: now }) => (total > 0 && done === REAL ? now.abort() : undefined));
  await receiveIncoming();
  stopReading();
  const { seq } = session().vault;
  const stop = useBatch.subscribe(({ done, total, stopped }) => (total > 0 && done === 4 && !stopped ? stopBatch() : undefined));
  let most = 0;
  const watch = useInbox.subscribe(({ items }) => (most = Math.max(most, items.filter(({ state }) => state.kind === 'applying').length)));
  await takeInAll();
  [watch, stop].forEach((end) => end());
  // the one in hand when somebody pressed is finished, none is begun after it
  expect(kinds()).toEqual(first(5).map((taken) => (taken ? 'done' : 'ready')));
  expect(arrived()).toEqual(first(5));
  expect(most).toBe(1);
  expect(useBatch.getState()).toMatchObject({ total: 0, stopped: true, trouble: null });
  const imports = value(await session().vault.headers(seq + 1)).filter(({ kind }) => kind === 'import');
  expect(imports.map(({ note }) => note['number'])).toEqual([1, 2, 3, 4, 5]);
  expect(ledgerNow().filter(({ direction, state }) => direction === 'received' && state === 'imported').map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
  // the rest goes on from here
  await takeInAll();
  expect(kinds()).toEqual(first(REAL).map(() => 'done'));
  expect(arrived()).toEqual(first(REAL));
  expect(useBatch.getState()).toMatchObject({ total: 0, stopped: false });
}, 30_000);
