import { describe, expect, test } from 'vitest';
import { answersOf, choose, giveReason, openItems, type RecallChoices, withoutReason } from '../../../src-renderer/features/exchange/disclosure/recall-choices.ts';

const goal = { id: 'goal', type: 'careerGoal', units: ['goal', 'family'] };
const permit = { id: 'permit', type: 'permit', units: ['permit'] };
const absent = { id: 'absent', type: 'posting', units: ['posting'] };
const items = [goal, permit, absent];
const held = ({ id, units }: { readonly id: string; readonly units: readonly string[] }): readonly string[] => (id === 'absent' ? [] : units);
const nothing: RecallChoices = new Map();

describe('answering a request to erase', () => {
  test('nothing is chosen to begin with, and no answer can be made', () => {
    expect(openItems([goal, permit], nothing)).toEqual([goal, permit]);
    expect(answersOf(items, nothing, held)).toBeNull();
    expect(answersOf(items, choose(nothing, goal, true, '保存期間'), held)).toBeNull();
  });

  test('each record is answered as chosen, and what is not held says so without a choice', () => {
    const chosen = choose(choose(nothing, goal, true, '保存期間'), permit, false, '保存期間');
    expect(openItems([goal, permit], chosen)).toEqual([]);
    expect(answersOf(items, chosen, held)).toEqual([
      { id: 'goal', type: 'careerGoal', units: ['goal', 'family'], what: 'erased' },
      { id: 'permit', type: 'permit', units: ['permit'], what: 'kept', reason: '保存期間' },
      { id: 'absent', type: 'posting', units: ['posting'], what: 'absent' },
    ]);
  });

  test('keeping asks for a reason; a record of permits has one, and one that was typed stays', () => {
    const kept = choose(choose(nothing, goal, false, '保存期間'), permit, false, '保存期間');
    expect(withoutReason([goal, permit], kept)).toEqual(goal);
    const said = giveReason(kept, goal, '面談で使うため');
    expect(withoutReason([goal, permit], said)).toBeNull();
    const back = choose(choose(said, goal, true, '保存期間'), goal, false, '保存期間');
    expect(back.get('goal')).toEqual({ erase: false, why: '面談で使うため' });
  });
});
