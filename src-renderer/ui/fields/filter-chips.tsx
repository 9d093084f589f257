import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from '../theme/icon.tsx';
import styles from './fields.module.css';

export interface FilterChip<T extends string = string> {
  readonly id: T;
  readonly label: string;
  readonly count?: number;
}

export interface FilterChipsProps<T extends string> {
  readonly label: string;
  readonly chips: readonly FilterChip<T>[];
  readonly on: readonly T[];
  readonly onChange: (on: readonly T[]) => void;
  /** One at a time (a saved view) or several together (a filter). */
  readonly mode?: 'one' | 'several';
}

export function FilterChips<T extends string>({ label, chips, on, onChange, mode = 'several' }: FilterChipsProps<T>): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode={mode === 'one' ? 'single' : 'multiple'}
      selectedKeys={on}
      onSelectionChange={(keys) => onChange(chips.filter((chip) => keys.has(chip.id)).map((chip) => chip.id))}
      className={styles['chips'] ?? ''}
    >
      {chips.map((chip) => (
        <ToggleButton key={chip.id} id={chip.id} className={styles['chip'] ?? ''}>
          {on.includes(chip.id) ? <Icon name="check" /> : null}
          {chip.label}
          {chip.count === undefined ? null : <span className={styles['chipCount']}>{chip.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
