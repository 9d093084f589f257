import type { ErrorCode } from '../kernel/error-codes.ts';
import { type Json, sameJson } from '../kernel/json.ts';
import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { RecordDefinition } from '../records/definition.ts';
import { LIFE_LABEL, LIFE_WORDS, titleOf, UNREADABLE, unitLabel } from '../records/describe-record.ts';
import { displayValue, type Language } from '../records/display-value.ts';
import { joinRecords, LIFE, type RecordState } from '../records/record-state.ts';
import { definitionOf } from '../records/registry.ts';
import type { MergePlan, RecordOutcome, RecordPlan, UnitPlan, UnitStatus } from './plan.ts';

/** One line of a preview, of the history, or of a conflict: 勤務する曜日　土 → 土・日 */
export interface DescribedChange {
  readonly unit: string;
  readonly field: string;
  readonly label: string;
  /** Null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly text: string;
  readonly status: UnitStatus;
  readonly reason?: ErrorCode;
  readonly relayedBy?: PartyId;
}

export interface DescribedPlan {
  readonly id: RecordId;
  readonly type: string;
  readonly typeLabel: string;
  readonly title: string;
  readonly outcome: RecordOutcome;
  readonly changes: readonly DescribedChange[];
}

export interface DescribedPerson {
  readonly person: string;
  readonly records: readonly DescribedPlan[];
}

const GAP = { ja: '　', en: ': ' } as const;
const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function lineOf(plan: UnitPlan, field: string, label: string, before: string | null, after: string | null, language: Language): DescribedChange {
  const change = before === null ? (after ?? '') : after === null || after === before ? before : `${before} → ${after}`;
  const text = change === '' ? label : `${label}${GAP[language]}${change}`;
  return {
    unit: plan.unit, field, label, before, after, text, status: plan.status,
    ...(plan.reason === undefined ? {} : { reason: plan.reason }),
    ...(plan.relayedBy === undefined ? {} : { relayedBy: plan.relayedBy }),
  };
}

/** What one unit's plan says, a line per field that differs. */
export function describeUnitPlan(definition: RecordDefinition | undefined, plan: UnitPlan, language: Language): readonly DescribedChange[] {
  if (plan.unit === LIFE) {
    const word = (value: UnitPlan['before']): string => (value?.deleted === true ? LIFE_WORDS.deleted : LIFE_WORDS.present)[language];
    return [lineOf(plan, 'deleted', LIFE_LABEL[language], word(plan.before), plan.after === undefined ? null : word(plan.after), language)];
  }
  const known = definition !== undefined && Object.hasOwn(definition.units, plan.unit) ? definition.fields : null;
  if (known === null) return [lineOf(plan, plan.unit, UNREADABLE[language], null, null, language)];
  const lines: DescribedChange[] = [];
  for (const [name, field] of Object.entries(known)) {
    if (field.unit !== plan.unit) continue;
    const before = plan.before?.[name];
    const after = plan.after?.[name];
    if (sameJson(before ?? null, after ?? null) || (isEmpty(before) && isEmpty(after))) continue;
    const say = (value: Json | undefined): string => displayValue(field, value, language);
    lines.push(lineOf(plan, name, field.label[language], isEmpty(before) ? null : say(before), say(after), language));
  }
  const strange = Object.keys(plan.after ?? {}).filter((name) => !Object.hasOwn(known, name));
  for (const name of strange) lines.push(lineOf(plan, name, UNREADABLE[language], null, null, language));
  // Refused or put aside although nothing differs in words: the line still says which unit.
  if (lines.length === 0 && (plan.status === 'refused' || plan.status === 'deferred' || plan.status === 'conflict')) {
    lines.push(lineOf(plan, plan.unit, unitLabel(definition, plan.unit, language), null, null, language));
  }
  return lines;
}

export function describeRecordPlan(plan: RecordPlan, local: RecordState | undefined, language: Language): DescribedPlan {
  const definition = definitionOf(plan.type);
  const shown = plan.accept === null ? (local ?? plan.aside) : local === undefined ? plan.accept : joinRecords(local, plan.accept);
  const typeLabel = definition?.label[language] ?? UNREADABLE[language];
  return {
    id: plan.id,
    type: plan.type,
    typeLabel,
    title: shown === null || shown === undefined ? typeLabel : titleOf(shown, language),
    outcome: plan.outcome,
    changes: plan.units.flatMap((unit) => (unit.status === 'same' || unit.status === 'older' ? [] : describeUnitPlan(definition, unit, language))),
  };
}

/** The preview: grouped by person, what does not change left out. */
export function describePlan(plan: MergePlan, local: (id: RecordId) => RecordState | undefined, language: Language): readonly DescribedPerson[] {
  const people = new Map<string, DescribedPlan[]>();
  for (const record of plan.records) {
    if (record.outcome === 'unchanged') continue;
    const list = people.get(record.person) ?? [];
    list.push(describeRecordPlan(record, local(record.id), language));
    people.set(record.person, list);
  }
  return [...people].map(([person, records]) => ({ person, records }));
}
