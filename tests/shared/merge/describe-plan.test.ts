import { describe, expect, it } from 'vitest';
import { describePlan, describeUnitPlan } from '../../../src-shared/merge/describe-plan.ts';
import { planMerge } from '../../../src-shared/merge/plan-merge.ts';
import { draftCreate, draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import { describeRecord, titleOf } from '../../../src-shared/records/describe-record.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import { permitEvent } from '../../../src-shared/records/permit-event.ts';
import { joinRecords } from '../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../src-shared/records/registry.ts';
import { id } from '../../kit/ids.ts';

const text = (unit: string, before: Record<string, never> | object, after: object, language: 'ja' | 'en' = 'ja') =>
  describeUnitPlan(permitApplication, { unit, status: 'changed', before: before as never, after: after as never }, language).map((line) => line.text);

describe('a change in words', () => {
  it('names the field, what stood and what comes', () => {
    expect(text('term', { weekdays: [6] }, { weekdays: [6, 0] })).toEqual(['勤務する曜日　土 → 土・日']);
    expect(text('term', { weekdays: [6] }, { weekdays: [0, 6, 7] }, 'en')).toEqual(['Days: Sat → Sat, Sun, holidays']);
    expect(text('pay', { payAmount: 9000 }, { payAmount: 12000 })).toEqual(['報酬の額　9,000円 → 12,000円']);
    expect(text('term', { startOn: '2026-05-01' }, { startOn: '2026-05-09' })).toEqual(['始まりの日　令和8年5月1日（2026-05-01） → 令和8年5月9日（2026-05-09）']);
    expect(text('work', { purposes: ['skill'] }, { purposes: ['skill', 'keepSpecialist'] })).toEqual(['目的　臨床技術の維持 → 臨床技術の維持・専門医資格の維持']);
    expect(text('papers', {}, { requestLetter: [{ hash: 'a'.repeat(64), name: '依頼状.pdf', type: 'application/pdf', size: 2048 }] })).toEqual(['兼業依頼状　依頼状.pdf（2 KB）']);
  });

  it('says only what differs, and that something was taken out', () => {
    expect(text('place', { institutionName: '中央病院', institutionAddress: '東京都' }, { institutionName: '中央病院', institutionAddress: '大阪府' })).toEqual(['所在地　東京都 → 大阪府']);
    expect(text('work', { department: '内科' }, { department: null })).toEqual(['診療科　内科 → （なし）']);
    expect(text('work', { department: '' }, {})).toEqual([]);
  });

  it('says of what it cannot read that it cannot', () => {
    expect(text('travel', {}, { minutes: 3 })).toEqual(['この版では読めない項目']);
    expect(describeUnitPlan(undefined, { unit: 'act', status: 'deferred' }, 'en').map((line) => line.text)).toEqual(['An entry this version cannot read']);
    expect(text('place', {}, { floor: 3 })).toEqual(['この版では読めない項目']);
  });
});

describe('a preview', () => {
  const base = draftCreate(permitApplication, { id: id('case'), person: id('doctor'), parties: { author: id('doctor') }, units: { place: { institutionName: '中央病院', kind: 'clinical' }, term: { weekdays: [6] } } }, { by: id('pc'), n: 1, at: 64 });
  const context = { clock: { now: () => 1e6 }, definitionOf, sender: id('doctor'), own: false, self: id('office'), partyOf: () => id('doctor'), mayRelay: () => false };

  it('is grouped by person and record, and leaves out what stays the same', () => {
    const edited = joinRecords(base, draftEdit(base, { term: { weekdays: [6, 0] } }, { by: id('pc'), n: 2, at: 128 }));
    const other = { ...base, id: id('same') };
    const here = (record: string) => (record === id('same') ? other : base);
    expect(describePlan(planMerge(here, [edited, other], context), here, 'ja')).toMatchObject([
      { person: id('doctor'), records: [{ typeLabel: '兼業許可申請', title: '中央病院', outcome: 'update', changes: [{ text: '勤務する曜日　土 → 土・日', status: 'changed' }] }] },
    ]);
  });

  it('names a deletion, a refusal with its reason, and a conflict', () => {
    const here = () => base;
    const deleted = planMerge(here, [draftDelete(base, { by: id('pc'), n: 2, at: 128 })], context);
    expect(describePlan(deleted, here, 'ja')[0]?.records[0]).toMatchObject({ outcome: 'delete', changes: [{ text: '削除・復元　あり → 削除' }] });
    const forged = planMerge(here, [draftEdit(base, { term: { weekdays: [1] } }, { by: id('pc'), n: 2, at: 128 })], { ...context, partyOf: () => id('other') });
    expect(describePlan(forged, here, 'ja')[0]?.records[0]?.changes).toMatchObject([{ status: 'refused', reason: 'unit/not-owner' }]);
    const local = joinRecords(base, draftEdit(base, { term: { weekdays: [0] } }, { by: id('pa'), n: 1, at: 90 }));
    const conflict = planMerge(() => local, [draftEdit(base, { term: { weekdays: [5] } }, { by: id('pb'), n: 1, at: 80 })], context);
    expect(describePlan(conflict, () => local, 'ja')[0]?.records[0]).toMatchObject({ outcome: 'conflict', changes: [{ status: 'conflict', text: '勤務する曜日　日 → 金' }] });
  });
});

describe('a record in words', () => {
  it('shows filled fields only, in the order of the form', () => {
    const record = draftCreate(permitApplication, { id: id('case'), person: id('doctor'), parties: { author: id('doctor') }, units: { term: { endTime: '12:30', startTime: '09:00', weekdays: [] }, place: { institutionName: '中央病院' } } }, { by: id('pc'), n: 1, at: 64 });
    expect(describeRecord(record, 'ja').units.map((unit) => [unit.label, unit.fields.map((field) => `${field.label} ${field.text}`)])).toEqual([
      ['兼業先', ['兼業先の名称 中央病院']],
      ['期間・曜日・時間', ['始業 09:00', '終業 12:30']],
    ]);
  });

  it('is called by its label where its title is a code', () => {
    const event = draftCreate(permitEvent, { id: id('e'), person: id('doctor'), parties: { author: id('doctor'), subject: id('doctor'), office: id('office') }, units: { act: { kind: 'approveWithConditions' } } }, { by: id('pc'), n: 1, at: 64 });
    expect(titleOf(event, 'ja')).toBe('条件を付して許可');
    expect(titleOf({ ...event, type: 'secondCareer' }, 'ja')).toBe('この版では読めない項目');
  });
});
