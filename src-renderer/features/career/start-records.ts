import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { createRecord } from '../../state/commands.ts';
import { session } from '../../state/session.ts';

type Made = Promise<Result<RecordState, AppError>>;

/** A new post: main, actual and at home until said otherwise. */
export const startPosting = (): Made =>
  createRecord('posting', { holding: 'main', certainty: 'actual', destination: 'none' }, { parties: { subject: session().identity.party } });

export const startGoal = (horizon: string): Made => createRecord('careerGoal', { horizon }, { parties: { subject: session().identity.party } });
