// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import type { RecallAnswer } from '../../../src-shared/records/deletion-statement.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { disclosuresNow, recallsIn, statementsIn } from '../../../src-renderer/state/exchange/disclosure-now.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { answerRecall, askToErase } from '../../../src-renderer/state/exchange/recall.ts';
import { tracesOf } from '../../../src-renderer/state/exchange/traces.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at as openAt, type Desks, desks, meet, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { keepWaiting } from '../../../src-renderer/state/exchange/apply-import.ts';
import { at, firstPc, fileFrom, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { asNewer } from '../../kit/newer-version.ts';
import { value } from '../../kit/vault-kit.ts';

vi.mock('../../../src-renderer/worker/argon2id-key.ts', () => ({
  argon2idKey: async ({ password, salt }: { password: string; salt: Uint8Array }) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(password), ...salt]))),
}));

const TEXT = '消してほしい目標';

let here: Desks;
beforeEach(async () => {
  here = await desks();
}, 60_000);
afterEach(() => here.close());

/** `20`: a choice that only a newer version knows. */
const goal = (horizon = '5'): Promise<RecordId> =>
  asNewer(async () => value(await createRecord('careerGoal', { horizon, goal: TEXT, family: '家庭のこと', ...(horizon === '20' ? { travelMinutes: 40 } : {}) }, { parties: { subject: here.doctor.identity.party } })).id);

/** The doctor asks for one record, as far as the office's list of requests. */
async function ask(id: RecordId): Promise<ReturnType<typeof recallsIn>[number]> {
  passTime();
  openAt(here.doctor);
  const lines = disclosuresNow().filter(({ recordId }) => recordId === id);
  expect(lines).toHaveLength(1);
  const request = value(await askToErase(here.office.identity.party, lines, '異動のため'));
  const asked = await sendTo(here.office, 'recall', { about: [request.id] });
  openAt(here.office);
  await takenIn(asked);
  return recallsIn(session().vault.workingSet)[0]!;
}

/** The plain text of every commit, held lines included. */
async function journalText(): Promise<string> {
  const { vault } = session();
  let all = '';
  for (const { seq } of value(await vault.headers())) all += JSON.stringify(value(await vault.readCommit(seq)).parts);
  return all;
}

const answer = (recall: { items: readonly { id: RecordId; type: string; units: readonly string[] }[] }, what: 'erased' | 'absent'): RecallAnswer[] =>
  recall.items.map(({ id, type, units }) => ({ id, type, units: [...units], what }));

describe('what no screen shows and the vault still holds', () => {
  test('of an import that was taken back: it is not said to be absent, and is erased on request', async () => {
    openAt(here.doctor);
    const id = await goal();
    const career = await sendTo(here.office, 'career', { ticked: new Set(['careerGoal.family']) });
    openAt(here.office);
    await takenIn(career);
    const entry = ledgerNow().find(({ direction }) => direction === 'received')!;
    value(await undoImport(value(await planUndo(entry.id, 'ja'))));
    expect(session().vault.workingSet.get(id)).toBeUndefined();
    expect(await journalText()).toContain(TEXT);

    const recall = await ask(id);
    expect([...value(await tracesOf(recall.items)).units]).toEqual([[id, recall.items[0]!.units]]);
    const refused = await answerRecall(recall, answer(recall, 'absent'));
    expect(!refused.ok && refused.error.code).toBe('vault/stale');
    expect(statementsIn(session().vault.workingSet)).toEqual([]);
    expect(await journalText()).toContain(TEXT);

    value(await answerRecall(recall, answer(recall, 'erased')));
    expect(await journalText()).not.toContain(TEXT);
    value(await session().vault.verify());
    // and only now "not here" is true
    expect([...value(await tracesOf(recall.items)).units.values()]).toEqual([[]]);
  }, 60_000);

  test('of a record that is here in part, the part of an import that was taken back goes too', async () => {
    openAt(here.doctor);
    const id = await goal();
    const bare = await sendTo(here.office, 'career');
    const full = await sendTo(here.office, 'career', { ticked: new Set(['careerGoal.family']) });
    openAt(here.office);
    await takenIn(bare);
    await takenIn(full);
    const entry = ledgerNow().findLast(({ direction }) => direction === 'received')!;
    value(await undoImport(value(await planUndo(entry.id, 'ja'))));
    expect(session().vault.workingSet.get(id)?.values['family']).toBeUndefined();
    const recall = await ask(id);
    expect(value(await tracesOf(recall.items)).units.get(id)).toEqual(expect.arrayContaining(['goal', 'family']));
    value(await answerRecall(recall, answer(recall, 'erased')));
    expect(await journalText()).not.toContain('家庭のこと');
  }, 60_000);

  test('in a held line: it goes on both PCs of the office, and what was not asked for is held on', async () => {
    openAt(here.doctor);
    const id = await goal('20');
    const career = await asNewer(() => sendTo(here.office, 'career', { ticked: new Set(['careerGoal.family']) }));
    openAt(here.office);
    const one = firstPc();
    await takenIn(career);
    const held = () => [...session().vault.workingSet.ofType('heldRow').values()];
    expect(held()).toHaveLength(1);
    expect(session().vault.workingSet.get(id)?.values['goal']).toBeUndefined();
    const two: OwnPc = await secondPc({ name: '二台目' });
    passTime();
    await receive(one, await fileFrom(two));
    expect(two.session.vault.workingSet.ofType('heldRow').size).toBe(1);
    at({ session: here.doctor });
    passTime();
    const lines = disclosuresNow().filter(({ recordId }) => recordId === id).map((line) => ({ ...line, units: line.units.filter(({ unit }) => unit === 'goal') }));
    const request = value(await askToErase(here.office.identity.party, lines, ''));
    const asked = await sendTo(here.office, 'recall', { about: [request.id] });
    at(one);
    await takenIn(asked);
    const recall = recallsIn(session().vault.workingSet)[0]!;
    const refused = await answerRecall(recall, answer(recall, 'absent'));
    expect(refused.ok).toBe(false);
    value(await answerRecall(recall, answer(recall, 'erased')));
    expect(await journalText()).not.toContain(TEXT);
    expect(held()).toHaveLength(1);
    expect(JSON.stringify(held()[0]?.values)).toContain('travelMinutes');
    expect(session().vault.workingSet.get(id)?.values['family']).toBeDefined();
    // the statement speaks of records; that a held line went along is for our own PCs
    expect(statementsIn(session().vault.workingSet)[0]?.answers).toMatchObject([{ id, what: 'erased' }]);
    passTime();
    await receive(two, await fileFrom(one));
    at(two);
    expect(await journalText()).not.toContain(TEXT);
    expect(held()).toHaveLength(1);
    passTime();
    await receive(one, await fileFrom(two));
    at(one);
    expect(await journalText()).not.toContain(TEXT);
    expect(held()).toHaveLength(1);
    await two.session.vault.lock();
  }, 60_000);

  test('in a file that is kept and was not taken in: the file goes', async () => {
    openAt(here.doctor);
    const id = await goal();
    const career = await sendTo(here.office, 'career', { ticked: new Set(['careerGoal.family']) });
    openAt(here.office);
    const item = await opened(career);
    if (item.state.kind !== 'ready') throw new Error(item.state.kind);
    value(await keepWaiting(item.state.planned));
    await meet(here.office, here.doctor);
    const recall = await ask(id);
    expect((await answerRecall(recall, answer(recall, 'absent'))).ok).toBe(false);
    value(await answerRecall(recall, answer(recall, 'erased')));
    expect(await session().vault.hasBlob(ledgerNow().find(({ purpose }) => purpose === 'career')!.digest)).toBe(false);
  }, 60_000);
});
