import type { ReactNode } from 'react';
import { useText } from '../i18n/index.ts';
import { LockedScreen, ProgressBar, useLaterThan } from '../ui/index.ts';

/** Usually over before anybody sees it. */
export function Starting(): ReactNode {
  const { t } = useText();
  if (!useLaterThan(300)) return null;
  return (
    <LockedScreen appName={t('common.appName')} title={t('app.starting')}>
      <ProgressBar label={t('app.starting')} value={null} />
    </LockedScreen>
  );
}
