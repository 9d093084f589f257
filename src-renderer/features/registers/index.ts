import { dossier } from '../../../src-shared/records/dossier.ts';
import { shownValues } from '../../../src-shared/records/record-state.ts';
import type { FeatureModule } from '../../state/feature.ts';
import { LedgerScreen } from './ledger/ledger-screen.tsx';
import { StaffScreen } from './staff/staff-screen.tsx';
import { useRegistersHome } from './use-registers-home.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** 名簿 and 許可台帳. */
export const feature: FeatureModule = {
  id: 'registers',
  areas: [
    { id: 'ledger', roles: ['office', 'headquarters'], label: { ja: '許可台帳', en: 'Permit ledger' }, icon: 'book', order: 150, Screen: LedgerScreen },
    { id: 'registers', roles: ['office', 'headquarters'], label: { ja: '名簿', en: 'Staff list' }, icon: 'people', order: 400, Screen: StaffScreen },
  ],
  useHome: useRegistersHome,
  finds: [
    { type: 'dossier', roles: ['office', 'headquarters'], icon: 'people', placeOf: (record) => ({ area: 'registers', recordId: record.id }), note: (record) => [dossier.label.ja, text(shownValues(record)['staffNumber']), text(shownValues(record)['affiliation'])].filter((part) => part !== '').join('　') },
    { type: 'permit', roles: ['office', 'headquarters'], icon: 'book', placeOf: (record) => ({ area: 'ledger', recordId: record.id }), note: (record) => text(shownValues(record)['holderName']) },
  ],
};
