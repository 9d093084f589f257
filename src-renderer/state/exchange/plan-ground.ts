import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import { sameHeads } from '../../../src-shared/records/heads.ts';
import { headsOf, type RecordState } from '../../../src-shared/records/record-state.ts';
import { session } from '../session.ts';

/** What a plan rests on beside the records it changes: how far the signer is trusted, and the acts of its cases. */
export interface PlanGround {
  readonly sender: PartyId;
  readonly contact: RecordState | undefined;
  /** Case → its acts here when the plan was made. */
  readonly acts: ReadonlyMap<RecordId, readonly RecordId[]>;
}

const contactOfParty = (party: PartyId): RecordState | undefined => {
  for (const record of session().vault.workingSet.ofType('contact').values()) if (record.person === party) return record;
  return undefined;
};

const caseIdOf = (record: RecordState): unknown => {
  if (record.type === 'permitEvent') return record.values['act']?.['caseId'];
  return record.type === 'permit' ? record.values['ground']?.['caseId'] : record.type === 'permitApplication' ? record.id : undefined;
};

export function* groundOf(sender: PartyId, records: readonly RecordState[]): Steps<PlanGround> {
  const cases = new Set<unknown>();
  yield* inPieces(records, (record) => {
    const caseId = caseIdOf(record);
    if (typeof caseId === 'string') cases.add(caseId);
  });
  const acts = new Map<RecordId, RecordId[]>();
  yield* inPieces(session().vault.workingSet.ofType('permitEvent').values(), (record) => {
    const caseId = record.values['act']?.['caseId'];
    if (typeof caseId === 'string' && cases.has(caseId)) acts.set(caseId, [...(acts.get(caseId) ?? []), record.id].sort());
  });
  return { sender, contact: contactOfParty(sender), acts };
}

const sameContact = (a: RecordState | undefined, b: RecordState | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && ['card', 'trust', '$life'].every((unit) => sameHeads(headsOf(a, unit), headsOf(b, unit))));

/** False when the signer was confirmed or withdrawn meanwhile, or a case of the file moved on. */
export function* stillStands(ground: PlanGround, records: readonly RecordState[]): Steps<boolean> {
  const now = yield* groundOf(ground.sender, records);
  const sameActs = ground.acts.size === now.acts.size && [...ground.acts].every(([id, acts]) => acts.join() === now.acts.get(id)?.join());
  return sameContact(ground.contact, now.contact) && sameActs;
}
