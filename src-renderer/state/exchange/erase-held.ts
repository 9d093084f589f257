import { heldRowOf } from '../../../src-shared/exchange/release-held.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { newId } from '../../../src-shared/kernel/ids.ts';
import type { RecallAnswer } from '../../../src-shared/records/deletion-statement.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { heldRow } from '../../../src-shared/records/held-row.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { headsOf, type RecordState } from '../../../src-shared/records/record-state.ts';
import { ports, session } from '../session.ts';
import { withoutUnits } from './erase-targets.ts';
import type { HeldTrace } from './traces.ts';

export interface HeldLinesGoing {
  /** Named in the statement as records are, so that our other PCs let the same lines go. */
  readonly lines: readonly RecallAnswer[];
  /** What nobody asked to have erased is held on, under a line of its own. */
  readonly rest: (dot: Dot) => readonly RecordState[];
}

/** 預かり goes with what it holds: the lines that hold something of what is erased. */
export function heldLines(held: readonly HeldTrace[], erased: readonly RecallAnswer[]): HeldLinesGoing {
  const going = new Map(erased.map(({ id, units }) => [id, units]));
  const lines = held.filter(({ recordId, inside }) => going.get(recordId)?.some((unit) => inside === null || inside.values[unit] !== undefined) === true);
  const rest = lines.flatMap(({ line, recordId, inside }) => {
    const now = session().vault.workingSet.get(line.id);
    const left = inside === null || now === undefined || isDeleted(now) ? null : withoutUnits(inside, going.get(recordId) ?? []);
    return left === null ? [] : [{ line, held: { ...headsOf(line, 'held')[0]?.value, ...heldRowOf(left) } }];
  });
  return {
    lines: [...new Set(lines.map(({ line }) => line.id))].map((id) => ({ id, type: 'heldRow', units: ['held'], what: 'erased' })),
    rest: (dot) => rest.map(({ line, held: kept }) => draftCreate(heldRow, { id: newId(ports().random), person: line.person, parties: line.parties, units: { held: kept } }, dot)),
  };
}
