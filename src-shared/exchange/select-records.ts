import type { PartyId, RecordId } from '../kernel/ids.ts';
import { inPieces, type Steps } from '../kernel/steps.ts';
import type { WorkingSet } from '../journal/working-set.ts';
import type { RecordState } from '../records/record-state.ts';
import { handedBefore, readTransfers, stoodThen } from '../rules/case-transfers.ts';
import type { Purpose } from './policy.ts';
import { officesByCaseSteps } from './returned-copy.ts';

export interface Selection {
  /** Only these permit cases; left out, every case that was submitted to the recipient. */
  readonly cases?: ReadonlySet<RecordId>;
  /** Only these records, where the sender took some out. */
  readonly only?: ReadonlySet<RecordId>;
  /** Only what this one transfer hands over, not what went to the same office before. */
  readonly transfer?: RecordId;
  /** Dossiers linked with the recipient: what the office wrote before it knew the doctor's card. */
  readonly dossiers?: ReadonlySet<string>;
}

const caseOf = (record: RecordState): string | undefined => {
  const unit = record.type === 'permitEvent' ? record.values.act : record.values.ground;
  return typeof unit?.caseId === 'string' ? unit.caseId : undefined;
};

const newest = (records: readonly RecordState[]): RecordState | undefined => records.toSorted((a, b) => b.stamp[2] - a.stamp[2])[0];

/** Which records belong to a purpose between two parties, before its units are chosen. */
export function* belongsToSteps(
  set: Pick<WorkingSet, 'ofType'>,
  purpose: Purpose,
  { self, recipient }: { readonly self: PartyId; readonly recipient: PartyId },
  selection: Selection,
): Steps<(record: RecordState) => boolean> {
  const persons = new Set([recipient, ...(selection.dossiers ?? [])]);
  const submitted = new Set<string>();
  if (purpose === 'permit' && selection.cases === undefined) {
    yield* inPieces(set.ofType('permitEvent').values(), (event) => {
      const id = caseOf(event);
      if (event.parties.office === recipient && event.parties.subject === self && id !== undefined) submitted.add(id);
    });
  }
  const all = purpose === 'handover' || purpose === 'moved' ? readTransfers(set.ofType('caseTransfer').values()) : [];
  const handed = purpose === 'handover' || purpose === 'moved' ? all.filter((one) => one.from === self && (one.to === recipient || one.subject === recipient) && (selection.transfer === undefined || one.record.id === selection.transfer)) : [];
  const moved = new Set(handed.flatMap((one) => [...one.cases]));
  const movedPersons = new Set<string>(handed.flatMap((one) => [one.subject, one.record.person]));
  const known = purpose === 'returned' ? yield* officesByCaseSteps(set.ofType('permitEvent').values(), set.ofType('caseTransfer').values(), recipient) : undefined;
  const statement = purpose === 'returned' ? newest([...set.ofType('returnedCopy').values()].filter(({ parties }) => parties.author === self && parties.subject === recipient)) : undefined;
  const cases: ReadonlySet<string> | undefined = selection.cases ?? (purpose === 'permit' ? submitted : undefined);
  const inCases = (id: string | undefined): boolean => cases === undefined || (id !== undefined && cases.has(id));
  /** 控え一式: whatever stands under this doctor's name here, of cases that were or are ours. */
  const isReturned = (record: RecordState): boolean => {
    const { author, subject } = record.parties;
    if (!persons.has(record.person)) return false;
    const ours = (caseId: string | undefined): boolean => caseId !== undefined && known?.get(caseId)?.includes(self) === true;
    switch (record.type) {
      case 'permitApplication':
        return ours(record.id);
      case 'permitEvent':
        return ours(caseOf(record));
      case 'permit':
        return author === self || author === recipient || ours(caseOf(record));
      case 'returnedCopy':
        return record.id === statement?.id;
      default:
        return subject === recipient;
    }
  };
  const rule = (record: RecordState): boolean => {
    const { parties } = record;
    if (purpose === 'returned') return isReturned(record);
    if (purpose === 'moved' && record.type === 'permitEvent') return parties.author === self && moved.has(caseOf(record) ?? '');
    if (purpose === 'handover') {
      if (record.type === 'caseTransfer') return handed.some((one) => one.record.id === record.id);
      if (record.type === 'permitApplication') return moved.has(record.id);
      if (record.type === 'permitEvent') return moved.has(caseOf(record) ?? '');
      // every permit still in force counts for the hours, whoever wrote it; past ones stay in the old ledger
      if (record.type !== 'permit' || !movedPersons.has(record.person) || record.values.end?.endedOn != null) return false;
      return handed.some((one) => stoodThen(record, one) && !handedBefore(record, all, { from: self, to: recipient, before: one.at }));
    }
    switch (record.type) {
      case 'permitApplication':
        return parties.author === self && inCases(record.id);
      case 'permitEvent':
        return purpose === 'permit'
          ? parties.subject === self && parties.office === recipient && parties.author === self && inCases(caseOf(record))
          : parties.author === self && (persons.has(record.person) || persons.has(parties.subject ?? '')) && inCases(caseOf(record));
      case 'permit':
        // A doctor's permits held elsewhere count for the hours; an office sends what came of the chosen cases.
        return parties.author === self && (purpose === 'permit' ? record.person === self : persons.has(record.person) && inCases(caseOf(record)));
      case 'person':
      case 'posting':
      case 'careerGoal':
        return parties.subject === self;
      case 'caseTransfer':
        return handed.some((one) => one.record.id === record.id);
      case 'mentorPair':
        return parties.coordinator === self && (parties.mentor === recipient || parties.mentee === recipient);
      case 'mentorSession':
        return (parties.mentor === self && parties.mentee === recipient) || (parties.mentee === self && parties.mentor === recipient);
      case 'recallRequest':
        return parties.author === self && record.values.request?.partner === recipient;
      case 'deletionStatement':
        return parties.author === self && parties.subject === recipient;
      case 'formPack':
        return parties.author === self;
      default:
        return false;
    }
  };
  return (record) => (selection.only === undefined || selection.only.has(record.id)) && rule(record);
}
