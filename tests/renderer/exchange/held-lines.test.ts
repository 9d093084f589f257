// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { createRecord, deleteRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { deletesMany, lookAtHeld, takeHeld, useHeldFiles } from '../../../src-renderer/state/exchange/release-held.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at, desks, type Desks, ledgerHere, type MadeFile, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

const DAY = 86_400_000;
let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());
beforeEach(() => at(here.office));

const summaryOf = (id: RecordId): unknown => here.office.vault.workingSet.get(id)?.values['goal']?.['goal'];
const gone = (ids: readonly RecordId[]): number => ids.filter((id) => isDeleted(here.office.vault.workingSet.get(id)!)).length;
const lastReceived = (): RecordId => ledgerHere().filter((entry) => entry.direction === 'received').at(-1)!.id;
const heldHere = (): number => [...here.office.vault.workingSet.ofType('heldRow').values()].filter((record) => !isDeleted(record)).length;

/** The doctor's goals are at the office; then their clock is days ahead while they delete all but one and edit that one. */
async function aheadOfTime(count: number): Promise<{ readonly ids: readonly RecordId[]; readonly edited: RecordId; readonly file: MadeFile }> {
  at(here.doctor);
  const ids: RecordId[] = [];
  for (let n = 0; n < count; n++) ids.push(value(await createRecord('careerGoal', { horizon: '5', goal: `目標 ${n}` }, { parties: { subject: here.doctor.identity.party } })).id);
  const first = await sendTo(here.office, 'career');
  at(here.office);
  await takenIn(first);
  at(here.doctor);
  passTime(4 * DAY);
  const [edited, ...others] = ids as [RecordId, ...RecordId[]];
  for (const id of others) value(await deleteRecord(id));
  value(await editFields(edited, { goal: '直した目標' }));
  const file = await sendTo(here.office, 'career');
  at(here.office);
  passTime(-4 * DAY);
  await takenIn(file);
  return { ids: others, edited, file };
}

describe('lines that could not be judged when their file came', () => {
  test('are shown before anything of them is taken in, deletions counted and typed, and undone with their file', async () => {
    const { ids, edited } = await aheadOfTime(12);
    expect(heldHere()).toBe(12);
    const before = await here.office.vault.stateDigest();
    passTime(5 * DAY);
    expect(value(await lookAtHeld(session()))).toBe(0);
    expect(await here.office.vault.stateDigest()).toBe(before);
    const [file] = useHeldFiles.getState().files;
    expect(file).toMatchObject({ sender: here.doctor.identity.party, deletes: 11 });
    expect(file?.merge.records.map(({ outcome }) => outcome).sort()).toEqual([...Array.from({ length: 11 }, () => 'delete'), 'update']);
    expect(deletesMany(file!)).toBe(true);

    value(await takeHeld(file!));
    expect([gone(ids), summaryOf(edited), heldHere()]).toEqual([11, '直した目標', 0]);
    expect(useHeldFiles.getState().files).toEqual([]);

    const plan = value(await planUndo(lastReceived(), 'ja'));
    expect(plan.seqs).toHaveLength(2);
    expect(plan.back.map(({ what }) => what).sort()).toEqual([...Array.from({ length: 11 }, () => 'back'), 'fields']);
    value(await undoImport(plan));
    expect([gone(ids), summaryOf(edited), heldHere()]).toEqual([0, '目標 0', 0]);
    value(await here.office.vault.verify());
  }, 60_000);

  test('are planned again where the record moved on meanwhile, and nothing is taken in then', async () => {
    const { edited, ids } = await aheadOfTime(2);
    passTime(5 * DAY);
    value(await lookAtHeld(session()));
    const file = useHeldFiles.getState().files.at(-1)!;
    value(await deleteRecord(ids[0]!));
    expect(await takeHeld(file)).toMatchObject({ ok: false, error: { code: 'exchange/plan-stale' } });
    expect(summaryOf(edited)).toBe('目標 0');
    value(await takeHeld(useHeldFiles.getState().files.at(-1)!));
    expect(summaryOf(edited)).toBe('直した目標');
  }, 60_000);
});
