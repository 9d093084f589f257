import { label } from '../../../src-shared/records/label.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { useText } from '../../i18n/index.ts';
import type { FeatureModule, HomeParts } from '../../state/feature.ts';
import { useRecords } from '../../state/use-records.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import { trustOf } from './contact-state.tsx';
import { PeopleScreen } from './people-screen.tsx';

const ALL = ['doctor', 'office', 'headquarters'] as const;
const waits = (record: RecordState): boolean => trustOf(record) === 'seen';
const useWaiting = (): readonly RecordState[] => useRecords('contact', waits);

function useHome(): HomeParts {
  const { t } = useText();
  const waiting = useWaiting();
  if (waiting.length === 0) return {};
  return {
    cards: [
      {
        id: 'contacts',
        column: 'ours',
        order: 300,
        title: t('people.countWaiting'),
        note: t('people.countNote'),
        count: waiting.length,
        to: { area: 'people', recordId: 'contacts' },
        lines: waiting.slice(0, 20).map((record) => ({ id: record.id, text: String(shownValues(record).name ?? ''), to: { area: 'people', recordId: record.id } })),
      },
    ],
  };
}

export const feature: FeatureModule = {
  id: 'people',
  areas: [
    {
      id: 'people',
      roles: ALL,
      label: label('連絡先', 'Contacts'),
      icon: 'people',
      order: 850,
      padded: false,
      useCount: () => useWaiting().length,
      Screen: PeopleScreen,
    },
  ],
  useHome,
  finds: [{ type: 'contact', roles: ALL, icon: 'people', placeOf: (record) => ({ area: 'people', recordId: record.id }) }],
};
