import { grouped } from '../kernel/grouped.ts';
import type { DeviceId, PartyId } from '../kernel/ids.ts';
import { cameFrom, isApart, type LedgerEntry, openGaps, type Progress } from './ledger.ts';
import type { FileRequest } from './requests.ts';

/** Purposes of files that carry no records: only what is said and asked about other files. */
export const RECEIPT_ONLY = 'receipt';
export const RESEND_ONLY = 'resend';
export const ASK_RECEIPT_ONLY = 'askReceipt';
export const NOTE_PURPOSES: ReadonlySet<string> = new Set([RECEIPT_ONLY, RESEND_ONLY, ASK_RECEIPT_ONLY]);

export interface RequestOutcome {
  /** Our files to make again: exactly those that were asked for. */
  readonly resend: readonly LedgerEntry[];
  /** Asked for, and called off by us: the next file says so once more. */
  readonly calledOff: readonly LedgerEntry[];
  /** Asked for, and never sent to this partner. */
  readonly unknown: readonly number[];
  /** Files of theirs whose receipt they ask for. */
  readonly receipts: readonly LedgerEntry[];
  /** Files of theirs they ask about, which never came: a gap we did not see. */
  readonly notHere: readonly number[];
}

const find = (ledger: readonly LedgerEntry[], direction: LedgerEntry['direction'], partner: PartyId, device: DeviceId, number: number): LedgerEntry | undefined =>
  ledger.find((entry) => entry.direction === direction && entry.partner === partner && entry.device === device && entry.number === number && !isApart(entry));

/** What the requests of a file mean here. Files to somebody else cannot be asked for. */
export function readRequests(ledger: readonly LedgerEntry[], partner: PartyId, requests: readonly Omit<FileRequest, 'at'>[]): RequestOutcome {
  const outcome = { resend: [] as LedgerEntry[], calledOff: [] as LedgerEntry[], unknown: [] as number[], receipts: [] as LedgerEntry[], notHere: [] as number[] };
  for (const { what, device, numbers } of requests) {
    for (const number of numbers) {
      const entry = find(ledger, what === 'resend' ? 'sent' : 'received', partner, device, number);
      if (what === 'receipt') {
        if (entry === undefined) outcome.notHere.push(number);
        else outcome.receipts.push(entry);
      } else if (entry === undefined) outcome.unknown.push(number);
      else if (entry.state === 'cancelled') outcome.calledOff.push(entry);
      else outcome.resend.push(entry);
    }
  }
  return outcome;
}

/** Sending devices of a partner from which anything came. */
export const devicesOf = (ledger: readonly LedgerEntry[], partner: PartyId): readonly DeviceId[] => [
  ...new Set(cameFrom(ledger, partner).filter((entry) => entry.number > 0).map((entry) => entry.device)),
];

/** Our latest file that asks for this number and was not called off. */
export const askedFor = (ledger: readonly LedgerEntry[], partner: PartyId, device: DeviceId, number: number): LedgerEntry | undefined =>
  ledger.findLast(
    (entry) =>
      entry.direction === 'sent' && entry.partner === partner && entry.state !== 'cancelled' &&
      entry.requests.some((one) => one.what === 'resend' && one.device === device && one.numbers.includes(number)),
  );

const asked = (device: DeviceId, numbers: readonly number[], at: number): readonly FileRequest[] =>
  numbers.length === 0 ? [] : [{ what: 'resend', device, numbers: numbers.slice(0, 500), at }];

/** For every number that has not come, by device: the one-click request. */
export const resendRequests = (ledger: readonly LedgerEntry[], partner: PartyId, at: number): readonly FileRequest[] =>
  devicesOf(ledger, partner).flatMap((device) => asked(device, openGaps(ledger, partner, device), at));

/** The same for what was not asked for yet: rides in the next file to this partner. */
export const requestsDue = (ledger: readonly LedgerEntry[], partner: PartyId, at: number): readonly FileRequest[] =>
  devicesOf(ledger, partner).flatMap((device) => asked(device, openGaps(ledger, partner, device).filter((number) => askedFor(ledger, partner, device, number) === undefined), at));

const UNHEARD: ReadonlySet<string> = new Set(['handed']);

/** Handed over and without any word: a receipt can be asked for. */
export const receiptRequests = (ledger: readonly LedgerEntry[], partner: PartyId, at: number): readonly FileRequest[] => {
  const unheard = grouped(ledger.filter((entry) => entry.direction === 'sent' && entry.partner === partner && entry.number > 0 && UNHEARD.has(entry.state) && entry.waitEndedOn === null && !NOTE_PURPOSES.has(entry.purpose)), (entry) => entry.device);
  return [...unheard].map(([device, entries]) => ({ what: 'receipt', device, numbers: entries.map((entry) => entry.number).slice(-500), at }));
};

/**
 * When a file was asked for and when it was handed over again, in the order in which both happened: after a wrong
 * clock was set right the time of day may say otherwise, and a request would stay for ever, or never be seen.
 */
export const askedAfter = (resentAt: number, now: number): number => Math.max(now, resentAt + 1);
export const resentAfter = (askedAt: number, now: number): number => Math.max(now, askedAt);

/** A partner asked for this file again, and it was not handed over since. */
export const isAskedAgain = (entry: LedgerEntry): boolean => entry.direction === 'sent' && entry.state !== 'cancelled' && entry.askedAt > entry.resentAt;

/** Received files whose receipt was asked for and not said since. */
export function receiptsAsked(ledger: readonly LedgerEntry[], partner: PartyId): readonly LedgerEntry[] {
  const open = new Map<string, LedgerEntry>();
  for (const request of ledger) {
    if (request.direction !== 'received' || request.partner !== partner || request.state !== 'imported') continue;
    const wanted = request.requests.filter((one) => one.what === 'receipt');
    if (wanted.length === 0) continue;
    const saidSince = new Set(ledger.filter((entry) => entry.direction === 'sent' && entry.partner === partner && entry.state !== 'cancelled' && entry.recordedAt > request.recordedAt).flatMap((entry) => entry.receipts.map((key) => key.split(' ')[0])));
    for (const entry of readRequests(ledger, partner, wanted).receipts) if (!saidSince.has(entry.digest.slice(0, 48))) open.set(entry.digest, entry);
  }
  return [...open.values()];
}

/** Our requests that this file answers: nothing they asked for is missing any more. */
export function answeredRequests(ledger: readonly LedgerEntry[], partner: PartyId, device: DeviceId, settledNow: readonly number[], heardNow: ReadonlySet<string>): readonly Progress[] {
  const came = new Set(settledNow);
  return ledger.flatMap((entry): readonly Progress[] => {
    if (entry.direction !== 'sent' || entry.partner !== partner || entry.requests.length === 0) return [];
    if (!NOTE_PURPOSES.has(entry.purpose) || entry.state === 'done' || entry.state === 'cancelled') return [];
    const complete = entry.requests.every(({ what, device: whose, numbers }) =>
      numbers.every((number) => {
        if (what === 'receipt') {
          const sent = find(ledger, 'sent', partner, whose, number);
          return sent !== undefined && (sent.state !== 'handed' || heardNow.has(sent.id));
        }
        return (whose === device && came.has(number)) || !openGaps(ledger, partner, whose).includes(number);
      }),
    );
    return complete ? [{ entry, state: 'done' }] : [];
  });
}
