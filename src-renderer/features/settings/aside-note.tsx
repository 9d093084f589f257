import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { useAsideCopies } from '../../state/aside-copies.ts';
import { openArea } from '../../state/navigation.ts';
import { Banner, Button } from '../../ui/index.ts';

/** Copies that were set aside on this PC outlast what is about to be done: new keys or a new password, or the end of the vault. */
export function AsideNote({ before = 'change' }: { readonly before?: 'change' | 'removal' }): ReactNode {
  const { t } = useText();
  const { copies, left } = useAsideCopies();
  const count = copies.filter(({ ours }) => ours).length + left;
  if (count === 0) return null;
  return <Banner tone="warn" title={t(before === 'change' ? 'backUp.asideStay' : 'backUp.asideOutlast', { count })} actions={<Button onPress={() => openArea('settings', 'backup')}>{t('backUp.asideLook')}</Button>} />;
}
