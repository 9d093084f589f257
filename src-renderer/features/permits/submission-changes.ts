import type { PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import type { Submission } from '../../../src-shared/acts/submission-digest.ts';
import { type Json, sameJson } from '../../../src-shared/kernel/json.ts';
import { permitApplication } from '../../../src-shared/records/permit-application.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A submission as one set of fields. */
export const flatSubmission = (submission: Submission): Readonly<Record<string, Json | undefined>> => Object.assign({}, ...Object.values(submission)) as Record<string, Json>;
const none = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The submissions that took effect, first to last, each as it was frozen. */
export const submissionsOf = (view: PermitCaseView): readonly Submission[] =>
  view.fold.effective.flatMap((event) => {
    const submitted = event.act['submitted'];
    return submitted === undefined || submitted === null ? [] : [submitted as unknown as Submission];
  });

/** Fields that differ between two submissions, in the order of the form. An empty answer and none are the same. */
export function submissionChanges(before: Submission, after: Submission): readonly FieldChange[] {
  const [was, is] = [flatSubmission(before), flatSubmission(after)];
  return Object.keys(permitApplication.fields).flatMap((field): FieldChange[] => {
    const [a, b] = [was[field], is[field]];
    if (none(a) && none(b)) return [];
    return sameJson((a ?? null) as Json, (b ?? null) as Json) ? [] : [{ field, before: a, after: b }];
  });
}

/** What changed since the submission before; empty where there was none. */
export function changesSinceLast(view: PermitCaseView): readonly FieldChange[] {
  const all = submissionsOf(view);
  const [before, after] = [all.at(-2), all.at(-1)];
  return before === undefined || after === undefined ? [] : submissionChanges(before, after);
}

/** The submission of an open 変更許可申請, or null. */
export function openChangeOf(view: PermitCaseView): Submission | null {
  if (view.fold.openChange === null) return null;
  const act = view.fold.effective.find((event) => event.kind === 'changeRequest' && event.submission === view.fold.openChange);
  return (act?.act['submitted'] ?? null) as unknown as Submission | null;
}
