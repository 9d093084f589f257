import type { CaseEvent, PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';

export const lastReturn = (view: PermitCaseView): CaseEvent | undefined => view.fold.effective.filter((event) => event.kind === 'return').at(-1);

/** What the office wrote at which field when it sent the application back. */
export function returnedComments(view: PermitCaseView): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  if (view.fold.status !== 'returned') return comments;
  const list = lastReturn(view)?.act['comments'];
  if (!Array.isArray(list)) return comments;
  for (const item of list as readonly { field?: unknown; text?: unknown }[]) {
    if (typeof item.field === 'string' && typeof item.text === 'string') comments.set(item.field, item.text);
  }
  return comments;
}
