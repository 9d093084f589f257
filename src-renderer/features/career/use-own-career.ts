import { useCallback, useMemo } from 'react';
import { type RecordState, shownValues } from '../../../src-shared/records/record-state.ts';
import { useSession } from '../../state/session.ts';
import { useRecords } from '../../state/use-records.ts';
import type { PostingValues } from './postings/posting-values.ts';

export interface CareerRow {
  readonly id: string;
  readonly record: RecordState;
  readonly values: PostingValues;
}

export interface OwnCareer {
  readonly postings: readonly CareerRow[];
  readonly goals: readonly CareerRow[];
}

const rows = (records: readonly RecordState[]): readonly CareerRow[] => records.map((record) => ({ id: record.id, record, values: shownValues(record) }));

/** The doctor's own posts and goals. */
export function useOwnCareer(): OwnCareer {
  const self = useSession().identity.party;
  const own = useCallback((record: RecordState) => record.parties.subject === self, [self]);
  const postings = useRecords('posting', own);
  const goals = useRecords('careerGoal', own);
  return useMemo(() => ({ postings: rows(postings), goals: rows(goals) }), [postings, goals]);
}
