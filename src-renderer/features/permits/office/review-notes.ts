import { useEffect, useState } from 'react';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { reviewId } from '../../../state/case-assignment.ts';
import { createRecord } from '../../../state/commands.ts';
import { session } from '../../../state/session.ts';
import { useRecord } from '../../../state/use-records.ts';

/** The notes of a case; made when a case that can still be worked on is opened for the first time. */
export function useReview(caseId: RecordId, person: string, wanted: boolean): RecordState | undefined {
  const [id, setId] = useState<RecordId | undefined>(undefined);
  useEffect(() => {
    let alive = true;
    void reviewId(caseId).then(async (found) => {
      const { vault, identity } = session();
      if (wanted && vault.readOnly === null && vault.workingSet.get(found) === undefined) await createRecord('permitReview', { caseId }, { id: found, person, parties: { author: identity.party } });
      if (alive) setId(found);
    });
    return () => {
      alive = false;
    };
  }, [caseId, person, wanted]);
  return useRecord(id);
}

export interface FieldComment {
  readonly field: string;
  readonly text: string;
}

export const commentsOf = (value: Json | undefined): readonly FieldComment[] =>
  Array.isArray(value) ? (value as unknown as readonly FieldComment[]).filter((item) => typeof item?.field === 'string' && typeof item.text === 'string') : [];

export const withComment = (comments: readonly FieldComment[], field: string, text: string | null): readonly FieldComment[] => {
  const others = comments.filter((item) => item.field !== field);
  return text === null ? others : [...others, { field, text }];
};

/** What the applicant will read: empty comments stay here. */
export const filledComments = (comments: readonly FieldComment[]): readonly FieldComment[] => comments.map((item) => ({ ...item, text: item.text.trim() })).filter((item) => item.text !== '');
