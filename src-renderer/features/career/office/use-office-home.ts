import { useMemo } from 'react';
import { useText } from '../../../i18n/index.ts';
import type { HomeCard, HomeParts } from '../../../state/feature.ts';
import { AREA } from '../career-places.ts';
import { type CareerFilter, passes } from './received-careers.ts';
import { useReceivedCareers } from './use-received.ts';

/** What received careers have to say on the office's 今日. */
export function useOfficeHome(): HomeParts {
  const { t } = useText();
  const careers = useReceivedCareers();
  return useMemo(() => {
    const cards: HomeCard[] = [];
    const card = (filter: CareerFilter, order: number, title: string): void => {
      const kept = careers.filter((career) => passes(career, filter));
      if (kept.length === 0) return;
      const lines = kept.slice(0, 5).map((career) => ({
        id: career.party,
        text: career.name,
        to: { area: AREA, recordId: career.party },
        ...(filter === 'near' && career.clock !== null ? { on: career.clock.windowTo } : {}),
      }));
      cards.push({ id: `career.${filter}`, column: 'due', order, title, count: kept.length, to: { area: AREA }, lines });
    };
    card('near', 200, t('career.homeOfficeRotation'));
    card('noPlan', 210, t('career.homeOfficeNoPlan'));
    return { cards };
  }, [careers, t]);
}
