import type { HomeParts } from '../../state/feature.ts';
import { useSession } from '../../state/session.ts';
import { useDoctorHome } from './doctor/doctor-home.ts';
import { useOfficeHome } from './office/office-home.ts';

/** The role of an open vault never changes, so exactly one of the two runs. */
export function useHome(): HomeParts {
  const { role } = useSession().identity;
  const doctor = useDoctorHome();
  const office = useOfficeHome();
  return role === 'doctor' ? doctor : office;
}
