import { careerGoal } from './career-goal.ts';
import { caseTransfer } from './case-transfer.ts';
import { contact } from './contact.ts';
import { isSealed, type RecordDefinition } from './definition.ts';
import { deletionStatement } from './deletion-statement.ts';
import { dossier } from './dossier.ts';
import { exchangeEntry } from './exchange-entry.ts';
import { formPack } from './form-pack.ts';
import { heldRow } from './held-row.ts';
import { invitationCode } from './invitation-code.ts';
import { link } from './link.ts';
import { lostDevice } from './lost-device.ts';
import { mediaCarry } from './media-carry.ts';
import { member } from './member.ts';
import { mentorNote } from './mentor-note.ts';
import { mentorPair } from './mentor-pair.ts';
import { mentorSession } from './mentor-session.ts';
import { permit } from './permit.ts';
import { permitApplication } from './permit-application.ts';
import { permitEvent } from './permit-event.ts';
import { permitReview } from './permit-review.ts';
import { person } from './person.ts';
import { posting } from './posting.ts';
import { preference } from './preference.ts';
import { recallRequest } from './recall-request.ts';
import { refusedFile } from './refused-file.ts';
import { referenceSet } from './reference-set.ts';
import { returnedCopy } from './returned-copy.ts';
import { typedWords } from './typed-words.ts';

/** Every record type of this version. A type is for ever: a changed meaning takes a new one. */
export const DEFINITIONS = {
  person,
  dossier,
  link,
  posting,
  careerGoal,
  permitApplication,
  permitEvent,
  permit,
  permitReview,
  caseTransfer,
  returnedCopy,
  formPack,
  mentorPair,
  mentorSession,
  mentorNote,
  recallRequest,
  deletionStatement,
  contact,
  invitationCode,
  lostDevice,
  referenceSet,
  exchangeEntry,
  heldRow,
  refusedFile,
  mediaCarry,
  member,
  preference,
  typedWords,
} as const;

export type RecordType = keyof typeof DEFINITIONS;

/** Types whose units are sealed have no path to an exporter: this type does not name them. */
export type ExportableType = Exclude<RecordType, 'mentorNote'>;

export const definitionOf = (type: string): RecordDefinition | undefined =>
  Object.hasOwn(DEFINITIONS, type) ? DEFINITIONS[type as RecordType] : undefined;

export const isSealedType = (type: string): boolean => {
  const definition = definitionOf(type);
  return definition !== undefined && isSealed(definition);
};
