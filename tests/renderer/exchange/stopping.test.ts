// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import { ok } from '../../../src-shared/kernel/result.ts';
import { posting } from '../../../src-shared/records/posting.ts';
import { applyImport } from '../../../src-renderer/state/exchange/apply-import.ts';
import { inboxItem, putAway, receiveIncoming, useInbox } from '../../../src-renderer/state/exchange/inbox.ts';
import { makeFile } from '../../../src-renderer/state/exchange/make-file.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { entryOfDigest, planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { ports, session } from '../../../src-renderer/state/session.ts';
import { at, desks, type Desks, type MadeFile, opened, sendTo } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

/** More than a commit writes at once, so that pages are written and can be given up. */
const MANY = 2_300;

let here: Desks;
let file: MadeFile;
beforeAll(async () => {
  here = await desks();
  at(here.doctor);
  const { party } = here.doctor.identity;
  const rows = Array.from({ length: MANY }, (_, n) => ({ post: { organisation: '医政局', title: `課長補佐 ${n}`, rung: 'deputyDirector' }, term: { startOn: '2024-04-01' } }));
  value(
    await session().vault.bulk(
      (dot) => rows.map((units) => draftCreate(posting, { id: newId(ports().random), person: party, parties: { subject: party }, units }, dot)),
      { what: 'test' },
    ),
  );
}, 60_000);
afterAll(() => here.close());

/** Everything a vault holds: its state, its chain of commits, and the pages and attachments beside it. */
async function everything() {
  const { vault } = session();
  return { digest: await vault.stateDigest(), tip: vault.tip, seq: vault.seq, verified: value(await vault.verify()) };
}

/** Stops at the first sign that it has come so far. */
function stopAt(share: number) {
  const stop = new AbortController();
  return { signal: stop.signal, progress: (now: number) => (now >= share ? stop.abort() : undefined) };
}

test('stopping the sealing leaves no file, no line in the ledger and no number', async () => {
  at(here.doctor);
  const before = await everything();
  const recipient = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === here.office.identity.party)!;
  const wish = { purpose: 'career' as const, recipient: recipient.party, about: [], without: new Set<string>(), ticked: new Set<string>() };
  expect(await makeFile({ wish, recipient, work: stopAt(0) })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  expect(await everything()).toEqual(before);
  file = await sendTo(here.office, 'career');
  // the number that was not used
  expect(file.name).toContain('No1_');
}, 30_000);

test('stopping the opening leaves the desk empty and the vault as it was', async () => {
  at(here.office);
  const before = await everything();
  const reading = receiveIncoming([{ id: -1, name: file.name, size: file.bytes.length, read: async () => ok(file.bytes.slice()) }]);
  const unwatch = useInbox.subscribe(({ items }) => {
    const state = items[0]?.state;
    if (state?.kind === 'reading' && (state.share ?? 0) > 0) putAway(items[0]!.id);
  });
  expect(await reading).toEqual([]);
  unwatch();
  expect(useInbox.getState().items).toEqual([]);
  expect(await everything()).toEqual(before);
}, 30_000);

test('stopping while it is taken in, then while it is looked at for undoing, then the undoing', async () => {
  at(here.office);
  const item = await opened(file);
  if (item.state.kind !== 'ready') throw new Error(item.state.kind);
  const { planned } = item.state;
  const before = await everything();
  const stop = new AbortController();
  expect(await applyImport(planned, { signal: stop.signal, progress: (rows) => (rows > 500 ? stop.abort() : undefined) })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  expect(await everything()).toEqual(before);
  // and the same plan still holds
  value(await applyImport(planned));
  const taken = await everything();
  const entry = entryOfDigest(planned.file.opened.digest)!;
  expect(await planUndo(entry, 'ja', stopAt(0.7))).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  const plan = value(await planUndo(entry, 'ja'));
  expect(await undoImport(plan, { signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { code: 'desktop/cancelled' } });
  expect(await everything()).toEqual(taken);
  value(await undoImport(plan));
  expect(session().vault.workingSet.ofType('posting').size).toBe(0);
  putAway(item.id);
  expect(inboxItem(item.id)).toBeUndefined();
}, 60_000);
