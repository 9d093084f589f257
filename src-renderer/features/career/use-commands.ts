import { useMemo } from 'react';
import { useText } from '../../i18n/index.ts';
import type { PaletteCommand } from '../../state/feature.ts';
import { openArea } from '../../state/navigation.ts';
import { requestSend } from '../../state/send-request.ts';
import { useSession } from '../../state/session.ts';
import { AREA, openPart } from './career-places.ts';
import { startPosting } from './start-records.ts';
import { useOwnCareer } from './use-own-career.ts';

const add = async (): Promise<void> => {
  const made = await startPosting();
  if (made.ok) openArea(AREA, made.value.id);
};

export function useCommands(): readonly PaletteCommand[] {
  const { t } = useText();
  const { role } = useSession().identity;
  const { postings, goals } = useOwnCareer();
  const some = postings.length + goals.length > 0;
  return useMemo(() => {
    if (role !== 'doctor') return [];
    const commands: PaletteCommand[] = [
      { id: 'career.add', label: t('career.cmdAddPost'), keywords: '発令 経歴 異動', icon: 'career', run: () => void add() },
      { id: 'career.goals', label: t('career.cmdGoals'), keywords: 'プラン 希望', icon: 'pencil', run: () => openPart('goals') },
      { id: 'career.lane', label: t('career.cmdLane'), icon: 'chart', run: () => openPart('overview') },
    ];
    if (some) commands.push({ id: 'career.send', label: t('career.cmdSend'), icon: 'send', run: () => requestSend({ purpose: 'career', recordIds: [], back: { area: AREA } }) });
    return commands;
  }, [role, some, t]);
}
