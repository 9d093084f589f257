import type { RecordId } from '../kernel/ids.ts';
import { type DescribedChange, describeUnitPlan } from '../merge/describe-plan.ts';
import { titleOf, UNREADABLE, unitLabel } from '../records/describe-record.ts';
import type { Language } from '../records/display-value.ts';
import { sameHeads } from '../records/heads.ts';
import { isDeleted } from '../records/life.ts';
import { headsOf, LIFE, type RecordState, unitsOf } from '../records/record-state.ts';
import { definitionOf } from '../records/registry.ts';
import { sameJson } from '../kernel/json.ts';

/** What taking an import back does to one record, in words. */
export interface DescribedUndo {
  readonly id: RecordId;
  readonly person: string;
  readonly typeLabel: string;
  readonly title: string;
  /** gone: came with the file · back: was deleted by it · fields: some values return to what they were · none: all of it was edited since */
  readonly what: 'gone' | 'back' | 'fields' | 'none';
  readonly changes: readonly DescribedChange[];
  /** Units the file brought that were edited since: they stay as they are. */
  readonly stays: readonly string[];
}

/**
 * @param brought the row of the import
 * @param now the record as it stands
 * @param after the record without the import; undefined where nothing of it would be left
 */
export function describeUndo(brought: RecordState, now: RecordState, after: RecordState | undefined, language: Language): DescribedUndo {
  const definition = definitionOf(now.type);
  const typeLabel = definition?.label[language] ?? UNREADABLE[language];
  const said = { id: now.id, person: now.person, typeLabel, title: titleOf(now, language) };
  if (after === undefined) return { ...said, what: 'gone', changes: [], stays: [] };
  const stays: string[] = [];
  const changes: DescribedChange[] = [];
  for (const unit of unitsOf(brought)) {
    const [was, is] = [headsOf(after, unit), headsOf(now, unit)];
    if (sameHeads(was, is)) {
      stays.push(unitLabel(definition, unit, language));
      continue;
    }
    if (unit === LIFE) continue;
    const [before, value] = [is[0]?.value, was[0]?.value];
    if (sameJson(before ?? null, value ?? null)) continue;
    changes.push(...describeUnitPlan(definition, { unit, status: 'changed', ...(before === undefined ? {} : { before }), after: value ?? {} }, language));
  }
  if (isDeleted(now) && !isDeleted(after)) return { ...said, what: 'back', changes, stays };
  return { ...said, what: changes.length > 0 ? 'fields' : 'none', changes, stays };
}
