import { useMemo } from 'react';
import { useText } from '../../i18n/index.ts';
import type { PaletteCommand } from '../../state/feature.ts';
import { useSession } from '../../state/session.ts';
import { usePairings } from './doctor/use-pairings.ts';
import { startSession } from './doctor/session-records.ts';
import { NEW, openHere } from './mentoring-places.ts';

export function useCommands(): readonly PaletteCommand[] {
  const { t } = useText();
  const { identity, member } = useSession();
  const pairings = usePairings();
  return useMemo(() => {
    if (identity.role !== 'doctor') {
      return member.roles.includes('coordinator') ? [{ id: 'mentoring.pair', label: t('mentoring.cmdPair'), icon: 'people', run: () => openHere(NEW) }] : [];
    }
    const [only, ...others] = pairings;
    if (only === undefined) return [];
    const begin = async (): Promise<void> => {
      const made = await startSession(only);
      if (made.ok) openHere(made.value.id);
    };
    // with several pairs the person says which
    return [{ id: 'mentoring.new', label: t('mentoring.cmdNew'), keywords: '面談 メンティー', icon: 'talk', run: () => (others.length === 0 ? void begin() : openHere()) }];
  }, [identity.role, member.roles, pairings, t]);
}
