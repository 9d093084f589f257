import { draftEdit } from '../../src-shared/journal/draft.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import type { UnitValue } from '../../src-shared/records/heads.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { session } from './session.ts';

interface Step {
  readonly units: Readonly<Record<string, UnitValue>>;
}

const DEPTH = 50;
const undoSteps = new Map<RecordId, Step[]>();
const redoSteps = new Map<RecordId, Step[]>();

const valuesNow = (record: RecordState, units: readonly string[]): Step => ({
  units: Object.fromEntries(units.map((unit) => [unit, record.values[unit] ?? {}])),
});

/** Called while an edit is committed: what the touched units showed before. */
export function rememberEdit(record: RecordState, units: readonly string[]): void {
  const steps = undoSteps.get(record.id) ?? [];
  steps.push(valuesNow(record, units));
  if (steps.length > DEPTH) steps.shift();
  undoSteps.set(record.id, steps);
  redoSteps.delete(record.id);
}

async function step(id: RecordId, from: Map<RecordId, Step[]>, to: Map<RecordId, Step[]>, what: string): Promise<Result<boolean>> {
  const last = from.get(id)?.pop();
  const record = session().vault.workingSet.get(id);
  if (last === undefined || record === undefined) return ok(false);
  const back = to.get(id) ?? [];
  back.push(valuesNow(record, Object.keys(last.units)));
  to.set(id, back);
  const saved = await session().vault.commit('edit', { what, type: record.type }, (dot) => [draftEdit(record, last.units, dot)]);
  return saved.ok ? ok(true) : saved;
}

/** Takes back the last edit of a record as a new edit: history never loses a line. False when there is none. */
export const undoEdit = (id: RecordId): Promise<Result<boolean>> => step(id, undoSteps, redoSteps, 'undo');

export const redoEdit = (id: RecordId): Promise<Result<boolean>> => step(id, redoSteps, undoSteps, 'redo');

export const canUndo = (id: RecordId): boolean => (undoSteps.get(id)?.length ?? 0) > 0;

/** Locking forgets what was typed. */
export function forgetSteps(): void {
  undoSteps.clear();
  redoSteps.clear();
}
