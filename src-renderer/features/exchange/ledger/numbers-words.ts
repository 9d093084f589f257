import { useCallback } from 'react';
import { useText } from '../../../i18n/index.ts';

const MOST = 20;

/** No. 2・No. 3 */
export function useNumbersWord(): (numbers: readonly number[]) => string {
  const { t } = useText();
  return useCallback((numbers) => numbers.slice(0, MOST).map((number) => t('ledger.no', { number })).join(t('ledger.join')) + (numbers.length > MOST ? ' …' : ''), [t]);
}
