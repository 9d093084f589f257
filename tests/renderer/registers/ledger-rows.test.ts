import { describe, expect, it } from 'vitest';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { permit } from '../../../src-shared/records/permit.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { PERMIT_LEDGER } from '../../../src-shared/tables/table-plans.ts';
import { filterLedger, ledgerState, ledgerYear, ledgerYears, sortLedger } from '../../../src-renderer/features/registers/ledger/ledger-rows.ts';
import { tableCells } from '../../../src-renderer/features/registers/export/table-cells.ts';
import { searchStaff, sortStaff } from '../../../src-renderer/features/registers/staff/staff-rows.ts';

let next = 0;
const line = (fields: Record<string, Json>): RecordState =>
  draftCreate(permit, { id: String((next += 1)).padStart(16, '0'), person: 'p', parties: { author: 'o' }, units: splitFields(permit, { memo: null, ...fields }) }, { by: 'd', n: next, at: next });
const TODAY = '2026-11-22';

describe('the permit ledger', () => {
  it('tells running, ending within sixty days, not begun, expired and ended apart, to the day', () => {
    const state = (fields: Record<string, Json>) => ledgerState(line({ startOn: '2026-04-01', ...fields }), TODAY);
    expect(state({ endOn: '2027-01-22' })).toBe('running');
    expect(state({ endOn: '2027-01-21' })).toBe('ending');
    expect(state({ endOn: TODAY })).toBe('ending');
    expect(state({ endOn: '2026-11-21' })).toBe('over');
    expect(state({ startOn: '2026-11-23', endOn: '2027-11-22' })).toBe('coming');
    expect(state({ endOn: '2028-03-31', endedOn: TODAY })).toBe('ended');
    expect(state({ endOn: '2028-03-31', endedOn: '2026-11-23' })).toBe('running');
  });
  it('counts the fiscal year of the permission, and a line without a day belongs to none', () => {
    const lines = [line({ permittedOn: '2026-03-31' }), line({ permittedOn: '2026-04-01' }), line({})];
    expect(lines.map(ledgerYear)).toEqual([2025, 2026, null]);
    expect(ledgerYears(lines)).toEqual([2026, 2025]);
    expect(filterLedger(lines, { year: 2025, filter: 'all', today: TODAY })).toEqual([lines[0]]);
  });
  it('stands in the order of permission, lines without a day last', () => {
    const lines = [line({}), line({ permittedOn: '2026-05-01', documentNumber: '2' }), line({ permittedOn: '2026-05-01', documentNumber: '1' }), line({ permittedOn: '2026-04-01' })];
    expect(sortLedger(lines, false)).toEqual([lines[3], lines[2], lines[1], lines[0]]);
  });
  it('is written with the columns it is read with', () => {
    const [head, cells] = tableCells(PERMIT_LEDGER, [line({ permittedOn: '2026-04-01', holderPayTable: 'gyoseiIchi', staffNumber: '0012', conditions: ['土日に限る', '報告する'] })]);
    const at = (label: string): string => cells?.[head?.indexOf(label) ?? -1] ?? '';
    expect([at('許可年月日'), at('俸給表の種類'), at('職員番号'), at('条件'), at('氏名')]).toEqual(['2026-04-01', '行政職俸給表(一)', '0012', '土日に限る；報告する', '']);
  });
});

describe('the staff list', () => {
  const staff = [['3', 'ヤマダ'], ['1', 'アオキ'], ['', 'サトウ'], ['2', '']].map(([staffNumber, kana]) => ({ ...line({}), values: { staff: { staffNumber, kana, name: kana } } }) as unknown as RecordState);
  it('sorts by number or kana either way, with what is empty last both times', () => {
    const numbers = (descending: boolean) => sortStaff(staff, 'staffNumber', descending).map((one) => one.values['staff']?.['staffNumber']);
    expect(numbers(false)).toEqual(['1', '2', '3', '']);
    expect(numbers(true)).toEqual(['3', '2', '1', '']);
    expect(sortStaff(staff, 'kana', false).map((one) => one.values['staff']?.['kana'])).toEqual(['アオキ', 'サトウ', 'ヤマダ', '']);
  });
  it('needs every word, in any width and kana', () => {
    const key = (one: RecordState): string => `${String(one.values['staff']?.['kana'])}${String(one.values['staff']?.['staffNumber'])}`;
    expect(searchStaff(staff, 'やまだ　３', key)).toEqual([staff[0]]);
    expect(searchStaff(staff, 'ヤマダ 1', key)).toEqual([]);
  });
});
