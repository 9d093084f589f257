import { useMemo } from 'react';
import type { PermitCaseView } from '../../../../src-shared/acts/permit-case.ts';
import { useText } from '../../../i18n/index.ts';
import type { CaseStep } from '../../../ui/index.ts';

/** ①ファイルを開く ②審査する ③決定を記録 ④返事を渡す; on paper ① is 転記 and ④ the printed notice. */
export function useOfficeSteps(onPaper: boolean): readonly CaseStep[] {
  const { t } = useText();
  return useMemo(
    () => [
      { label: t(onPaper ? 'permitsOffice.stepPaper' : 'permits.stepReceive') },
      { label: t('permits.stepReview') },
      { label: t('permits.stepDecide') },
      { label: t(onPaper ? 'permitsOffice.stepNotice' : 'permits.stepAnswer') },
    ],
    [t, onPaper],
  );
}

/** Index on the office's strip; 4 when all is done. */
export function officeStep(view: PermitCaseView, unsent: boolean): number {
  if (unsent) return 3;
  if (view.fold.openChange !== null) return 1;
  switch (view.fold.status) {
    case 'draft':
    case 'submitted':
      return 0;
    case 'received':
      return 1;
    case 'underReview':
    case 'crossed':
      return 2;
    case 'returned':
    case 'withdrawn':
    case 'approved':
    case 'approvedWithConditions':
    case 'rejected':
    case 'ended':
    case 'revoked':
      return 4;
  }
}
