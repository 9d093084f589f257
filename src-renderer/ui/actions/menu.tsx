import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from '../theme/icon.tsx';
import { Button, IconButton } from './button.tsx';
import { KeyHint } from './key-hint.tsx';
import styles from './actions.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onAction: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Icon button with a spoken label instead of a button with the word. */
  readonly icon?: IconName;
  readonly compact?: boolean;
}

export function Menu({ label, entries, icon, compact = false }: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      {icon === undefined ? (
        <Button compact={compact}>
          {label}
          <Icon name="down" />
        </Button>
      ) : (
        <IconButton icon={icon} label={label} compact={compact} />
      )}
      <Popover className={styles['popover'] ?? ''}>
        <AriaMenu className={styles['menu'] ?? ''} disabledKeys={entries.filter((entry) => entry.disabled === true).map((entry) => entry.id)}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={styles['item'] ?? ''}
              data-danger={entry.danger === true}
              onAction={entry.onAction}
            >
              {entry.icon === undefined ? null : <Icon name={entry.icon} />}
              <span className={styles['itemText']}>
                {entry.label}
                {entry.hint === undefined ? null : <span className={styles['itemHint']}>{entry.hint}</span>}
              </span>
              {entry.keys === undefined ? null : <KeyHint keys={entry.keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
