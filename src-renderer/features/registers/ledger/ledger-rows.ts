import type { PartyId, RecordId } from '../../../../src-shared/kernel/ids.ts';
import { type CaseTransfer, type MovedPermit, movedPermit } from '../../../../src-shared/rules/case-transfers.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { addDays, type CivilDate, isCivilDate } from '../../../../src-shared/time/civil-date.ts';
import { type FiscalYear, fiscalYearOf } from '../../../../src-shared/time/fiscal-year.ts';

/** Days before its end at which a permit is shown as ending. */
export const ENDS_SOON_DAYS = 60;

export type LedgerState = 'running' | 'ending' | 'coming' | 'over' | 'ended' | 'moved';
export type LedgerFilter = 'all' | 'running' | 'ending' | 'over' | 'moved';
export const LEDGER_FILTERS: readonly LedgerFilter[] = ['all', 'running', 'ending', 'over', 'moved'];

const day = (value: unknown): CivilDate | null => (isCivilDate(value) ? value : null);

/** What is known of a line beside the line itself. */
export interface LineFate {
  /** 移管: given to another office, or taken over from one. */
  readonly moved: MovedPermit | null;
  /** Its case ended under the office that took it over: the line is the earlier office's and cannot say so. */
  readonly ended: boolean;
}

export type LineFates = ReadonlyMap<RecordId, LineFate>;

/** Of each line that changed its office, what became of it. */
export function lineFates(records: Iterable<RecordState>, transfers: readonly CaseTransfer[], self: PartyId, isEnded: (caseId: RecordId) => boolean): LineFates {
  const fates = new Map<RecordId, LineFate>();
  if (transfers.length === 0) return fates;
  for (const record of records) {
    const moved = movedPermit(record, transfers, self);
    const caseId = record.values['ground']?.['caseId'];
    if (moved !== null) fates.set(record.id, { moved, ended: moved.way === 'taken' && typeof caseId === 'string' && isEnded(caseId) });
  }
  return fates;
}

/** Where a permit stands on a day: its own term, cut by a reported or ordered end, or by 移管. */
export function ledgerState(record: RecordState, today: CivilDate, fate?: LineFate): LedgerState {
  if (fate?.moved?.way === 'given') return 'moved';
  if (fate?.ended === true) return 'ended';
  const { term, end } = record.values;
  const endedOn = day(end?.['endedOn']);
  if (endedOn !== null && endedOn <= today) return 'ended';
  const last = day(term?.['endOn']);
  if (last !== null && last < today) return 'over';
  const first = day(term?.['startOn']);
  if (first !== null && first > today) return 'coming';
  return last !== null && last <= addDays(today, ENDS_SOON_DAYS) ? 'ending' : 'running';
}

const passes: Readonly<Record<LedgerFilter, (state: LedgerState) => boolean>> = {
  all: () => true,
  running: (state) => state === 'running' || state === 'ending' || state === 'coming',
  ending: (state) => state === 'ending',
  over: (state) => state === 'over' || state === 'ended',
  moved: (state) => state === 'moved',
};

/** The fiscal year of the permission; null while its day is not entered. */
export const ledgerYear = (record: RecordState): FiscalYear | null => {
  const on = day(record.values['decision']?.['permittedOn']);
  return on === null ? null : fiscalYearOf(on);
};

/** Years there are lines of, newest first. */
export const ledgerYears = (records: readonly RecordState[]): readonly FiscalYear[] =>
  [...new Set(records.flatMap((record) => ledgerYear(record) ?? []))].sort((a, b) => b - a);

export interface LedgerWish {
  readonly year: FiscalYear | null;
  readonly filter: LedgerFilter;
  readonly today: CivilDate;
  readonly fates?: LineFates;
}

export const filterLedger = (records: readonly RecordState[], wish: LedgerWish): readonly RecordState[] =>
  records.filter((record) => (wish.year === null || ledgerYear(record) === wish.year) && passes[wish.filter](ledgerState(record, wish.today, wish.fates?.get(record.id))));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** In the order of the book: by the day of permission, then number; lines without a day last. */
export function sortLedger(records: readonly RecordState[], newestFirst: boolean): readonly RecordState[] {
  const key = (record: RecordState): string => text(record.values['decision']?.['permittedOn']) || '9999';
  const turn = newestFirst ? -1 : 1;
  return [...records].sort((a, b) => (key(a) < key(b) ? -turn : key(a) > key(b) ? turn : 0) || (text(a.values['decision']?.['documentNumber']) < text(b.values['decision']?.['documentNumber']) ? -1 : 1));
}

export const ledgerCell = (record: RecordState, field: string): string => text(shownValues(record)[field]);
