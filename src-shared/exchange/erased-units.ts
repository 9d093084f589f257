import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { RecordPlan } from '../merge/plan.ts';
import { type RecallAnswer, recallAnswers } from '../records/deletion-statement.ts';
import { LIFE, type RecordState, shownValues, stampOf } from '../records/record-state.ts';
import { hlcMs } from '../time/hlc.ts';
import type { LedgerEntry } from './ledger.ts';

/** Whose word a file is, and when it was made. */
export interface FileMade {
  readonly sender: PartyId;
  readonly createdAt: number;
}

export type IsErased = (id: RecordId, unit: string) => boolean;

/** What a statement says was erased, by name. */
export function erasedIn(statement: RecordState): readonly RecallAnswer[] {
  const answers = recallAnswers.safeParse(shownValues(statement).answers);
  return answers.success ? answers.data.filter(({ what }) => what === 'erased') : [];
}

/**
 * What the party erased, on whichever of its PCs: an own file that still holds it does not bring it back,
 * and the PC that holds it erases it too. Not what came afterwards, which the ledger tells: given anew by
 * its owner since, or taken all the same by somebody's decision.
 */
export function erasedByParty(statements: Iterable<RecordState>, ledger: Iterable<LedgerEntry>, self: PartyId): IsErased {
  const since = new Map<string, { readonly asker: PartyId | undefined; readonly at: number }>();
  for (const record of statements) {
    if (record.parties.author !== self) continue;
    const at = hlcMs(stampOf(record, 'statement')[2]);
    for (const { id, units } of erasedIn(record)) for (const unit of units) {
      const key = `${id} ${unit}`;
      if ((since.get(key)?.at ?? 0) < at) since.set(key, { asker: record.parties.subject, at });
    }
  }
  if (since.size === 0) return () => false;
  for (const { direction, state, partner, madeAt, recordedAt, contents, erasedTaken } of ledger) {
    if (direction !== 'received' || state !== 'imported') continue;
    const back = (items: LedgerEntry['erasedTaken'], isAfter: (gone: { readonly asker: PartyId | undefined; readonly at: number }) => boolean): void => {
      for (const { id, units } of items) for (const unit of units) {
        const gone = since.get(`${id} ${unit}`);
        if (gone !== undefined && isAfter(gone)) since.delete(`${id} ${unit}`);
      }
    };
    back(contents, ({ asker, at }) => partner === asker && madeAt > at);
    back(erasedTaken, ({ at }) => hlcMs(recordedAt) > at);
  }
  return (id, unit) => since.has(`${id} ${unit}`);
}

/** Kept out of a file for no other reason than that it was erased here. */
export const isKeptErased = ({ outcome, units }: RecordPlan): boolean => outcome === 'refused' && units.every(({ status, reason }) => status !== 'refused' || reason === 'unit/erased');

/** Of what a partner's file brings in, that which was erased here before: taken all the same, or given anew. */
export function erasedAndTaken(records: readonly RecordPlan[], statements: Iterable<RecordState>, self: PartyId): LedgerEntry['erasedTaken'] {
  const own = [...statements].filter(({ parties }) => parties.author === self);
  // nearly always: a large file is not looked through for nothing
  if (own.length === 0) return [];
  const gone = erasedByParty(own, [], self);
  return records.flatMap(({ id, accept }) => {
    const units = accept === null ? [] : Object.keys(accept.values).filter((unit) => unit !== LIFE && gone(id, unit));
    return units.length === 0 ? [] : [{ id, units }];
  });
}

/** A statement of another PC of ours that is new here: with it goes what it names. */
export interface ErasingAlong {
  readonly statement: RecordState;
  /** All it names and that did not come again since. */
  readonly named: readonly RecallAnswer[];
  /** What of it is held here. */
  readonly items: readonly RecallAnswer[];
  /** Named, and here again since: the other PC lacks what it cannot know of. */
  readonly anew: readonly RecallAnswer[];
}

/** What an own file erases here. Asks only statements whose signature holds. */
export function erasingAlong(records: readonly RecordPlan[], isErased: IsErased, local: (id: RecordId) => RecordState | undefined, self: PartyId, bad: ReadonlySet<RecordId>): readonly ErasingAlong[] {
  return records.flatMap(({ type, outcome, accept }) => {
    if (type !== 'deletionStatement' || outcome !== 'create' || accept === null || accept.parties.author !== self || bad.has(accept.id)) return [];
    const part = (answer: RecallAnswer, takes: (unit: string) => boolean): readonly RecallAnswer[] => {
      const units = answer.units.filter(takes);
      return units.length === 0 ? [] : [{ ...answer, units }];
    };
    const named = erasedIn(accept).flatMap((answer) => part(answer, (unit) => isErased(answer.id, unit)));
    const isHere = (id: RecordId, unit: string): boolean => local(id)?.values[unit] !== undefined;
    const items = named.flatMap((answer) => part(answer, (unit) => isHere(answer.id, unit)));
    const anew = erasedIn(accept).flatMap((answer) => part(answer, (unit) => isHere(answer.id, unit) && !isErased(answer.id, unit)));
    return [{ statement: accept, named, items, anew }];
  });
}

/**
 * What was erased here because its owner asked: an older file, or one of somebody else, would bring it
 * back as if it were new. What the owner themselves sent since is given anew, and is no such thing.
 */
export function erasedUnits(statements: Iterable<RecordState>, self: PartyId, { sender, createdAt }: FileMade): IsErased {
  const gone = new Map<RecordId, Set<string>>();
  for (const record of statements) {
    if (record.parties.author !== self) continue;
    if (record.parties.subject === sender && createdAt > hlcMs(stampOf(record, 'statement')[2])) continue;
    for (const { id, units } of erasedIn(record)) {
      const known = gone.get(id) ?? new Set<string>();
      for (const unit of units) known.add(unit);
      gone.set(id, known);
    }
  }
  return (id, unit) => gone.get(id)?.has(unit) === true;
}
