import { officesOf, readTransfers } from '../rules/case-transfers.ts';
import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { Refusal } from '../merge/plan.ts';
import type { RecordState } from '../records/record-state.ts';
import { eventsByCase, type RecordedEvent, toCaseEvent } from '../rules/case-events.ts';
import { PERMIT_MOVES } from '../rules/permit-moves.ts';
import { foldPermitCase } from '../rules/permit-status.ts';
import type { KnownContact } from './known-parties.ts';
import type { PartyKind } from './policy.ts';

export interface RefusalWorld {
  readonly self: PartyId;
  readonly selfKind: PartyKind;
  readonly sender: PartyId;
  readonly known: ReadonlyMap<PartyId, KnownContact>;
  readonly mayRelay: (person: string) => boolean;
  /** permitEvent records stored here. */
  readonly localEvents: Iterable<RecordState>;
  /** caseTransfer records stored here. */
  readonly localTransfers?: Iterable<RecordState>;
  /** permitEvent records of the file. */
  readonly incomingEvents: Iterable<RecordState>;
  /** Acts whose signature does not hold, verified before. */
  readonly badActs: ReadonlySet<RecordId>;
}

const OFFICE_KINDS: ReadonlySet<string> = new Set([...PERMIT_MOVES.filter((move) => move.actor === 'office').map((move) => move.kind), 'settle']);
const ON_PAPER_KINDS: ReadonlySet<string> = new Set(PERMIT_MOVES.filter((move) => move.officeForPaper === true).map((move) => move.kind));
const NAMES_SUBMISSION: ReadonlySet<string> = new Set(PERMIT_MOVES.filter((move) => move.submission === 'names').map((move) => move.kind));

const BY_OFFICE_ONLY: ReadonlySet<string> = new Set(['mentorPair', 'formPack']);

/** The rules above single units: whose case it is, who may decide, and whether it still speaks of what stands. */
export function refuseRecord(world: RefusalWorld): (incoming: RecordState, local: RecordState | undefined) => Refusal {
  const local = eventsByCase(world.localEvents);
  const incoming = eventsByCase(world.incomingEvents);
  const transfers = readTransfers(world.localTransfers ?? []);

  /** The office the case was handed to, or handed over to since, as this side knows it. */
  const officeOfCase = (caseId: RecordId): PartyId | undefined => {
    const own = local.get(caseId) ?? [];
    const handed = own.find((event) => event.record.parties.author === event.record.parties.subject) ?? own[0];
    const first = handed?.record.parties.office;
    return first === undefined ? undefined : officesOf(caseId, first, transfers).at(-1);
  };
  const isRecognised = (party: PartyId): boolean => {
    const contact = world.known.get(party);
    return contact !== undefined && !contact.revoked && contact.asOffice !== 'none';
  };

  /** Why this party may not act as the office of that case; null when it may. */
  const asOffice = (author: PartyId | undefined, caseId: RecordId | undefined, person: string): Refusal => {
    if (author === undefined) return 'unit/not-owner';
    if (author === world.self) return null;
    const named = caseId === undefined ? undefined : officeOfCase(caseId);
    // Our own submission named it: that is as good as recognising it.
    if (named === author) return null;
    if (!isRecognised(author)) return 'unit/role-claimed';
    return named === undefined || world.mayRelay(person) ? null : 'unit/other-office';
  };

  /** An act on a submission that a later one replaced, by somebody who did not know of the later one. */
  const isStale = (event: RecordedEvent): boolean => {
    if (!NAMES_SUBMISSION.has(event.kind)) return false;
    const own = local.get(event.caseId) ?? [];
    const current = foldPermitCase(own);
    const standing = [current.currentSubmission, current.openChange];
    if (current.currentSubmission === null || standing.includes(event.submission)) return false;
    const others = (incoming.get(event.caseId) ?? []).filter((one) => one.record.parties.author === event.record.parties.author);
    // History that somebody already built on, or whose author goes on to act on what stands now.
    const builtOn = own.some((one) => one.basis === event.id || one.seen?.includes(event.id) === true);
    const knowsCurrent = others.some((one) => one.id !== event.id && standing.includes(one.submission));
    const settles = others.some((one) => one.kind === 'settle');
    return !builtOn && !knowsCurrent && !settles;
  };

  const refuseAct = (record: RecordState): Refusal => {
    const event = toCaseEvent(record);
    if (event === null) return null; // a kind of a newer version: the planner puts it aside
    const { author, subject, office } = record.parties;
    if (world.selfKind === 'doctor' && subject !== world.self && subject !== office && !world.mayRelay(record.person)) return 'unit/not-owner';
    if (OFFICE_KINDS.has(event.kind)) {
      const refusal = asOffice(author, event.caseId, record.person);
      if (refusal !== null) return refusal;
      if (author !== office) return 'unit/other-office';
    } else if (author !== subject) {
      if (author !== office || !ON_PAPER_KINDS.has(event.kind)) return 'unit/not-owner';
      const refusal = asOffice(author, event.caseId, record.person);
      if (refusal !== null) return refusal;
    }
    if (world.selfKind === 'office' && office !== world.self && !world.mayRelay(record.person)) return 'unit/other-office';
    const named = officeOfCase(event.caseId);
    if (named !== undefined && office !== named && !world.mayRelay(record.person)) return 'unit/other-office';
    return isStale(event) ? 'unit/stale-basis' : null;
  };

  const refusePermit = (record: RecordState): Refusal => {
    const { author } = record.parties;
    if (author === record.person && author === world.sender) return null; // a doctor's own permit on paper
    if (world.selfKind === 'doctor' && record.person !== world.self && author !== undefined && !isRecognised(author)) return 'unit/role-claimed';
    // Another office's ledger is none of ours, unless it hands the doctor over to us.
    if (world.selfKind === 'office' && author !== world.self && author !== record.person && !world.mayRelay(record.person)) return 'unit/other-office';
    const caseId = record.values['ground']?.['caseId'];
    return asOffice(author, typeof caseId === 'string' ? caseId : undefined, record.person);
  };

  /** Only the office that has the cases hands them over, to us or about us, and nobody passes it on. */
  const refuseTransfer = (record: RecordState): Refusal => {
    if (world.badActs.has(record.id)) return 'unit/bad-signature';
    const { author, subject, office } = record.parties;
    if (author !== world.sender) return 'unit/not-owner';
    if (world.self !== office && world.self !== subject) return 'unit/other-office';
    const [transfer] = readTransfers([record]);
    if (transfer === undefined) return 'unit/not-owner';
    for (const caseId of transfer.cases) {
      const named = officeOfCase(caseId);
      if (named !== undefined && named !== author) return 'unit/other-office';
    }
    const ours = [...transfer.cases].some((caseId) => officeOfCase(caseId) === author);
    return ours || isRecognised(author) ? null : 'unit/role-claimed';
  };

  return (record, own) => {
    if (record.type === 'permitEvent') {
      if (own !== undefined) return null; // written once: an echo changes nothing, anything else is refused as such
      return world.badActs.has(record.id) ? 'unit/bad-signature' : refuseAct(record);
    }
    if (record.type === 'deletionStatement' && own === undefined && world.badActs.has(record.id)) return 'unit/bad-signature';
    if (record.type === 'caseTransfer') return own === undefined ? refuseTransfer(record) : null;
    // Counts only in a file of its own kind, which is judged by other rules.
    if (record.type === 'returnedCopy') return own === undefined ? 'returned/not-for-you' : null;
    if (record.type === 'permit') return refusePermit(record);
    if (record.type === 'permitApplication' && record.parties.author !== record.person) return asOffice(record.parties.author, record.id, record.person);
    if (BY_OFFICE_ONLY.has(record.type)) return asOffice(record.parties.coordinator ?? record.parties.author, undefined, record.person);
    return null;
  };
}
