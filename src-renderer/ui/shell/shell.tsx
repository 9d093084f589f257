import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Button, IconButton } from '../actions/button.tsx';
import { KeyHint } from '../actions/key-hint.tsx';
import { CountBadge } from '../layout/card.tsx';
import { cx } from '../theme/class-names.ts';
import { Icon, type IconName } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './shell.module.css';

export interface RailItem {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** What waits there. */
  readonly count?: number;
  /** 送るもの / 届いたもの / 返事待ち under 送付・受取. */
  readonly children?: readonly { readonly id: string; readonly label: string; readonly count?: number }[];
}

export interface ShellProps {
  readonly appName: string;
  /** Groups are divided by a line: 今日 / areas / 送付・受取 / 設定. */
  readonly rail: readonly (readonly RailItem[])[];
  readonly current: string;
  readonly onGo: (id: string) => void;
  readonly where: string;
  readonly whereDetail?: string;
  readonly today: ReactNode;
  readonly vaultName: string;
  readonly roleName: string;
  readonly onSearch: () => void;
  readonly onLock: () => void;
  /** 切替 of members, help: right of the lock. */
  readonly extra?: ReactNode;
  readonly sample?: boolean;
  readonly railFoot?: ReactNode;
  /** Lists bring their own frame; other screens get a padded page. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

function RailButton(props: { id: string; label: string; icon?: IconName; count?: number | undefined; current: boolean; onGo: (id: string) => void }): ReactNode {
  return (
    <AriaButton className={styles['item'] ?? ''} onPress={() => props.onGo(props.id)} {...(props.current ? { 'aria-current': 'page' as const } : {})}>
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span className={styles['itemLabel']}>{props.label}</span>
      <CountBadge count={props.count ?? 0} />
    </AriaButton>
  );
}

/** The striped bar of the sample world: nobody takes it for the real one. */
function SampleBar(): ReactNode {
  const words = useUiWords();
  return (
    <div className={styles['sample']} role="region" aria-label={words.sample}>
      <span>
        {words.sample} — {words.sampleNote}
      </span>
    </div>
  );
}

export function Shell(props: ShellProps): ReactNode {
  const words = useUiWords();
  const [railOpen, setRailOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { onSearch } = props;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      onSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onSearch]);
  const go = (id: string): void => {
    setRailOpen(false);
    props.onGo(id);
  };
  return (
    <div className={styles['frame']}>
      <div className={cx(styles['shell'], styles['shellInner'])} data-no-print>
        <span className={styles['skip']}>
          <Button kind="primary" onPress={() => main.current?.focus()}>
            {words.goToContent}
          </Button>
        </span>
        {props.sample === true ? <SampleBar /> : null}
        <nav
          className={styles['rail']}
          data-open={railOpen}
          aria-label={words.menu}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setRailOpen(false);
          }}
        >
          <div className={styles['brand']}>
            <span>{props.appName}</span>
          </div>
          <div className={styles['nav']}>
            {props.rail.map((group) => (
              <ul key={group[0]?.id ?? ''}>
                {group.map((item) => (
                  <li key={item.id}>
                    <RailButton id={item.id} label={item.label} icon={item.icon} count={item.count} current={item.id === props.current} onGo={go} />
                    {item.children === undefined ? null : (
                      <ul className={styles['sub']}>
                        {item.children.map((child) => (
                          <li key={child.id}>
                            <RailButton id={child.id} label={child.label} count={child.count} current={child.id === props.current} onGo={go} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ul>
            ))}
          </div>
          {props.railFoot === undefined ? null : <div className={styles['railFoot']}>{props.railFoot}</div>}
        </nav>
        <header className={styles['bar']}>
          <span className={styles['menuButton']}>
            <IconButton icon="menu" label={words.menu} onPress={() => setRailOpen(!railOpen)} />
          </span>
          <h1 className={styles['where']} title={props.where}>
            {props.where} {props.whereDetail === undefined ? null : <small>{props.whereDetail}</small>}
          </h1>
          <AriaButton className={styles['searchButton'] ?? ''} onPress={onSearch} aria-label={words.searchKey}>
            <Icon name="search" />
            <span>{words.search}</span>
            <span>
              <KeyHint keys="Ctrl+K" />
            </span>
          </AriaButton>
          <span className={styles['today']}>{props.today}</span>
          {props.extra}
          <IconButton icon="lock" label={words.lock} onPress={props.onLock} />
          <span className={styles['vault']} title={`${props.vaultName} ${props.roleName}`}>
            <strong>{props.vaultName}</strong>
            <span>{props.roleName}</span>
          </span>
        </header>
        <main ref={main} className={styles['main']} data-plain={props.plain ?? false} tabIndex={-1}>
          {props.children}
        </main>
      </div>
    </div>
  );
}

export interface LockedScreenProps {
  readonly appName: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** 復旧用紙で開く, another vault, help. */
  readonly foot?: ReactNode;
  readonly wide?: boolean;
  readonly sample?: boolean;
}

/** First run, unlocking, recovery: one quiet card, nothing of the vault behind it. */
export function LockedScreen({ appName, title, lead, children, foot, wide = false, sample = false }: LockedScreenProps): ReactNode {
  return (
    <div className={styles['locked']}>
      {sample ? <SampleBar /> : <span />}
      <main className={styles['lockedBody']} data-wide={wide}>
        <header className={styles['lockedHead']}>
          <p>{appName}</p>
          <h1>{title}</h1>
          {lead === undefined ? null : <p>{lead}</p>}
        </header>
        {children}
        {foot === undefined ? null : <footer className={styles['lockedFoot']}>{foot}</footer>}
      </main>
    </div>
  );
}

