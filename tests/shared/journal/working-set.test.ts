import { describe, expect, test } from 'vitest';
import { living } from '../../../src-shared/journal/living.ts';
import { createWorkingSet, type RecordIndex } from '../../../src-shared/journal/working-set.ts';
import { draftCreate, draftDelete, draftEdit } from '../../../src-shared/journal/draft.ts';
import { isDeleted } from '../../../src-shared/records/life.ts';
import { person } from '../../../src-shared/records/person.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { id } from '../../kit/ids.ts';
import { seededRandom } from '../../kit/party.ts';

const BY_POST: RecordIndex = { type: 'person', keyOf: (record) => (isDeleted(record) ? null : String(record.values['post']?.['affiliation'] ?? '')) };
const dot = (n: number) => ({ by: id('pc'), n, at: n * 64 });
const make = (name: string, affiliation: string): RecordState =>
  draftCreate(person, { id: id(name), person: id(name), parties: { subject: id(name) }, units: { name: { name }, post: { affiliation } } }, dot(1));

describe('an index of the working set', () => {
  test('says at any time what a walk over all records would say', () => {
    const set = createWorkingSet();
    const random = seededRandom(5);
    const names = Array.from({ length: 30 }, (_, n) => `p${n}`);
    for (const name of names.slice(0, 10)) set.put(make(name, 'A'));
    for (let n = 2; n < 300; n++) {
      const name = names[random.below(names.length)] as string;
      const before = set.get(id(name));
      const die = random.below(6);
      if (before === undefined) set.join(make(name, ['A', 'B', 'C'][random.below(3)] as string), n);
      else if (die === 0) set.remove(before.id);
      else if (die === 1) set.join(draftDelete(before, dot(n)), n);
      else set.join(draftEdit(before, { post: { affiliation: ['A', 'B', 'C'][random.below(3)] as string } }, dot(n)), n);
      const walked = new Map<string, Set<RecordState>>();
      for (const record of living(set, 'person')) {
        const key = BY_POST.keyOf(record) as string;
        walked.set(key, (walked.get(key) ?? new Set()).add(record));
      }
      expect(set.indexed(BY_POST)).toEqual(walked);
    }
  });
});
