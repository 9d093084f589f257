import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
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
import type { PermitEventKind } from '../../../../src-shared/rules/permit-moves.ts';
import { addDays, civilDateOfMs } from '../../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../../src-shared/time/hlc.ts';
import { performAct } from '../../../state/permit-cases.ts';
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

/** Whether a case made a line that still runs. */
export function isRunning(caseId: RecordId): boolean {
  const { vault, identity } = session();
  return vault.workingSet.indexed(RUNNING).has(lineKey(identity.party, caseId));
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
  const ended = kind === 'changePermit' ? endedLines(act, view.caseId, '変更許可', dot) : kind === 'revoke' || kind === 'end' ? endedLines(act, view.caseId, reason || (kind === 'end' ? '兼業終了届' : '取消'), dot) : [];
  const followed = changed === undefined || made === null ? [] : [draftEdit(changed, { end: withFields(changed, 'end', { endedOn: addDays(startOf(made, act), -1), endReason: '変更許可' }) }, dot)];
  return made === null ? ended : [...ended, ...followed, made];
}

/** Records an act of the office: who may do it is asked here as well, not only on the screen. */
export function performOfficeAct(view: PermitCaseView, dossierName: string | null, kind: PermitEventKind, fields: UnitValue = {}): Promise<Result<RecordState, AppError>> {
  const why = whyNotAct(kind, actingMember(), caseOf(view, dossierName));
  if (why !== null) return Promise.resolve(err(appError('act/not-allowed', { kind, why })));
  return performAct({ caseId: view.caseId, kind, office: session().identity.party, fields, rows: (act, dot) => ledgerRows(view, act, dot) });
}

/** Our ledger lines that still run although the applicant reported the end: the clerk writes the day. */
export const linesAfterEnd = (view: PermitCaseView): readonly RecordState[] => (view.fold.status === 'ended' || view.fold.status === 'revoked' ? runningLines(view.caseId) : []);
