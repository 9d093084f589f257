import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import styles from './exchange.module.css';
import { openTab, type TabId } from './places.ts';

/** Back to the list a screen belongs to. */
export function BackButton({ tab }: { readonly tab: TabId }): ReactNode {
  const { t } = useText();
  return (
    <div className={styles['back']}>
      <Button kind="quiet" icon="back" onPress={() => openTab(tab)}>
        {t('exchange.doneList')}
      </Button>
    </div>
  );
}
