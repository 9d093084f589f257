import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { useAsideCopies } from '../../state/aside-copies.ts';
import { openArea } from '../../state/navigation.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Where a password or the keys are changed: copies that were set aside on this PC keep opening with the old ones. */
export function AsideNote(): ReactNode {
  const { t } = useText();
  const { copies, left } = useAsideCopies();
  const count = copies.filter(({ ours }) => ours).length + left;
  if (count === 0) return null;
  return <Banner tone="warn" title={t('backUp.asideStay', { count })} actions={<Button onPress={() => openArea('settings', 'backup')}>{t('backUp.asideLook')}</Button>} />;
}
