import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { addBusinessDays, businessDaysBetween } from '../../../src-shared/time/business-days.ts';
import { type CivilDate, civilDateOfMs, daysBetween } from '../../../src-shared/time/civil-date.ts';
import { holidays } from '../rule-book.ts';
import { progressOf } from './ledger-now.ts';

export interface Age {
  readonly days: number;
  /** False where the calendar of that year is not known: then plain days are counted. */
  readonly working: boolean;
}

/** Since the day it was handed over, else made: in days an office works. */
export function ageOf(entry: LedgerEntry, today: CivilDate): Age {
  const from = progressOf(entry.id).handedOn ?? civilDateOfMs(entry.madeAt);
  const counted = businessDaysBetween(holidays, from, today);
  return counted.ok ? { days: counted.value, working: true } : { days: Math.max(0, daysBetween(from, today)), working: false };
}

/** The day the sender named has passed, or more working days than the setting allows. */
export function isOverdue(entry: LedgerEntry, today: CivilDate, reminderDays: number | null): boolean {
  const { answerBy, handedOn } = progressOf(entry.id);
  if (answerBy !== null) return answerBy < today;
  if (reminderDays === null) return false;
  const due = addBusinessDays(holidays, handedOn ?? civilDateOfMs(entry.madeAt), reminderDays);
  return due.ok && due.value <= today;
}
