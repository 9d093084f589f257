import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erasedByParty } from '../../../src-shared/exchange/erased-units.ts';
import type { LedgerEntry } from '../../../src-shared/exchange/ledger.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { deletionStatement } from '../../../src-shared/records/deletion-statement.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';

const SELF = 'office0000000000';
const ASKER = 'doctor0000000000';
const OTHER = 'other00000000000';
const DAY = 86_400_000;
const RECORD = 'record0000000000';
const UNITS = ['goal', 'family', 'plan'] as const;

let made = 0;
const id = (): string => `n${String(++made).padStart(15, '0')}`;

const statement = (day: number, units: readonly string[], author = SELF): RecordState =>
  draftCreate(
    deletionStatement,
    { id: id(), person: ASKER, parties: { author, subject: ASKER }, units: { statement: { answers: [{ id: RECORD, type: 'careerGoal', units, what: 'erased' }] as unknown as Json } } },
    { by: 'device0000000000', n: made, at: hlcOf(day * DAY) },
  );

const entry = (day: number, units: readonly string[], more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: id(), direction: 'received', partner: ASKER, partnerName: '', device: 'd', number: 1, digest: '', purpose: 'career', state: 'imported', madeAt: day * DAY, fileName: '',
  contents: [{ id: RECORD, type: 'careerGoal', units }], covers: [], receipts: [], requests: [], calledOff: [], erasedTaken: [], undoneOn: [], recordedAt: hlcOf(day * DAY), answeredHow: null, answeredOn: null, revivedOn: null, waitEndedOn: null, askedAt: 0, resentAt: 0, again: 0, foreign: false, ...more,
});

/** An old file that a person decided to take all the same, on that day. */
const decided = (day: number, units: readonly string[]): LedgerEntry => entry(0, units, { recordedAt: hlcOf(day * DAY), erasedTaken: [{ id: RECORD, units }] });

const gone = (statements: readonly RecordState[], ledger: readonly LedgerEntry[]): readonly string[] => UNITS.filter((unit) => erasedByParty(statements, ledger, SELF)(RECORD, unit));

describe('what a party has erased, on whichever of its PCs', () => {
  test('is gone by its own statement, and by nobody else’s', () => {
    expect(gone([statement(5, ['goal', 'family'])], [])).toEqual(['goal', 'family']);
    expect(gone([statement(5, ['goal'], OTHER)], [])).toEqual([]);
  });

  test('stays gone for a file of before, of somebody else, one that waits, and one that was taken back', () => {
    const erased = [statement(5, ['goal'])];
    const files = [entry(4, ['goal']), entry(6, ['goal'], { partner: OTHER }), entry(6, ['goal'], { state: 'waiting' }), entry(6, ['goal'], { state: 'undone' }), entry(6, ['goal'], { direction: 'sent', state: 'handed' }), entry(6, ['plan'])];
    for (const file of files) expect(gone(erased, [file])).toEqual(['goal']);
  });

  test('is there again unit by unit: given anew by its owner, or taken by a decision', () => {
    const erased = [statement(5, ['goal', 'family'])];
    expect(gone(erased, [entry(6, ['goal'])])).toEqual(['family']);
    expect(gone(erased, [decided(6, ['family'])])).toEqual(['goal']);
    expect(gone(erased, [decided(4, ['family'])])).toEqual(['goal', 'family']);
    expect(gone([...erased, statement(7, ['goal'])], [entry(6, ['goal'])])).toEqual(['goal', 'family']);
  });

  test('follows from the last word on each unit alone, in whatever order the PCs heard of it', () => {
    const step = fc.record({ day: fc.integer({ min: 1, max: 400 }), units: fc.uniqueArray(fc.constantFrom(...UNITS), { minLength: 1 }), what: fc.constantFrom('erased', 'anew', 'decided') });
    fc.assert(
      fc.property(fc.uniqueArray(step, { selector: ({ day }) => day, maxLength: 12 }), fc.integer(), (steps, seed) => {
        const statements = steps.filter(({ what }) => what === 'erased').map(({ day, units }) => statement(day, units));
        const ledger = steps.flatMap(({ day, units, what }) => (what === 'anew' ? [entry(day, units)] : what === 'decided' ? [decided(day, units)] : []));
        const expected = UNITS.filter((unit) => steps.filter(({ units }) => units.includes(unit)).toSorted((a, b) => b.day - a.day)[0]?.what === 'erased');
        const turned = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? list : [...list.slice(Math.abs(seed) % list.length), ...list.slice(0, Math.abs(seed) % list.length)].reverse());
        expect(gone(statements, ledger)).toEqual(expected);
        expect(gone(turned(statements), turned(ledger))).toEqual(expected);
      }),
    );
  });
});
