import { useCallback } from 'react';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { useText } from '../../i18n/index.ts';
import { textOf } from './mentoring-places.ts';

/** 「令和8年4月1日から令和9年3月31日まで」 */
export function usePeriod(): (values: Readonly<Record<string, Json | undefined>>) => string {
  const { t } = useText();
  return useCallback(
    (values) => {
      const [from, to] = [textOf(values['startOn']), textOf(values['endOn'])];
      if (from === '') return t('mentoring.periodNone');
      return to === '' ? t('mentoring.periodOpen', { from }) : t('mentoring.periodBoth', { from, to });
    },
    [t],
  );
}
