// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importToUndo } from '../../../src-renderer/state/exchange/import-commits.ts';
import { ledgerNow } from '../../../src-renderer/state/exchange/ledger-now.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { exchangeNow, forgetFolder } from '../../../src-renderer/state/own-pcs/folder-sync.ts';
import { setPreference } from '../../../src-renderer/state/preferences.ts';
import { session } from '../../../src-renderer/state/session.ts';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { at as openAt, type Desks, desks, type MadeFile, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { at, fileFrom, firstPc, type OwnPc, receive, secondPc } from '../../kit/own-pcs.ts';
import { tempFolder } from '../../kit/temp-folder.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
/** Two PCs of the office. The doctor's file comes to the first. */
let one: OwnPc;
let two: OwnPc;
let career: MadeFile;
let theirs: RecordId;

beforeEach(async () => {
  here = await desks();
  openAt(here.doctor);
  theirs = value(await createRecord('careerGoal', { horizon: '5', goal: '届いた目標' }, { parties: { subject: here.doctor.identity.party } })).id;
  career = await sendTo(here.office, 'career');
  openAt(here.office);
  one = firstPc();
  two = await secondPc({ name: '二台目' });
  await pass(two, one);
});

afterEach(() => here.close(one.session, two.session));

async function pass(from: OwnPc, to: OwnPc): Promise<void> {
  passTime();
  await receive(to, await fileFrom(from));
}

const note = async (pc: OwnPc, name: string): Promise<RecordId> => {
  at(pc);
  passTime();
  const { party } = session().identity;
  return value(await createRecord('careerGoal', { horizon: '3', goal: name }, { parties: { author: party, subject: party } })).id;
};
const holds = ({ session: { vault } }: OwnPc, id: RecordId): boolean => vault.workingSet.get(id) !== undefined;
const lineOf = (pc: OwnPc) => {
  at(pc);
  return ledgerNow().find(({ direction, partner }) => direction === 'received' && partner === here.doctor.identity.party)!;
};
const undo = async (pc: OwnPc, id: RecordId) => {
  at(pc);
  passTime();
  const plan = value(await planUndo(id, 'ja'));
  value(await undoImport(plan));
  return plan;
};

describe('taking an import back where a party has two PCs', () => {
  test('takes back the file itself, also after its line came again with what the other PC wrote', async () => {
    at(one);
    await takenIn(career);
    await pass(one, two);
    const own = await note(two, '二台目の記録');
    await pass(two, one);
    const plan = await undo(one, lineOf(one).id);
    expect(plan.back.map(({ id }) => id)).toContain(theirs);
    expect([holds(one, theirs), holds(one, own)]).toEqual([false, true]);
    expect(lineOf(one).state).toBe('undone');
  }, 60_000);

  test('is done where the file was taken in: the other PC says so, by name, and keeps all that came with the exchange', async () => {
    at(one);
    await takenIn(career);
    const own = await note(one, '一台目の記録');
    await pass(one, two);
    const line = lineOf(two);
    expect(line.state).toBe('imported');
    expect(await planUndo(line.id, 'ja')).toMatchObject({ ok: false, error: { code: 'exchange/taken-in-elsewhere' } });
    expect([holds(two, theirs), holds(two, own)]).toEqual([true, true]);
  }, 60_000);

  test('is a matter of one PC: the other one still holds the records, and its line does not say that they went', async () => {
    at(one);
    await takenIn(career);
    await pass(one, two);
    const plan = await undo(one, lineOf(one).id);
    expect(plan.otherPcs).toBe(1);
    await pass(one, two);
    expect([holds(one, theirs), holds(two, theirs)]).toEqual([false, true]);
    expect([lineOf(one).state, lineOf(two).state]).toEqual(['undone', 'imported']);
    expect(lineOf(two).undoneOn).toEqual([one.session.identity.device.id]);
  }, 60_000);

  test('goes file by file where a day’s files share one line, and the line says undone only when all are', async () => {
    const folder = join(tempFolder(), 'shared');
    mkdirSync(folder);
    const place = value(await here.pc.node.places.adopt(folder));
    for (const pc of [one, two]) {
      at(pc);
      value(await setPreference('pcs.folder', { handle: place.handle, label: place.label }));
    }
    const turn = async (pc: OwnPc): Promise<void> => {
      at(pc);
      passTime(1000);
      forgetFolder();
      await exchangeNow();
      pc.session = session();
    };
    const ids: RecordId[] = [];
    for (const name of ['朝', '夕']) {
      ids.push(await note(two, name));
      await turn(two);
      await turn(one);
      await turn(two);
    }
    const [morning, evening] = ids as [RecordId, RecordId];
    const line = () => {
      at(one);
      // the last: the first own file was opened by hand and has a line of its own
      return ledgerNow().findLast(({ purpose, direction, device }) => purpose === 'own' && direction === 'received' && device === two.session.identity.device.id)!;
    };
    expect([holds(one, morning), holds(one, evening)]).toEqual([true, true]);
    const last = await undo(one, line().id);
    expect(last.earlier).toBeGreaterThan(0);
    expect([holds(one, morning), holds(one, evening), line().state]).toEqual([true, false, 'imported']);
    while (value(await importToUndo(line().id)).earlier > 0) await undo(one, line().id);
    await undo(one, line().id);
    expect([holds(one, morning), holds(one, evening), line().state]).toEqual([false, false, 'undone']);
    value(await one.session.vault.verify());
  }, 60_000);
});
