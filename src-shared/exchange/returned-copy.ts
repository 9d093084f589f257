import type { PartyId, RecordId } from '../kernel/ids.ts';
import { allSteps, inPieces, type Steps } from '../kernel/steps.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';
import { officesOf, readTransfers } from '../rules/case-transfers.ts';
import { type Card, openCard } from './card.ts';
import { signedText } from './signed-text.ts';

/** What a 控え一式 states, as the rules read it. */
export interface ReturnedCopy {
  readonly id: RecordId;
  readonly office: PartyId;
  /** Whose records these are: the party the office has known all along. */
  readonly party: PartyId;
  /** Whom the doctor began anew as. */
  readonly newParty: PartyId;
  readonly newKey: string;
  readonly lostOn: string;
  /** What the office files the doctor's records under: the party, and lines of its own list. */
  readonly persons: ReadonlySet<string>;
  readonly record: RecordState;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function readReturnedCopy(record: RecordState): ReturnedCopy | null {
  const { author, subject } = record.parties;
  if (record.type !== 'returnedCopy' || author === undefined || subject === undefined) return null;
  const { newParty, newKey, lostOn, dossiers } = shownValues(record);
  const lines = Array.isArray(dossiers) ? dossiers.map(text) : [];
  return { id: record.id, office: author, party: subject, newParty: text(newParty), newKey: text(newKey), lostOn: text(lostOn), persons: new Set([subject, ...lines]), record };
}

/** The one statement of a file by its sender; null where it has none or several. */
export function returnedCopyIn(records: Iterable<RecordState>, sender: PartyId): ReturnedCopy | null {
  const found = [...records].map(readReturnedCopy).filter((one) => one !== null && one.office === sender);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/**
 * The cards of before that the statement brings, all of a party together: acts of a lost key are checked
 * against the key that signed them. They vouch for nothing else.
 */
export async function cardsInReturnedCopy(copy: ReturnedCopy): Promise<readonly Card[]> {
  const { cards } = shownValues(copy.record);
  const found: Card[] = [];
  for (const one of Array.isArray(cards) ? cards : []) {
    const signed = signedText.safeParse(one);
    const card = signed.success ? await openCard(signed.data) : null;
    if (card !== null && card.ok) found.push(card.value);
  }
  return found;
}

/** Cases of the doctor that this office has or had, by the acts and transfers at hand: case → its offices in turn. */
export function* officesByCaseSteps(events: Iterable<RecordState>, transferRecords: Iterable<RecordState>, party: PartyId): Steps<ReadonlyMap<RecordId, readonly PartyId[]>> {
  const transfers = readTransfers(transferRecords).filter((one) => one.subject === party);
  const first = new Map<RecordId, { readonly office: PartyId; readonly at: number }>();
  yield* inPieces(events, (record) => {
    const caseId = record.values.act?.caseId;
    const { office } = record.parties;
    if (record.type !== 'permitEvent' || typeof caseId !== 'string' || office === undefined) return;
    const known = first.get(caseId);
    if (known === undefined || record.stamp[2] < known.at) first.set(caseId, { office, at: record.stamp[2] });
  });
  const found = new Map<RecordId, readonly PartyId[]>();
  yield* inPieces(first, ([caseId, { office }]) => void found.set(caseId, officesOf(caseId, office, transfers)));
  return found;
}

/** The same at once, from records of both types. */
export const officesByCase = (records: readonly RecordState[], party: PartyId): ReadonlyMap<RecordId, readonly PartyId[]> =>
  allSteps(officesByCaseSteps(records, records, party));
