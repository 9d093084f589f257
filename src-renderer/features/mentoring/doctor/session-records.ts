import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { createRecord } from '../../../state/commands.ts';
import { ports, session } from '../../../state/session.ts';
import type { Pairing } from './pairs.ts';

type Made = Promise<Result<RecordState, AppError>>;

/** A session belongs to the mentee's file on both sides, so that both write into the same record. */
export const startSession = ({ mentor, mentee }: Pairing): Made =>
  createRecord('mentorSession', { heldOn: todayInJapan(ports().clock) }, { person: mentee, parties: { mentor, mentee } });

/** 非公開メモ: its own sealed record, author only. */
export const startNote = (sessionId: string): Made => createRecord('mentorNote', { sessionId }, { parties: { author: session().identity.party } });
