import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { rotationClock, type RotationClock, type RotationSpan } from '../../../../src-shared/rules/rotation-clock.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { currentMainPost, destinationOf, isOver, isPlanned, lacksReturnPlan, type PostingValues, textOf } from '../postings/posting-values.ts';

export interface ReceivedRow {
  readonly id: string;
  readonly record: RecordState;
  readonly values: PostingValues;
}

/** What one doctor sent of their career. */
export interface ReceivedCareer {
  readonly party: PartyId;
  readonly name: string;
  readonly affiliation: string;
  readonly postings: readonly ReceivedRow[];
  readonly goals: readonly ReceivedRow[];
  readonly permits: readonly RecordState[];
  readonly present: ReceivedRow | null;
  readonly clock: RotationClock | null;
  readonly noReturnPlan: boolean;
  /** Kind of destination of the secondment that runs today. */
  readonly secondedTo: string | null;
}

export interface CareerRecords {
  readonly postings: readonly RecordState[];
  readonly goals: readonly RecordState[];
  readonly people: readonly RecordState[];
  readonly permits: readonly RecordState[];
}

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

function byPerson(records: readonly RecordState[]): Map<string, ReceivedRow[]> {
  const found = new Map<string, ReceivedRow[]>();
  for (const record of records) {
    const { subject } = record.parties;
    if (subject !== undefined) push(found, subject, { id: record.id, record, values: shownValues(record) });
  }
  return found;
}

/** One line per doctor whose posts or goals have arrived. */
export function receivedCareers({ postings, goals, people, permits }: CareerRecords, nameOf: (party: PartyId) => string, today: CivilDate, span: RotationSpan): readonly ReceivedCareer[] {
  const [posts, wishes] = [byPerson(postings), byPerson(goals)];
  const persons = new Map(people.map((record) => [record.parties.subject ?? record.person, shownValues(record)]));
  const work = new Map<string, RecordState[]>();
  for (const record of permits) push(work, record.person, record);
  return [...new Set([...posts.keys(), ...wishes.keys()])].map((party): ReceivedCareer => {
    const own = posts.get(party) ?? [];
    const present = currentMainPost(own, today);
    const begun = present === null ? '' : textOf(present.values['startOn']);
    const person = persons.get(party) ?? {};
    const running = own.find(({ values }) => destinationOf(values) !== null && !isPlanned(values) && textOf(values['startOn']) !== '' && textOf(values['startOn']) <= today && !isOver(values, today));
    return {
      party,
      name: textOf(person['name']) || nameOf(party),
      affiliation: textOf(person['affiliation']),
      postings: own,
      goals: wishes.get(party) ?? [],
      permits: work.get(party) ?? [],
      present,
      clock: begun === '' ? null : rotationClock(begun, today, span),
      noReturnPlan: own.some(({ values }) => lacksReturnPlan(values, today)),
      secondedTo: running === undefined ? null : destinationOf(running.values),
    };
  });
}

/** C3: how many are away, by kind of destination. */
export function countSeconded(careers: readonly ReceivedCareer[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { secondedTo } of careers) if (secondedTo !== null) counts.set(secondedTo, (counts.get(secondedTo) ?? 0) + 1);
  return counts;
}

export type CareerFilter = 'noPlan' | 'near' | 'seconded';

export const passes = (career: ReceivedCareer, filter: CareerFilter): boolean =>
  filter === 'noPlan' ? career.noReturnPlan : filter === 'seconded' ? career.secondedTo !== null : career.clock?.state === 'near' || career.clock?.state === 'over';
