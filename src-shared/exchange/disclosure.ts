import type { PartyId, RecordId } from '../kernel/ids.ts';
import { LIFE } from '../records/record-state.ts';
import type { LedgerEntry } from './ledger.ts';
import { isAboutRecords } from './policy.ts';

/** A unit of a record that somebody else holds. */
export interface DisclosedUnit {
  readonly unit: string;
  /** When the first file was made that carried it and was not cancelled, milliseconds. */
  readonly since: number;
  /** The last one. */
  readonly last: number;
}

/** One record with one partner: what they hold of it. */
export interface Disclosure {
  readonly partner: PartyId;
  readonly partnerName: string;
  readonly recordId: RecordId;
  readonly type: string;
  readonly units: readonly DisclosedUnit[];
  readonly purposes: readonly string[];
  readonly numbers: readonly number[];
  /** No file that carries it was handed over yet. */
  readonly notHandedYet: boolean;
  /** Units that the partner erased, as their signed statement says. */
  readonly erased: readonly { readonly unit: string; readonly on: number }[];
}

/** What a partner's signed statement says is gone there. */
export interface Closing {
  readonly partner: PartyId;
  readonly recordId: RecordId;
  readonly units: readonly string[];
  /** When it was erased there, milliseconds. */
  readonly at: number;
}

/** What a file to somebody, or a 移管 of what they had, put into their hands. Without a number: no file of ours. */
export type SentLine = Pick<LedgerEntry, 'partner' | 'partnerName' | 'number' | 'purpose' | 'state' | 'madeAt' | 'contents'> & { readonly direction?: LedgerEntry['direction'] };

interface Gathered {
  readonly entry: SentLine;
  readonly type: string;
  readonly units: Map<string, { since: number; last: number }>;
  readonly purposes: Set<string>;
  readonly numbers: number[];
  handed: boolean;
}

/**
 * だれが何を持っているか: who holds which units of which record since when, from the files that were made
 * and not cancelled. A unit that was erased there and not sent again since is no longer held.
 */
export function disclosures(sent: readonly SentLine[], closings: readonly Closing[] = []): readonly Disclosure[] {
  const gathered = new Map<string, Gathered>();
  for (const entry of sent) {
    if (entry.direction === 'received' || entry.state === 'cancelled' || isAboutRecords(entry.purpose)) continue;
    for (const { id, type, units } of entry.contents) {
      const key = `${entry.partner} ${id}`;
      const known: Gathered = gathered.get(key) ?? { entry, type, units: new Map(), purposes: new Set(), numbers: [], handed: false };
      gathered.set(key, known);
      for (const unit of units) {
        // That a record was deleted is news, not content.
        if (unit === LIFE) continue;
        const before = known.units.get(unit);
        known.units.set(unit, { since: before?.since ?? entry.madeAt, last: entry.madeAt });
      }
      known.purposes.add(entry.purpose);
      if (entry.number > 0) known.numbers.push(entry.number);
      known.handed ||= entry.state !== 'made';
    }
  }
  const gone = new Map<string, number>();
  for (const closing of closings) for (const unit of closing.units) {
    const key = `${closing.partner} ${closing.recordId} ${unit}`;
    gone.set(key, Math.max(gone.get(key) ?? 0, closing.at));
  }
  return [...gathered].flatMap(([key, { entry, type, units, purposes, numbers, handed }]): readonly Disclosure[] => {
    const recordId = key.slice(entry.partner.length + 1);
    const held: DisclosedUnit[] = [];
    const erased: { unit: string; on: number }[] = [];
    for (const [unit, { since, last }] of units) {
      const on = gone.get(`${key} ${unit}`);
      if (on === undefined || last > on) held.push({ unit, since, last });
      else erased.push({ unit, on });
    }
    if (held.length === 0 && erased.length === 0) return [];
    return [{ partner: entry.partner, partnerName: entry.partnerName, recordId, type, units: held, purposes: [...purposes], numbers, notHandedYet: !handed, erased }];
  });
}

/** 'partner record unit', for whoever only asks what is held. */
export const heldKeys = (list: readonly Disclosure[]): ReadonlySet<string> =>
  new Set(list.flatMap(({ partner, recordId, units }) => units.map(({ unit }) => `${partner} ${recordId} ${unit}`)));

/** Where what is held here came from: the files that brought it, oldest first. */
export interface Origin {
  readonly partner: PartyId;
  readonly partnerName: string;
  readonly number: number;
  readonly purpose: string;
  readonly at: number;
}

export function originsOf(ledger: readonly LedgerEntry[], recordId: RecordId): readonly Origin[] {
  return ledger
    .filter((entry) => entry.direction === 'received' && entry.state === 'imported' && entry.contents.some(({ id }) => id === recordId))
    .map(({ partner, partnerName, number, purpose, madeAt }) => ({ partner, partnerName, number, purpose, at: madeAt }));
}
