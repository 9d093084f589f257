import type { ReactNode } from 'react';
import { cx } from '../theme/class-names.ts';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useUiWords, type ThreeParts } from '../theme/ui-text.tsx';
import styles from './feedback.module.css';

export type Tone = 'info' | 'ok' | 'warn' | 'danger';
const ICONS: Record<Tone, IconName> = { info: 'info', ok: 'done', warn: 'warning', danger: 'stop' };

export interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Spoken at once when it appears. */
  readonly live?: boolean;
}

export function Banner({ tone, title, children, actions, live = false }: BannerProps): ReactNode {
  return (
    <div className={cx(styles['banner'], styles[tone])} {...(live ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}>
      <Icon name={ICONS[tone]} />
      <div className={styles['bannerBody']}>
        <strong>{title}</strong>
        {children}
        {actions === undefined ? null : <div className={styles['bannerActions']}>{actions}</div>}
      </div>
    </div>
  );
}

export interface TroubleProps {
  readonly text: ThreeParts;
  /** File name, number: what it is about. */
  readonly about?: string;
  readonly actions?: ReactNode;
}

/** Trouble in three parts, with the file's name and number; nothing else on the screen changes. */
export function Trouble({ text, about, actions }: TroubleProps): ReactNode {
  const words = useUiWords();
  return (
    <Banner tone="danger" title={text.what} live actions={actions}>
      {about === undefined ? null : <p>{about}</p>}
      <dl className={styles['parts']}>
        {text.why === '' ? null : (
          <div>
            <dt>{words.why}</dt>
            <dd>{text.why}</dd>
          </div>
        )}
        {text.todo === '' ? null : (
          <div>
            <dt>{words.todo}</dt>
            <dd>{text.todo}</dd>
          </div>
        )}
      </dl>
    </Banner>
  );
}
