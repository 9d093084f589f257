import type { Result } from '../../../../src-shared/kernel/result.ts';
import type { Session } from '../../../state/session.ts';
import { fillDoctor } from './fill-doctor.ts';
import { fillOffice } from './fill-office.ts';

/** Fills an empty sample by the commands of the screens: what they refuse, a sample cannot hold. */
export const fillSample = ({ identity }: Session): Promise<Result<void>> => (identity.role === 'doctor' ? fillDoctor() : fillOffice());
