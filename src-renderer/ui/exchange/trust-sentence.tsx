import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './exchange.module.css';

export interface TrustSentenceProps {
  readonly tone: 'ok' | 'warn' | 'danger';
  /** 「関東信越厚生局 が 令和8年4月3日 14:10 に作成。No. 12。作成後の書き換えはありません。宛先：○○先生（こちら）」 */
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

const ICONS: Record<TrustSentenceProps['tone'], IconName> = { ok: 'done', warn: 'warning', danger: 'stop' };

/** The first and largest sentence of a received file, and 「まだ先方に届いていません」 of a made one. */
export function TrustSentence({ tone, children, note }: TrustSentenceProps): ReactNode {
  return (
    <div className={styles['trust']} data-tone={tone} role="status">
      <Icon name={ICONS[tone]} />
      <p>
        {children}
        {note === undefined ? null : <small>{note}</small>}
      </p>
    </div>
  );
}

export interface CountItem {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly tone?: 'danger' | 'warn';
  /** Every number opens its list. */
  readonly onOpen?: () => void;
}

export function CountsRow({ label, counts }: { readonly label: string; readonly counts: readonly CountItem[] }): ReactNode {
  return (
    <div className={styles['counts']} role="group" aria-label={label}>
      {counts.map((item) => {
        const content = (
          <>
            <strong>{item.count.toLocaleString('ja-JP')}</strong>
            <span>{item.label}</span>
          </>
        );
        const look = { className: styles['count'] ?? '', 'data-tone': item.count > 0 ? item.tone : undefined, 'data-zero': item.count === 0 };
        return item.onOpen === undefined ? (
          <div key={item.id} {...look}>
            {content}
          </div>
        ) : (
          <AriaButton key={item.id} {...look} onPress={item.onOpen}>
            {content}
          </AriaButton>
        );
      })}
    </div>
  );
}

export interface Change {
  readonly id: string;
  readonly kind: 'new' | 'changed' | 'removed' | 'conflict' | 'refused';
  /** 兼業許可申請（○○病院）: 勤務する曜日 */
  readonly text: string;
  readonly before?: string;
  readonly after?: string;
  readonly note?: ReactNode;
}

export interface ChangeGroup {
  readonly id: string;
  /** The person. */
  readonly title: string;
  readonly changes: readonly Change[];
}

const CHANGE_ICONS: Record<Change['kind'], IconName> = { new: 'plus', changed: 'pencil', removed: 'trash', conflict: 'warning', refused: 'stop' };

/** Changes grouped by person, each one sentence: 勤務する曜日 土 → 土・日. */
export function ChangeSentences({ groups, kindNames }: { readonly groups: readonly ChangeGroup[]; readonly kindNames: Readonly<Record<Change['kind'], string>> }): ReactNode {
  return (
    <div className={styles['changes']}>
      {groups.map((group) => (
        <section key={group.id} className={styles['changeGroup']} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul>
            {group.changes.map((change) => (
              <li key={change.id} className={styles['change']}>
                <Icon name={CHANGE_ICONS[change.kind]} label={kindNames[change.kind]} />
                <span>
                  {change.text}
                  {change.before === undefined && change.after === undefined ? null : ' '}
                  {change.before === undefined ? null : <span className={styles['before']}>{change.before}</span>}
                  {change.before === undefined || change.after === undefined ? null : ' → '}
                  {change.after === undefined ? null : <span className={styles['after']}>{change.after}</span>}
                  {change.note === undefined ? null : <span className={styles['small']}> {change.note}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The words to read aloud over the telephone; never called a password. */
export function SixWords({ words: six, note = true }: { readonly words: readonly string[]; readonly note?: boolean }): ReactNode {
  const words = useUiWords();
  return (
    <div className={styles['sixWords']}>
      <strong>{words.sixWords}</strong>
      <ol>
        {six.map((word, index) => (
          <li key={`${index}-${word}`}>
            <span>{index + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      {note ? <p className={styles['small']}>{words.sixWordsNote}</p> : null}
    </div>
  );
}
