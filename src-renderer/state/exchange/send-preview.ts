import { useCallback } from 'react';
import type { ExportDraft } from '../../../src-shared/exchange/build-export.ts';
import { type NewDeletions, newDeletionsSteps } from '../../../src-shared/exchange/new-deletions.ts';
import type { Purpose } from '../../../src-shared/exchange/policy.ts';
import { periodOf } from '../../../src-shared/exchange/record-period.ts';
import { subjectOf } from '../../../src-shared/exchange/record-subject.ts';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { ok, type Result } from '../../../src-shared/kernel/result.ts';
import { inPieces, type Steps } from '../../../src-shared/kernel/steps.ts';
import type { RecordState } from '../../../src-shared/records/record-state.ts';
import { nameOfPerson } from '../person-name.ts';
import { session } from '../session.ts';
import { useRevision } from '../use-records.ts';
import { ledgerNow } from './ledger-now.ts';
import { type ExportWish, optionalUnits, planExportSteps } from './plan-export.ts';
import { type InSteps, useInSteps } from './use-in-steps.ts';

/** The records of one person, as the screen names them. */
export interface PersonRecords {
  readonly person: string;
  readonly name: string;
  readonly rows: readonly RecordState[];
}

/** All the send screen says of a file, so that drawing it reads no long list. */
export interface SendPreview {
  readonly draft: ExportDraft;
  /** By the person a record is kept under, as the recipient reads it. */
  readonly people: readonly PersonRecords[];
  /** By the person a record speaks of, for choosing of whom to send. */
  readonly subjects: readonly PersonRecords[];
  readonly deletions: NewDeletions;
  /** Something in it belongs to a time. */
  readonly hasTimes: boolean;
  /** Units in it that left because they were ticked, as 'careerGoal.family'. */
  readonly ticked: ReadonlyMap<string, number>;
}

/** Purposes whose files may be narrowed to a time: what a case rests on is never cut. */
const BY_PERIOD: ReadonlySet<Purpose> = new Set(['career', 'mentoring']);

function* byPerson(rows: readonly RecordState[], personOf: (row: RecordState) => string): Steps<readonly PersonRecords[]> {
  const groups = new Map<string, RecordState[]>();
  yield* inPieces(rows, (row) => {
    const person = personOf(row);
    const list = groups.get(person);
    if (list === undefined) groups.set(person, [row]);
    else list.push(row);
  });
  const people: PersonRecords[] = [];
  yield* inPieces(groups, ([person, own]) => void people.push({ person, name: nameOfPerson(person, own), rows: own }), 16);
  return people;
}

export function* previewSteps(wish: ExportWish): Steps<Result<SendPreview, AppError>> {
  const planned = yield* planExportSteps(wish);
  if (!planned.ok) return planned;
  const draft = planned.value;
  const world = { self: session().identity.party, recipient: draft.recipient };
  const mayHaveTimes = BY_PERIOD.has(draft.purpose);
  const units = optionalUnits(draft.purpose);
  const ticked = new Map<string, number>();
  let hasTimes = false;
  yield* inPieces(draft.rows, (row) => {
    if (mayHaveTimes && !hasTimes) hasTimes = periodOf(row) !== null;
    for (const { key, type, unit } of units) if (row.type === type && row.values[unit] !== undefined) ticked.set(key, (ticked.get(key) ?? 0) + 1);
  });
  return ok({
    draft,
    people: yield* byPerson(draft.rows, (row) => row.person),
    subjects: yield* byPerson(draft.rows, (row) => subjectOf(row, world)),
    deletions: yield* newDeletionsSteps(draft, ledgerNow(), draft.recipient),
    hasTimes,
    ticked,
  });
}

export type Preview = InSteps<Result<SendPreview, AppError>>;

/** The preview of a wish, made anew whenever a commit changed something. Of a file for somebody or something else nothing is shown meanwhile. */
export function usePreview(wish: ExportWish | null): Preview {
  const revision = useRevision();
  // the revision stands for the content of the mutable working set
  // eslint-disable-next-line react/exhaustive-deps
  const make = useCallback(() => previewSteps(wish as ExportWish), [wish, revision]);
  const { value, fresh } = useInSteps(wish === null ? null : make);
  const ofOther = value?.ok === true && (value.value.draft.recipient !== wish?.recipient || value.value.draft.purpose !== wish.purpose);
  return { value: fresh || (value?.ok === true && !ofOther) ? value : null, fresh };
}
