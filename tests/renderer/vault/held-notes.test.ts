import { describe, expect, it } from 'vitest';
import { draftCreate, draftDelete } from '../../../src-shared/journal/draft.ts';
import type { Dot } from '../../../src-shared/records/heads.ts';
import { heldRow } from '../../../src-shared/records/held-row.ts';
import { isSealedType } from '../../../src-shared/records/registry.ts';
import { isSealedRecord } from '../../../src-shared/records/sealed-record.ts';
import { newVault, recordId, reopen, testPc, value } from '../../kit/vault-kit.ts';

const PERSON = recordId(1);
const held = (n: number, recordType: string, dot: Dot) =>
  draftCreate(heldRow, { id: recordId(n), person: PERSON, parties: { author: PERSON }, units: { held: { reason: 'clock', recordType, row: ['内容'] } } }, dot);

describe('a held line', () => {
  it('lies under the key of what it holds; what is of no known type may be a private note as well', async () => {
    const vault = await newVault({ ...testPc(), keyClassOf: (row) => (isSealedRecord(row) ? 'sealed' : 'records') });
    for (const [n, type, key] of [[10, 'mentorNote', 'sealed'], [11, 'careerGoal', 'records'], [12, 'memoOfTomorrow', 'sealed']] as const) {
      const { parts } = value(await vault.commit('import', {}, (dot) => [held(n, type, dot)]));
      expect(parts.map((part) => part.key), type).toEqual([key]);
    }
  });

  it('of a private note that an older version wrote under the other key still opens, is tidied, and can end', async () => {
    const before = { ...testPc(), keyClassOf: ({ type }: { type: string }) => (isSealedType(type) ? 'sealed' : 'records') } as const;
    const old = await newVault(before);
    value(await old.commit('import', {}, (dot) => [held(10, 'mentorNote', dot), held(11, 'careerGoal', dot)]));
    value(await old.compact());
    const digest = await old.stateDigest();
    await old.lock();

    const now = { ...before, keyClassOf: (row: Parameters<typeof isSealedRecord>[0]) => (isSealedRecord(row) ? 'sealed' : 'records') } as const;
    const vault = await reopen(now, old.id);
    expect(await vault.stateDigest()).toBe(digest);
    value(await vault.commit('import', {}, (dot) => [draftDelete(vault.workingSet.get(recordId(10))!, dot)]));
    value(await vault.compact());
    const after = await vault.stateDigest();
    await vault.lock();
    const again = await reopen(now, old.id);
    expect(await again.stateDigest()).toBe(after);
    expect(again.workingSet.get(recordId(10))?.values['held']).toMatchObject({ row: ['内容'] });
    expect(value(await again.verify()).commits).toBeGreaterThan(1);
  });
});
