import { permitApplication } from '../../../src-shared/records/permit-application.ts';
import type { FeatureModule } from '../../state/feature.ts';
import { DoctorPermits } from './doctor/doctor-permits.tsx';
import { useDoctorCount } from './doctor/doctor-home.ts';
import { OfficePermits } from './office/office-permits.tsx';
import { useOfficeCount } from './office/office-home.ts';
import { useHome } from './use-home.ts';

/** 兼業の許可: the doctor applies, the office decides. */
export const feature: FeatureModule = {
  id: 'permits',
  areas: [
    { id: 'permits', roles: ['doctor'], label: { ja: '兼業の許可', en: 'Side-work permits' }, icon: 'paper', order: 100, useCount: useDoctorCount, Screen: DoctorPermits },
    { id: 'permits', roles: ['office', 'headquarters'], label: { ja: '兼業の審査', en: 'Permit review' }, icon: 'paper', order: 100, useCount: useOfficeCount, Screen: OfficePermits },
  ],
  useHome,
  finds: [
    { type: 'permitApplication', roles: ['doctor', 'office', 'headquarters'], icon: 'paper', placeOf: (record) => ({ area: 'permits', recordId: record.id }), note: () => permitApplication.label.ja },
    { type: 'permit', roles: ['doctor'], icon: 'paper', placeOf: (record) => ({ area: 'permits', recordId: typeof record.values['ground']?.['caseId'] === 'string' ? record.values['ground']['caseId'] : record.id }) },
  ],
};
