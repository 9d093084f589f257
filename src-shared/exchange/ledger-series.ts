import { grouped } from '../kernel/grouped.ts';
import type { DeviceId, PartyId } from '../kernel/ids.ts';
import { isApart, type LedgerEntry } from './ledger.ts';
import { askedFor } from './ledger-requests.ts';

/**
 * missing: never came · contained: not needed, a later file brought it too · calledOff: will never come, or did all the same ·
 * late: came after a newer one, which kept its newer content · undone: taken in and taken back
 */
export type SeriesMark = 'missing' | 'contained' | 'calledOff' | 'late' | null;

export interface SeriesLine {
  readonly number: number;
  /** Null where there is a number and no file. */
  readonly entry: LedgerEntry | null;
  readonly mark: SeriesMark;
  /** The number that contains or calls off this one, or came before it although newer. */
  readonly by: number | null;
  /** Our file that asks for this number. */
  readonly request: LedgerEntry | null;
}

export interface FileSeries {
  readonly direction: LedgerEntry['direction'];
  readonly device: DeviceId;
  /** Signed by a key that is not the partner's, or let go: these numbers mean nothing to the others. */
  readonly apart: boolean;
  /** Newest number first. */
  readonly lines: readonly SeriesLine[];
}

/** A series longer than this shows its newest part: nobody reads ten thousand numbers. */
const MOST = 2_000;

function received(entries: readonly LedgerEntry[], number: number, own: readonly LedgerEntry[], ledger: readonly LedgerEntry[]): SeriesLine {
  const [first] = own;
  const by = entries.find((entry) => entry.number > number && entry.covers.includes(number));
  if (first === undefined) {
    const request = askedFor(ledger, (entries[0] as LedgerEntry).partner, (entries[0] as LedgerEntry).device, number) ?? null;
    if (by === undefined) return { number, entry: null, mark: 'missing', by: null, request };
    return { number, entry: null, mark: by.calledOff.includes(number) ? 'calledOff' : 'contained', by: by.number, request };
  }
  const calling = entries.find((entry) => entry.number > number && entry.calledOff.includes(number));
  if (calling !== undefined) return { number, entry: first, mark: 'calledOff', by: calling.number, request: null };
  const newer = entries.find((entry) => entry.number > number && entry.recordedAt < first.recordedAt);
  return { number, entry: first, mark: newer === undefined ? null : 'late', by: newer?.number ?? null, request: null };
}

function sent(entries: readonly LedgerEntry[], entry: LedgerEntry): SeriesLine {
  const by = entry.state === 'cancelled' ? undefined : entries.find((later) => later.number > entry.number && later.state !== 'cancelled' && later.covers.includes(entry.number));
  return { number: entry.number, entry, mark: entry.state === 'cancelled' ? 'calledOff' : by === undefined ? null : 'contained', by: by?.number ?? null, request: null };
}

/** やり取りの記録 of one partner: each numbered series, gaps shown as lines of their own. */
export function partnerSeries(ledger: readonly LedgerEntry[], partner: PartyId): readonly FileSeries[] {
  const mine = ledger.filter((entry) => entry.partner === partner && entry.number > 0);
  const groups = grouped(mine, (entry) => `${entry.direction} ${entry.device} ${isApart(entry)}`);
  return [...groups.values()].map((entries) => {
    const sorted = entries.toSorted((a, b) => a.number - b.number);
    const { direction, device } = sorted[0] as LedgerEntry;
    const apart = isApart(sorted[0] as LedgerEntry);
    if (apart) return { direction, device, apart, lines: sorted.map((entry): SeriesLine => ({ number: entry.number, entry, mark: null, by: null, request: null })).toReversed().slice(0, MOST) };
    if (direction === 'sent') return { direction, device, apart, lines: sorted.map((entry) => sent(sorted, entry)).toReversed().slice(0, MOST) };
    const byNumber = grouped(sorted, (entry) => entry.number);
    const newest = (sorted.at(-1) as LedgerEntry).number;
    const lines: SeriesLine[] = [];
    for (let number = newest; number >= 1 && lines.length < MOST; number--) lines.push(received(sorted, number, byNumber.get(number) ?? [], ledger));
    return { direction, device, apart, lines };
  });
}
