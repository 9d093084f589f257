import { describe, expect, it } from 'vitest';
import { parseLines } from '../../../src-shared/exchange/lines.ts';
import type { GoodLine } from '../../../src-shared/exchange/lines.ts';
import { recordLines } from '../../../src-shared/exchange/record-lines.ts';
import { restoreLines, restoreLinesSteps } from '../../../src-shared/exchange/restore-lines.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import { joinRecords, type RecordState } from '../../../src-shared/records/record-state.ts';
import { id } from '../../kit/ids.ts';
import { bytesOf } from '../../kit/random-history.ts';

const goal = (name: string, n = 1): RecordState =>
  draftCreate(careerGoal, { id: id(name), person: id('doctor'), parties: { subject: id('doctor') }, units: { goal: { goal: name }, family: { family: 'f' } } }, { by: id('pc'), n, at: n });

const lines = (texts: Iterable<string>): GoodLine[] => [...parseLines(utf8([...texts].map((text) => `${text}\n`).join('')))].filter((line): line is GoodLine => line.ok);

describe('lines of a file', () => {
  it('become the records they were written from', () => {
    const rows = [goal('a'), goal('b', 2)];
    expect(must(restoreLines(lines(recordLines(rows)))).records).toEqual(rows);
  });

  it('a bad line is named with its number and loses no other', () => {
    const texts = [...recordLines([goal('a'), goal('b', 2), goal('c', 3)])];
    texts[2] = '{"r":[0,1,"short",0,{},[0,1,1],[]]}';
    const read = must(restoreLines(lines(texts)));
    expect(read.records.map((record) => record.id)).toEqual([id('a'), id('c')]);
    expect(read.badLines).toMatchObject([{ line: 4, error: { code: 'exchange/bad-line', params: { line: 4, why: 'id' } } }]);
  });

  it('a record in two lines is put together, whichever comes first', () => {
    const base = goal('a');
    const edited = draftEdit(base, { goal: { goal: 'later' } }, { by: id('pd'), n: 1, at: 9 });
    for (const order of [[base, edited], [edited, base]]) {
      const read = must(restoreLines(lines(recordLines(order))));
      expect(read.joinedLines).toBe(1);
      expect(bytesOf(read.records[0] as RecordState)).toBe(bytesOf(joinRecords(base, edited)));
    }
  });

  it('a record that comes again anywhere is put together, in whatever order the ids come', () => {
    const names = ['b', 'd', 'f', 'h'];
    const again = draftEdit(goal('d'), { goal: { goal: 'later' } }, { by: id('pd'), n: 1, at: 9 });
    for (const rows of [[...names.map((name) => goal(name)), again], [goal('h'), again, goal('b'), goal('f'), goal('d')], [goal('b'), again, goal('d'), goal('h'), goal('f')]]) {
      const read = must(restoreLines(lines(recordLines(rows))));
      expect(read.records.map((record) => record.id).toSorted()).toEqual(names.map((name) => id(name)).toSorted());
      expect(read.joinedLines).toBe(1);
      expect(bytesOf(read.records.find((record) => record.id === id('d')) as RecordState)).toBe(bytesOf(joinRecords(goal('d'), again)));
      expect(read.badLines).toEqual([]);
    }
  });

  it('two lines that disagree about what a record is: the second is reported, the first stands', () => {
    const read = must(restoreLines(lines(recordLines([goal('a'), { ...goal('a'), parties: { subject: id('other') } }]))));
    expect(read.records).toEqual([goal('a')]);
    expect(read.badLines).toMatchObject([{ line: 4, error: { code: 'unit/fork' } }]);
  });

  it('unreadable, doubled or missing tables refuse the file, since no row means anything then', () => {
    const [tables, row] = [...recordLines([goal('a')])] as [string, string];
    for (const texts of [['{"tables":{"d":["x"],"t":[],"p":[]}}', row], [row], [tables, tables, row]]) {
      expect(restoreLines(lines(texts))).toMatchObject({ ok: false, error: { code: 'exchange/bad-line' } });
    }
  });

  it('lines of kinds a newer version writes are counted, broken receipts are reported', () => {
    const texts = [...recordLines([goal('a')]), '{"vote":[1]}', '{"receipt":{"of":"x"}}'];
    const read = must(restoreLines(lines(texts)));
    expect(read).toMatchObject({ unknownLines: 1, receipts: [], badLines: [{ line: 5 }] });
  });

  it('can be read in slices', () => {
    const many = Array.from({ length: 1000 }, (_, i) => goal(`g${i}`, i + 1));
    const steps = restoreLinesSteps(lines(recordLines(many)));
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses += 1;
    expect(pauses).toBeGreaterThan(10);
    expect(must(step.value).records).toHaveLength(1000);
  });
});
