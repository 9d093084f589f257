import { isTypedFromPaper, type PermitCaseView } from '../../src-shared/acts/permit-case.ts';
import { permitCases } from '../../src-shared/acts/permit-cases.ts';
import { draftCreate, draftEdit, withFields } from '../../src-shared/journal/draft.ts';
import { living } from '../../src-shared/journal/living.ts';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import { base64url, sha256, utf8 } from '../../src-shared/kernel/bytes.ts';
import type { MemberId, PartyId, RecordId } from '../../src-shared/kernel/ids.ts';
import { ok, type Result } from '../../src-shared/kernel/result.ts';
import { permitReview } from '../../src-shared/records/permit-review.ts';
import { shownValues } from '../../src-shared/records/record-state.ts';
import { session } from './session.ts';

/** One set of notes per case on every PC of the office: the id follows from the case's. */
export const reviewId = async (caseId: RecordId): Promise<RecordId> => base64url((await sha256(utf8(`career-desk/permit-review\0${caseId}`))).slice(0, 12));

export interface Assignee {
  readonly id: MemberId;
  readonly name: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Who works on which case, by the office's own notes. */
export function assignees(): ReadonlyMap<RecordId, Assignee> {
  const found = new Map<RecordId, Assignee>();
  for (const review of living(session().vault.workingSet, 'permitReview')) {
    const { caseId, assignee, assigneeId } = shownValues(review);
    if (typeof caseId === 'string' && text(assigneeId) !== '') found.set(caseId, { id: text(assigneeId), name: text(assignee) });
  }
  return found;
}

export interface OpenCase {
  readonly id: RecordId;
  readonly applicant: string;
  readonly institution: string;
  /** Whose turn it is. */
  readonly waitingOn: 'office' | 'applicant';
  readonly since: number | null;
  readonly person: string;
  readonly assignee: Assignee | null;
}

function openCase(view: PermitCaseView, self: PartyId, assignee: Assignee | null): OpenCase | null {
  const waitingOn = isTypedFromPaper(view, self) ? 'office' : view.fold.waitingOn;
  const ours = view.office === self || view.application?.parties.author === self;
  if (!ours || waitingOn === null) return null;
  const submitted = view.submitted === null ? {} : Object.assign({}, ...Object.values(view.submitted));
  const values = { ...(view.application === undefined ? {} : shownValues(view.application)), ...submitted } as Readonly<Record<string, unknown>>;
  const person = view.application?.person ?? view.subject ?? self;
  return { id: view.caseId, applicant: text(values['applicantName']), institution: text(values['institutionName']), waitingOn, since: view.fold.since, person, assignee };
}

/** Cases of this office that are not decided, the longest waiting first. */
export function openCases(): readonly OpenCase[] {
  const { vault, identity } = session();
  const who = assignees();
  return [...permitCases(vault.workingSet).values()]
    .flatMap((view) => openCase(view, identity.party, who.get(view.caseId) ?? null) ?? [])
    .toSorted((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.id < b.id ? -1 : 1));
}

/** These cases from now on by another member, in one commit; the acts signed before stay who made them. */
export async function assignCases(cases: readonly Pick<OpenCase, 'id' | 'person'>[], to: Assignee, why: string): Promise<Result<number, AppError>> {
  if (cases.length === 0) return ok(0);
  const { vault, identity } = session();
  const ids = await Promise.all(cases.map(({ id }) => reviewId(id)));
  const fields = { assignee: to.name, assigneeId: to.id };
  const saved = await vault.commit('edit', { what: 'assign', why, to: to.name, count: cases.length }, (dot) =>
    cases.map(({ id: caseId, person }, at) => {
      const id = ids[at] as RecordId;
      const known = vault.workingSet.get(id);
      if (known !== undefined) return draftEdit(known, { desk: withFields(known, 'desk', fields) }, dot);
      return draftCreate(permitReview, { id, person, parties: { author: identity.party }, units: { desk: { caseId, ...fields } } }, dot);
    }),
  );
  return saved.ok ? ok(cases.length) : saved;
}
