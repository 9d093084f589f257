import type { Json } from '../kernel/json.ts';
import { isCivilDate, type CivilDate } from '../time/civil-date.ts';
import { isClockTime } from '../time/clock-time.ts';
import type { Answer, PermitInput } from './permit-conditions.ts';
import type { WorkSchedule } from './permit-hours.ts';
import type { OfficeValues } from './load-rule-packs.ts';

/** The shown values of a permitApplication or permit record. */
export type RecordValues = Readonly<Record<string, Json | undefined>>;

const PREFECTURE = /^(北海道|東京都|京都府|大阪府|.{2,3}県)/;

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
const dateOf = (value: Json | undefined): CivilDate | null => (isCivilDate(value) ? value : null);
const listOf = (value: Json | undefined): string[] | null =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : null;
const yesNo = (value: Json | undefined): Answer => (value === true || value === 'yes' ? 'yes' : value === false || value === 'no' ? 'no' : 'unknown');
const oneOf = <T extends string>(value: Json | undefined, allowed: readonly T[]): T | null => allowed.find((one) => one === value) ?? null;

export const prefectureOf = (address: string | null): string | null => PREFECTURE.exec((address ?? '').normalize('NFKC').trim().replace(/^〒?\d{3}-?\d{4}\s*/, ''))?.[1] ?? null;

/**
 * When an application or a permit means work. A permit that ended or was revoked counts until that day;
 * a permit without a frequency (an old ledger line) is not known and is named as such.
 */
export function scheduleOf(id: string, values: RecordValues): WorkSchedule {
  const from = isClockTime(values.startTime) ? values.startTime : null;
  const to = isClockTime(values.endTime) ? values.endTime : null;
  const until = dateOf(values.endOn);
  const ended = dateOf(values.endedOn);
  const weekdays = Array.isArray(values.weekdays) ? values.weekdays.filter((day): day is number => typeof day === 'number') : null;
  return {
    id,
    title: textOf(values.institutionName) ?? '名称未入力',
    from: dateOf(values.startOn),
    to: ended !== null && (until === null || ended < until) ? ended : until,
    weekdays,
    ranges: from === null || to === null ? null : [{ from, to }],
    breakMinutes: numberOf(values.breakMinutes) ?? 0,
    frequency: oneOf(values.frequency, ['weekly', 'fortnightly', 'monthly', 'irregular']),
    timesPerMonth: numberOf(values.timesPerMonth),
    travelMinutes: numberOf(values.travelMinutes) ?? 0,
  };
}

export interface PermitSurroundings {
  readonly appliedOn: CivilDate | null;
  /** Other permits of the same person: shown values by record id. */
  readonly permits: readonly (readonly [id: string, values: RecordValues])[];
  readonly ownArea: readonly string[] | null;
  readonly coiKinds: readonly string[];
  readonly officeValues: OfficeValues;
}

/** What the evaluator needs, out of the shown values of an application. */
export function permitInputOf(id: string, values: RecordValues, around: PermitSurroundings): PermitInput {
  const kinds = listOf(values.relationKinds) ?? [];
  // nothing chosen, 分からない, or 関係はない together with a relation: what is not named is open
  const open = kinds.length === 0 || kinds.includes('unknown') || (kinds.includes('none') && kinds.length > 1);
  const relations = Object.fromEntries(
    around.coiKinds.map((one): [string, Answer] => [one, kinds.includes(one) ? 'yes' : open ? 'unknown' : 'no']),
  );
  const kind = oneOf(values.kind, ['clinical', 'occupational']);
  const qualification = textOf(values.qualification);
  return {
    kind,
    insured: yesNo(values.insured),
    schedule: scheduleOf(id, values),
    others: around.permits.map(([other, shown]) => scheduleOf(other, shown)),
    purposes: listOf(values.purposes),
    qualification,
    department: textOf(values.affiliation),
    relations,
    prefecture: prefectureOf(textOf(values.institutionAddress)),
    ownArea: around.ownArea,
    institutionType: textOf(values.institutionType),
    cutsDutyHours: yesNo(values.cutsDutyHours),
    responsibility: textOf(values.responsibility),
    paid: yesNo(values.paid),
    payAmount: numberOf(values.payAmount),
    payPer: textOf(values.payPer),
    occupationalQualified: qualification?.includes('産業医') === true ? 'yes' : yesNo(values.occupationalQualified),
    workers: numberOf(values.workers),
    appliedOn: around.appliedOn,
    explainDays: textOf(values.explainDays),
    explainPurpose: textOf(values.explainPurpose),
    officeValues: around.officeValues,
  };
}
