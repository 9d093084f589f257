// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heldKeys } from '../../../src-shared/exchange/disclosure.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { recordLine } from '../../../src-renderer/features/exchange/record-line.ts';
import { blocksOf } from '../../../src-renderer/features/exchange/receive/describe-import.ts';
import type { RecordPlan } from '../../../src-shared/merge/plan.ts';
import { applyItem, decideErased, inboxItem, type InboxItem } from '../../../src-renderer/state/exchange/inbox.ts';
import { preference } from '../../../src-renderer/state/preferences.ts';
import { createRecord } from '../../../src-renderer/state/commands.ts';
import { accessAnswer, subjectsHere } from '../../../src-renderer/state/exchange/access-answer.ts';
import { disclosuresNow, erasedHere, isToAnswer, recallsIn } from '../../../src-renderer/state/exchange/disclosure-now.ts';
import { answerRecall, askToErase } from '../../../src-renderer/state/exchange/recall.ts';
import { session } from '../../../src-renderer/state/session.ts';
import { at, type Desks, desks, opened, passTime, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const recalls = () => recallsIn(session().vault.workingSet);

describe('asking for what was given to be erased', () => {
  test('goes as a signed file, is answered record by record, erases for good there, and closes the line here', async () => {
    const { doctor, office } = here;
    at(doctor);
    const parties = { subject: doctor.identity.party };
    const going = value(await createRecord('careerGoal', { horizon: '5', goal: '消してほしい目標', family: '家庭のこと' }, { parties }));
    const staying = value(await createRecord('careerGoal', { horizon: '3', goal: '残してよい目標' }, { parties }));
    const career = await sendTo(office, 'career', { ticked: new Set(['careerGoal.family']) });
    at(office);
    await takenIn(career);
    expect(shownValues(office.vault.workingSet.get(going.id)!)).toMatchObject({ family: '家庭のこと' });

    at(doctor);
    const lines = disclosuresNow().filter(({ recordId }) => [going.id, staying.id].includes(recordId));
    expect(lines.map(({ recordId, units }) => [recordId, units.map(({ unit }) => unit).sort()])).toEqual(expect.arrayContaining([[going.id, ['family', 'goal']], [staying.id, ['goal']]]));
    const request = value(await askToErase(office.identity.party, lines, '異動のため'));
    // The request names, and says nothing.
    expect(JSON.stringify(request.values)).not.toMatch(/目標|家庭/);
    const asked = await sendTo(office, 'recall', { about: [request.id] });

    at(office);
    await takenIn(asked);
    const [recall] = recalls();
    expect(recall).toMatchObject({ asker: doctor.identity.party, reason: '異動のため' });
    expect(isToAnswer(recall!, office.identity.party)).toBe(true);
    passTime();
    const statement = value(
      await answerRecall(recall!, [
        { id: going.id, type: 'careerGoal', units: ['goal', 'family'], what: 'erased' },
        { id: staying.id, type: 'careerGoal', units: ['goal'], what: 'kept', reason: '面談で使うため' },
      ]),
    );
    expect(office.vault.workingSet.get(going.id)).toBeUndefined();
    expect(office.vault.workingSet.get(staying.id)).toBeDefined();
    for (const { seq } of value(await office.vault.headers())) expect(JSON.stringify(value(await office.vault.readCommit(seq)).parts)).not.toContain('消してほしい目標');
    value(await office.vault.verify());
    expect(erasedHere(going.id)).toMatchObject({ asker: doctor.identity.party });
    expect(recordLine(going.id, 'careerGoal', 'ja')).toMatch(/キャリアの目標 消去済（.*山田 花子 の依頼による）/);
    expect(isToAnswer(recalls()[0]!, office.identity.party)).toBe(false);
    const proof = await sendTo(doctor, 'statement', { about: [statement.id] });

    at(doctor);
    expect([...heldKeys(disclosuresNow())].some((key) => key.includes(going.id))).toBe(true);
    const item = await takenIn(proof);
    expect(item.state.kind === 'done' && item.state.planned.plan.counts.refused).toBe(0);
    expect([...heldKeys(disclosuresNow())].some((key) => key.includes(going.id))).toBe(false);
    expect([...heldKeys(disclosuresNow())].some((key) => key.includes(staying.id))).toBe(true);
    expect(recalls()[0]?.statement).toMatchObject({ author: office.identity.party, answers: [{ what: 'erased' }, { what: 'kept', reason: '面談で使うため' }] });
    // Given again, it is held again.
    const anew = await sendTo(office, 'career');
    expect([...heldKeys(disclosuresNow())].some((key) => key.includes(going.id))).toBe(true);

    // At the office: back-ups of before still hold it, and so does the first file.
    at(office);
    expect(preference('backup.stale')?.erased).toBeGreaterThan(0);
    const plans = (item: InboxItem): readonly RecordPlan[] => (item.state.kind === 'ready' ? item.state.planned.plan.merge.records : []);
    const old = await opened(career);
    const kept = plans(old).find(({ id }) => id === going.id);
    expect(kept).toMatchObject({ outcome: 'refused', accept: null });
    expect(kept?.units.every(({ reason }) => reason === 'unit/erased')).toBe(true);
    const blocks = blocksOf(plans(old), (id) => office.vault.workingSet.get(id), 'ja');
    expect(blocks.erased.flatMap(({ lines }) => lines).map(({ recordId, record }) => [recordId, record])).toEqual([[going.id, 'キャリアの目標']]);
    expect(JSON.stringify(blocks)).not.toContain('消してほしい目標');
    // What the owner gave anew after the erasure is simply new.
    expect(plans(await opened(anew)).find(({ id }) => id === going.id)?.outcome).toBe('create');
    // Only a person's decision brings the old one back.
    await decideErased(old.id);
    const decided = inboxItem(old.id)!;
    expect(plans(decided).find(({ id }) => id === going.id)).toMatchObject({ outcome: 'create' });
    expect((await applyItem(old.id)).kind).toBe('done');
    expect(shownValues(office.vault.workingSet.get(going.id)!)).toMatchObject({ goal: '消してほしい目標' });
  }, 60_000);

  test('an access answer names everything held, from whom it came, who received it, and what was erased', () => {
    at(here.office);
    const subject = subjectsHere().find(({ name }) => name === '山田 花子')!;
    const answer = accessAnswer(subject);
    expect(answer.held.map(({ record }) => record.type)).toEqual(expect.arrayContaining(['careerGoal', 'contact']));
    expect(answer.held.find(({ record }) => record.type === 'careerGoal')?.origins).toMatchObject([{ partnerName: '山田 花子', purpose: 'career', number: 1 }]);
    expect(answer.erased).toHaveLength(1);
    at(here.doctor);
    const own = accessAnswer(subjectsHere().find(({ person }) => person === here.doctor.identity.party)!);
    expect(own.given.length).toBeGreaterThan(0);
    expect(own.given.every(({ partnerName }) => partnerName === '関東信越厚生局')).toBe(true);
  });
});
