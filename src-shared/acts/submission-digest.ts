import { hex, sha256, utf8 } from '../kernel/bytes.ts';
import { canonicalJson, type Json } from '../kernel/json.ts';
import type { UnitValue } from '../records/heads.ts';
import { SUBMITTED_UNITS } from '../records/permit-application.ts';
import type { RecordState } from '../records/record-state.ts';

export type Submission = Readonly<Record<string, UnitValue>>;

/** What a submission freezes: the shared units of the application as they stand now. */
export function submissionOf(application: RecordState): Submission {
  const frozen: Record<string, UnitValue> = {};
  for (const unit of SUBMITTED_UNITS) {
    const value = application.values[unit];
    if (value !== undefined) frozen[unit] = value;
  }
  return frozen;
}

/** SHA-256 of the canonical JSON: the name every later act gives to this submission. */
export const submissionDigest = async (submission: Submission): Promise<string> =>
  hex(await sha256(utf8(`career-desk/submission\0${canonicalJson(submission as unknown as Json)}`)));
