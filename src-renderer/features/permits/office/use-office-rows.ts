import { useMemo } from 'react';
import { assignees } from '../../../state/case-assignment.ts';
import { useLedgerLines } from '../../../state/exchange/ledger-now.ts';
import { usePermitCases } from '../../../state/permit-cases.ts';
import { useSession } from '../../../state/session.ts';
import { useRevision } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { applicantOf, linksByParty } from './applicant-people.ts';
import { isRunning } from './office-acts.ts';
import { handedActs, type OfficeRow, officeRows } from './office-rows.ts';

const nameOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The queue, recomputed once per commit. */
export function useOfficeRows(): readonly OfficeRow[] {
  const { vault, identity } = useSession();
  const cases = usePermitCases();
  const ledger = useLedgerLines();
  const today = useToday();
  const revision = useRevision();
  return useMemo(() => {
    const links = linksByParty(vault.workingSet);
    const assigned = assignees();
    return officeRows(cases, {
      self: identity.party,
      today,
      handed: handedActs(ledger),
      isRunning,
      assigneeOf: (caseId) => assigned.get(caseId)?.name,
      dossierName: (view) => nameOf(applicantOf(view, vault.workingSet, links, identity.party).dossier?.values['staff']?.['name']),
    });
    // the revision stands for the content of the mutable working set
    // eslint-disable-next-line react/exhaustive-deps
  }, [cases, ledger, today, vault, identity, revision]);
}
