import { describe, expect, test } from 'vitest';
import { draftCreate } from '../../../src-shared/journal/draft.ts';
import { createWorkingSet } from '../../../src-shared/journal/working-set.ts';
import { hlcOf } from '../../../src-shared/time/hlc.ts';
import { DEFINITIONS, type RecordType } from '../../../src-shared/records/registry.ts';
import { splitFields } from '../../../src-shared/records/split-fields.ts';
import { findRecords } from '../../../src-renderer/state/record-search.ts';

const set = createWorkingSet();
let n = 0;

function put(type: RecordType, fields: Record<string, string>): string {
  n += 1;
  const id = String(n).padStart(16, 'r');
  const parties = { author: 'p'.repeat(16), subject: 'p'.repeat(16) };
  const units = splitFields(DEFINITIONS[type], fields);
  set.put(draftCreate(DEFINITIONS[type], { id, person: 'p'.repeat(16), parties, units }, { by: 'd'.repeat(16), n, at: hlcOf(n) }));
  return id;
}

const found = (query: string, types: readonly RecordType[] = ['dossier', 'mentorNote']) => findRecords(set, types, query, 5).map(({ id }) => id);

describe('finding records from the palette', () => {
  const takahashi = put('dossier', { name: '髙橋 葵', kana: 'タカハシ アオイ', staffNumber: '1001', memo: 'ひみつのメモ' });
  put('dossier', { name: '佐藤 誠', kana: 'サトウ マコト' });
  put('mentorNote', { text: '髙橋さんの家庭の事情' });

  test('knows kana, width and variants of kanji', () => {
    for (const query of ['たかはし', 'ﾀｶﾊｼ', '高橋', '１００１', '葵 高橋']) expect(found(query)).toEqual([takahashi]);
  });

  test('wants every word', () => expect(found('高橋 誠')).toEqual([]));

  test('never looks into a private note, even when asked for the type', () => {
    expect(found('家庭')).toEqual([]);
    expect(found('家庭', ['mentorNote'])).toEqual([]);
  });

  test('looks only into fields meant for search, and only into the types of the role', () => {
    expect(found('ひみつ')).toEqual([]);
    expect(found('高橋', ['contact'])).toEqual([]);
  });

  test('finds nothing for nothing', () => expect(found('  ')).toEqual([]));
});
