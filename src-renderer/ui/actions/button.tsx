import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type PressEvent } from 'react-aria-components';
import { cx } from '../theme/class-names.ts';
import { Icon, type IconName } from '../theme/icon.tsx';
import styles from './actions.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  /** One primary button per screen. Default: secondary. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Inside compact lists only (32 px). */
  readonly compact?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  readonly slot?: string;
  readonly describedBy?: string;
  /** Spoken in place of the words shown, where several buttons say the same; begins with those words. */
  readonly spoken?: string;
  readonly onPress?: (event: PressEvent) => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, kind = 'secondary', icon, compact = false, disabled = false, describedBy, spoken, ...rest }: ButtonProps): ReactNode {
  return (
    <AriaButton
      {...rest}
      isDisabled={disabled}
      className={cx(styles['button'], styles[kind])}
      data-compact={compact}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'spoken'> {
  readonly icon: IconName;
  /** Spoken and shown as a tooltip by the browser: an icon never stands without a word. */
  readonly label: string;
}

export function IconButton({ icon, label, kind = 'quiet', compact = false, disabled = false, describedBy, ...rest }: IconButtonProps): ReactNode {
  return (
    <AriaButton
      {...rest}
      isDisabled={disabled}
      aria-label={label}
      className={cx(styles['button'], styles[kind], styles['iconOnly'])}
      data-compact={compact}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      <Icon name={icon} />
    </AriaButton>
  );
}
