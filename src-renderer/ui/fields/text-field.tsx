import type { ReactNode, Ref } from 'react';
import { Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from '../theme/class-names.ts';
import { useImeSafeKeys } from '../theme/ime.ts';
import { FieldFoot, FieldHead, fieldTextOf, type FieldText } from './field-frame.tsx';
import styles from './fields.module.css';

/** No browser may remember or check what is typed: it would end up in clear on the disk. */
export const PRIVATE_INPUT = { autoComplete: 'off', autoCorrect: 'off', spellCheck: 'false' } as const;

export interface TextFieldProps extends FieldText {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onEnter?: () => void;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly width?: 'full' | 'short' | 'tiny';
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal';
  readonly suffix?: string;
  /** Below the control: live notes such as 「半角に直しました」. */
  readonly note?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

const ariaProps = (props: Omit<TextFieldProps, 'inputRef'>) => ({
  value: props.value,
  onChange: props.onChange,
  isRequired: props.required ?? false,
  isDisabled: props.disabled ?? false,
  isReadOnly: props.readOnly ?? false,
  isInvalid: props.error !== undefined,
  validationBehavior: 'aria' as const,
  ...(props.onBlur === undefined ? {} : { onBlur: props.onBlur }),
  ...(props.maxLength === undefined ? {} : { maxLength: props.maxLength }),
  autoFocus: props.autoFocus ?? false,
  className: styles['field'] ?? '',
  'data-field': props.anchor,
});

export function TextField(props: TextFieldProps): ReactNode {
  const { onEnter } = props;
  const keys = useImeSafeKeys(onEnter === undefined ? {} : { onEnter });
  const width = props.width ?? 'full';
  return (
    <AriaTextField {...ariaProps(props)} {...PRIVATE_INPUT}>
      <FieldHead text={fieldTextOf(props)} />
      <span className={styles['control']}>
        <Input
          className={cx(styles['input'], width !== 'full' && styles[width])}
          {...PRIVATE_INPUT}
          {...keys}
          {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
          {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        />
        {props.suffix === undefined ? null : <span className={styles['suffix']}>{props.suffix}</span>}
      </span>
      {props.note}
      <FieldFoot error={props.error} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Omit<TextFieldProps, 'inputRef' | 'inputMode' | 'suffix' | 'width' | 'onEnter'> {
  /** Shows how many characters are written; forms on paper have a limit. */
  readonly counted?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea(props: TextAreaProps): ReactNode {
  const { inputRef, ...rest } = props;
  const keys = useImeSafeKeys();
  return (
    <AriaTextField {...ariaProps(rest)} {...PRIVATE_INPUT}>
      <FieldHead text={fieldTextOf(props)} />
      <AriaTextArea className={styles['input'] ?? ''} {...PRIVATE_INPUT} {...keys} {...(inputRef === undefined ? {} : { ref: inputRef })} />
      {props.counted === true ? (
        <span className={styles['counter']}>
          {[...props.value].length}
          {props.maxLength === undefined ? '' : ` / ${props.maxLength}`}
        </span>
      ) : null}
      {props.note}
      <FieldFoot error={props.error} />
    </AriaTextField>
  );
}
