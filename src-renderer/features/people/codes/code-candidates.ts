import { useMemo } from 'react';
import type { RecordId } from '../../../../src-shared/kernel/ids.ts';
import { readLinks } from '../../../../src-shared/people/propose-link.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { matchesSearch } from '../../../../src-shared/text/search-key.ts';
import { type CodeLine, codeLine, stateOfCode } from '../../../state/exchange/codes.ts';
import { recordKey } from '../../../state/record-search.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';

const kanaOf = (record: RecordState): string => String(shownValues(record)['kana'] ?? shownValues(record)['name'] ?? '');

/** A letter needs somebody to write to: a line just begun has nobody yet. */
const isNamed = (record: RecordState): boolean => String(shownValues(record)['name'] ?? '').trim() !== '';

/** Lines of the staff list that may need a code: nobody's contact yet, and no code that still counts. */
export function useCodeCandidates(query: string): readonly RecordState[] {
  const { workingSet } = useSession().vault;
  const dossiers = useRecords('dossier');
  return useMemo(() => {
    const taken = new Set<RecordId>(readLinks(workingSet.ofType('link').values()).map((link) => link.dossierId));
    for (const code of workingSet.ofType('invitationCode').values()) {
      const line = codeLine(code);
      if (line.dossierId !== null && stateOfCode(line) === 'valid') taken.add(line.dossierId);
    }
    return dossiers
      .filter((record) => !taken.has(record.id) && isNamed(record) && matchesSearch(recordKey(record), query))
      .toSorted((a, b) => kanaOf(a).localeCompare(kanaOf(b), 'ja'));
    // made anew with every commit, as the list itself is
  }, [dossiers, query, workingSet]);
}

/** Issued codes, the newest first. */
export function useCodes(): readonly CodeLine[] {
  const records = useRecords('invitationCode');
  return useMemo(
    () => records.map(codeLine).toSorted((a, b) => (a.issuedOn === b.issuedOn ? a.forName.localeCompare(b.forName, 'ja') : a.issuedOn < b.issuedOn ? 1 : -1)),
    [records],
  );
}
