import type { Json } from '../kernel/json.ts';
import { isClockTime, rangeHours } from '../time/clock-time.ts';
import type { RecordDefinition } from './definition.ts';
import type { RecordState } from './record-state.ts';
import { definitionOf } from './registry.ts';

/**
 * A value of the right form that can hardly be meant. It is data, not damage: it is taken in as it was written,
 * and whoever takes it in is told.
 */
export type OddValue =
  | { readonly why: 'negative'; readonly field: string; readonly value: number }
  | { readonly why: 'order'; readonly from: string; readonly to: string }
  | { readonly why: 'month'; readonly hours: number }
  /** A pair of one person. */
  | { readonly why: 'self' }
  /** Two pairs in which the same two are each other's mentor. */
  | { readonly why: 'circle' };

/** A month of 31 days has no more. */
const MONTH_HOURS = 744;

interface Checks {
  readonly definition: RecordDefinition;
  readonly numbers: readonly string[];
  readonly perMonth: boolean;
}

const known = new Map<string, Checks | null>();

/** What can be odd in this type; null where nothing can, so that large files pass over it. */
function checksOf(type: string): Checks | null {
  let checks = known.get(type);
  if (checks === undefined) {
    const definition = definitionOf(type);
    const fields = definition?.fields ?? {};
    const numbers = Object.entries(fields).flatMap(([name, { kind, inner }]) => ((kind === 'number' || kind === 'money') && inner !== true ? [name] : []));
    const perMonth = ['timesPerMonth', 'startTime', 'endTime'].every((name) => Object.hasOwn(fields, name));
    checks = definition === undefined || (numbers.length === 0 && (definition.spans ?? []).length === 0) ? null : { definition, numbers, perMonth };
    known.set(type, checks);
  }
  return checks;
}

export function oddValues(record: RecordState): readonly OddValue[] {
  const checks = checksOf(record.type);
  if (checks === null) return [];
  const { definition, numbers, perMonth } = checks;
  const value = (name: string): Json | undefined => record.values[definition.fields[name]?.unit ?? '']?.[name];
  const odd: OddValue[] = [];
  for (const field of numbers) {
    const number = value(field);
    if (typeof number === 'number' && number < 0) odd.push({ why: 'negative', field, value: number });
  }
  for (const [from, to] of definition.spans ?? []) {
    const [start, end] = [value(from), value(to)];
    if (typeof start === 'string' && typeof end === 'string' && end !== '' && end < start) odd.push({ why: 'order', from, to });
  }
  if (!perMonth) return odd;
  const [times, from, to, pause] = [value('timesPerMonth'), value('startTime'), value('endTime'), value('breakMinutes')];
  if (typeof times !== 'number' || times <= 0) return odd;
  // without times of day, an hour each is little enough
  const each = isClockTime(from) && isClockTime(to) ? rangeHours({ from, to }) - (typeof pause === 'number' ? pause : 0) / 60 : 1;
  const hours = times * Math.max(each, 0);
  if (hours > MONTH_HOURS) odd.push({ why: 'month', hours: Math.round(hours) });
  return odd;
}

/** Mentoring pairs that go in a circle. Nobody walks from pair to pair, so they do no harm; but it is rarely meant. */
export function oddPairs(pairs: readonly RecordState[]): readonly { readonly record: RecordState; readonly odd: OddValue }[] {
  const ways = new Set(pairs.map(({ parties }) => `${parties.mentor} ${parties.mentee}`));
  return pairs.flatMap((record) => {
    const { mentor, mentee } = record.parties;
    const why = mentor === mentee ? 'self' : ways.has(`${mentee} ${mentor}`) ? 'circle' : null;
    return why === null ? [] : [{ record, odd: { why } }];
  });
}
