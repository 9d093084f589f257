import type { LedgerEntry } from '../../../../src-shared/exchange/ledger.ts';
import { type RecordState, stampOf, unitsOf } from '../../../../src-shared/records/record-state.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';

export interface PairFile {
  readonly role: 'mentor' | 'mentee';
  readonly party: string;
  readonly entry: LedgerEntry | null;
  /** The pair was changed after the file was made. */
  readonly stale: boolean;
}

/** The last pairing file to each of the two. */
export function pairFiles(pair: RecordState, ledger: readonly LedgerEntry[]): readonly PairFile[] {
  const changed = Math.max(...unitsOf(pair).map((unit) => hlcMs(stampOf(pair, unit)[2])));
  return (['mentor', 'mentee'] as const).flatMap((role): PairFile[] => {
    const party = pair.parties[role];
    if (party === undefined) return [];
    const entry = ledger.findLast((one) => one.direction === 'sent' && one.state !== 'cancelled' && one.partner === party && one.contents.some(({ id }) => id === pair.id)) ?? null;
    return [{ role, party, entry, stale: entry !== null && changed > entry.madeAt }];
  });
}

export const isDelivered = ({ entry, stale }: PairFile): boolean => entry !== null && entry.state !== 'made' && !stale;
