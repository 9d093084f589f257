import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { requestSend } from '../../../state/send-request.ts';
import type { OfficeRow } from './office-rows.ts';

/** 返事を渡す: the acts are recorded already; all answers that wait for this applicant go in one file. */
export function sendAnswers(together: readonly OfficeRow[], view: PermitCaseView, words: string): void {
  const ids = together.map((row) => row.id);
  requestSend({
    purpose: 'decision',
    recordIds: ids.includes(view.caseId) ? ids : [view.caseId, ...ids],
    actWords: words,
    back: { area: 'permits', recordId: view.caseId },
    ...(view.subject === null ? {} : { recipient: view.subject }),
  });
}
