import { allowedActs, type PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { permitOfDecision } from '../../../../src-shared/acts/permit-of-decision.ts';
import { draftEdit, withFields } from '../../../../src-shared/journal/draft.ts';
import { living } from '../../../../src-shared/journal/living.ts';
import type { RecordIndex } from '../../../../src-shared/journal/working-set.ts';
import { appError, type AppError } from '../../../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../../../src-shared/kernel/ids.ts';
import { err, type Result } from '../../../../src-shared/kernel/result.ts';
import type { Dot, UnitValue } from '../../../../src-shared/records/heads.ts';
import { isDeleted } from '../../../../src-shared/records/life.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { movedPermit, readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { addDays, civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { type ActOrder, caseNow, performAct } from '../../../state/permit-cases.ts';
import { ports, session } from '../../../state/session.ts';
import { caseValues } from '../case-title.ts';
import { paperWords } from '../papers/form-pack.ts';
import { type ActingMember, type CaseOf, whyNotAct } from './who-may-act.ts';
import { openChangeOf } from '../submission-changes.ts';

export const actingMember = (): ActingMember => {
  const { identity, member } = session();
  return { name: member.name, party: identity.party, roles: member.roles };
};

export function caseOf(view: PermitCaseView, dossierName: string | null): CaseOf {
  const name = caseValues(view, true)['applicantName'];
  return {
    applicantNames: [typeof name === 'string' ? name : '', dossierName ?? ''].filter((one) => one !== ''),
    subject: view.subject,
    onPaper: view.fold.onPaper || view.application?.parties.author === session().identity.party,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const lineKey = (author: PartyId | undefined, caseId: unknown): string => `${author ?? ''} ${text(caseId)}`;

/** The lines of ledgers that still run, by whose they are and the case that made them. */
const RUNNING: RecordIndex = {
  type: 'permit',
  keyOf: (record) => (isDeleted(record) || typeof record.values['end']?.['endedOn'] === 'string' ? null : lineKey(record.parties.author, record.values['ground']?.['caseId'])),
};

function runningLines(caseId: string): RecordState[] {
  const { vault, identity } = session();
  return [...(vault.workingSet.indexed(RUNNING).get(lineKey(identity.party, caseId)) ?? [])];
}

/** All of ours that still run: where somebody asks for once, by something else than the case. */
export function allRunning(): RecordState[] {
  const { vault, identity } = session();
  return [...living(vault.workingSet, 'permit')].filter((record) => record.parties.author === identity.party && RUNNING.keyOf(record) !== null);
}

/** Taken over from another office and still running as far as its line can say: its author is not us, so only its case can end it. */
export function takenOver(): RecordState[] {
  const { vault, identity } = session();
  const transfers = readTransfers(vault.workingSet.ofType('caseTransfer').values());
  return [...living(vault.workingSet, 'permit')].filter((record) => RUNNING.keyOf(record) !== null && movedPermit(record, transfers, identity.party)?.way === 'taken');
}

/** Whether a case made a line that still runs. */
export function isRunning(caseId: RecordId): boolean {
  const { vault, identity } = session();
  return vault.workingSet.indexed(RUNNING).has(lineKey(identity.party, caseId));
}

/** Our lines of a case that have ended, whichever act made them. */
function endedLinesOf(caseId: string): RecordState[] {
  const { vault, identity } = session();
  return [...living(vault.workingSet, 'permit')].filter((record) => record.parties.author === identity.party && record.values['ground']?.['caseId'] === caseId && RUNNING.keyOf(record) === null);
}

/** The end was typed in by mistake: the lines it closed run on. */
function reopenedLines(view: PermitCaseView, dot: Dot): RecordState[] {
  const day = text(view.fold.effective.at(-1)?.act['effectiveOn']);
  const closed = endedLinesOf(view.caseId).filter((record) => record.values['end']?.['endedOn'] === day);
  return closed.map((record) => draftEdit(record, { end: withFields(record, 'end', { endedOn: null, endReason: null }) }, dot));
}

/** A changed permit follows the old one, a revoked one ends: written with the act, so the ledger never lags. */
function endedLines(act: RecordState, caseId: string, reason: string, dot: Dot): RecordState[] {
  const said = shownValues(act);
  const on = text(said['effectiveOn']) || text(said['permittedOn']) || text(said['decidedOn']) || civilDateOfMs(hlcMs(act.stamp[2]));
  const endedOn = said['kind'] === 'changePermit' ? addDays(text(said['startOn']) || on, -1) : on;
  return runningLines(caseId).map((record) => draftEdit(record, { end: withFields(record, 'end', { endedOn, endReason: reason }) }, dot));
}

const runningLine = (id: string): RecordState | undefined => (id === '' ? undefined : allRunning().find((record) => record.id === id));

const startOf = (made: RecordState, act: RecordState): string =>
  text(made.values['term']?.['startOn']) || text(act.values['act']?.['permittedOn']) || civilDateOfMs(hlcMs(act.stamp[2]));

/** What the acts of the case have to say to the ledger, in the commit of the act itself. */
function ledgerRows(view: PermitCaseView, act: RecordState, dot: Dot): readonly RecordState[] {
  const kind = act.values['act']?.['kind'];
  const asked = kind === 'changePermit' ? openChangeOf(view) : null;
  const made = permitOfDecision(asked === null ? view : { ...view, submitted: asked }, act, newId(ports().random), dot, paperWords(view.office).authority);
  const reason = text(act.values['act']?.['reason']);
  // 変更許可申請 on paper: once permitted, the line it asked to change ends the day before
  const changed = made === null ? undefined : runningLine(text(view.application?.values['source']?.['changesPermit']));
  if (kind === 'endTakenBack') return reopenedLines(view, dot);
  const why = { changePermit: '変更許可', revoke: reason || '取消', end: reason || '兼業終了届', endOnPaper: reason === '' ? ON_PAPER : `${ON_PAPER}：${reason}` }[String(kind)];
  const ended = why === undefined ? [] : endedLines(act, view.caseId, why, dot);
  const followed = changed === undefined || made === null ? [] : [draftEdit(changed, { end: withFields(changed, 'end', { endedOn: addDays(startOf(made, act), -1), endReason: '変更許可' }) }, dot)];
  return made === null ? ended : [...ended, ...followed, made];
}

/** The ledger's word for it. */
const ON_PAPER = '兼業終了届（紙）';

/** 変更許可申請 on paper of a permit whose case came electronically: once permitted, that case ends too, and its applicant hears of it. */
function closedWith(view: PermitCaseView, kind: PermitEventKind, fields: UnitValue): ActOrder['further'] {
  if (kind !== 'approve' && kind !== 'approveWithConditions') return [];
  const line = session().vault.workingSet.get(text(view.application?.values['source']?.['changesPermit']));
  const changed = line === undefined || RUNNING.keyOf(line) === null ? undefined : line;
  const caseId = text(changed?.values['ground']?.['caseId']);
  const of = caseId === '' ? null : caseNow(caseId);
  if (of === null || !allowedActs(of, 'office').includes('endOnPaper')) return [];
  const start = text(fields['startOn']) || text(view.submitted?.term?.['startOn']) || text(fields['permittedOn']);
  const receivedOn = text(view.application?.values['source']?.['paperReceivedOn']);
  const said = { reason: '紙の変更許可申請による変更許可', ...(start === '' ? {} : { effectiveOn: addDays(start, -1) }), ...(receivedOn === '' ? {} : { receivedOn }) };
  return [{ caseId, kind: 'endOnPaper', office: session().identity.party, fields: said }];
}

/** Records an act of the office: who may do it is asked here as well, not only on the screen. */
export function performOfficeAct(view: PermitCaseView, dossierName: string | null, kind: PermitEventKind, fields: UnitValue = {}): Promise<Result<RecordState, AppError>> {
  const why = whyNotAct(kind, actingMember(), caseOf(view, dossierName));
  if (why !== null) return Promise.resolve(err(appError('act/not-allowed', { kind, why })));
  return performAct({ caseId: view.caseId, kind, office: session().identity.party, fields, rows: (act, dot) => ledgerRows(view, act, dot), further: closedWith(view, kind, fields) ?? [] });
}

/** Our ledger lines that still run although the applicant reported the end: the clerk writes the day. */
export const linesAfterEnd = (view: PermitCaseView): readonly RecordState[] => (view.fold.status === 'ended' || view.fold.status === 'revoked' ? runningLines(view.caseId) : []);

/** Our lines of a case that ended by a report, and name another day; a line that a changed permit followed is none. */
export const linesEndedOtherwise = (view: PermitCaseView, day: string): readonly RecordState[] => {
  const lines = view.fold.status === 'ended' ? endedLinesOf(view.caseId) : [];
  const last = lines.toSorted((a, b) => (text(a.values['end']?.['endedOn']) < text(b.values['end']?.['endedOn']) ? 1 : -1)).slice(0, 1);
  return last.filter((record) => record.values['end']?.['endedOn'] !== day);
};
