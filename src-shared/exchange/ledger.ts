import type { DeviceId, PartyId, RecordId } from '../kernel/ids.ts';
import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import { isDeleted } from '../records/life.ts';
import { type RecordState, shownValues, stampOf } from '../records/record-state.ts';
import { withEarlyWord } from './early-word.ts';
import type { AnsweredHow, LedgerState } from './ledger-order.ts';
import { type Line, oneLineEach } from './one-line-each.ts';
import type { FileRequest } from './requests.ts';
import type { SeenFile } from './series-check.ts';

export interface LedgerContent {
  readonly id: RecordId;
  readonly type: string;
  readonly units: readonly string[];
}

/** やり取りの記録 as values: one line per file sent or received. */
export interface LedgerEntry {
  readonly id: RecordId;
  readonly direction: 'sent' | 'received';
  readonly partner: PartyId;
  readonly partnerName: string;
  readonly device: DeviceId;
  readonly number: number;
  readonly digest: string;
  readonly purpose: string;
  readonly state: LedgerState;
  readonly madeAt: number;
  readonly fileName: string;
  readonly contents: readonly LedgerContent[];
  readonly covers: readonly number[];
  readonly receipts: readonly string[];
  readonly requests: readonly Omit<FileRequest, 'at'>[];
  /** Of `covers`, those that were called off. */
  readonly calledOff: readonly number[];
  /** What was erased here at its owner's request and came in again with this file. */
  readonly erasedTaken: readonly { readonly id: RecordId; readonly units: readonly string[] }[];
  /** Clock of its writing here: tells which of two files came first. */
  readonly recordedAt: number;
  /** PCs of ours that took it back; on others it stands. */
  readonly undoneOn: readonly DeviceId[];
  readonly answeredHow: AnsweredHow;
  readonly answeredOn: string | null;
  /** Called off here, and then its receipt came all the same. */
  readonly revivedOn: string | null;
  /** A person decided not to wait for the partner's word. */
  readonly waitEndedOn: string | null;
  readonly askedAt: number;
  readonly resentAt: number;
  readonly again: number;
  /** Waits, and its signer's key is not the partner's: nothing of the partner's series follows from it. */
  readonly foreign: boolean;
}

/** The keys by which a partner is known here; undefined where nobody knows. */
export type KeysOf = (party: PartyId) => ReadonlySet<string> | undefined;

function isForeign(values: Readonly<Record<string, unknown>>, keysOf: KeysOf): boolean {
  const { state, signers, partner } = values;
  // lines from before signers were noted count as they did
  if ((state !== 'waiting' && state !== 'discarded') || !Array.isArray(signers) || signers.length === 0) return false;
  const known = keysOf(partner as PartyId);
  return known !== undefined && !signers.some((key) => known.has(key as string));
}

/** As one PC sees it: what only another one took back is still taken in here. */
const stateOn = (state: LedgerState, undoneOn: readonly DeviceId[], here: DeviceId | undefined): LedgerState =>
  state === 'undone' && here !== undefined && undoneOn.length > 0 && !undoneOn.includes(here) ? 'imported' : state;

/** How far a file of ours got. */
export interface Progress {
  readonly entry: LedgerEntry;
  readonly state: LedgerState;
}

/** Entries in the order of their making. Partial records (a file half retracted) are no entries. `local` finds acts that answers speak of; `here` is this PC. */
export function readLedger(records: Iterable<RecordState>, local?: (id: RecordId) => RecordState | undefined, keysOf: KeysOf = () => undefined, here?: DeviceId): readonly LedgerEntry[] {
  const lines: Line<LedgerEntry>[] = [];
  for (const record of withEarlyWord(records, local)) {
    if (record.type !== 'exchangeEntry' || record.values.file === undefined || isDeleted(record)) continue;
    const values = shownValues(record) as Readonly<Record<string, never>>;
    const entry: LedgerEntry = {
      id: record.id,
      direction: values.direction ?? 'sent',
      partner: values.partner ?? '',
      partnerName: values.partnerName ?? '',
      device: values.device ?? '',
      number: values.number ?? 0,
      digest: values.digest ?? '',
      purpose: values.purpose ?? '',
      state: stateOn(values.state ?? 'made', values.undoneOn ?? [], here),
      madeAt: values.madeAt ?? 0,
      fileName: values.fileName ?? '',
      contents: values.contents ?? [],
      covers: values.covers ?? [],
      receipts: values.receipts ?? [],
      requests: values.requests ?? [],
      calledOff: values.calledOff ?? [],
      erasedTaken: values.erasedTaken ?? [],
      recordedAt: stampOf(record, 'file')[2],
      undoneOn: values.undoneOn ?? [],
      answeredHow: values.answeredHow ?? null,
      answeredOn: values.answeredOn ?? null,
      revivedOn: values.revivedOn ?? null,
      waitEndedOn: values.waitEndedOn ?? null,
      askedAt: values.askedAt ?? 0,
      resentAt: values.resentAt ?? 0,
      again: values.again ?? 0,
      foreign: isForeign(values, keysOf),
    };
    lines.push({ entry, record });
  }
  return oneLineEach(lines, here).sort((a, b) => a.madeAt - b.madeAt || a.number - b.number || (a.id < b.id ? -1 : 1));
}

const sentBy = (ledger: readonly LedgerEntry[], device: DeviceId, partner: PartyId): readonly LedgerEntry[] =>
  ledger.filter((entry) => entry.direction === 'sent' && entry.device === device && entry.partner === partner && entry.number > 0);

export interface NextFile {
  readonly number: number;
  readonly previous: string | null;
  readonly cancelled: readonly number[];
  /** Numbers whose every unit is in the new file too: losing one of them loses nothing. */
  readonly contains: readonly number[];
}

const MAX_NAMED = 500;
const PIECE = 1024;

/** What the header of the next file from this device to that partner says of the series. */
export function* nextFileSteps(ledger: readonly LedgerEntry[], device: DeviceId, partner: PartyId, contents: readonly LedgerContent[]): Steps<NextFile> {
  const sent = sentBy(ledger, device, partner);
  const last = sent.reduce<LedgerEntry | null>((top, entry) => (top === null || entry.number > top.number ? entry : top), null);
  const now = new Map<RecordId, readonly string[]>();
  yield* inPieces(contents, ({ id, units }) => void now.set(id, units));
  const holds = ({ id, units }: LedgerContent): boolean => units.every((unit) => now.get(id)?.includes(unit) === true);
  const latest = sent.slice(-MAX_NAMED);
  const contains: number[] = [];
  for (const entry of latest) {
    if (entry.state === 'cancelled' || entry.receipts.length > 0 || entry.requests.length > 0) continue;
    let inside = true;
    for (let at = 0; inside && at < entry.contents.length; at += PIECE, yield) inside = entry.contents.slice(at, at + PIECE).every(holds);
    if (inside) contains.push(entry.number);
  }
  return {
    number: (last?.number ?? 0) + 1,
    previous: last?.digest ?? null,
    cancelled: latest.filter((entry) => entry.state === 'cancelled').map((entry) => entry.number),
    contains,
  };
}

/** The same at once. */
export const nextFile = (...given: Parameters<typeof nextFileSteps>): NextFile => allSteps(nextFileSteps(...given));

/** It stands in the ledger, and nothing follows from its number. */
export const isApart = ({ foreign, state }: LedgerEntry): boolean => foreign || state === 'discarded';

/** Files of this partner's own key that have come and were not let go, from whichever of their devices. */
export const cameFrom = (ledger: readonly LedgerEntry[], partner: PartyId): readonly LedgerEntry[] =>
  ledger.filter((entry) => entry.direction === 'received' && entry.partner === partner && !isApart(entry));

/** The files of one series that have come, for `seriesVerdict`. */
export const seriesOf = (ledger: readonly LedgerEntry[], partner: PartyId, device: DeviceId): readonly SeenFile[] =>
  cameFrom(ledger, partner)
    .filter((entry) => entry.device === device)
    .map(({ number, digest }) => ({ number, digest }));

/** Numbers of a series that have not come, were not cancelled, and whose content no later file brought. */
export function openGaps(ledger: readonly LedgerEntry[], partner: PartyId, device: DeviceId): readonly number[] {
  const received = cameFrom(ledger, partner).filter((entry) => entry.device === device);
  const settled = new Set(received.flatMap((entry) => [entry.number, ...entry.covers]));
  const newest = received.reduce((top, entry) => Math.max(top, entry.number), 0);
  const missing: number[] = [];
  for (let number = 1; number < newest && missing.length < MAX_NAMED; number++) if (!settled.has(number)) missing.push(number);
  return missing;
}

/** Who holds which units of which record, from what was sent: the disclosure ledger. */
export function heldBy(ledger: readonly LedgerEntry[], partner: PartyId): ReadonlyMap<RecordId, ReadonlySet<string>> {
  const held = new Map<RecordId, Set<string>>();
  for (const entry of ledger) {
    if (entry.direction !== 'sent' || entry.partner !== partner || entry.state === 'cancelled') continue;
    for (const { id, units } of entry.contents) {
      const known = held.get(id) ?? new Set<string>();
      for (const unit of units) known.add(unit);
      held.set(id, known);
    }
  }
  return held;
}

/**
 * The records that partner has, sent to them or come from them: whose deletion they have to hear of. A
 * received file counts also when it was not taken in, since its sender has what is in it, if it is them.
 */
export function* knownToSteps(ledger: readonly LedgerEntry[], partner: PartyId): Steps<ReadonlySet<RecordId>> {
  const known = new Set<RecordId>();
  for (const entry of ledger) {
    if (entry.partner !== partner || entry.foreign || (entry.direction === 'sent' && entry.state === 'cancelled')) continue;
    yield* inPieces(entry.contents, ({ id }) => void known.add(id));
  }
  return known;
}

export const knownTo = (ledger: readonly LedgerEntry[], partner: PartyId): ReadonlySet<RecordId> => allSteps(knownToSteps(ledger, partner));
