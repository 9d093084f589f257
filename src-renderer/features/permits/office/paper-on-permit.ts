import { allowedActs, type CaseEvent, type PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import type { Result } from '../../../../src-shared/kernel/result.ts';
import { readLinks } from '../../../../src-shared/people/propose-link.ts';
import type { UnitValue } from '../../../../src-shared/records/heads.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { movedPermit, readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import type { CivilDate } from '../../../../src-shared/time/civil-date.ts';
import { createRecord, editFields } from '../../../state/commands.ts';
import { caseNow } from '../../../state/permit-cases.ts';
import { session } from '../../../state/session.ts';
import { flatSubmission } from '../submission-changes.ts';
import { allRunning, performOfficeAct, takenOver } from './office-acts.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** 変更許可申請 and 兼業終了届 on paper speak of a permit: the lines of our ledger in force that are this person's, and those another office handed over with their cases. */
export function permitsInForce(dossier: RecordState): readonly RecordState[] {
  const { vault, identity } = session();
  const parties = new Set(readLinks(vault.workingSet.ofType('link').values()).filter((link) => link.dossierId === dossier.id).map((link) => link.partyId));
  const number = text(dossier.values['staff']?.['staffNumber']);
  const transfers = readTransfers(vault.workingSet.ofType('caseTransfer').values());
  return [...allRunning(), ...takenOver().filter((line) => mayEnd(caseOfLine(line)))].filter((line) => {
    const same = line.person === dossier.id || parties.has(line.person) || text(line.values['ground']?.['dossierId']) === dossier.id || (number !== '' && text(line.values['holder']?.['staffNumber']) === number);
    // what was handed over to another office is no longer ours to change
    return same && movedPermit(line, transfers, identity.party)?.way !== 'given';
  });
}

const FROM_LINE = ['institutionName', 'institutionAddress', 'kind', 'workTitle', 'startOn', 'endOn', 'weekdays', 'startTime', 'endTime', 'breakMinutes', 'frequency', 'timesPerMonth'] as const;
/** Of the new paper, not of the one before. */
const OWN_PAPER: ReadonlySet<string> = new Set(['requestLetter', 'paperReceivedOn', 'paperScan', 'changeReason', 'memo', 'dossierId', 'changesPermit']);

/** What is known of the permit is not typed again: only what the paper says differently. */
function fieldsOfPermit(line: RecordState): Record<string, Json> {
  const fields: Record<string, Json> = {};
  const caseId = text(line.values['ground']?.['caseId']);
  const submitted = caseId === '' ? null : (caseNow(caseId)?.submitted ?? null);
  for (const [name, value] of Object.entries(submitted === null ? {} : flatSubmission(submitted))) if (!OWN_PAPER.has(name) && value !== undefined && value !== null) fields[name] = value;
  const shown = shownValues(line);
  for (const name of FROM_LINE) if (shown[name] !== undefined && shown[name] !== null) fields[name] = shown[name] as Json;
  return fields;
}

/** 変更許可申請 on paper: an application of its own in the same queue; once permitted, the line it changes ends. */
export const startPaperChange = (dossier: RecordState, line: RecordState, applicant: Readonly<Record<string, Json>>, receivedOn: CivilDate): Promise<Result<RecordState, AppError>> =>
  createRecord(
    'permitApplication',
    { ...fieldsOfPermit(line), ...applicant, dossierId: dossier.id, paperReceivedOn: receivedOn, changesPermit: line.id },
    { person: dossier.id, parties: { author: session().identity.party }, note: { paper: true } },
  );

/** Received from paper. Why a permit is to change is written on that paper, so it stands in the act as a doctor's own reason does. */
export function receivePaper(view: PermitCaseView, values: Readonly<Record<string, unknown>>, receivedOn: CivilDate, verdict: UnitValue): Promise<Result<RecordState, AppError>> {
  const reason = changedPermit(view.application) === undefined ? '' : text(values['changeReason']).trim();
  return performOfficeAct(view, null, 'paper', { receivedOn, ...verdict, ...(reason === '' ? {} : { reason }) });
}

export interface PaperEnd {
  readonly receivedOn: CivilDate;
  readonly endedOn: CivilDate;
  readonly reason: string;
}

const mayEnd = (view: PermitCaseView | null): view is PermitCaseView => view !== null && allowedActs(view, 'office').includes('endOnPaper');

/** The case behind a line of the ledger. */
export function caseOfLine(line: RecordState): PermitCaseView | null {
  const caseId = text(line.values['ground']?.['caseId']);
  return caseId === '' ? null : caseNow(caseId);
}

/** The applicant's own 終了届 of the case behind a line, where one came electronically. */
export const electronicEnd = (line: RecordState): CaseEvent | undefined => caseOfLine(line)?.fold.effective.findLast((event) => event.kind === 'end' && event.actor === 'applicant');

/** 兼業終了届 on paper: an act of the case, which the applicant hears of with the next file, and always the end of the ledger's line. */
export function recordPaperEnd(line: RecordState, { receivedOn, endedOn, reason }: PaperEnd, words: string): Promise<Result<RecordState, AppError>> {
  const view = caseOfLine(line);
  if (mayEnd(view)) {
    return performOfficeAct(view, null, 'endOnPaper', { effectiveOn: endedOn, receivedOn, ...(reason === '' ? {} : { reason }) });
  }
  return editFields(line.id, { endedOn, endReason: reason === '' ? words : `${words}：${reason}` }, { what: 'paperEnd' });
}

/** The permit an application on paper asks to change; undefined for all others. */
export function changedPermit(application: RecordState | undefined): RecordState | undefined {
  const id = text(application?.values['source']?.['changesPermit']);
  return id === '' ? undefined : session().vault.workingSet.get(id);
}

