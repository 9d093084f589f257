import { describe, expect, it } from 'vitest';
import { differingFields, settledValue } from '../../../src-renderer/features/exchange/conflicts/settle-unit.ts';
import { mentorSession } from '../../../src-shared/records/mentor-session.ts';

const ours = { summary: '研修を調べる', agreed: '五月に相談' };
const theirs = { summary: '研修に申し込む', agreed: '五月に相談' };

describe('settling a conflict', () => {
  it('asks only about the fields that differ, and offers both for long texts', () => {
    expect(differingFields(mentorSession, [ours, theirs])).toEqual([{ name: 'summary', values: ['研修を調べる', '研修に申し込む'], mayBoth: true }]);
  });

  it('offers no "both" for a short field, nor where one side is empty', () => {
    expect(differingFields(mentorSession, [{ heldOn: '2026-04-01' }, { heldOn: '2026-04-02' }])[0]?.mayBoth).toBe(false);
    expect(differingFields(mentorSession, [{ summary: '' }, theirs]).find((field) => field.name === 'summary')?.mayBoth).toBe(false);
  });

  it('takes the chosen side for each field and keeps what both agree on', () => {
    const fields = differingFields(mentorSession, [ours, theirs]);
    expect(settledValue([ours, theirs], fields, new Map([['summary', 1]]))).toEqual(theirs);
    expect(settledValue([ours, theirs], fields, new Map([['summary', 0]]))).toEqual(ours);
  });

  it('keeps both texts one after the other, each once', () => {
    const fields = differingFields(mentorSession, [ours, theirs, ours]);
    expect(settledValue([ours, theirs, ours], fields, new Map([['summary', 'both']])).summary).toBe('研修を調べる\n\n研修に申し込む');
  });

  it('clears a field where the chosen side had cleared it', () => {
    const values = [{ agreed: '会う' }, { agreed: null }];
    expect(settledValue(values, differingFields(mentorSession, values), new Map([['agreed', 1]]))).toEqual({ agreed: null });
  });
});
