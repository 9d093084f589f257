// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { makeOwnFile } from '../../../src-renderer/state/own-pcs/make-own-file.ts';
import { reachablePcs } from '../../../src-renderer/state/own-pcs/other-pcs.ts';
import { syncState } from '../../../src-renderer/state/own-pcs/sync-state.ts';
import { makeTransfer, openTransfer, setUpPc } from '../../../src-renderer/state/own-pcs/transfer.ts';
import { ports, session } from '../../../src-renderer/state/session.ts';
import { vaultPorts } from '../../../src-renderer/state/vault-ports.ts';
import { listVaults } from '../../../src-renderer/vault/index.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import { posting } from '../../../src-shared/records/posting.ts';
import { aDoctor, foundDesk, GOOD_PASSWORD, testDesk } from '../../kit/desk-session.ts';
import { at, fileFrom, firstPc, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { value } from '../../kit/vault-kit.ts';
import { useWorkerHere } from '../../kit/worker-here.ts';

let one: OwnPc;
const pcs: OwnPc[] = [];

beforeEach(async () => {
  await testDesk();
  useWorkerHere();
  await foundDesk(aDoctor());
  one = firstPc();
  pcs.push(one);
});

afterEach(async () => {
  for (const { session: open } of pcs.splice(0)) await open.vault.lock();
});

/** The first PC has heard of the second by its file. */
async function knowsAnother(): Promise<void> {
  const two = await secondPc();
  pcs.push(two);
  await receive(one, await fileFrom(two));
  at(one);
}

/** So much that it is sealed in several pieces, and written as pages. */
async function much(): Promise<void> {
  const { vault, identity } = session();
  const rows = Array.from({ length: 2_300 }, (_, n) => ({ post: { organisation: '医政局', title: `課長補佐 ${n} ${newId(ports().random).repeat(20)}`, rung: 'deputyDirector' }, term: { startOn: '2024-04-01' } }));
  value(await vault.bulk((dot) => rows.map((units) => draftCreate(posting, { id: newId(ports().random), person: identity.party, parties: { subject: identity.party }, units }, dot)), { what: 'test' }));
}

async function everything() {
  const { vault } = session();
  return { digest: await vault.stateDigest(), tip: vault.tip, seq: vault.seq, verified: value(await vault.verify()), sync: syncState(), ledger: ledgerNow().length };
}

/** Stops at the first sign that it has come so far. */
function stopAt(share: number) {
  const stop = new AbortController();
  return { signal: stop.signal, progress: (now: number) => (now >= share ? stop.abort() : undefined) };
}

const CANCELLED = { ok: false, error: { code: 'desktop/cancelled' } };
const MOMENTS = [['before anything', null], ['at the beginning of the sealing', 0], ['in its middle', 0.5], ['at its end', 0.9]] as const;
const workAt = (share: number | null) => (share === null ? { signal: AbortSignal.abort() } : stopAt(share));

describe('a file for own PCs that is stopped', () => {
  it.each(MOMENTS)('%s leaves no number, no line and no mark', async (_when, share) => {
    await knowsAnother();
    await much();
    const wish = { devices: reachablePcs().map(({ id }) => id), everything: true };
    const before = await everything();
    expect(await makeOwnFile(wish, workAt(share))).toMatchObject(CANCELLED);
    expect(await everything()).toEqual(before);
    // the number that was not used
    expect(value(await makeOwnFile(wish)).written.header.number).toBe(before.sync.number + 1);
  });

  it.each(MOMENTS)('%s leaves nothing where it was to make a further PC', async (_when, share) => {
    await much();
    const before = await everything();
    expect(await makeTransfer(workAt(share))).toMatchObject(CANCELLED);
    expect(await everything()).toEqual(before);
  });

  it('is no reason to give a number twice: two at a time are one after the other', async () => {
    await knowsAnother();
    await much();
    const wish = { devices: reachablePcs().map(({ id }) => id), everything: true };
    const { number } = syncState();
    const made = await Promise.all([makeOwnFile(wish), makeOwnFile(wish, stopAt(0)), makeOwnFile(wish)]);
    expect(made.map((done) => (done.ok ? done.value.written.header.number : done.error.code))).toEqual([number + 1, 'desktop/cancelled', number + 2]);
    expect(syncState().number).toBe(number + 2);
  });
});

describe('a new PC that is stopped', () => {
  it('while the file is opened, and while the records are written, is not there at all', async () => {
    await much();
    value(await createRecord('careerGoal', { horizon: '5', goal: '地域医療' }, { parties: { subject: session().identity.party } }));
    const made = value(await makeTransfer());
    const file = { name: made.name, bytes: made.written.bytes };
    const before = value(await listVaults(await vaultPorts())).map(({ id }) => id);
    expect(await openTransfer(file, made.code, workAt(null))).toMatchObject(CANCELLED);
    expect(await openTransfer(file, made.code, stopAt(0))).toMatchObject(CANCELLED);
    const transfer = value(await openTransfer(file, made.code));
    const wish = { transfer, member: transfer.members[0]?.id as string, password: GOOD_PASSWORD, name: '', newPassword: false };
    for (const share of [0, 0.5]) {
      expect(await setUpPc(wish, stopAt(share))).toMatchObject(CANCELLED);
      expect(value(await listVaults(await vaultPorts())).map(({ id }) => id)).toEqual(before);
    }
    const { session: two } = value(await setUpPc(wish));
    pcs.push({ session: two });
    expect(two.vault.workingSet.ofType('posting').size).toBe(2_300);
  });
});
