import type { HomeParts } from '../../state/feature.ts';
import { useSession } from '../../state/session.ts';
import { useDoctorHome } from './doctor/use-doctor-home.ts';
import { useOfficeHome } from './office/use-office-home.ts';

/** The role of an open vault never changes, so exactly one of the two speaks. */
export function useHome(): HomeParts {
  const { role } = useSession().identity;
  const doctor = useDoctorHome();
  const office = useOfficeHome();
  return role === 'doctor' ? doctor : office;
}
