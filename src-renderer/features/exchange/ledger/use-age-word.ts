import { useCallback } from 'react';
import { useText } from '../../../i18n/index.ts';
import type { Age } from '../../../state/exchange/ageing.ts';

/** 3営業日, or plain days where the calendar of that year is not known. */
export function useAgeWord(): (age: Age) => string {
  const { t } = useText();
  return useCallback(({ days, working }) => t(working ? 'ledger.workingDays' : 'ledger.days', { days }), [t]);
}
