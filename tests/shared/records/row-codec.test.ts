import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import { joinRecords, type RecordState } from '../../../src-shared/records/record-state.ts';
import { restoreRow, restoreTables, rowEncoder, rowDecoder } from '../../../src-shared/records/row-codec.ts';
import { id } from '../../kit/ids.ts';
import { playHistory, steps } from '../../kit/random-history.ts';

const encoded = (records: readonly RecordState[]): { tables: Json; rows: Json[] } => {
  const encoder = rowEncoder();
  const rows = records.map((record) => encoder.encode(record));
  return JSON.parse(JSON.stringify({ tables: encoder.tables, rows })) as { tables: Json; rows: Json[] };
};

const restored = (tables: Json, row: Json) => {
  const read = restoreTables(tables);
  return read.ok ? restoreRow(row, read.value) : read;
};

describe('rows of a page or file', () => {
  it('come back as they were, concurrent values and deletions too', () => {
    fc.assert(
      fc.property(steps(), (history) => {
        const states = [...playHistory(history)];
        const { tables, rows } = encoded(states);
        rows.forEach((row, i) => {
          expect(rowDecoder(tables as never)(row as never)).toEqual(states[i]);
          const outside = restored(tables, row);
          expect(outside).toEqual({ ok: true, value: states[i] });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('name each device, type and set of parties once', () => {
    const goal = (n: number) => draftCreate(careerGoal, { id: id(`goal${n}`), person: id('doctor'), parties: { subject: id('doctor') }, units: { goal: { goal: 'x' } } }, { by: id('pc'), n, at: n });
    const { tables } = encoded([goal(1), goal(2), goal(3)]);
    expect(tables).toEqual({ d: [id('pc')], t: ['careerGoal'], p: [[id('doctor'), { subject: id('doctor') }]] });
  });

  it('forget the local commits of another PC', () => {
    const [state] = playHistory([]) as [RecordState];
    const { tables, rows } = encoded([{ ...state, commits: [4, 9] }]);
    const outside = restored(tables, rows[0] as Json);
    expect(outside.ok && outside.value.commits).toEqual([]);
  });
});

describe('rows that no writer of ours makes', () => {
  const base = draftCreate(careerGoal, { id: id('goal'), person: id('doctor'), parties: { subject: id('doctor') }, units: { goal: { goal: 'x' } } }, { by: id('pc'), n: 1, at: 1 });
  const two = joinRecords(draftEdit(base, { goal: { goal: 'a' } }, { by: id('pa'), n: 1, at: 2 }), draftEdit(base, { goal: { goal: 'b' } }, { by: id('pb'), n: 1, at: 3 }));
  const { tables, rows } = encoded([two]);
  const row = rows[0] as Json[];
  const withItem = (place: number, item: Json): Json => row.map((old, i) => (i === place ? item : old));

  it('is whole before it is changed', () => {
    expect(restored(tables, row).ok).toBe(true);
  });

  it.each<[string, Json]>([
    ['is no array', { 0: 1 }],
    ['is too short', row.slice(0, 6)],
    ['is too long', [...row, 1, 2]],
    ['names a type that is not there', withItem(0, 7)],
    ['has a schema below zero', withItem(1, -1)],
    ['has no id', withItem(2, 'short')],
    ['names nobody', withItem(3, 4)],
    ['holds no unit', withItem(4, {})],
    ['holds a unit that is no object', withItem(4, { goal: [1] })],
    ['names a unit of the object prototype', withItem(4, { toString: {} })],
    ['names a field of the object prototype', withItem(4, { goal: { hasOwnProperty: 1 } })],
    ['names the prototype', withItem(4, JSON.parse('{"__proto__":{"goal":1}}') as Json)],
    ['names a field __proto__', withItem(4, JSON.parse('{"goal":{"__proto__":{"x":1}}}') as Json)],
    ['names an unknown device', withItem(5, [9, 1, 1])],
    ['counts below zero', withItem(5, [0, -1, 1])],
    ['counts in fractions', withItem(5, [0, 1.5, 1])],
    ['has seen no device', withItem(5, [0, 1, 1, { x: 1 }])],
    ['has seen a text', withItem(5, [0, 1, 1, { [id('pc')]: '1' }])],
    ['stamps a unit it does not hold', withItem(7, { other: [0, 1, 1] })],
    ['holds heads of a unit it does not hold', withItem(8, { other: [[{ goal: 'b' }, 0, 1, 1]] })],
    ['holds heads that are no list', withItem(8, { goal: {} })],
    ['holds a head without a value', withItem(8, { goal: [[null, 0, 1, 1]] })],
    ['holds 65 heads', withItem(8, { goal: Array.from({ length: 65 }, () => [{ goal: 'b' }, 0, 1, 1]) })],
  ])('is refused when it %s', (_, changed) => {
    expect(restored(tables, changed)).toMatchObject({ ok: false, error: { code: 'exchange/bad-line' } });
  });

  it.each<[string, Json]>([
    ['null', null],
    ['a list', []],
    ['devices that are no ids', { d: ['x'], t: [], p: [] }],
    ['types that are no names', { d: [], t: ['a b'], p: [] }],
    ['a party of no known role', { d: [], t: [], p: [[id('a'), { boss: id('b') }]] }],
    ['a person that is no id', { d: [], t: [], p: [['x', {}]] }],
  ])('tables are refused when they are %s', (_, changed) => {
    expect(restoreTables(changed)).toMatchObject({ ok: false, error: { code: 'exchange/bad-line' } });
  });

  it('any damage of a row is refused or gives a record, and never throws', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.jsonValue({ maxDepth: 3 }), (place, junk) => {
        const result = restored(tables, withItem(place, JSON.parse(JSON.stringify(junk)) as Json));
        expect(typeof result.ok).toBe('boolean');
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
