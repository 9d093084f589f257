import { useCallback } from 'react';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';

/** The pairs this office made. */
export function useOwnPairs(): readonly RecordState[] {
  const self = useSession().identity.party;
  return useRecords('mentorPair', useCallback((record: RecordState) => record.parties.coordinator === self, [self]));
}
