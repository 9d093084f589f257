import { careerGoal } from '../../../src-shared/records/career-goal.ts';
import { label } from '../../../src-shared/records/label.ts';
import { posting } from '../../../src-shared/records/posting.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import type { FeatureModule } from '../../state/feature.ts';
import type { Place } from '../../state/navigation.ts';
import { AREA } from './career-places.ts';
import { DoctorCareer } from './doctor-career.tsx';
import { OfficeCareer } from './office/office-career.tsx';
import { useCommands } from './use-commands.ts';
import { useDoctorCount } from './use-doctor-home.ts';
import { useHome } from './use-home.ts';

const own = (record: RecordState): Place => ({ area: AREA, recordId: record.id });
const ofPerson = (record: RecordState): Place | null => (record.parties.subject === undefined ? null : { area: AREA, recordId: record.parties.subject });

/** キャリア: posts on the ladder, lanes, goals; an office reads what was sent. */
export const feature: FeatureModule = {
  id: 'career',
  areas: [
    { id: AREA, roles: ['doctor'], label: label('キャリア', 'Career'), icon: 'career', order: 200, padded: false, useCount: useDoctorCount, Screen: DoctorCareer },
    { id: AREA, roles: ['office', 'headquarters'], label: label('キャリア', 'Career'), icon: 'career', order: 200, padded: false, Screen: OfficeCareer },
  ],
  useCommands,
  useHome,
  finds: [
    { type: 'posting', roles: ['doctor'], icon: 'career', placeOf: own, note: () => posting.label.ja },
    { type: 'careerGoal', roles: ['doctor'], icon: 'career', placeOf: own, note: () => careerGoal.label.ja },
    { type: 'posting', roles: ['office', 'headquarters'], icon: 'career', placeOf: ofPerson, note: () => posting.label.ja },
    { type: 'careerGoal', roles: ['office', 'headquarters'], icon: 'career', placeOf: ofPerson, note: () => careerGoal.label.ja },
  ],
};
