import { appError, type AppError } from '../kernel/app-error.ts';
import { isId } from '../kernel/ids.ts';
import { HOSTILE_KEYS, type Json } from '../kernel/json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isHlc } from '../time/hlc.ts';
import type { Head, Seen, UnitValue } from './heads.ts';
import type { Parties, RecordState, Stamp } from './record-state.ts';

/**
 * Tables shared by the rows of one page, commit part or file: devices `d`, types `t` and
 * [person, parties] combinations `p`. They keep rows short and let equal texts be one object.
 */
export interface RowTables {
  readonly d: readonly string[];
  readonly t: readonly string[];
  readonly p: readonly (readonly [person: string, parties: Parties])[];
}

type StampRow = readonly [device: number, n: number, at: number, seen?: Seen];
type HeadRow = readonly [value: UnitValue, ...stamp: StampRow];

/** [type, schema, id, person and parties, values, stamp, commits, stamps?, rest?] */
export type Row = readonly [
  type: number,
  schema: number,
  id: string,
  who: number,
  values: Readonly<Record<string, UnitValue>>,
  stamp: StampRow,
  commits: readonly number[],
  stamps?: Readonly<Record<string, StampRow>> | null,
  rest?: Readonly<Record<string, readonly HeadRow[]>> | null,
];

const PARTY_ORDER = ['author', 'subject', 'office', 'mentor', 'mentee', 'coordinator'] as const;

export interface RowEncoder {
  readonly tables: RowTables;
  /** Only the tables: where they have to be written before the first row. */
  note(record: RecordState): void;
  encode(record: RecordState, commits?: readonly number[]): Row;
}

/** Collects tables while rows are encoded. */
export function rowEncoder(): RowEncoder {
  const d: string[] = [];
  const t: string[] = [];
  const p: [string, Parties][] = [];
  const devices = new Map<string, number>();
  const types = new Map<string, number>();
  const people = new Map<string, number>();
  const place = <T>(map: Map<string, number>, list: T[], key: string, item: T): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, list.length);
    return list.push(item) - 1;
  };
  // Rows of one page or file share these objects, so that most are known without making a key of them.
  const known = new WeakMap<Parties, { readonly person: string; readonly index: number }>();
  const who = ({ person, parties }: RecordState): number => {
    const before = known.get(parties);
    if (before?.person === person) return before.index;
    let key = person;
    for (const role of PARTY_ORDER) key += `|${parties[role] ?? ''}`;
    const index = place(people, p, key, [person, parties]);
    known.set(parties, { person, index });
    return index;
  };
  const stampRow = ([by, n, at, seen]: Stamp): StampRow =>
    seen === undefined ? [place(devices, d, by, by), n, at] : [place(devices, d, by, by), n, at, seen];
  const note = (record: RecordState): void => {
    place(types, t, record.type, record.type);
    who(record);
    place(devices, d, record.stamp[0], record.stamp[0]);
    for (const unit in record.stamps) place(devices, d, (record.stamps[unit] as Stamp)[0], (record.stamps[unit] as Stamp)[0]);
    for (const unit in record.rest) for (const { by } of record.rest[unit] as readonly Head[]) place(devices, d, by, by);
  };
  const encode = (record: RecordState, commits: readonly number[] = record.commits): Row => {
    const head = [
      place(types, t, record.type, record.type),
      record.schema,
      record.id,
      who(record),
      record.values,
      stampRow(record.stamp),
      commits,
    ] as const;
    if (record.stamps === null && record.rest === null) return head;
    const stamps: Record<string, StampRow> = {};
    for (const [unit, stamp] of Object.entries(record.stamps ?? {})) stamps[unit] = stampRow(stamp);
    if (record.rest === null) return [...head, stamps];
    const rest: Record<string, HeadRow[]> = {};
    for (const [unit, heads] of Object.entries(record.rest)) {
      rest[unit] = heads.map((item) => [item.value, ...stampRow([item.by, item.n, item.at, item.seen])]);
    }
    return [...head, stamps, rest];
  };
  return { tables: { d, t, p }, note, encode };
}

const stampFromRow = ([device, n, at, seen]: StampRow, tables: RowTables): Stamp => {
  const by = tables.d[device] as string;
  return seen === undefined ? [by, n, at] : [by, n, at, seen];
};

const headFromRow = ([value, ...stamp]: HeadRow, tables: RowTables): Head => {
  const [by, n, at, seen] = stampFromRow(stamp, tables);
  return seen === undefined ? { value, by, n, at } : { value, by, n, at, seen };
};

function stampsFromRow(row: Readonly<Record<string, StampRow>>, tables: RowTables): Record<string, Stamp> | null {
  let stamps: Record<string, Stamp> | null = null;
  for (const unit in row) {
    stamps ??= {};
    stamps[unit] = stampFromRow(row[unit] as StampRow, tables);
  }
  return stamps;
}

function restFromRow(row: Readonly<Record<string, readonly HeadRow[]>>, tables: RowTables): Record<string, readonly Head[]> | null {
  let rest: Record<string, readonly Head[]> | null = null;
  for (const unit in row) {
    rest ??= {};
    rest[unit] = (row[unit] as readonly HeadRow[]).map((item) => headFromRow(item, tables));
  }
  return rest;
}

/** `commits` where what the row says of them does not hold here. */
export type RowDecoder = (row: Row, commits?: readonly number[]) => RecordState;

/** What a file says of local commits is nothing to us. */
const NO_COMMITS: readonly number[] = [];

/**
 * Decodes rows of one page: authenticated bytes of our own, trusted. Neighbours often carry the same
 * stamp and the same commits (one import); they then share one object.
 */
export function rowDecoder(tables: RowTables): RowDecoder {
  let stamp: Stamp = ['', -1, -1];
  let commits: readonly number[] = [];
  return (row, given) => {
    const who = tables.p[row[3]] as readonly [string, Parties];
    const own = row[5];
    if (own.length > 3 || stamp.length > 3 || stamp[2] !== own[2] || stamp[1] !== own[1] || stamp[0] !== tables.d[own[0]]) {
      stamp = stampFromRow(own, tables);
    }
    const list = given ?? row[6];
    if (list.length !== commits.length || list.some((seq, i) => seq !== commits[i])) commits = list;
    return {
      type: tables.t[row[0]] as string,
      schema: row[1],
      id: row[2],
      person: who[0],
      parties: who[1],
      values: row[4],
      stamp,
      stamps: row[7] ? stampsFromRow(row[7], tables) : null,
      rest: row[8] ? restFromRow(row[8], tables) : null,
      commits,
    };
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KEY = /^[$A-Za-z0-9_.-]{1,64}$/;

/** Keys found safe before: a file has few of them, and names each a hundred thousand times. */
const safeBefore = new Set<string>();
const MOST_REMEMBERED = 1_000;

/** Nothing that an ordinary object already answers to (`toString`), so that a look-up never finds what no row said. */
function isSafeKey(key: string): boolean {
  if (safeBefore.has(key)) return true;
  if (!KEY.test(key) || HOSTILE_KEYS.has(key) || key in Object.prototype) return false;
  if (safeBefore.size < MOST_REMEMBERED) safeBefore.add(key);
  return true;
}

function safeKeys(value: Record<string, unknown>): boolean {
  for (const key in value) if (!isSafeKey(key)) return false;
  return true;
}

const isCounter = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isSeen = (value: unknown): value is Seen =>
  isObject(value) && safeKeys(value) && Object.entries(value).every(([device, n]) => isId(device) && isCounter(n));

const isStampRow = (value: unknown, tables: RowTables): value is StampRow =>
  Array.isArray(value) &&
  value.length >= 3 &&
  value.length <= 4 &&
  Number.isInteger(value[0]) &&
  value[0] >= 0 &&
  value[0] < tables.d.length &&
  isCounter(value[1]) &&
  isHlc(value[2]) &&
  (value[3] === undefined || isSeen(value[3]));

/** At least one unit, and each an object of fields. */
function isUnits(value: unknown): value is Record<string, UnitValue> {
  if (!isObject(value)) return false;
  let any = false;
  for (const unit in value) {
    const fields = value[unit];
    if (!isSafeKey(unit) || !isObject(fields) || !safeKeys(fields)) return false;
    any = true;
  }
  return any;
}

/** Stamps of single units, each of a unit that is there. */
function isStamps(value: unknown, units: object, tables: RowTables): boolean {
  if (!isObject(value)) return false;
  for (const unit in value) if (!Object.hasOwn(units, unit) || !isStampRow(value[unit], tables)) return false;
  return true;
}

const isHeadRow = (value: unknown, tables: RowTables): value is HeadRow =>
  Array.isArray(value) && isObject(value[0]) && safeKeys(value[0]) && isStampRow(value.slice(1), tables);

const ROLES: ReadonlySet<string> = new Set(PARTY_ORDER);

const isParties = (value: unknown): value is Parties =>
  isObject(value) && Object.entries(value).every(([role, party]) => ROLES.has(role) && isId(party));

/** Reads the tables of a file. */
export function restoreTables(value: Json): Result<RowTables, AppError> {
  const bad = (why: string) => err(appError('exchange/bad-line', { why }));
  if (!isObject(value)) return bad('tables');
  const { d, t, p } = value;
  if (!Array.isArray(d) || !d.every(isId) || d.length > 10_000) return bad('devices');
  if (!Array.isArray(t) || !t.every((item) => typeof item === 'string' && KEY.test(item))) return bad('types');
  if (!Array.isArray(p)) return bad('people');
  for (const item of p as unknown[]) {
    if (!Array.isArray(item) || !isId(item[0]) || !isParties(item[1])) return bad('people');
  }
  return ok({ d, t, p: p as [string, Parties][] });
}

/**
 * Restores one row from outside. The shape is checked in full; whether the values are what the
 * definition wants is the planner's business, so that one bad unit never loses the rest. Many rows of
 * one file share a decoder.
 */
export function restoreRow(value: Json, tables: RowTables, decode: RowDecoder = rowDecoder(tables)): Result<RecordState, AppError> {
  const bad = (why: string) => err(appError('exchange/bad-line', { why }));
  if (!Array.isArray(value) || value.length < 7 || value.length > 9) return bad('shape');
  const row = value as readonly unknown[];
  // one by one: taking a list apart walks it, a hundred thousand times
  const type = row[0];
  const schema = row[1];
  const id = row[2];
  const who = row[3];
  const values = row[4];
  const stamp = row[5];
  const stamps = row[7];
  const rest = row[8];
  if (!Number.isInteger(type) || tables.t[type as number] === undefined) return bad('type');
  if (!isCounter(schema) || !isId(id)) return bad('id');
  if (!Number.isInteger(who) || tables.p[who as number] === undefined) return bad('person');
  if (!isUnits(values)) return bad('values');
  if (!isStampRow(stamp, tables)) return bad('stamp');
  if (stamps !== undefined && stamps !== null && !isStamps(stamps, values, tables)) return bad('stamps');
  if (rest !== undefined && rest !== null) {
    if (!isObject(rest) || !Object.keys(rest).every((unit) => Object.hasOwn(values, unit))) return bad('heads');
    const lists = Object.values(rest);
    if (!lists.every((list) => Array.isArray(list) && list.length <= 64 && list.every((item) => isHeadRow(item, tables)))) {
      return bad('heads');
    }
  }
  return ok(decode(value as unknown as Row, NO_COMMITS));
}
