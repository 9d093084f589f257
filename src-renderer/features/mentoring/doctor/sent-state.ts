import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { LIFE, type RecordState, stampOf, unitsOf } from '../../../../src-shared/records/record-state.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';

export type SentState = 'notSent' | 'made' | 'sent' | 'changed' | 'fromPartner';

const lastChange = (record: RecordState): number => Math.max(...unitsOf(record).filter((unit) => unit !== LIFE).map((unit) => hlcMs(stampOf(record, unit)[2])));

/** Whether the other side of a file has what this record says now. */
export function sentState(record: RecordState, ledger: readonly LedgerEntry[], partner: string, ownDevice: string): SentState {
  const holds = (entry: LedgerEntry): boolean => entry.partner === partner && entry.contents.some(({ id }) => id === record.id);
  const sent = ledger.findLast((entry) => entry.direction === 'sent' && entry.state !== 'cancelled' && holds(entry));
  const changed = lastChange(record);
  if (sent !== undefined) return changed > sent.madeAt ? 'changed' : sent.state === 'made' ? 'made' : 'sent';
  // what came from the partner and was not touched here needs no answer
  return unitsOf(record).some((unit) => stampOf(record, unit)[0] === ownDevice) ? 'notSent' : 'fromPartner';
}
