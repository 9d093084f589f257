import { describe, expect, it } from 'vitest';
import { asksForTyping, confirmsDeletion, countShared } from '../../../src-shared/exchange/many-deletions.ts';
import { newDeletions } from '../../../src-shared/exchange/new-deletions.ts';
import { createWorkingSet } from '../../../src-shared/journal/working-set.ts';
import { simWorld } from '../../kit/sim-pc.ts';

describe('a large deletion', () => {
  it.each([
    [0, 0, false],
    [0, 100, false],
    [5, 100, false],
    [6, 1_000, true],
    [10, 100, true],
    [1, 10, false],
    [2, 19, true],
    [1, 9, true],
  ])('of %i records among %i asks for typing: %s', (deletions, all, asks) => {
    expect(asksForTyping(deletions, all)).toBe(asks);
  });

  it.each(['12', '１２', ' 12 ', '12件', '削除', '削除する', 'Delete'])('is confirmed by %s', (typed) => expect(confirmsDeletion(typed, 12)).toBe(true));
  it.each(['', ' ', '1', '11', '120', 'はい', 'ok', '削'])('is not confirmed by 「%s」', (typed) => expect(confirmsDeletion(typed, 12)).toBe(false));

  it('is a share of what files bring and take, not of settings and ledger lines', () => {
    expect(countShared(createWorkingSet())).toBe(0);
  });

  it('counts on sending only what this partner was not told yet', async () => {
    const world = simWorld(31);
    const [doctor, office] = [world.pc(await world.party({ kind: 'doctor', name: '山田 花子' })), world.pc(await world.party({ kind: 'office', name: '関東信越厚生局' }))];
    await doctor.meet(office.party.card, 'office');
    const goals = [1, 2, 3, 4, 5, 6, 7].map((n) => doctor.create('careerGoal', { horizon: '5', goal: `目標${n}` }));
    await doctor.send('career', office.party);
    for (const goal of goals.slice(0, 6)) doctor.delete(goal.id);
    const draft = doctor.draft('career', office.party.id);
    if (!draft.ok) throw new Error(draft.error.code);
    expect(newDeletions(draft.value, doctor.ledger(), office.party.id)).toEqual({ count: 6, many: true });
    await doctor.send('career', office.party);
    const again = doctor.draft('career', office.party.id);
    if (!again.ok) throw new Error(again.error.code);
    expect(newDeletions(again.value, doctor.ledger(), office.party.id)).toEqual({ count: 0, many: false });
    // restored, told, and deleted once more: told once more
    doctor.restore(goals[0]?.id as string);
    await doctor.send('career', office.party);
    doctor.delete(goals[0]?.id as string);
    const third = doctor.draft('career', office.party.id);
    if (!third.ok) throw new Error(third.error.code);
    expect(newDeletions(third.value, doctor.ledger(), office.party.id).count).toBe(1);
  });
});
