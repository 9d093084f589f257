import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { LIFE, stampOf, unitsOf } from '../../../src-shared/records/record-state.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';

/** The last career file to each office, the newest first. */
export function careerFiles(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const last = new Map<string, LedgerEntry>();
  for (const entry of ledger) {
    if (entry.direction === 'sent' && entry.purpose === 'career' && entry.state !== 'cancelled') last.set(entry.partner, entry);
  }
  return [...last.values()].toSorted((a, b) => b.madeAt - a.madeAt);
}

/** Units that never leave do not make a plan newer than its file. */
const STAYS: ReadonlySet<string> = new Set(['memo', 'family', LIFE]);

export const changedAfter = (records: readonly RecordState[], madeAt: number): boolean =>
  records.some((record) => unitsOf(record).some((unit) => !STAYS.has(unit) && hlcMs(stampOf(record, unit)[2]) > madeAt));
