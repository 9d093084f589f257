import { label } from '../../../src-shared/records/label.ts';
import { mentorPair } from '../../../src-shared/records/mentor-pair.ts';
import type { FeatureModule } from '../../state/feature.ts';
import { DoctorMentoring } from './doctor/doctor-mentoring.tsx';
import { useDoctorCount } from './doctor/use-doctor-home.ts';
import { AREA } from './mentoring-places.ts';
import { OfficeMentoring } from './office/office-mentoring.tsx';
import { useOfficeCount } from './office/use-office-home.ts';
import { useCommands } from './use-commands.ts';
import { useHome } from './use-home.ts';

/** メンター: pairs by the coordinator, meetings between the two, private notes that never leave. */
export const feature: FeatureModule = {
  id: 'mentoring',
  areas: [
    { id: AREA, roles: ['doctor'], label: label('メンター', 'Mentoring'), icon: 'talk', order: 300, padded: false, useCount: useDoctorCount, Screen: DoctorMentoring },
    { id: AREA, roles: ['office', 'headquarters'], label: label('メンター', 'Mentoring'), icon: 'talk', order: 300, padded: false, useCount: useOfficeCount, Screen: OfficeMentoring },
  ],
  useCommands,
  useHome,
  // Sessions and notes are not found by search: what was said stays on its own screen.
  finds: [{ type: 'mentorPair', roles: ['doctor', 'office', 'headquarters'], icon: 'talk', placeOf: (record) => ({ area: AREA, recordId: record.id }), note: () => mentorPair.label.ja }],
};
