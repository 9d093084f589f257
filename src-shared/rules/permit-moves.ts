/** Where a permit case stands, as the fold of its events says. */
export const PERMIT_STATUSES = [
  'draft', // 申請準備中
  'submitted', // 提出済
  'received', // 受付
  'underReview', // 審査中
  'returned', // 差戻し
  'withdrawn', // 取下げ
  'approved', // 許可
  'approvedWithConditions', // 条件を付して許可
  'rejected', // 不許可
  'ended', // 終了
  'revoked', // 取消
  'crossed', // 行き違い
] as const;

export type PermitStatus = (typeof PERMIT_STATUSES)[number];

export const PERMIT_EVENT_KINDS = [
  'submit', // 提出
  'resubmit', // 再提出
  'pullBack', // 引戻し
  'withdraw', // 取下げ
  'changeRequest', // 変更許可申請
  'end', // 兼業終了届
  'paper', // 転記（紙の申請）
  'receive', // 受付
  'review', // 審査開始
  'consultStart', // 合議
  'consultEnd', // 合議終了
  'return', // 差戻し
  'approve', // 許可
  'approveWithConditions', // 条件を付して許可
  'reject', // 不許可
  'changePermit', // 変更許可
  'changeRefuse', // 変更不許可
  'revoke', // 取消
  'endOnPaper', // 兼業終了届（紙）
  'endTakenBack', // 紙の終了届の記載の取消し
  'settle', // 行き違いの整理
] as const;

export type PermitEventKind = (typeof PERMIT_EVENT_KINDS)[number];

export type PermitActor = 'applicant' | 'office';

export interface PermitMove {
  readonly kind: PermitEventKind;
  readonly actor: PermitActor;
  readonly from: readonly PermitStatus[];
  /** null keeps the status. */
  readonly to: PermitStatus | null;
  /** A case that came on paper: the office types in what the applicant handed over. */
  readonly officeForPaper?: true;
  /** The event brings a submission of its own, or must name the current one. */
  readonly submission?: 'brings' | 'names';
  readonly consultation?: 'opens' | 'closes' | 'forbidden';
  readonly change?: 'opens' | 'closes' | 'settles';
  /** What the office typed in by mistake: remembered, so that it can be taken back. */
  readonly typedIn?: 'end' | 'takenBack';
}

const PERMITTED = ['approved', 'approvedWithConditions'] as const;
const IN_HAND = ['received', 'underReview'] as const;

/** THE table of moves. What is not in it is forbidden. */
export const PERMIT_MOVES: readonly PermitMove[] = [
  { kind: 'submit', actor: 'applicant', from: ['draft'], to: 'submitted', submission: 'brings' },
  { kind: 'paper', actor: 'office', from: ['draft', 'returned'], to: 'received', submission: 'brings' },
  { kind: 'resubmit', actor: 'applicant', from: ['returned'], to: 'submitted', submission: 'brings' },
  { kind: 'pullBack', actor: 'applicant', from: ['submitted'], to: 'draft' },
  { kind: 'withdraw', actor: 'applicant', from: ['submitted', 'received', 'underReview', 'returned'], to: 'withdrawn', officeForPaper: true },
  { kind: 'withdraw', actor: 'applicant', from: PERMITTED, to: null, officeForPaper: true, change: 'closes' },
  { kind: 'receive', actor: 'office', from: ['submitted'], to: 'received', submission: 'names' },
  { kind: 'review', actor: 'office', from: ['received'], to: 'underReview', submission: 'names' },
  { kind: 'consultStart', actor: 'office', from: IN_HAND, to: 'underReview', submission: 'names', consultation: 'opens' },
  { kind: 'consultEnd', actor: 'office', from: ['underReview'], to: 'underReview', submission: 'names', consultation: 'closes' },
  { kind: 'return', actor: 'office', from: IN_HAND, to: 'returned', submission: 'names' },
  { kind: 'approve', actor: 'office', from: IN_HAND, to: 'approved', submission: 'names', consultation: 'forbidden' },
  { kind: 'approveWithConditions', actor: 'office', from: IN_HAND, to: 'approvedWithConditions', submission: 'names', consultation: 'forbidden' },
  { kind: 'reject', actor: 'office', from: IN_HAND, to: 'rejected', submission: 'names', consultation: 'forbidden' },
  { kind: 'changeRequest', actor: 'applicant', from: PERMITTED, to: null, officeForPaper: true, submission: 'brings', change: 'opens' },
  { kind: 'changePermit', actor: 'office', from: PERMITTED, to: null, submission: 'names', change: 'settles' },
  { kind: 'changeRefuse', actor: 'office', from: PERMITTED, to: null, submission: 'names', change: 'closes' },
  { kind: 'end', actor: 'applicant', from: PERMITTED, to: 'ended', officeForPaper: true },
  { kind: 'revoke', actor: 'office', from: PERMITTED, to: 'revoked' },
  { kind: 'endOnPaper', actor: 'office', from: PERMITTED, to: 'ended', typedIn: 'end' },
  { kind: 'endTakenBack', actor: 'office', from: ['ended'], to: null, typedIn: 'takenBack' },
];

/** What a case remembers beside its status. */
export interface PermitPosition {
  readonly status: PermitStatus;
  readonly submission: string | null;
  /** The submission of an open 変更許可申請. */
  readonly change: string | null;
  readonly consulting: boolean;
  readonly onPaper: boolean;
  /** Where it stood before an end that the office typed in from paper. */
  readonly beforeEnd: { readonly status: PermitStatus; readonly change: string | null } | null;
}

export const PERMIT_START: PermitPosition = { status: 'draft', submission: null, change: null, consulting: false, onPaper: false, beforeEnd: null };

export type RefusalReason =
  | 'not-allowed'
  | 'wrong-actor'
  | 'submission-missing'
  | 'stale-submission'
  | 'consultation-open'
  | 'no-consultation'
  | 'no-open-change'
  | 'change-open'
  | 'crossed-first'
  | 'not-crossed'
  | 'unknown-basis'
  | 'forked';

export interface MoveRequest {
  readonly kind: PermitEventKind;
  readonly actor: PermitActor;
  readonly submission: string | null;
}

/** One step by the table: the next position, or why the step is not taken. */
export function applyMove(at: PermitPosition, event: MoveRequest): PermitPosition | RefusalReason {
  if (at.status === 'crossed') return 'crossed-first';
  const move = PERMIT_MOVES.find((row) => row.kind === event.kind && row.from.includes(at.status));
  if (move === undefined) return event.kind === 'settle' ? 'not-crossed' : 'not-allowed';
  const paperByOffice = at.onPaper && event.actor === 'office' && move.officeForPaper === true;
  if (event.actor !== move.actor && !paperByOffice) return 'wrong-actor';
  if (move.change === 'opens' && at.change !== null) return 'change-open';
  if ((move.change === 'closes' || move.change === 'settles') && at.change === null) return 'no-open-change';
  if (move.submission !== undefined && event.submission === null) return 'submission-missing';
  const current = move.change === undefined ? at.submission : at.change;
  if (move.submission === 'names' && event.submission !== current) return 'stale-submission';
  if (move.consultation === 'closes' && !at.consulting) return 'no-consultation';
  if (move.consultation === 'forbidden' && at.consulting) return 'consultation-open';
  if (move.typedIn === 'takenBack') return at.beforeEnd === null ? 'not-allowed' : { ...at, ...at.beforeEnd, beforeEnd: null };
  const status = move.to ?? at.status;
  const brings = move.submission === 'brings' && move.change === undefined;
  return {
    status,
    submission: brings || move.change === 'settles' ? event.submission : at.submission,
    change: move.change === 'opens' ? event.submission : move.change !== undefined || move.to !== null ? null : at.change,
    consulting: move.consultation === 'opens' || (at.consulting && status === 'underReview' && move.consultation !== 'closes'),
    onPaper: at.onPaper || move.kind === 'paper',
    beforeEnd: move.typedIn === 'end' ? { status: at.status, change: at.change } : null,
  };
}

/** The acts open to a party, for buttons; submissions are checked when the act is made. */
export const movesOpenTo = (at: PermitPosition, actor: PermitActor): readonly PermitEventKind[] =>
  at.status === 'crossed'
    ? actor === 'office' ? ['settle'] : []
    : PERMIT_EVENT_KINDS.filter((kind) => {
        const move = PERMIT_MOVES.find((row) => row.kind === kind && row.from.includes(at.status));
        const named = move?.change === undefined ? at.submission : at.change;
        const submission = move?.submission === 'brings' ? 'new' : named;
        return typeof applyMove(at, { kind, actor, submission }) !== 'string';
      });
