import { allowedActs, type PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { submissionOf } from '../../../../src-shared/acts/submission-digest.ts';
import type { PartyId } from '../../../../src-shared/kernel/ids.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { type FieldChange, submissionChanges } from '../submission-changes.ts';

/** A permit in force whose holder may ask for a change (変更許可申請): one at a time, and only of an own application. */
export const mayRequestChange = (view: PermitCaseView, self: PartyId): boolean =>
  view.application?.parties.author === self && allowedActs(view, 'applicant').includes('changeRequest');

/** What the application says differently from what was permitted: the change being written. */
export const draftedChanges = (view: PermitCaseView): readonly FieldChange[] =>
  view.submitted === null || view.application === undefined ? [] : submissionChanges(view.submitted, submissionOf(view.application));

/** The fields that bring the application back to what was permitted. */
export const fieldsAsPermitted = (view: PermitCaseView): Readonly<Record<string, Json>> =>
  Object.fromEntries([...draftedChanges(view).map(({ field, before }) => [field, before ?? null] as const), ['changeReason', null] as const]);
