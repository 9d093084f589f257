import type { PartyId, RecordId } from '../kernel/ids.ts';
import type { UnitValue } from '../records/heads.ts';
import type { RecordState } from '../records/record-state.ts';
import { type CaseTransfer, officesOf } from '../rules/case-transfers.ts';
import { applyMove, PERMIT_MOVES, type PermitActor, type PermitEventKind } from '../rules/permit-moves.ts';
import { type RecordedEvent, toCaseEvent } from '../rules/case-events.ts';
import { foldPermitCase, type PermitCase } from '../rules/permit-status.ts';
import type { Submission } from './submission-digest.ts';

/** An act as the rules read it, with the record it comes from. */
export interface CaseEvent extends RecordedEvent {
  readonly act: UnitValue;
}

export interface PermitCaseView {
  readonly caseId: RecordId;
  /** The application as it is now; undefined while only its acts have arrived. */
  readonly application: RecordState | undefined;
  /** The office the case was handed to, or handed over to since; null for a draft. */
  readonly office: PartyId | null;
  /** All its offices in turn, the present one last. */
  readonly offices: readonly PartyId[];
  /** The doctor's party; the office's own for a case on paper. */
  readonly subject: PartyId | null;
  readonly events: readonly CaseEvent[];
  /** Acts of a party that is neither the applicant nor this case's office: shown, without effect. */
  readonly foreign: readonly CaseEvent[];
  readonly fold: PermitCase<CaseEvent>;
  /** What was handed in last; null for a draft. */
  readonly submitted: Submission | null;
}

/** Who acted, by the parties the record names; null for somebody else's act. */
export const actorOf = (record: RecordState): PermitActor | null => {
  const { author, subject, office } = record.parties;
  if (author === office) return 'office';
  return author === subject ? 'applicant' : null;
};

function eventOf(record: RecordState): CaseEvent | null {
  const act = record.values['act'];
  const event = toCaseEvent(record);
  if (act === undefined || event === null || actorOf(record) === null) return null;
  return { ...event, act };
}

const OPENING: ReadonlySet<string> = new Set(['submit', 'paper']);

/** The case of one application from the acts that name it. */
export function permitCase(caseId: RecordId, application: RecordState | undefined, records: Iterable<RecordState>, transfers: readonly CaseTransfer[] = []): PermitCaseView {
  const all = [...records].map(eventOf).filter((event) => event !== null);
  const opening = all.filter((event) => OPENING.has(event.kind)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0];
  const first = opening?.record.parties.office;
  // 移管: every office in turn acted for this case; the last one does now
  const offices = first === undefined ? [] : officesOf(caseId, first, transfers);
  const office = offices.at(-1) ?? null;
  const subject = opening?.record.parties.subject ?? application?.parties.author ?? null;
  const belongs = (event: CaseEvent): boolean => (event.record.parties.office === office || offices.includes(event.record.parties.office ?? '')) && event.record.parties.subject === subject;
  const events = all.filter(belongs);
  const fold = foldPermitCase(events);
  const bringing = fold.effective.filter((event) => event.submission === fold.currentSubmission && event.act['submitted'] !== undefined && event.act['submitted'] !== null).at(-1);
  return {
    caseId,
    application,
    office,
    offices,
    subject,
    events: events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    foreign: all.filter((event) => !belongs(event)),
    fold,
    submitted: bringing === undefined ? null : (bringing.act['submitted'] as unknown as Submission),
  };
}

/** The acts the table allows a side now, in the table's order. `settle` is open to the office while acts have crossed. */
export function allowedActs(view: PermitCaseView, actor: PermitActor): readonly PermitEventKind[] {
  const { position, status } = view.fold;
  if (status === 'crossed') return actor === 'office' ? ['settle'] : [];
  const kinds = new Set<PermitEventKind>();
  for (const move of PERMIT_MOVES) {
    const submission = move.submission === 'names' ? (move.change === undefined ? position.submission : position.change) : 'new';
    if (typeof applyMove(position, { kind: move.kind, actor, submission }) !== 'string') kinds.add(move.kind);
  }
  return [...kinds];
}

export interface ActWish {
  readonly kind: PermitEventKind;
  /** Fields of the act besides those the case decides: reason, dates, conditions … */
  readonly fields?: UnitValue;
  /** The submission an act brings, with its digest (submit, resubmit, paper, changeRequest). */
  readonly brings?: { readonly submission: Submission; readonly digest: string };
}

/** The value of the next act: basis and submission come from the case, so no act can be made on a stale view. */
export function nextAct(view: PermitCaseView, wish: ActWish): UnitValue {
  const { fold } = view;
  const names = wish.kind === 'changePermit' || wish.kind === 'changeRefuse' ? fold.openChange : fold.currentSubmission;
  return {
    ...wish.fields,
    caseId: view.caseId,
    kind: wish.kind,
    submission: wish.brings?.digest ?? names,
    basis: fold.basis,
    seen: [...fold.seen],
    ...(wish.brings === undefined ? {} : { submitted: wish.brings.submission as unknown as UnitValue }),
  };
}

/** 転記: an office's own copy of an application on paper, not received yet or on its way through a 差戻し. It waits for whoever types. */
export const isTypedFromPaper = (view: PermitCaseView, self: PartyId): boolean =>
  view.application?.parties.author === self && (view.fold.status === 'draft' || (view.fold.status === 'returned' && view.fold.onPaper));
