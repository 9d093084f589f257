import { useMemo } from 'react';
import { readTransfers } from '../../src-shared/rules/case-transfers.ts';
import { signAct } from '../../src-shared/acts/sign-act.ts';
import { type ActWish, nextAct, permitCase, type PermitCaseView } from '../../src-shared/acts/permit-case.ts';
import { permitCases } from '../../src-shared/acts/permit-cases.ts';
import { submissionDigest, submissionOf } from '../../src-shared/acts/submission-digest.ts';
import type { CommitNote } from '../../src-shared/journal/commit.ts';
import { draftCreate } from '../../src-shared/journal/draft.ts';
import { appError, type AppError } from '../../src-shared/kernel/app-error.ts';
import { newId, type PartyId, type RecordId } from '../../src-shared/kernel/ids.ts';
import { err, ok, type Result } from '../../src-shared/kernel/result.ts';
import type { Dot, UnitValue } from '../../src-shared/records/heads.ts';
import type { Parties, RecordState } from '../../src-shared/records/record-state.ts';
import { permitEvent } from '../../src-shared/records/permit-event.ts';
import type { PermitActor, PermitEventKind } from '../../src-shared/rules/permit-moves.ts';
import { applyMove } from '../../src-shared/rules/permit-moves.ts';
import { ports, session, useSession } from './session.ts';
import { useRevision } from './use-records.ts';

/** Every permit case of this vault, recomputed once per commit. */
export function usePermitCases(): ReadonlyMap<RecordId, PermitCaseView> {
  const { workingSet } = useSession().vault;
  const revision = useRevision();
  // the revision stands for the content of the mutable working set
  return useMemo(() => permitCases(workingSet), [workingSet, revision]);
}

/** One case as it stands at this moment; null when there is no such case. */
export function caseNow(caseId: RecordId): PermitCaseView | null {
  const { workingSet } = session().vault;
  const acts = [...workingSet.ofType('permitEvent').values()].filter((record) => record.values['act']?.['caseId'] === caseId);
  const application = workingSet.get(caseId);
  return application === undefined && acts.length === 0 ? null : permitCase(caseId, application, acts, readTransfers(workingSet.ofType('caseTransfer').values()));
}

export interface ActOrder {
  readonly caseId: RecordId;
  readonly kind: PermitEventKind;
  readonly fields?: UnitValue;
  /** Needed for the first act of a case: to which office it goes. */
  readonly office?: PartyId;
  /** Further rows of the same commit, made with the same dot: the permit that a decision creates. */
  readonly alongside?: (act: RecordState) => readonly AlongsideRecord[];
  /** The same as finished rows: the line of the ledger that a decision makes or ends. */
  readonly rows?: (act: RecordState, dot: Dot) => readonly RecordState[];
  /** Acts of other cases that belong to this one, in the same commit: all of them or none. */
  readonly further?: readonly Omit<ActOrder, 'further'>[];
}

export interface AlongsideRecord {
  readonly definition: Parameters<typeof draftCreate>[0];
  readonly person: string;
  readonly parties: Parties;
  readonly units: Readonly<Record<string, UnitValue>>;
}

const BRINGS: ReadonlySet<PermitEventKind> = new Set(['submit', 'resubmit', 'paper', 'changeRequest']);

async function wishOf(view: PermitCaseView, order: ActOrder): Promise<ActWish> {
  const { kind } = order;
  const base = { kind, fields: { actedBy: session().member.name, ...order.fields } };
  if (!BRINGS.has(kind) || view.application === undefined) return base;
  const submission = submissionOf(view.application);
  return { ...base, brings: { submission, digest: await submissionDigest(submission) } };
}

/** An act that is signed and stands nowhere yet. */
export interface ActDraft {
  readonly id: RecordId;
  readonly note: CommitNote;
  /** For its commit, where it is looked at once more whether the case has moved on. */
  readonly rows: (dot: Dot) => Result<readonly RecordState[], AppError>;
}

/** An official act, checked against the table of moves and signed by the member in front of the screen. Nothing is written. */
export async function draftAct(order: ActOrder): Promise<Result<ActDraft, AppError>> {
  const { identity, member, vault } = session();
  const view = caseNow(order.caseId);
  if (view === null) return err(appError('vault/missing', { id: order.caseId }));
  const office = view.office ?? order.office;
  if (office === undefined) return err(appError('act/incomplete', { missing: 'office' }));
  // 移管済: what was handed over is kept to be read, and acted on by the new office alone.
  if (view.offices.slice(0, -1).includes(identity.party) && office !== identity.party) return err(appError('unit/other-office', { caseId: order.caseId }));
  const actor: PermitActor = office === identity.party ? 'office' : 'applicant';
  const wish = await wishOf(view, order);
  const act = nextAct(view, wish);
  const submission = typeof act['submission'] === 'string' ? act['submission'] : null;
  const step = order.kind === 'settle' ? null : applyMove(view.fold.position, { kind: order.kind, actor, submission });
  if (typeof step === 'string') return err(appError('act/not-allowed', { kind: order.kind, why: step }));
  const subject = view.subject ?? identity.party;
  const parties: Parties = { author: identity.party, subject, office };
  const person = view.application?.person ?? subject;
  const id = newId(ports().random);
  const { signing } = vault.members;
  if (signing === null) return err(appError('act/not-signed', { name: member.name }));
  const signed = await signAct(id, parties, act, {
    member: member.id,
    publicKey: signing.publicKey,
    privateKey: signing.privateKey,
    certificate: member.certificate,
  });
  const further: ActDraft[] = [];
  for (const one of order.further ?? []) {
    const draft = await draftAct(one);
    if (!draft.ok) return draft;
    further.push(draft.value);
  }
  const rows = (dot: Dot): Result<readonly RecordState[], AppError> => {
    const now = caseNow(order.caseId);
    if (now === null || now.fold.basis !== view.fold.basis) return err(appError('unit/stale-basis', { caseId: order.caseId }));
    const row = draftCreate(permitEvent, { id, person, parties, units: { act: signed } }, dot);
    const others = (order.alongside?.(row) ?? []).map((wanted) =>
      draftCreate(wanted.definition, { id: newId(ports().random), person: wanted.person, parties: wanted.parties, units: wanted.units }, dot),
    );
    const all = [row, ...others, ...(order.rows?.(row, dot) ?? [])];
    for (const one of further) {
      const more = one.rows(dot);
      if (!more.ok) return more;
      all.push(...more.value);
    }
    return ok(all);
  };
  return ok({ id, note: { what: 'act', act: order.kind, caseId: order.caseId }, rows });
}

/** Records an official act, with whatever it creates. Nothing is written when the case has moved on. */
export async function performAct(order: ActOrder): Promise<Result<RecordState, AppError>> {
  const { vault } = session();
  const draft = await draftAct(order);
  if (!draft.ok) return draft;
  const { id, note, rows } = draft.value;
  const saved = await vault.commit('act', note, rows);
  return saved.ok ? ok(vault.workingSet.get(id) as RecordState) : saved;
}

const CLOSED: ReadonlySet<string> = new Set(['draft', 'withdrawn', 'rejected', 'ended', 'revoked']);

/** Cases of a doctor here that nothing has closed yet. */
export const openCasesUnder = (subject: PartyId): number =>
  [...permitCases(session().vault.workingSet).values()].filter((view) => view.subject === subject && !CLOSED.has(view.fold.status)).length;
