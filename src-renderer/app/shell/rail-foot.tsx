import type { ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { useFreshness } from '../../state/back-up-notes.ts';
import { openArea } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { Icon, Link } from '../../ui/index.ts';
import styles from './rail-foot.module.css';

const ICONS = { green: 'done', amber: 'warning', red: 'stop' } as const;

/** Saving, and from when the last back-up is: seen at every start, without being asked for. */
export function RailFoot({ saving }: { readonly saving: readonly string[] }): ReactNode {
  const { t } = useText();
  const { sample } = useSession();
  const { light, why, days } = useFreshness();
  const words = why === 'failed' ? t('backUp.railFailed') : why === 'none' || why === 'never' ? t('backUp.railNone') : why === 'keys' || why === 'erased' ? t('backUp.railAgain') : days === 0 ? t('backUp.railFresh') : t('backUp.railDays', { days });
  return (
    <>
      {saving.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {sample ? null : (
        <p className={styles['light']} data-light={light}>
          <Icon name={ICONS[light]} />
          <Link onPress={() => openArea('settings', 'backup')}>{words}</Link>
        </p>
      )}
    </>
  );
}
