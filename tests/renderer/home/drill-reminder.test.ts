import { describe, expect, test } from 'vitest';
import { drillReminder } from '../../../src-renderer/features/home/drill-reminder.ts';
import type { DrillNote } from '../../../src-renderer/state/preferences.ts';

/** The evening of 3 April in Japan, which is the third in Greenwich as well; ten past midnight of the fourth is not. */
const at = Date.UTC(2026, 3, 3, 11);
const drilled = (more: Partial<DrillNote> = {}): DrillNote => ({ at, place: 'USB', madeAt: at, records: 12, failed: null, ...more });

describe('the reminder of the restore drill on 今日', () => {
  test('is silent before there is a back-up, and then asks for a first drill', () => {
    expect(drillReminder(false, null, '2026-04-03')).toBeNull();
    expect(drillReminder(true, null, '2026-04-03')).toEqual({ why: 'first', days: 0 });
  });

  test('is silent for thirty days after a good drill and comes on the thirty-first, by the days of Japan', () => {
    expect(drillReminder(true, drilled(), '2026-04-03')).toBeNull();
    expect(drillReminder(true, drilled(), '2026-05-03')).toBeNull();
    expect(drillReminder(true, drilled(), '2026-05-04')).toEqual({ why: 'old', days: 31 });
    expect(drillReminder(true, drilled(), '2027-04-03')).toEqual({ why: 'old', days: 365 });
    const afterMidnight = drilled({ at: Date.UTC(2026, 3, 3, 15, 10) });
    expect(drillReminder(true, afterMidnight, '2026-05-04')).toBeNull();
    expect(drillReminder(true, afterMidnight, '2026-05-05')).toEqual({ why: 'old', days: 31 });
  });

  test('says at once, and until one succeeds, that the last drill failed', () => {
    const failed = drilled({ failed: 'backup/drill-differs' });
    expect(drillReminder(true, failed, '2026-04-03')).toEqual({ why: 'failed', days: 0 });
    expect(drillReminder(true, failed, '2026-06-03')).toEqual({ why: 'failed', days: 61 });
  });
});
