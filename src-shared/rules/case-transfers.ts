import type { PartyId, RecordId } from '../kernel/ids.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';

/** One 移管 as the rules read it. */
export interface CaseTransfer {
  readonly from: PartyId;
  readonly to: PartyId;
  readonly subject: PartyId;
  readonly cases: ReadonlySet<RecordId>;
  readonly at: number;
  readonly record: RecordState;
}

export function readTransfers(records: Iterable<RecordState>): readonly CaseTransfer[] {
  const found: CaseTransfer[] = [];
  for (const record of records) {
    if (record.type !== 'caseTransfer') continue;
    const { author, office, subject } = record.parties;
    if (author === undefined || office === undefined || subject === undefined || author === office) continue;
    const { caseIds } = shownValues(record);
    found.push({ from: author, to: office, subject, cases: new Set(Array.isArray(caseIds) ? caseIds.filter((one) => typeof one === 'string') : []), at: record.stamp[2], record });
  }
  return found.sort((a, b) => a.at - b.at || (a.record.id < b.record.id ? -1 : 1));
}

/** The latest 移管 that another party tells this doctor of: whom to write to from then on. */
export const toldOfMove = (records: Iterable<RecordState>, doctor: PartyId): CaseTransfer | undefined =>
  readTransfers(records).findLast(({ subject, from }) => subject === doctor && from !== doctor);

/**
 * The offices of a case in turn, the present one last. Only the office that has a case can hand it
 * over: a transfer by any other is no link of the chain. Each transfer counts once, so that a case
 * may come back.
 */
export function officesOf(caseId: RecordId, first: PartyId, transfers: readonly CaseTransfer[]): readonly PartyId[] {
  const offices = [first];
  for (const transfer of transfers) if (transfer.cases.has(caseId) && transfer.from === offices.at(-1)) offices.push(transfer.to);
  return offices;
}

const stampsOf = ({ stamp, stamps }: RecordState): readonly number[] => [stamp[2], ...Object.values(stamps ?? {}).map((one) => one[2])];

/** A permit that stood when this doctor was handed over, whatever was corrected in it since. */
export const stoodThen = (permit: RecordState, { subject, record, at }: CaseTransfer): boolean => (permit.person === subject || permit.person === record.person) && Math.min(...stampsOf(permit)) <= at;

/**
 * What that office got of this doctor with an earlier transfer and has kept since: the same again would be no news.
 * Not where the doctor came back in between, and not what was written since.
 */
export function handedBefore(permit: RecordState, transfers: readonly CaseTransfer[], { from, to, before }: { readonly from: PartyId; readonly to: PartyId; readonly before: number }): boolean {
  const ofDoctor = transfers.filter(({ at, subject, record }) => at < before && (permit.person === subject || permit.person === record.person));
  const last = ofDoctor.findLast((one) => (one.from === from && one.to === to) || (one.from === to && one.to === from));
  return last !== undefined && last.from === from && Math.max(...stampsOf(permit)) <= last.at;
}

/** A line of the ledger that changed its office: given by us, or taken over by us. */
export interface MovedPermit {
  readonly way: 'given' | 'taken';
  readonly transfer: CaseTransfer;
}

/** What became of a permit by the latest transfer of its doctor that we wrote or were meant by; null where it is ours as ever. */
export function movedPermit(permit: RecordState, transfers: readonly CaseTransfer[], self: PartyId): MovedPermit | null {
  const { author } = permit.parties;
  if (author === permit.person || permit.values.end?.endedOn != null) return author === self ? null : takenBy(permit, transfers, self);
  const last = transfers.filter((one) => concerns(one, permit) && (one.from === self || one.to === self)).at(-1);
  if (last === undefined) return null;
  if (last.from === self) return { way: 'given', transfer: last };
  return author === self ? null : { way: 'taken', transfer: last };
}

/** Only what stood when the doctor was handed over went along. */
const concerns = ({ subject, record, at }: CaseTransfer, permit: RecordState): boolean => (permit.person === subject || permit.person === record.person) && permit.stamp[2] <= at;

/** Ended since, or the doctor's own paper: still a line that came with the doctor. */
function takenBy(permit: RecordState, transfers: readonly CaseTransfer[], self: PartyId): MovedPermit | null {
  if (permit.parties.author === permit.person) return null;
  const last = transfers.filter((one) => concerns(one, permit) && one.to === self).at(-1);
  return last === undefined ? null : { way: 'taken', transfer: last };
}
