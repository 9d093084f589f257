import type { CaseEvent, PermitCaseView } from '../../../src-shared/acts/permit-case.ts';
import { type CivilDate, civilDateOfMs } from '../../../src-shared/time/civil-date.ts';
import { hlcMs } from '../../../src-shared/time/hlc.ts';

export interface ReportedEnd {
  readonly event: CaseEvent;
  readonly on: CivilDate;
  /** The office wrote down what came on paper; else the applicant reported it in a file. */
  readonly onPaper: boolean;
}

export interface CaseEnd {
  /** The report that counts; null where the permit did not end by one. */
  readonly counts: ReportedEnd | null;
  /** Others that came without knowing of it. */
  readonly others: readonly ReportedEnd[];
  /** An end on paper that was taken back, while nothing has followed. */
  readonly takenBack: CaseEvent | null;
}

const ENDS: ReadonlySet<string> = new Set(['end', 'endOnPaper']);

const textOr = (value: unknown): string => (typeof value === 'string' ? value : '');

const asEnd = (event: CaseEvent): ReportedEnd => ({ event, on: textOr(event.act['effectiveOn']) || civilDateOfMs(hlcMs(event.at)), onPaper: event.actor === 'office' });

/** How a permit came to its end, and what else was said about it. */
export function caseEnd(view: PermitCaseView): CaseEnd {
  const { status, effective, aside } = view.fold;
  const counts = status === 'ended' ? effective.findLast((event) => ENDS.has(event.kind)) : undefined;
  const last = effective.at(-1);
  return {
    counts: counts === undefined ? null : asEnd(counts),
    others: counts === undefined ? [] : aside.filter(({ event }) => ENDS.has(event.kind)).map(({ event }) => asEnd(event)),
    takenBack: last?.kind === 'endTakenBack' ? last : null,
  };
}

/** Reports that name another day than the one that counts. */
export const otherDays = ({ counts, others }: CaseEnd): readonly ReportedEnd[] => (counts === null ? [] : others.filter(({ on }) => on !== counts.on));
