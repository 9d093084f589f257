import type { PartyId } from '../kernel/ids.ts';
import type { RecordState } from '../records/record-state.ts';

export interface SubjectWorld {
  readonly self: PartyId;
  readonly recipient: PartyId;
  /** Lines of the staff list that are the recipient. */
  readonly dossiers?: ReadonlySet<string>;
}

/**
 * Of whom a record speaks, when somebody chooses of whom to send: the person it is kept under, and of a
 * mentoring pair the one who is neither the sender nor the recipient.
 */
export function subjectOf(record: RecordState, { self, recipient, dossiers }: SubjectWorld): string {
  const { mentor, mentee } = record.parties;
  const other = [mentee, mentor].find((party) => party !== undefined && party !== self && party !== recipient);
  if (other !== undefined) return other;
  return dossiers?.has(record.person) === true ? recipient : record.person;
}
