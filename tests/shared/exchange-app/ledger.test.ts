import { describe, expect, it } from 'vitest';
import { type LedgerEntry, heldBy, nextFile, openGaps } from '../../../src-shared/exchange/ledger.ts';
import { applyReceipts, receiptKey, receiptsDue } from '../../../src-shared/exchange/ledger-progress.ts';
import type { Receipt } from '../../../src-shared/exchange/receipts.ts';
import { id } from '../../kit/ids.ts';

const PC = id('pc');
const OFFICE = id('office');
const digest = (n: number): string => String(n).padStart(64, '0');

const entry = (number: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: id(`e${number}`), direction: 'sent', partner: OFFICE, partnerName: '', device: PC, number, digest: digest(number), purpose: 'career', state: 'handed', madeAt: number,
  fileName: '', contents: [{ id: id('goal'), type: 'careerGoal', units: ['goal'] }], covers: [], receipts: [], requests: [], calledOff: [], erasedTaken: [], undoneOn: [], recordedAt: number, answeredHow: null, answeredOn: null, revivedOn: null, waitEndedOn: null, askedAt: 0, resentAt: 0, again: 0, foreign: false, ...more,
});

describe('the next number of a series', () => {
  it('starts at 1 and counts per device and partner', () => {
    expect(nextFile([], PC, OFFICE, [])).toEqual({ number: 1, previous: null, cancelled: [], contains: [] });
    const ledger = [entry(1), entry(2), entry(9, { partner: id('other') }), entry(7, { device: id('pc2') }), entry(5, { direction: 'received' })];
    expect(nextFile(ledger, PC, OFFICE, [])).toMatchObject({ number: 3, previous: digest(2) });
  });

  it('names cancelled files, and files of which it holds every unit', () => {
    const ledger = [entry(1), entry(2, { state: 'cancelled' }), entry(3, { contents: [{ id: id('goal'), type: 'careerGoal', units: ['goal', 'family'] }] }), entry(4, { receipts: ['x accepted'] })];
    const contents = [{ id: id('goal'), type: 'careerGoal', units: ['goal'] }, { id: id('p'), type: 'posting', units: ['post'] }];
    // 3 held a unit more; what 4 acknowledged is in no other file.
    expect(nextFile(ledger, PC, OFFICE, contents)).toMatchObject({ number: 5, cancelled: [2], contains: [1] });
  });
});

describe('gaps', () => {
  const came = (number: number, covers: readonly number[] = []) => entry(number, { direction: 'received', covers, state: 'imported' });
  it('are the numbers that neither came nor are needed any more', () => {
    expect(openGaps([came(1), came(4), came(6, [5])], OFFICE, PC)).toEqual([2, 3]);
    expect(openGaps([came(1), came(4), came(6, [5]), came(2), came(3)], OFFICE, PC)).toEqual([]);
    expect(openGaps([], OFFICE, PC)).toEqual([]);
  });
});

describe('receipts', () => {
  const receipt = (number: number, state: Receipt['state'], of = digest(number)): Receipt => ({ of, device: PC, number, state, at: 1 });

  it('only move a file forward', () => {
    expect(applyReceipts([entry(1)], OFFICE, [receipt(1, 'opened')], PC).progress).toMatchObject([{ state: 'opened' }]);
    expect(applyReceipts([entry(1)], OFFICE, [receipt(1, 'accepted'), receipt(1, 'opened')], PC).progress).toMatchObject([{ state: 'accepted' }]);
    expect(applyReceipts([entry(1, { state: 'done' })], OFFICE, [receipt(1, 'opened')], PC)).toEqual({ progress: [], refused: [], elsewhere: [] });
    // Marked 取りやめ, and it came after all.
    expect(applyReceipts([entry(1, { state: 'cancelled' })], OFFICE, [receipt(1, 'opened')], PC).progress).toHaveLength(1);
  });

  it('for another digest, number or partner are refused', () => {
    expect(applyReceipts([entry(1)], OFFICE, [receipt(1, 'opened', digest(2))], PC).refused).toHaveLength(1);
    expect(applyReceipts([entry(1)], OFFICE, [{ ...receipt(1, 'opened'), number: 2 }], PC).refused).toHaveLength(1);
    expect(applyReceipts([entry(1)], id('other'), [receipt(1, 'opened')], PC).refused).toHaveLength(1);
    expect(applyReceipts([entry(2), entry(1, { direction: 'received' })], OFFICE, [receipt(1, 'opened')], PC).refused).toHaveLength(1);
    // of another PC, whose file is not known here, or not yet
    expect(applyReceipts([entry(1, { direction: 'received' })], OFFICE, [receipt(1, 'opened')], id('pc2'))).toEqual({ progress: [], refused: [], elsewhere: [receipt(1, 'opened')] });
  });

  it('are due for what came and was not acknowledged as far as it stands now', () => {
    const got = entry(3, { direction: 'received', state: 'waiting' });
    const [first] = receiptsDue([got], OFFICE, 5) as [Receipt];
    expect(first).toEqual({ of: digest(3), device: PC, number: 3, state: 'opened', at: 5 });
    const said = entry(1, { receipts: [receiptKey(first)] });
    expect(receiptsDue([got, said], OFFICE, 6)).toEqual([]);
    expect(receiptsDue([{ ...got, state: 'imported' }, said], OFFICE, 6)).toMatchObject([{ state: 'accepted' }]);
    expect(receiptsDue([{ ...got, purpose: 'receipt' }], OFFICE, 6)).toEqual([]);
    // What was acknowledged in a file that was never handed over has not been said.
    expect(receiptsDue([got, { ...said, state: 'cancelled' }], OFFICE, 6)).toHaveLength(1);
  });
});

describe('who holds what', () => {
  it('is the union of what was sent and not cancelled', () => {
    const held = heldBy([entry(1), entry(2, { contents: [{ id: id('goal'), type: 'careerGoal', units: ['family'] }] }), entry(3, { state: 'cancelled', contents: [{ id: id('x'), type: 'posting', units: ['post'] }] })], OFFICE);
    expect([...held].map(([record, units]) => [record, [...units]])).toEqual([[id('goal'), ['goal', 'family']]]);
  });
});
