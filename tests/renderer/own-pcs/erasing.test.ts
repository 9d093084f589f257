// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { staysOnPc } from '../../../src-shared/exchange/own-transfer.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { readBackUp } from '../../../src-renderer/state/back-up-archive.ts';
import { packVault } from '../../../src-renderer/state/back-up.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { erasedHere, recallsIn } from '../../../src-renderer/state/exchange/disclosure-now.ts';
import { applyItem, decideErased, inboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { answerRecall, askToErase } from '../../../src-renderer/state/exchange/recall.ts';
import { disclosuresNow } from '../../../src-renderer/state/exchange/disclosure-now.ts';
import { exchangeNow, forgetFolder, useFolder } from '../../../src-renderer/state/own-pcs/folder-sync.ts';
import { reachablePcs } from '../../../src-renderer/state/own-pcs/other-pcs.ts';
import { preference, setPreference } from '../../../src-renderer/state/preferences.ts';
import { restoreBackUp } from '../../../src-renderer/state/restore.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { GOOD_PASSWORD } from '../../kit/desk-session.ts';
import { at as openAt, type Desks, desks, type MadeFile, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { at, fileFrom, firstPc, open, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { bytesOf } from '../../kit/random-history.ts';
import { tempFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

// several vaults are founded and restored; how strong the key is has its own tests
vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

let here: Desks;
/** Two PCs of the office; both hold the doctor's goals. */
let doctor: OwnPc;
let one: OwnPc;
let two: OwnPc;
let career: MadeFile;
let going: RecordId;
let staying: RecordId;

beforeEach(async () => {
  here = await desks();
  const parties = { subject: here.doctor.identity.party };
  going = value(await createRecord('careerGoal', { horizon: '5', goal: '消してほしい目標', family: '家庭のこと' }, { parties })).id;
  staying = value(await createRecord('careerGoal', { horizon: '3', goal: '残してよい目標' }, { parties })).id;
  career = await sendTo(here.office, 'career', { ticked: new Set(['careerGoal.family']) });
  openAt(here.office);
  await takenIn(career);
  doctor = { session: here.doctor };
  one = firstPc();
  two = await secondPc({ name: '二台目' });
  await pass(two, one);
});

afterEach(() => here.close(one.session, two.session));

async function pass(from: OwnPc, to: OwnPc) {
  passTime();
  return receive(to, await fileFrom(from));
}

/** The doctor asks, and the PC `by` erases the one and keeps the other. */
async function erase(by: OwnPc, also: readonly RecordId[] = []): Promise<void> {
  at(doctor);
  const lines = disclosuresNow().filter(({ recordId }) => [going, staying, ...also].includes(recordId));
  const request = value(await askToErase(here.office.identity.party, lines, '異動のため'));
  const asked = await sendTo(by.session, 'recall', { about: [request.id] });
  at(by);
  await takenIn(asked);
  passTime();
  const [recall] = recallsIn(session().vault.workingSet);
  value(
    await answerRecall(recall!, [
      { id: going, type: 'careerGoal', units: ['goal', 'family'], what: 'erased' },
      { id: staying, type: 'careerGoal', units: ['goal'], what: 'kept', reason: '面談で使うため' },
      ...also.map((id) => ({ id, type: 'careerGoal', units: ['goal'], what: 'erased' as const })),
    ]),
  );
  expect(session().vault.workingSet.get(going)).toBeUndefined();
}

const holds = ({ session: { vault } }: OwnPc): boolean => vault.workingSet.get(going) !== undefined;
const shared = ({ session: { vault } }: OwnPc): string[] => [...vault.workingSet.all()].filter((record) => !staysOnPc(record)).map((record) => bytesOf({ ...record, commits: [] })).sort();

/** Not in the journal either, and the chain is whole. */
async function isGoneFrom(pc: OwnPc): Promise<void> {
  at(pc);
  const { vault } = session();
  expect(vault.workingSet.get(going)).toBeUndefined();
  for (const { seq } of value(await vault.headers())) expect(JSON.stringify(value(await vault.readCommit(seq)).parts)).not.toContain('消してほしい目標');
  expect((await vault.getBlob(await digestOf(career))).ok).toBe(false);
  value(await vault.verify());
}

const digestOf = async ({ bytes }: MadeFile): Promise<string> => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

const plan = async (pc: OwnPc, file: Awaited<ReturnType<typeof fileFrom>>) => {
  const item = await open(pc, file);
  if (item?.state.kind !== 'ready') throw new Error(JSON.stringify(item?.state));
  return item.state.planned.plan;
};

describe('what was erased on one PC at its owner’s request', () => {
  test('is erased on the other by the next own file, which says so before, and the statement stands there with it', async () => {
    await erase(one);
    passTime();
    const file = await fileFrom(one);
    at(two);
    const before = await session().vault.stateDigest();
    const seen = await plan(two, file);
    expect(seen.erasing.flatMap(({ items }) => items)).toMatchObject([{ id: going, units: ['goal', 'family'], what: 'erased' }]);
    expect(await session().vault.stateDigest()).toBe(before);
    expect(holds(two)).toBe(true);
    await receive(two, file);
    await isGoneFrom(two);
    expect(erasedHere(going)).toMatchObject({ asker: here.doctor.identity.party });
    expect(session().vault.workingSet.get(staying)).toBeDefined();
    // its back-ups of before hold it as well
    expect(preference('backup.stale')?.erased).toBeGreaterThan(0);
    await pass(two, one);
    expect(shared(one)).toEqual(shared(two));
    // nothing goes to and fro for ever
    expect((await fileFrom(one)).records).toBe(0);
    expect((await fileFrom(two)).records).toBe(0);
  }, 60_000);

  test('does not come back by taking the own file back, which says so by name before', async () => {
    await erase(one);
    passTime();
    const file = await fileFrom(one);
    at(two);
    await receive(two, file);
    const entry = ledgerNow().find((line) => line.direction === 'received' && line.digest === file.digest)!;
    const undo = value(await planUndo(entry.id, 'ja'));
    expect(undo.erased).toEqual([{ id: going, type: 'careerGoal' }]);
    expect(undo.back.map(({ id }) => id)).not.toContain(going);
    value(await undoImport(undo));
    await isGoneFrom(two);
    // the statement stands with what it did, and another own file is no way back either
    expect(erasedHere(going)).not.toBeNull();
    await pass(one, two);
    await isGoneFrom(two);
  }, 60_000);

  test('does not come back by a file of the PC that has not heard: it is named, kept out, and needs no decision', async () => {
    await erase(one);
    passTime();
    const everything = await fileFrom(two, true);
    const seen = await plan(one, everything);
    const kept = seen.merge.records.find(({ id }) => id === going);
    expect(kept).toMatchObject({ outcome: 'refused', accept: null });
    expect(kept?.units.every(({ reason }) => reason === 'unit/erased')).toBe(true);
    await receive(one, everything);
    await isGoneFrom(one);
    await pass(one, two);
    await isGoneFrom(two);
    await pass(two, one);
    expect(shared(one)).toEqual(shared(two));
  }, 60_000);

  test('stays away when the PC that erased is restored from a back-up of before', async () => {
    at(one);
    const content = value(await readBackUp(value(await packVault()).bytes));
    await erase(one);
    await pass(one, two);
    at(one);
    one.session = value(await restoreBackUp(content, { password: GOOD_PASSWORD }, { replace: true, before: async () => (await one.session.vault.lock(), null) }));
    expect(holds(one)).toBe(true);
    // neither brings it back to the other
    await receive(two, await fileFrom(one, true));
    await isGoneFrom(two);
    passTime();
    await receive(one, await fileFrom(two, true));
    await isGoneFrom(one);
    await pass(one, two);
    await pass(two, one);
    expect(shared(one)).toEqual(shared(two));
  }, 60_000);

  test('stays away when the other PC is restored from a back-up of before', async () => {
    at(two);
    const content = value(await readBackUp(value(await packVault()).bytes));
    await erase(one);
    await pass(one, two);
    await isGoneFrom(two);
    two.session = value(await restoreBackUp(content, { password: GOOD_PASSWORD }, { replace: true, before: async () => (await two.session.vault.lock(), null) }));
    expect(holds(two)).toBe(true);
    await pass(two, one);
    await isGoneFrom(one);
    at(one);
    expect(reachablePcs().length).toBeGreaterThan(0);
    await pass(one, two);
    await isGoneFrom(two);
  }, 60_000);

  /** A folder that both PCs exchange by; the returned function is one PC's turn at it. */
  async function folderOfBoth(): Promise<(pc: OwnPc) => Promise<void>> {
    const folder = join(tempFolder(), 'shared');
    mkdirSync(folder);
    const place = value(await here.pc.node.places.adopt(folder));
    for (const pc of [one, two]) {
      at(pc);
      value(await setPreference('pcs.folder', { handle: place.handle, label: place.label }));
    }
    return async (pc) => {
      passTime();
      at(pc);
      forgetFolder();
      await exchangeNow();
      pc.session = session();
    };
  }

  test('goes by itself through the shared folder, and is told', async () => {
    const turn = await folderOfBoth();
    await erase(one);
    for (const pc of [two, one]) await turn(pc);
    await turn(two);
    expect(useFolder.getState()).toMatchObject({ taken: { erased: 1 }, asks: null });
    await isGoneFrom(two);
    for (const pc of [one, two, one, two]) await turn(pc);
    expect(useFolder.getState()).toMatchObject({ kind: 'fresh', asks: null });
    expect(shared(one)).toEqual(shared(two));
  }, 60_000);

  test('waits for a person there too where much goes at once', async () => {
    at(doctor);
    const parties = { subject: here.doctor.identity.party };
    const more: RecordId[] = [];
    for (const goal of ['一', '二', '三', '四', '五']) more.push(value(await createRecord('careerGoal', { horizon: '1', goal }, { parties })).id);
    const again = await sendTo(one.session, 'career', { ticked: new Set(['careerGoal.family']) });
    at(one);
    await takenIn(again);
    await pass(one, two);
    const turn = await folderOfBoth();
    await erase(one, more);
    for (const pc of [two, one, two]) await turn(pc);
    expect(useFolder.getState().asks).not.toBeNull();
    expect(holds(two)).toBe(true);
    for (const id of more) expect(two.session.vault.workingSet.get(id)).toBeDefined();
  }, 60_000);

  test('comes to both PCs again once its owner gives it anew, and by a decision for one file', async () => {
    await erase(one);
    await pass(one, two);
    passTime();
    at(doctor);
    const anew = await sendTo(here.office, 'career');
    at(two);
    await takenIn(anew);
    expect(holds(two)).toBe(true);
    await pass(two, one);
    expect(session().vault.workingSet.get(going)?.values).toMatchObject({ goal: { goal: '消してほしい目標' } });
    // of the older file only what a person decided comes back, and then on every PC
    expect(session().vault.workingSet.get(going)?.values['family']).toBeUndefined();
    at(one);
    const old = await opened(career);
    await decideErased(old.id);
    expect(inboxItem(old.id)?.state.kind).toBe('ready');
    expect((await applyItem(old.id)).kind).toBe('done');
    await pass(one, two);
    expect(session().vault.workingSet.get(going)?.values).toMatchObject({ family: { family: '家庭のこと' } });
    await pass(two, one);
    expect(shared(one)).toEqual(shared(two));
  }, 60_000);

  test('given anew before the PC heard of the erasing, it stays', async () => {
    await erase(one);
    passTime();
    at(doctor);
    const anew = await sendTo(here.office, 'career');
    at(two);
    await takenIn(anew);
    const { plan: seen } = await pass(one, two);
    expect(seen.erasing.flatMap(({ items }) => items)).toMatchObject([{ id: going, units: ['family'] }]);
    expect(Object.keys(session().vault.workingSet.get(going)?.values ?? {})).toEqual(['goal']);
    await pass(two, one);
    expect(holds(one)).toBe(true);
    expect(shared(one)).toEqual(shared(two));
  }, 60_000);
});
