import { permitCases } from '../../../src-shared/acts/permit-cases.ts';
import { draftCreate, draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import { living } from '../../../src-shared/journal/living.ts';
import { newId, type PartyId } from '../../../src-shared/kernel/ids.ts';
import type { Dot, UnitValue } from '../../../src-shared/records/heads.ts';
import { joinRecords, LIFE, type Parties, type RecordState } from '../../../src-shared/records/record-state.ts';
import type { RecordDefinition } from '../../../src-shared/records/definition.ts';
import { DEFINITIONS, type RecordType } from '../../../src-shared/records/registry.ts';
import { ports, session } from '../session.ts';

/** What a doctor writes for themselves and nobody signed: it can go on under the party known before. */
const OWN_TYPES = ['person', 'posting', 'careerGoal', 'permitApplication', 'permit', 'preference'] as const satisfies readonly RecordType[];

/** Records that were begun in this vault under the name it is about to give up. Acts are not among them: they are signed. */
export function begunHere(party: PartyId): readonly RecordState[] {
  const { workingSet } = session().vault;
  const acted = new Set([...permitCases(workingSet).values()].filter((view) => view.events.length > 0).map((view) => view.caseId));
  return OWN_TYPES.flatMap((type) =>
    [...living(workingSet, type)].filter((record) => record.person === party && !acted.has(record.id) && (record.parties.author ?? record.parties.subject) === party),
  );
}

const filled = (value: UnitValue): UnitValue => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== '' && !(Array.isArray(one) && one.length === 0)));

const unitsOf = (record: RecordState): readonly (readonly [string, UnitValue])[] => Object.entries(record.values).filter(([unit]) => unit !== LIFE);

/**
 * The rows that carry those records over: each once more under the party known before, and the first one
 * deleted. Who one is (本人の情報) is joined with what came back: what was typed here stands, the rest is filled.
 */
export function carryOver(from: PartyId, to: PartyId, accepted: readonly RecordState[], dot: Dot): readonly RecordState[] {
  const { workingSet } = session().vault;
  const renamed = (parties: Parties): Parties => Object.fromEntries(Object.entries(parties).map(([role, party]) => [role, party === from ? to : party]));
  return begunHere(from).flatMap((record) => {
    const definition: RecordDefinition = DEFINITIONS[record.type as RecordType];
    const deleted = definition.lifeOwner === undefined ? [] : [draftDelete(record, dot)];
    const back = record.type === 'person' ? (accepted.find((row) => row.id === to) ?? workingSet.get(to)) : undefined;
    if (back === undefined) {
      const id = record.type === 'person' ? to : newId(ports().random);
      return [draftCreate(definition, { id, person: to, parties: renamed(record.parties), units: Object.fromEntries(unitsOf(record)) }, dot), ...deleted];
    }
    const typed = Object.fromEntries(unitsOf(record).map(([unit, value]) => [unit, { ...back.values[unit], ...filled(value) }]));
    return [draftEdit(back, typed, dot), ...deleted];
  });
}

/** One row a record, where what came in several ways is of the same one. */
export function oneRowEach(rows: readonly RecordState[]): RecordState[] {
  const byId = new Map<string, RecordState>();
  for (const row of rows) {
    const known = byId.get(row.id);
    byId.set(row.id, known === undefined ? row : joinRecords(known, row));
  }
  return [...byId.values()];
}
