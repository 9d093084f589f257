// first: the database of the browser has to be there before the vault looks for it
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeContact, contactOf } from '../../../src-renderer/state/contacts.ts';
import { createRecord, editFields } from '../../../src-renderer/state/commands.ts';
import { applyItem, inboxItem, putAway } from '../../../src-renderer/state/exchange/inbox.ts';
import { at, type Desks, desks, meet, oneMore, opened, sendTo, takenIn } from '../../kit/exchange-desks.ts';
import { aDoctor } from '../../kit/desk-session.ts';
import { value } from '../../kit/vault-kit.ts';

let here: Desks;
beforeAll(async () => {
  here = await desks();
}, 60_000);
afterAll(() => here.close());

const goalFrom = async () => {
  at(here.doctor);
  const goal = value(await createRecord('careerGoal', { horizon: '5', goal: '地域医療' }, { parties: { subject: here.doctor.identity.party } }));
  const file = await sendTo(here.office, 'career');
  at(here.office);
  return { goal, file };
};

/** Everything a look may not change. */
const stateOf = async ({ vault }: Desks['office']) => ({ digest: await vault.stateDigest(), seq: vault.seq, tip: vault.tip });

describe('a preview', () => {
  test('changes nothing, and closing it without taking in leaves no trace', async () => {
    const { file } = await goalFrom();
    const before = await stateOf(here.office);
    const item = await opened(file);
    expect(item.state.kind).toBe('ready');
    expect(await stateOf(here.office)).toEqual(before);
    putAway(item.id);
    expect(await stateOf(here.office)).toEqual(before);
    expect(inboxItem(item.id)).toBeUndefined();
    // and after OK it does change, so the digest can tell
    const again = await opened(file);
    expect((await applyItem(again.id)).kind).toBe('done');
    expect(await stateOf(here.office)).not.toEqual(before);
  });

  test('applies although something else was written meanwhile', async () => {
    const { goal, file } = await goalFrom();
    const item = await opened(file);
    value(await createRecord('dossier', { name: '別の人' }, { parties: { author: here.office.identity.party } }));
    expect((await applyItem(item.id)).kind).toBe('done');
    expect(here.office.vault.workingSet.get(goal.id)).toBeDefined();
  });

  test('is made again, and nothing applied, when the signer was withdrawn meanwhile', async () => {
    const { file } = await goalFrom();
    const item = await opened(file);
    value(await revokeContact((await contactOf(here.doctor.identity.party))!.id));
    const before = await stateOf(here.office);
    expect(await applyItem(item.id)).toEqual({ kind: 'again' });
    expect(await stateOf(here.office)).toEqual(before);
    const now = inboxItem(item.id)?.state;
    expect(now).toMatchObject({ kind: 'ready', notice: 'planned-again' });
    expect(now?.kind === 'ready' && now.planned.plan.trust.mayApply).toBe(false);
  });
});

describe('a record that two doctors both write', () => {
  test('an edit of a unit the plan read makes it again and says so; an edit of another unit of the record does not', async () => {
    const mentor = await oneMore(aDoctor('佐藤 一郎'));
    const mentee = here.doctor;
    await meet(mentor, mentee);
    await meet(mentee, mentor);
    const parties = { mentor: mentor.identity.party, mentee: mentee.identity.party };
    const { id } = value(await createRecord('mentorSession', { heldOn: '2026-04-02', manner: 'video', summary: 'はじめの要約' }, { parties }));
    const first = await sendTo(mentor, 'mentoring');
    at(mentor);
    await takenIn(first);
    value(await editFields(id, { summary: '佐藤の書き足し' }));
    const back = await sendTo(mentee, 'mentoring');
    at(mentee);
    const item = await opened(back);
    expect(item.state.kind).toBe('ready');
    value(await editFields(id, { summary: '山田がその間に直した' }));
    const before = await stateOf(mentee);
    expect(await applyItem(item.id)).toEqual({ kind: 'again' });
    expect(await stateOf(mentee)).toEqual(before);
    const now = inboxItem(item.id)?.state;
    expect(now).toMatchObject({ kind: 'ready', notice: 'planned-again' });
    expect(now?.kind === 'ready' && now.planned.plan.counts.conflict).toBe(1);
    // What is shown now is what is applied, although a record the file does not bring was written since.
    value(await createRecord('mentorNote', { text: '自分だけのメモ' }, { parties: { author: mentee.identity.party } }));
    expect((await applyItem(item.id)).kind).toBe('done');
    expect(mentee.vault.workingSet.get(id)?.rest?.summary).toHaveLength(1);
    await mentor.vault.lock();
  });
});
