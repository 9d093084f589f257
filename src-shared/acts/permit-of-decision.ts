import { draftCreate } from '../journal/draft.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Json } from '../kernel/json.ts';
import type { Dot, UnitValue } from '../records/heads.ts';
import { permit } from '../records/permit.ts';
import { type RecordState, shownValues } from '../records/record-state.ts';
import type { PermitCaseView } from './permit-case.ts';

const PERMITS: ReadonlySet<unknown> = new Set(['approve', 'approveWithConditions', 'changePermit']);

/** Takes over fields that were filled, under their names in the permit. */
function take(from: Readonly<Record<string, Json>> | undefined, names: Readonly<Record<string, string>>): Record<string, Json> {
  const taken: Record<string, Json> = {};
  for (const [to, name] of Object.entries(names)) {
    const value = from?.[name];
    if (value !== undefined && value !== null) taken[to] = value;
  }
  return taken;
}

/**
 * The permit that a decision makes, from what was submitted and what was decided: the line of the
 * ledger, written by the office in the same commit. Null for acts that permit nothing.
 */
export function permitOfDecision(view: PermitCaseView, decision: RecordState, id: RecordId, dot: Dot, authority?: string): RecordState | null {
  const said = shownValues(decision);
  const { author } = decision.parties;
  if (!PERMITS.has(said.kind) || author === undefined || view.submitted === null) return null;
  const { applicant, place, work, term, source } = view.submitted;
  const units: Record<string, UnitValue> = {
    holder: take(applicant, { holderName: 'applicantName', holderPost: 'post', holderPayTable: 'payTable', holderGrade: 'grade', staffNumber: 'staffNumber' }),
    place: { ...take(place, { institutionName: 'institutionName', institutionAddress: 'institutionAddress', kind: 'kind' }), ...take(work, { workTitle: 'workTitle' }) },
    // The office may permit a shorter time than was asked for.
    term: { ...take(term, { startOn: 'startOn', endOn: 'endOn', weekdays: 'weekdays', startTime: 'startTime', endTime: 'endTime', breakMinutes: 'breakMinutes', frequency: 'frequency', timesPerMonth: 'timesPerMonth' }), ...take(said as Readonly<Record<string, Json>>, { startOn: 'startOn', endOn: 'endOn' }) },
    decision: {
      ...take(said as Readonly<Record<string, Json>>, { permittedOn: 'permittedOn', decidedOn: 'decidedOn', effectiveOn: 'effectiveOn', documentNumber: 'documentNumber', conditions: 'conditions', scan: 'notice' }),
      ...(authority === undefined ? {} : { authority }),
    },
    ground: { caseId: view.caseId, eventId: decision.id, origin: 'decision', ...take(source, { dossierId: 'dossierId' }) },
  };
  return draftCreate(permit, { id, person: decision.person, parties: { author }, units }, dot);
}
