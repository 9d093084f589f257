import { sameJson, type Json } from '../kernel/json.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import type { HolidayCalendar } from '../time/holidays.ts';
import { isDayOff } from '../time/business-days.ts';
import { limitValue, type LoadedPack, type OfficeValues } from './load-rule-packs.ts';
import { fullest, hourTotals, type HourTotals, type WindowTotal, type WorkSchedule } from './permit-hours.ts';
import type { BothTexts, Certainty, RulePack } from './rule-pack.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** ○ as said · △ needs a look or an explanation · × このままでは条件に合いません · － 対象外 */
export type Mark = '○' | '△' | '×' | '－';

/** Plain data of an application. null means: not answered, which is never treated as fine. */
export interface PermitInput {
  readonly kind: 'clinical' | 'occupational' | null;
  readonly insured: Answer;
  readonly schedule: WorkSchedule;
  readonly others: readonly WorkSchedule[];
  readonly purposes: readonly string[] | null;
  readonly qualification: string | null;
  readonly department: string | null;
  /** Answer per kind of relation (pack.coiKinds). */
  readonly relations: Readonly<Record<string, Answer>>;
  /** Prefecture of the institution, and those the own office guides and inspects; null: not told. */
  readonly prefecture: string | null;
  readonly ownArea: readonly string[] | null;
  readonly institutionType: string | null;
  readonly cutsDutyHours: Answer;
  readonly responsibility: string | null;
  readonly paid: Answer;
  readonly payAmount: number | null;
  readonly payPer: string | null;
  readonly occupationalQualified: Answer;
  readonly workers: number | null;
  readonly appliedOn: CivilDate | null;
  readonly explainDays: string | null;
  readonly explainPurpose: string | null;
  readonly officeValues: OfficeValues;
}

export interface Message {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number | readonly (string | number)[]>>;
}

export interface VerdictRow {
  readonly conditionId: string;
  readonly mark: Mark;
  readonly reason: Message;
  readonly whatWouldChange: Message | null;
  /** The person has explained what the condition asks to be explained. */
  readonly explained: boolean;
  readonly source: { readonly label: BothTexts; readonly url: string | null; readonly date: CivilDate | null; readonly readOn: CivilDate; readonly certainty: Certainty };
}

export interface PermitVerdict {
  readonly packId: string;
  readonly packDigest: string;
  readonly effectiveFrom: CivilDate;
  readonly evaluator: { readonly name: string; readonly version: number };
  /** Date of the holiday table that was used. */
  readonly holidaysAsOf: CivilDate;
  readonly inputs: PermitInput;
  readonly rows: readonly VerdictRow[];
  /** Titles and message texts the rows use, so that they read the same where the pack is absent. */
  readonly texts: Readonly<Record<string, BothTexts>>;
}

type Finding = readonly [mark: Mark, reason: string, params?: Message['params'], change?: string];

const SPECIALIST = ['keepSpecialist', 'gainSpecialist', 'certified'];
const PURPOSES = ['skill', ...SPECIALIST];
const filled = (text: string | null): boolean => text !== null && text.trim() !== '';
const hours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

function days(input: PermitInput): Finding {
  const { weekdays } = input.schedule;
  if (weekdays === null || weekdays.length === 0) return ['△', 'days.unknown', {}, 'days.unknown.change'];
  const working = weekdays.filter((day) => day >= 1 && day <= 5);
  if (working.length === 0) return ['○', 'days.fine', { days: weekdays.toSorted((a, b) => a - b) }];
  return ['△', 'days.weekday', { days: working.toSorted((a, b) => a - b) }, 'days.weekday.change'];
}

function insured(input: PermitInput): Finding {
  if (input.kind === 'occupational') return ['－', 'insured.occupational'];
  if (input.kind === null) return ['△', 'insured.kindUnknown', {}, 'insured.kindUnknown.change'];
  if (input.insured === 'yes') return ['○', 'insured.yes'];
  return input.insured === 'no' ? ['×', 'insured.no', {}, 'insured.no.change'] : ['△', 'insured.unknown', {}, 'insured.unknown.change'];
}

function relation(input: PermitInput, pack: RulePack): Finding {
  const answer = (id: string): Answer => (Object.hasOwn(input.relations, id) ? (input.relations[id] as Answer) : 'unknown');
  const held = pack.coiKinds.filter((kind) => answer(kind.id) === 'yes').map((kind) => kind.id);
  if (held.length > 0) return ['×', 'relation.held', { kinds: held }, 'relation.held.change'];
  const open = pack.coiKinds.filter((kind) => answer(kind.id) === 'unknown').map((kind) => kind.id);
  if (open.length > 0) return ['△', 'relation.unknown', { kinds: open }, 'relation.unknown.change'];
  if (!filled(input.department)) return ['△', 'relation.departmentUnknown', {}, 'relation.departmentUnknown.change'];
  // 地方厚生（支）局 guide and inspect every insured institution of their area (健康保険法205条)
  const inArea = input.ownArea !== null && input.prefecture !== null && input.ownArea.includes(input.prefecture);
  if (inArea && input.kind !== 'occupational') return ['△', 'relation.ownArea', { prefecture: input.prefecture as string }, 'relation.ownArea.change'];
  if (input.ownArea !== null && input.ownArea.length > 0 && input.prefecture === null) return ['△', 'relation.placeUnknown', {}, 'relation.placeUnknown.change'];
  return ['○', 'relation.none', { department: input.department as string }];
}

function purpose(input: PermitInput): Finding {
  if (input.purposes === null || input.purposes.length === 0) return ['△', 'purpose.unknown', {}, 'purpose.unknown.change'];
  const named = input.purposes.filter((one) => PURPOSES.includes(one));
  if (named.length === 0) return ['×', 'purpose.other', {}, 'purpose.other.change'];
  if (named.some((one) => SPECIALIST.includes(one)) && !filled(input.qualification)) return ['△', 'purpose.noQualification', {}, 'purpose.noQualification.change'];
  return ['○', 'purpose.fine', { purposes: named }];
}

function hourWindow(name: 'day' | 'week' | 'month', limit: number | null, windows: readonly WindowTotal[], totals: HourTotals, countTravel: boolean): Finding {
  if (limit === null) return ['△', 'hours.noLimit'];
  const counted = windows.map((one) => (countTravel ? { ...one, minutes: one.minutes + one.travelMinutes } : one));
  const most = fullest(counted);
  const over = counted.filter((one) => one.minutes > limit * 60);
  const names = totals.unknown.map((one) => one.title);
  if (most !== null && over.length > 0) {
    return ['△', `hours.${name}.over`, { hours: hours(most.minutes), limit, from: most.start, to: most.end, times: over.length, by: most.by.map((one) => one.title), byHours: most.by.map((one) => hours(one.minutes)), unknown: names }, 'hours.over.change'];
  }
  if (names.length > 0) return ['△', 'hours.unknown', { titles: names }, 'hours.unknown.change'];
  if (totals.yearsWithoutHolidays.length > 0) return ['△', 'hours.noHolidays', { years: totals.yearsWithoutHolidays }, 'hours.noHolidays.change'];
  if (most === null) return name === 'day' ? ['－', 'hours.day.noWorkday'] : ['○', `hours.${name}.fine`, { hours: 0, limit }];
  return ['○', `hours.${name}.fine`, { hours: hours(most.minutes), limit, from: most.start, to: most.end }];
}

function dutyHours(input: PermitInput): Finding {
  if (input.cutsDutyHours === 'no') return ['○', 'dutyHours.outside'];
  return input.cutsDutyHours === 'yes' ? ['△', 'dutyHours.cut', {}, 'dutyHours.cut.change'] : ['△', 'dutyHours.unknown', {}, 'dutyHours.unknown.change'];
}

function responsibility(input: PermitInput): Finding {
  if (input.responsibility === null) return ['△', 'responsibility.unknown', {}, 'responsibility.unknown.change'];
  return input.responsibility === 'staff' ? ['○', 'responsibility.staff'] : ['×', 'responsibility.manager', {}, 'responsibility.manager.change'];
}

function pay(input: PermitInput): Finding {
  if (input.paid === 'no') return ['－', 'pay.unpaid'];
  if (input.paid === 'unknown') return ['△', 'pay.unknown', {}, 'pay.unknown.change'];
  if (input.payAmount === null || input.payPer === null) return ['△', 'pay.noAmount', {}, 'pay.noAmount.change'];
  return ['○', 'pay.stated', { amount: input.payAmount, per: input.payPer }];
}

function period(input: PermitInput, months: number | null): Finding {
  const { from, to } = input.schedule;
  if (from === null || to === null) return ['△', 'period.unknown', {}, 'period.unknown.change'];
  if (to < from) return ['×', 'period.reversed', { from, to }, 'period.reversed.change'];
  if (months === null) return ['△', 'period.noLimit'];
  const last = addDays(addMonths(from, months), -1);
  return to > last ? ['△', 'period.long', { from, to, months, last }, 'period.long.change'] : ['○', 'period.fine', { from, to, months }];
}

function lead(input: PermitInput, leadDays: number | null): Finding {
  const { from } = input.schedule;
  if (from === null || input.appliedOn === null) return ['△', 'lead.unknown', {}, 'lead.unknown.change'];
  if (leadDays === null) return ['△', 'lead.noLimit'];
  const latest = addDays(from, -leadDays);
  return input.appliedOn > latest ? ['△', 'lead.late', { from, days: leadDays, latest }, 'lead.late.change'] : ['○', 'lead.fine', { from, days: leadDays, latest }];
}

function occupational(input: PermitInput, workers: number | null): Finding {
  if (input.kind === 'clinical') return ['－', 'occupational.clinical'];
  if (input.kind === null) return ['△', 'insured.kindUnknown', {}, 'insured.kindUnknown.change'];
  if (input.occupationalQualified === 'no') return ['×', 'occupational.notQualified', {}, 'occupational.notQualified.change'];
  if (input.occupationalQualified === 'unknown') return ['△', 'occupational.unknown', {}, 'occupational.unknown.change'];
  if (input.workers === null || workers === null) return ['△', 'occupational.workersUnknown', {}, 'occupational.workersUnknown.change'];
  return input.workers >= workers ? ['○', 'occupational.required', { workers: input.workers, limit: workers }] : ['○', 'occupational.small', { workers: input.workers, limit: workers }];
}

/**
 * The verdict rows of evaluator permit-conditions, version 1. Published: never changed, only followed by a version 2.
 * It supports a decision and makes none: 参考です。許可の判断は許可権者が行います。
 */
export function evaluatePermit(loaded: LoadedPack, input: PermitInput, calendar: HolidayCalendar): PermitVerdict {
  const { pack } = loaded;
  const limit = (key: string): number | null => limitValue(pack, key, input.officeValues);
  const totals = hourTotals(input.schedule, input.others, calendar);
  const countTravel = limit('countTravel') === 1;
  // the limit per day is one of 勤務日; a year without 祝日 data counts a weekday as one
  const workdays = totals.days.filter((one) => {
    const off = isDayOff(calendar, one.start);
    return !off.ok || !off.value;
  });
  const findings: Readonly<Record<string, () => Finding>> = {
    days: () => days(input),
    insured: () => insured(input),
    relation: () => relation(input, pack),
    purpose: () => purpose(input),
    hoursDay: () => hourWindow('day', limit('hoursPerWorkday'), workdays, totals, countTravel),
    hoursWeek: () => hourWindow('week', limit('hoursPerWeek'), totals.weeks, totals, countTravel),
    hoursMonth: () => hourWindow('month', limit('hoursPerMonth'), totals.months, totals, countTravel),
    dutyHours: () => dutyHours(input),
    responsibility: () => responsibility(input),
    pay: () => pay(input),
    period: () => period(input, limit('permitMonths')),
    lead: () => lead(input, limit('leadDays')),
    occupational: () => occupational(input, limit('occupationalWorkers')),
  };
  const explained: Readonly<Record<string, boolean>> = { days: filled(input.explainDays), insured: filled(input.explainDays), purpose: filled(input.explainPurpose) };
  const texts: Record<string, BothTexts> = {};
  const use = (id: string, params: Message['params'] = {}): Message => {
    const text = pack.texts[id];
    if (text !== undefined) texts[id] = text;
    return { id, params };
  };
  const rows = pack.conditions.flatMap((condition): VerdictRow[] => {
    const find = Object.hasOwn(findings, condition.id) ? findings[condition.id] : undefined;
    texts[`condition.${condition.id}`] = condition.label;
    const source = pack.sources.find((one) => one.id === condition.source) as RulePack['sources'][number];
    const [mark, reason, params, change] = find?.() ?? (['△', 'condition.byHand'] as const);
    return [{
      conditionId: condition.id,
      mark,
      reason: use(reason, params),
      whatWouldChange: change === undefined ? null : use(change, params),
      explained: explained[condition.id] ?? false,
      source: { label: source.label, url: source.url ?? null, date: source.date, readOn: source.readOn, certainty: source.certainty },
    }];
  });
  return { packId: pack.id, packDigest: loaded.digest, effectiveFrom: pack.effectiveFrom, evaluator: pack.evaluator, holidaysAsOf: calendar.source.asOf, inputs: input, rows, texts };
}

export type Replay =
  | { readonly outcome: 'same' | 'pack-absent'; readonly rows: readonly VerdictRow[] }
  | { readonly outcome: 'differs'; readonly rows: readonly VerdictRow[]; readonly now: readonly VerdictRow[] };

/** A stored verdict again: as stored, and recomputed where the very same pack is at hand. */
export function replayVerdict(stored: PermitVerdict, packs: readonly LoadedPack[], calendar: HolidayCalendar): Replay {
  const loaded = packs.find((one) => one.digest === stored.packDigest);
  if (loaded === undefined) return { outcome: 'pack-absent', rows: stored.rows };
  const now = evaluatePermit(loaded, stored.inputs, calendar).rows;
  return sameJson(stored.rows as unknown as Json, now as unknown as Json) ? { outcome: 'same', rows: stored.rows } : { outcome: 'differs', rows: stored.rows, now };
}
