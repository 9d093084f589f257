import { describe, expect, it } from 'vitest';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { dossier } from '../../../src-shared/records/dossier.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import type { ReadRow } from '../../../src-shared/tables/read-table.ts';
import { LEDGER_MATCHER, matchRows, STAFF_MATCHER } from '../../../src-renderer/features/registers/import/match-rows.ts';

const stored = (id: string, fields: Record<string, Json>): RecordState =>
  draftCreate(dossier, { id: id.padStart(16, '0'), person: 'office0000000000', parties: { author: 'office0000000000' }, units: splitFields(dossier, fields) }, { by: 'd', n: 1, at: 1 });
const row = (line: number, values: Record<string, Json>): ReadRow => ({ line, values, problems: [], cells: [] });

describe('matching rows of a staff list', () => {
  const known = stored('a', { staffNumber: '0012', name: '髙橋 花子', kana: 'タカハシ ハナコ', bornOn: '1985-04-01', grade: '4級' });

  it('finds a person by number whatever the zeros and width, and says what would change', () => {
    expect(matchRows([row(2, { staffNumber: '１２', name: '髙橋 花子', grade: '5級' })], [known], STAFF_MATCHER)).toMatchObject([{ kind: 'update', changed: ['staffNumber', 'grade'] }]);
  });
  it('finds a person by name, kana and birth where a number is missing, in any spelling', () => {
    expect(matchRows([row(2, { name: '高橋花子', kana: 'たかはし　はなこ', bornOn: '1985-04-01' })], [known], STAFF_MATCHER)).toMatchObject([{ kind: 'update', record: { id: known.id } }]);
  });
  it('takes a name alone for nobody', () => {
    expect(matchRows([row(2, { name: '髙橋 花子' })], [known], STAFF_MATCHER)).toMatchObject([{ kind: 'new' }]);
  });
  it('leaves the same as it is, and an empty cell takes nothing away', () => {
    expect(matchRows([row(2, { staffNumber: '0012', name: '髙橋 花子' })], [known], STAFF_MATCHER)).toMatchObject([{ kind: 'same' }]);
  });
  it('does not guess between two lines of one number, nor take one person twice from a file', () => {
    const twin = stored('b', { staffNumber: '12', name: '別人' });
    expect(matchRows([row(2, { staffNumber: '12', name: '髙橋 花子' })], [known, twin], STAFF_MATCHER)).toMatchObject([{ kind: 'unclear', why: 'several' }]);
    const twice = matchRows([row(2, { staffNumber: '12', name: 'あ' }), row(3, { staffNumber: '012', name: 'い' })], [known], STAFF_MATCHER);
    expect(twice.map((plan) => plan.kind)).toEqual(['update', 'unclear']);
    expect(matchRows([row(2, { staffNumber: '77', name: 'あ' }), row(3, { staffNumber: '77', name: 'い' })], [], STAFF_MATCHER).map((plan) => plan.kind)).toEqual(['new', 'unclear']);
  });
  it('never takes a row with an error', () => {
    const bad: ReadRow = { ...row(2, { name: 'あ' }), problems: [{ line: 2, column: '氏名', columnNumber: 1, error: { code: 'table/bad-cell', params: {} } }] };
    expect(matchRows([bad], [], STAFF_MATCHER)).toEqual([]);
  });
});

describe('matching lines of a ledger', () => {
  it('tells two permits of one person at one institution apart by their beginning', () => {
    const first = { holderName: '山田 太郎', institutionName: 'さくら病院', startOn: '2026-04-01' };
    const plans = matchRows([row(2, first), row(3, { ...first, startOn: '2027-04-01' })], [], LEDGER_MATCHER);
    expect(plans.map((plan) => plan.kind)).toEqual(['new', 'new']);
  });
});
