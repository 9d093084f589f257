import { type CivilDate, civilDateOfMs, daysBetween } from '../../../src-shared/time/civil-date.ts';
import type { DrillNote } from '../../state/preferences.ts';

/** Once a month somebody proves that the back-up can be restored. */
export const DRILL_DAYS = 31;

export interface DrillReminder {
  readonly why: 'first' | 'failed' | 'old';
  /** Since the last drill. */
  readonly days: number;
}

/** What 今日 says about the restore drill; nothing before there is a back-up to try. */
export function drillReminder(backedUp: boolean, drilled: DrillNote | null, today: CivilDate): DrillReminder | null {
  if (!backedUp) return null;
  if (drilled === null) return { why: 'first', days: 0 };
  const days = daysBetween(civilDateOfMs(drilled.at), today);
  if (drilled.failed !== null) return { why: 'failed', days };
  return days >= DRILL_DAYS ? { why: 'old', days } : null;
}
