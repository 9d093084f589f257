import { useMemo } from 'react';
import { useText } from '../../i18n/index.ts';
import type { HomeParts } from '../../state/feature.ts';
import { openArea } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { useRecords } from '../../state/use-records.ts';
import { IMPORT } from './register-places.ts';

/** An office begins with its staff list and its existing ledger. */
export function useRegistersHome(): HomeParts {
  const { t } = useText();
  const { role } = useSession().identity;
  const staff = useRecords('dossier');
  const permits = useRecords('permit');
  const [noStaff, noLedger] = [staff.length === 0, permits.length === 0];
  return useMemo(() => {
    if (role === 'doctor') return {};
    if (noStaff) return { nextSteps: [{ column: 'ours' as const, order: 10, text: t('registers.homeStaff'), action: { label: t('registers.importStaff'), run: () => openArea('registers', IMPORT) } }] };
    if (noLedger) return { nextSteps: [{ column: 'ours' as const, order: 20, text: t('registers.homeLedger'), action: { label: t('registers.importLedger'), run: () => openArea('ledger', IMPORT) } }] };
    return {};
  }, [role, noStaff, noLedger, t]);
}
