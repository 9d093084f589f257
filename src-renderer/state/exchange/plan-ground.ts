import type { PartyId, RecordId } from '../../../src-shared/kernel/ids.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import { sameHeads } from '../../../src-shared/records/heads.ts';
import { headsOf, type RecordState } from '../../../src-shared/records/record-state.ts';
import { session } from '../session.ts';
import { knownBefore } from './same-person.ts';

/** What a plan rests on beside the records it changes: how far the signer is trusted, the acts of its cases, and which files were exchanged with them. */
export interface PlanGround {
  readonly sender: PartyId;
  readonly contact: RecordState | undefined;
  /** Case → its acts here when the plan was made. */
  readonly acts: ReadonlyMap<RecordId, readonly RecordId[]>;
  /** The partner's lines in the ledger, as far as receipts, answers, requests and the series are judged by them. */
  readonly lines: readonly string[];
}

/** Straight from the records: asked for three times per file, and a ledger may have ten thousand lines. */
function linesWith(party: PartyId): readonly string[] {
  const before = knownBefore();
  const whole = (one: unknown): unknown => before.get(one as PartyId) ?? one;
  const lines: string[] = [];
  for (const { id, values } of session().vault.workingSet.ofType('exchangeEntry').values()) {
    if (whole(values['file']?.['partner']) !== whole(party)) continue;
    const { number, digest } = values['file'] ?? {};
    const { state, answeredHow } = values['progress'] ?? {};
    lines.push([id, number, digest, state, answeredHow].join(' '));
  }
  return lines.sort();
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
  return { sender, contact: contactOfParty(sender), acts, lines: linesWith(sender) };
}

const sameContact = (a: RecordState | undefined, b: RecordState | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && ['card', 'trust', '$life'].every((unit) => sameHeads(headsOf(a, unit), headsOf(b, unit))));

const sameLines = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((line, at) => line === b[at]);

/** False when the signer was confirmed or withdrawn meanwhile, a case of the file moved on, or a file of ours or theirs did. */
export function* stillStands(ground: PlanGround, records: readonly RecordState[]): Steps<boolean> {
  const now = yield* groundOf(ground.sender, records);
  const sameActs = ground.acts.size === now.acts.size && [...ground.acts].every(([id, acts]) => acts.join() === now.acts.get(id)?.join());
  return sameContact(ground.contact, now.contact) && sameActs && sameLines(ground.lines, now.lines);
}
