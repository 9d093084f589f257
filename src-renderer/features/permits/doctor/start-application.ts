import { living } from '../../../../src-shared/journal/living.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { createRecord } from '../../../state/commands.ts';
import { session } from '../../../state/session.ts';

const FROM_PERSON = { applicantName: 'name', applicantKana: 'kana', staffNumber: 'staffNumber', affiliation: 'affiliation', post: 'post', payTable: 'payTable', grade: 'grade' } as const;

/** What the doctor already told about themselves is not asked again. */
function applicantFields(): Record<string, Json> {
  const self = session().identity.party;
  const fields: Record<string, Json> = {};
  for (const record of living(session().vault.workingSet, 'person')) {
    if (record.parties.subject !== self) continue;
    const shown = shownValues(record);
    for (const [to, from] of Object.entries(FROM_PERSON)) if (shown[from] !== undefined) fields[to] = shown[from] as Json;
  }
  return fields;
}

/** A new draft with the applicant's own particulars filled in. */
export function startApplication(): Promise<Result<RecordState, AppError>> {
  return createRecord('permitApplication', applicantFields(), { parties: { author: session().identity.party } });
}

/** What belongs to one decision only and is not copied. */
const NOT_COPIED = new Set(['startOn', 'endOn', 'requestLetter', 'memo', 'changeReason', 'paperReceivedOn', 'paperScan', 'dossierId', 'changesPermit']);

/** 写して新しく申請する: all but dates, papers and the decision. */
export function copyApplication(record: RecordState): Promise<Result<RecordState, AppError>> {
  const shown = shownValues(record);
  const copied: Record<string, Json> = {};
  for (const name of Object.keys(permitApplication.fields)) if (shown[name] !== undefined && !NOT_COPIED.has(name)) copied[name] = shown[name] as Json;
  return createRecord('permitApplication', { ...copied, ...applicantFields() }, { parties: { author: session().identity.party }, note: { copyOf: record.id } });
}
