import { describe, expect, it } from 'vitest';
import { blocksOf, linesOf, mayBeLookedAt } from '../../../src-renderer/features/exchange/receive/describe-import.ts';
import type { RecordPlan } from '../../../src-shared/merge/plan.ts';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { person } from '../../../src-shared/records/person.ts';

const ID = 'person0000000001';
const DOCTOR = 'doctor0000000001';
const dot = { by: 'device0000000001', n: 1, at: 1 };
const record = draftCreate(person, { id: ID, person: DOCTOR, parties: { subject: DOCTOR }, units: { name: { name: '山田 花子', kana: 'ヤマダ ハナコ' }, post: { post: '主査' } } }, dot);
const plan = (part: Partial<RecordPlan>): RecordPlan => ({ id: ID, type: 'person', person: DOCTOR, outcome: 'update', units: [], accept: null, aside: null, ...part });

describe('the sentences of a preview', () => {
  it('say a new record once, not field by field', () => {
    const lines = linesOf(plan({ outcome: 'create', accept: record, units: [{ unit: 'name', status: 'new', after: record.values['name'] ?? {} }] }), undefined, 'ja');
    expect(lines.map(({ kind, record: words, field }) => [kind, words, field])).toEqual([['new', '本人の情報（山田 花子）', '']]);
  });

  it('say a change field by field, with before and after', () => {
    const changed = plan({ units: [{ unit: 'post', status: 'changed', before: { post: '主査' }, after: { post: '課長補佐' } }] });
    expect(linesOf(changed, record, 'ja')).toMatchObject([{ kind: 'changed', field: '官職', before: '主査', after: '課長補佐' }]);
  });

  it('say one refusal once, with its reason, however many fields it concerns', () => {
    const refused = plan({
      outcome: 'refused',
      units: [
        { unit: 'name', status: 'refused', after: { name: 'X', kana: 'Y' }, reason: 'unit/not-owner' },
        { unit: 'post', status: 'refused', after: { post: 'Z' }, reason: 'unit/not-owner' },
      ],
    });
    expect(linesOf(refused, record, 'ja')).toMatchObject([{ kind: 'refused', reason: 'unit/not-owner', field: '' }]);
  });

  it('put a refused unit of an accepted record into the block of refusals', () => {
    const mixed = plan({
      accept: record,
      units: [
        { unit: 'post', status: 'changed', before: { post: '主査' }, after: { post: '課長補佐' } },
        { unit: 'reach', status: 'refused', after: { mail: 'x@y' }, reason: 'unit/not-owner' },
      ],
    });
    const blocks = blocksOf([mixed], () => record, 'ja');
    expect(blocks.refused[0]?.lines).toHaveLength(1);
    expect(blocks.changes[0]?.lines).toMatchObject([{ field: '官職' }]);
  });

  it('put a deletion into a block of its own, also beside other changes', () => {
    const gone = plan({ outcome: 'delete', accept: record, units: [{ unit: '$life', status: 'changed', after: { deleted: true } }] });
    const blocks = blocksOf([gone, plan({ units: [{ unit: 'post', status: 'changed', before: { post: '主査' }, after: { post: '課長補佐' } }] })], () => record, 'ja');
    expect(blocks.deletions[0]?.lines).toMatchObject([{ kind: 'removed', record: '本人の情報（山田 花子）', field: '' }]);
    expect(blocks.changes[0]?.lines).toMatchObject([{ field: '官職' }]);
  });

  it('offer a look at what is refused, never at somebody else\'s private note', () => {
    const refused = (reason: 'unit/not-owner' | 'exchange/sealed-unit') => plan({ outcome: 'refused', units: [{ unit: 'name', status: 'refused', after: { name: 'X' }, reason }] });
    expect(mayBeLookedAt(refused('unit/not-owner'))).toBe(true);
    expect(mayBeLookedAt(refused('exchange/sealed-unit'))).toBe(false);
  });

  it('leave out what does not change', () => {
    const blocks = blocksOf([plan({ outcome: 'unchanged', units: [{ unit: 'name', status: 'same' }] })], () => record, 'ja');
    expect(Object.values(blocks).flat()).toEqual([]);
  });
});
