import { useMemo } from 'react';
import { mentorPair } from '../../../../src-shared/records/mentor-pair.ts';
import { shownValues } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { HomeParts } from '../../../state/feature.ts';
import { AREA } from '../mentoring-places.ts';
import { isDelivered, pairFiles } from './pair-files.ts';
import { useOwnPairs } from './use-own-pairs.ts';

/** Pairs whose file one of the two does not have yet. */
function useUndelivered() {
  const pairs = useOwnPairs();
  const ledger = useLedger();
  return useMemo(() => pairs.filter((pair) => pairFiles(pair, ledger).some((file) => !isDelivered(file))), [pairs, ledger]);
}

export function useOfficeHome(): HomeParts {
  const { t } = useText();
  const open = useUndelivered();
  return useMemo(
    () =>
      open.length === 0
        ? {}
        : {
            cards: [
              {
                id: 'mentoring.pairs',
                column: 'ours' as const,
                order: 220,
                title: t('mentoring.homePairs'),
                count: open.length,
                to: { area: AREA },
                lines: open.slice(0, 5).map((pair) => ({ id: pair.id, text: mentorPair.title(shownValues(pair)), to: { area: AREA, recordId: pair.id } })),
              },
            ],
          },
    [open, t],
  );
}

export const useOfficeCount = (): number => useUndelivered().length;
