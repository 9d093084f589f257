// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordId } from '../../../src-shared/kernel/ids.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { headsOf, LIFE, unitsOf } from '../../../src-shared/records/record-state.ts';
import { createRecord, deleteRecord, editFields, restoreRecord } from '../../../src-renderer/state/commands.ts';
import { makeNotes } from '../../../src-renderer/state/exchange/make-notes.ts';
import { readRecipients } from '../../../src-renderer/state/exchange/recipients.ts';
import { planUndo, undoImport } from '../../../src-renderer/state/exchange/undo-import.ts';
import { type Session, session } from '../../../src-renderer/state/session.ts';
import { aDoctor } from '../../kit/desk-session.ts';
import { at, desks, type Desks, fileOf, ledgerHere, type MadeFile, meet, oneMore, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { seededRandom } from '../../kit/party.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
let mentor: Session;
const mentors: Session[] = [];

/** A mentor of nobody yet: what an earlier one sent and was taken back does not come again in their file. */
async function newMentor(): Promise<void> {
  mentor = await oneMore(aDoctor('佐藤 一郎'));
  mentors.push(mentor);
  await meet(mentor, here.doctor);
  await meet(here.doctor, mentor);
}

beforeAll(async () => {
  here = await desks();
  await newMentor();
}, 60_000);
afterAll(() => here.close(...mentors));

const lastEntry = (): RecordId => ledgerHere().filter((entry) => entry.direction === 'received').at(-1)!.id;

/** Five meetings both know; then the mentor edits some and adds two, and sends. */
async function meetings(): Promise<{ readonly known: readonly RecordId[]; readonly added: readonly RecordId[]; readonly file: MadeFile }> {
  const parties = { mentor: mentor.identity.party, mentee: here.doctor.identity.party };
  const make = async (n: number) => value(await createRecord('mentorSession', { heldOn: `2026-04-0${n}`, manner: 'video', summary: `元の要約 ${n}` }, { parties })).id;
  at(here.doctor);
  const known: RecordId[] = [];
  for (let n = 1; n <= 5; n++) known.push(await make(n));
  const first = await sendTo(mentor, 'mentoring');
  at(mentor);
  await takenIn(first);
  for (const id of known.slice(0, 3)) value(await editFields(id, { summary: `届いた要約 ${id}` }));
  value(await editFields(known[3]!, { manner: 'inPerson' }));
  const added = [await make(6), await make(7)];
  return { known, added, file: await sendTo(here.doctor, 'mentoring') };
}

describe('an import taken back later', () => {
  test.each([11, 12, 13, 14, 15, 16])('takes the imported values away and keeps each of 20 later edits, deletions and restorations (seed %i)', async (seed) => {
    await newMentor();
    const { known, added, file } = await meetings();
    at(here.doctor);
    const set = here.doctor.vault.workingSet;
    const before = new Map(known.map((id) => [id, set.get(id)!]));
    await takenIn(file);
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
    /** unit → the value the last of the twenty gave it */
    const edits = new Map<string, string>();
    /** whether the last deletion or restoration left it deleted */
    const lives = new Map<RecordId, boolean>();
    const own: RecordId[] = [];
    const among = (list: readonly RecordId[], deleted: boolean): readonly RecordId[] => list.filter((id) => (lives.get(id) ?? false) === deleted);
    for (let n = 0; n < 20; n++) {
      const text = `あとの直し ${seed}-${n}`;
      // whatever falls, two are deleted and one of them is restored
      const die = n === 17 || n === 18 ? 3 : n === 19 ? 2 : random.below(6);
      const gone = among([...known, ...added, ...own], true);
      if (die === 0) {
        const made = value(await createRecord('careerGoal', { horizon: '5', goal: text }, { parties: { subject: here.doctor.identity.party } }));
        own.push(made.id);
        edits.set(`${made.id} goal goal`, text);
      } else if (die === 1 && among(own, false).length > 0) {
        const id = pick(among(own, false));
        value(await editFields(id, { family: text }));
        edits.set(`${id} family family`, text);
      } else if (die === 2 && gone.length > 0) {
        const id = pick(gone);
        value(await restoreRecord(id));
        lives.set(id, false);
      } else if (die === 3 || among([...known, ...added], false).length === 0) {
        const id = pick(among([...known, ...added, ...own], false));
        value(await deleteRecord(id));
        lives.set(id, true);
      } else {
        const id = pick(among([...known, ...added], false));
        const field = pick(['summary', 'agreed']);
        value(await editFields(id, { [field]: text }));
        edits.set(`${id} summary ${field}`, text);
      }
    }
    expect(new Set(lives.values())).toEqual(new Set([true, false]));
    const lifeHeads = new Map([...lives.keys()].map((id) => [id, headsOf(set.get(id), LIFE)]));
    const digest = await here.doctor.vault.stateDigest();
    const plan = value(await planUndo(lastEntry(), 'ja'));
    expect(await here.doctor.vault.stateDigest()).toBe(digest);
    value(await undoImport(plan));

    for (const [key, text] of edits) {
      const [id, unit, field] = key.split(' ') as [string, string, string];
      expect(set.get(id)?.values[unit]?.[field]).toBe(text);
    }
    const touched = (id: RecordId, unit: string): boolean => [...edits.keys()].some((key) => key.startsWith(`${id} ${unit} `));
    for (const [id, deleted] of lives) {
      expect(headsOf(set.get(id), LIFE)).toEqual(lifeHeads.get(id));
      expect(isDeleted(set.get(id)!)).toBe(deleted);
    }
    for (const id of [...known, ...own]) if (!lives.has(id)) expect(isDeleted(set.get(id)!)).toBe(false);
    const stays = (id: RecordId): boolean => touched(id, 'summary') || lives.has(id);
    for (const id of known) {
      for (const unit of unitsOf(before.get(id)!)) if (!touched(id, unit)) expect(headsOf(set.get(id), unit)).toEqual(headsOf(before.get(id), unit));
    }
    for (const id of added) {
      expect(set.get(id)?.values.meeting).toBeUndefined();
      expect(set.get(id) === undefined).toBe(!stays(id));
      if (!touched(id, 'summary')) expect(set.get(id)?.values.summary).toBeUndefined();
    }
    // The words said just this beforehand.
    for (const one of plan.back) {
      if (one.what === 'gone') expect(set.get(one.id)).toBeUndefined();
    }
    expect(plan.back.filter((one) => one.what === 'gone').map((one) => one.id).sort()).toEqual(added.filter((id) => !stays(id)).sort());
    expect(plan.back.filter((one) => one.stays.length > 0).every((one) => stays(one.id))).toBe(true);
    value(await here.doctor.vault.verify());

    // The same file again: it asks, and plans like any other.
    const again = await opened(file);
    expect(again.state.kind).toBe('ready');
    const planned = again.state.kind === 'ready' ? again.state.planned.plan : null;
    expect(planned?.series.alreadyImported).toBe(false);
    expect(planned?.counts.refused).toBe(0);
    expect((planned?.merge.records ?? []).filter((record) => record.accept !== null).length).toBeGreaterThan(0);
  }, 30_000);

  test('says in words what goes back, and what was edited since', async () => {
    const { known, added, file } = await meetings();
    at(here.doctor);
    await takenIn(file);
    passTime();
    value(await editFields(known[0]!, { summary: '自分で直した' }));
    const plan = value(await planUndo(lastEntry(), 'ja'));
    const of = (id: RecordId) => plan.back.find((one) => one.id === id);
    expect(of(added[0]!)).toMatchObject({ what: 'gone', typeLabel: '面談の記録' });
    expect(of(known[1]!)?.changes).toMatchObject([{ before: `届いた要約 ${known[1]}`, after: '元の要約 2' }]);
    expect(of(known[0]!)).toMatchObject({ what: 'none' });
    expect(of(known[0]!)?.stays).toHaveLength(1);
    expect(plan.receiptSent).toBe(false);
    await sendTo(mentor, 'mentoring');
    const later = value(await planUndo(lastEntry(), 'ja'));
    expect(later.receiptSent).toBe(true);
    expect(later.kept.map(({ why }) => why)).toContain('sent');
  });

  test('brings back what the file deleted, and says so', async () => {
    at(here.doctor);
    const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域医療' }, { parties: { subject: here.doctor.identity.party } }));
    const first = await sendTo(here.office, 'career');
    at(here.office);
    await takenIn(first);
    at(here.doctor);
    value(await deleteRecord(goal.id));
    const second = await sendTo(here.office, 'career');
    at(here.office);
    await takenIn(second);
    expect(isDeleted(session().vault.workingSet.get(goal.id)!)).toBe(true);
    const plan = value(await planUndo(lastEntry(), 'ja'));
    expect(plan.back).toMatchObject([{ id: goal.id, what: 'back' }]);
    value(await undoImport(plan));
    expect(isDeleted(session().vault.workingSet.get(goal.id)!)).toBe(false);
    expect(ledgerHere().at(-1)).toMatchObject({ state: 'undone' });
  });

  test('leaves what the partner signed about our own file, and names it', async () => {
    at(here.doctor);
    value(await createRecord('careerGoal', { horizon: '5', goal: '受領を確かめる' }, { parties: { subject: here.doctor.identity.party } }));
    const sent = await sendTo(here.office, 'career');
    value(await editFields(sent.entryId, { state: 'handed' }, { what: 'handed' }));
    at(here.office);
    await takenIn(sent);
    passTime();
    const recipient = (await readRecipients(session().vault.workingSet.ofType('contact').values())).find((one) => one.party === here.doctor.identity.party)!;
    const receipt = await fileOf(value(await makeNotes('receipt', recipient)));
    at(here.doctor);
    await takenIn(receipt);
    const stateOf = () => ledgerHere().find(({ id }) => id === sent.entryId)?.state;
    expect(stateOf()).toBe('accepted');
    const plan = value(await planUndo(lastEntry(), 'ja'));
    expect(plan).toMatchObject({ records: 0, back: [] });
    expect(plan.kept).toContainEqual({ id: sent.entryId, why: 'receipt' });
    value(await undoImport(plan));
    expect(stateOf()).toBe('accepted');
  });

  test('names what was sent on since, also where the clock was wrong at the import and was put right', async () => {
    const { added, file } = await meetings();
    at(here.doctor);
    passTime(10 * 3_600_000);
    await takenIn(file);
    passTime(-10 * 3_600_000);
    await sendTo(mentor, 'mentoring');
    const plan = value(await planUndo(lastEntry(), 'ja'));
    expect(plan.kept).toContainEqual({ id: added[0], why: 'sent' });
  });
});
