import { useMemo } from 'react';
import { useText } from '../../../i18n/index.ts';
import type { CaseStep } from '../../../ui/index.ts';

/** ①申請を書く ②ファイルを渡す ③先方が確認 ④返事を開く ⑤許可 */
export function useDoctorSteps(): readonly CaseStep[] {
  const { t } = useText();
  return useMemo(
    () => [{ label: t('permits.stepWrite') }, { label: t('permits.stepHand') }, { label: t('permits.stepCheck') }, { label: t('permits.stepOpen') }, { label: t('permits.stepPermit') }],
    [t],
  );
}
