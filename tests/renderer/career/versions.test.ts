import { describe, expect, test } from 'vitest';
import { compareVersions, fieldsToRestore, type HistoryLine, sittings, versionsOf } from '../../../src-renderer/features/career/goals/versions.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import { joinRecords, type RecordState } from '../../../src-shared/records/record-state.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';

const DEVICE = 'device-0000-0001';
const MINUTE = 60_000;

/** A goal written at the given minutes; each step edits the unit `goal`. */
function written(steps: readonly { readonly minute: number; readonly value: Record<string, string>; readonly what?: string }[]): { readonly history: readonly HistoryLine[]; readonly record: RecordState } {
  let record: RecordState | undefined;
  const history = steps.map(({ minute, value, what }, index): HistoryLine => {
    const at = hlcOf(minute * MINUTE);
    const dot = { by: DEVICE, n: index + 1, at };
    const row = record === undefined ? draftCreate(careerGoal, { id: 'goal-00000000001', person: 'p', parties: { subject: 'p' }, units: { goal: value } }, dot) : draftEdit(record, { goal: value }, dot);
    record = record === undefined ? row : joinRecords(record, row);
    return { seq: index + 1, at, member: 'me', kind: 'edit', note: { what: what ?? 'edit' }, row };
  });
  return { history, record: record as RecordState };
}

describe('versions of a goal', () => {
  const { history } = written([
    { minute: 0, value: { horizon: '1' } },
    { minute: 1, value: { horizon: '1', goal: '専門医' } },
    { minute: 2, value: { horizon: '1', goal: '専門医を取る' } },
    { minute: 60, value: { horizon: '1', goal: '専門医を取る', actions: '研修に通う' } },
  ]);

  test('every commit is one, each with all that stood then', () => {
    const versions = versionsOf(history);
    expect(versions.map(({ values }) => [values['goal'] ?? null, values['actions'] ?? null])).toEqual([
      [null, null],
      ['専門医', null],
      ['専門医を取る', null],
      ['専門医を取る', '研修に通う'],
    ]);
  });

  test('typing of one sitting reads as its last version', () => {
    expect(sittings(versionsOf(history)).map(({ seq }) => seq)).toEqual([3, 4]);
  });

  test('comparing two lists only the fields that changed, in words', () => {
    const versions = versionsOf(history);
    expect(compareVersions(careerGoal, versions[2]!.values, versions[3]!.values, 'ja')).toEqual([{ field: 'actions', label: 'そのためにすること', before: '（なし）', after: '研修に通う' }]);
    expect(compareVersions(careerGoal, versions[3]!.values, versions[3]!.values, 'ja')).toEqual([]);
  });

  test('an emptied field and one never written are the same', () => {
    expect(compareVersions(careerGoal, { goal: 'a', family: null }, { goal: 'a' }, 'ja')).toEqual([]);
  });

  test('restoring writes back exactly what differs and empties what was not there', () => {
    const versions = versionsOf(history);
    expect(fieldsToRestore(careerGoal, versions[3]!.values, versions[1]!.values)).toEqual({ goal: '専門医', actions: null });
  });

  test('a restored version stands alone, however soon it was made', () => {
    const again = written([
      { minute: 0, value: { goal: 'a' } },
      { minute: 30, value: { goal: 'b' } },
      { minute: 31, value: { goal: 'a' }, what: 'restoreVersion' },
      { minute: 32, value: { goal: 'c' } },
    ]);
    const shown = sittings(versionsOf(again.history));
    expect(shown.map(({ seq, restored }) => [seq, restored])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
    ]);
  });
});
