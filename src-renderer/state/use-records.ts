import { useMemo, useSyncExternalStore } from 'react';
import { living } from '../../src-shared/journal/living.ts';
import type { RecordId } from '../../src-shared/kernel/ids.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import type { RecordType } from '../../src-shared/records/registry.ts';
import { useSession } from './session.ts';

/** Re-renders when a commit changed anything. */
export function useRevision(): number {
  const { workingSet } = useSession().vault;
  return useSyncExternalStore(workingSet.watch, () => workingSet.revision);
}

/** The living records of a type that pass `keep`; recomputed once per commit. Pass a stable `keep`. */
export function useRecords(type: RecordType, keep?: (record: RecordState) => boolean): readonly RecordState[] {
  const { workingSet } = useSession().vault;
  const revision = useRevision();
  return useMemo(() => {
    const found: RecordState[] = [];
    for (const record of living(workingSet, type)) if (keep === undefined || keep(record)) found.push(record);
    return found;
    // the revision stands for the content of the mutable working set
  }, [workingSet, type, keep, revision]);
}

export function useRecord(id: RecordId | undefined): RecordState | undefined {
  const { workingSet } = useSession().vault;
  useRevision();
  return id === undefined ? undefined : workingSet.get(id);
}
