import { expect, it } from 'vitest';
import { draftCreate, draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import { permit } from '../../../src-shared/records/permit.ts';
import { joinRecords } from '../../../src-shared/records/record-state.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';
import { recordChanges } from '../../../src-renderer/record-view/record-changes.ts';

it('a correction shows what stood there before; a commit that changed nothing is no line', () => {
  const dot = (n: number) => ({ by: 'd', n, at: hlcOf(n * 1000) });
  const made = draftCreate(permit, { id: '0'.repeat(16), person: 'p', parties: { author: 'o' }, units: { decision: { documentNumber: '第1号', permittedOn: '2026-04-01' } } }, dot(1));
  const corrected = draftEdit(made, { decision: { documentNumber: '第2号', permittedOn: '2026-04-01' } }, dot(2));
  const now = joinRecords(made, corrected);
  const again = draftEdit(now, { decision: { documentNumber: '第2号', permittedOn: '2026-04-01' } }, dot(3));
  const gone = draftDelete(now, dot(4));
  const entries = [made, corrected, again, gone].map((row, i) => ({ seq: i + 1, at: hlcOf((i + 1) * 1000), member: 'm', row }));
  const changes = recordChanges(permit, entries, 'ja');
  expect(changes.map((change) => [change.seq, change.what])).toEqual([[1, 'created'], [2, 'changed'], [4, 'deleted']]);
  expect(changes[1]?.fields).toEqual([{ field: 'documentNumber', label: '文書番号', before: '第1号', after: '第2号' }]);
  expect(changes[1]?.at).toBe(2000);
});
