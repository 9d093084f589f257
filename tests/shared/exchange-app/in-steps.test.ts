import { describe, expect, it } from 'vitest';
import { buildExport, buildExportSteps } from '../../../src-shared/exchange/build-export.ts';
import { type LedgerEntry, nextFile, nextFileSteps } from '../../../src-shared/exchange/ledger.ts';
import { ownTransfer, ownTransferSteps } from '../../../src-shared/exchange/own-transfer.ts';
import { withRows } from '../../../src-shared/journal/with-rows.ts';
import { createWorkingSet } from '../../../src-shared/journal/working-set.ts';
import { draftCreate, draftEdit } from '../../../src-shared/journal/draft.ts';
import { allSteps, sortedInSteps, type Steps } from '../../../src-shared/kernel/steps.ts';
import { posting } from '../../../src-shared/records/posting.ts';
import { seededRandom } from '../../kit/party.ts';

const ME = 'mmmmmmmmmmmmmmmm';
const OFFICE = 'oooooooooooooooo';
const MANY = 6_000;
const dot = { by: 'dddddddddddddddd', n: 1, at: 64 };

/** Ids in no order, as they are drawn. */
const rows = Array.from({ length: MANY }, (_, n) => draftCreate(posting, { id: String((n * 7_919) % MANY).padStart(16, 'r'), person: ME, parties: { subject: ME }, units: { post: { organisation: '医政局', title: `${n}` } } }, dot));

function filled() {
  const set = createWorkingSet();
  for (const row of rows) set.join(row, 1);
  return set;
}

function counted<T>(steps: Steps<T>): { readonly value: T; readonly turns: number } {
  for (let turns = 0; ; turns++) {
    const step = steps.next();
    if (step.done === true) return { value: step.value, turns };
  }
}

describe('what leaves, gathered in steps', () => {
  it('sorts as sorting does, and gives turns while it does', () => {
    const random = seededRandom(5);
    for (const length of [0, 1, 2, 1_023, 1_024, 1_025, 5_000]) {
      const list = Array.from({ length }, () => random.below(1_000));
      const { value, turns } = counted(sortedInSteps(list, (a, b) => a - b));
      expect(value).toEqual(list.toSorted((a, b) => a - b));
      expect(turns).toBeGreaterThanOrEqual(Math.floor(length / 1_024));
    }
  });

  it('keeps the order of equals, as sorting does', () => {
    const list = Array.from({ length: 3_000 }, (_, n) => ({ key: n % 3, n }));
    expect(allSteps(sortedInSteps(list, (a, b) => a.key - b.key))).toEqual(list.toSorted((a, b) => a.key - b.key));
  });

  it('is the same as at once, with a turn for every few hundred records', () => {
    const set = filled();
    const parties = { self: ME, recipient: OFFICE };
    const { value, turns } = counted(buildExportSteps(set, 'career', parties));
    expect(value).toEqual(buildExport(set, 'career', parties));
    if (!value.ok) throw new Error(value.error.code);
    expect(value.value.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
    expect(turns).toBeGreaterThan(MANY / 100);
    const own = counted(ownTransferSteps(set, { self: ME, recipient: ME }));
    expect(own.value).toEqual(ownTransfer(set, { self: ME, recipient: ME }));
    expect(own.turns).toBeGreaterThan(MANY / 200);
  });

  it('looks through what earlier files held in steps, and names those that are contained', () => {
    const contents = rows.map(({ id }) => ({ id, type: 'posting', units: ['post'] }));
    const entry = (number: number, more: Partial<LedgerEntry>): LedgerEntry => ({
      id: `e${number}`, direction: 'sent', partner: OFFICE, partnerName: '', device: dot.by, number, digest: String(number), purpose: 'career', state: 'made', madeAt: number, fileName: '',
      contents: [], covers: [], receipts: [], requests: [], calledOff: [], recordedAt: number, answeredHow: null, answeredOn: null, revivedOn: null, waitEndedOn: null, askedAt: 0, resentAt: 0, again: 0, foreign: false, erasedTaken: [], undoneOn: [], ...more,
    });
    const ledger = [
      entry(1, { contents }),
      entry(2, { contents: [...contents, { id: 'gone', type: 'posting', units: ['post'] }] }),
      entry(3, { contents: contents.map((one) => ({ ...one, units: ['post', 'term'] })) }),
      entry(4, { state: 'cancelled', contents }),
      entry(5, { contents, receipts: ['x'] }),
    ];
    const { value, turns } = counted(nextFileSteps(ledger, dot.by, OFFICE, contents));
    expect(value).toEqual({ number: 6, previous: '5', cancelled: [4], contains: [1] });
    expect(value).toEqual(nextFile(ledger, dot.by, OFFICE, contents));
    expect(turns).toBeGreaterThan(MANY / 256);
  });

  it('reads rows that are not stored yet beside those that are, and changes neither', () => {
    const set = filled();
    const first = rows[0]!;
    const edited = draftEdit(first, { post: { organisation: '医政局', title: '新しい肩書' } }, { ...dot, n: 2, at: 128 });
    const fresh = draftCreate(posting, { id: 'x'.repeat(16), person: ME, parties: { subject: ME }, units: { post: { organisation: '保険局' } } }, { ...dot, n: 2, at: 128 });
    const { revision } = set;
    const seen = withRows(set, [edited, fresh]);
    expect(seen.ofType('posting').get(first.id)?.values['post']).toMatchObject({ title: '新しい肩書' });
    expect(seen.ofType('posting').size).toBe(MANY + 1);
    expect(seen.ofType('careerGoal')).toBe(set.ofType('careerGoal'));
    expect([set.revision, set.size, set.get(first.id)?.values['post']?.['title']]).toEqual([revision, MANY, first.values['post']?.['title']]);
  });
});
