import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { Button } from '../actions/button.tsx';
import { Icon } from '../theme/icon.tsx';
import { isImeKey, useImeSafeKeys } from '../theme/ime.ts';
import { useUiWords } from '../theme/ui-text.tsx';
import { FieldFoot, FieldHead, fieldTextOf, type FieldText } from './field-frame.tsx';
import { PRIVATE_INPUT } from './text-field.tsx';
import styles from './fields.module.css';

export interface PasswordFieldProps extends FieldText {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  /** Place for the strength display of a new password. */
  readonly strength?: ReactNode;
}

/** Printable ASCII only: what a Japanese input method adds by accident cannot be typed again at the lock. */
export const isHalfWidth = (text: string): boolean => /^[\u0020-\u007e]*$/.test(text);

export function PasswordField(props: PasswordFieldProps): ReactNode {
  const words = useUiWords();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const [imeOn, setImeOn] = useState(false);
  const { onEnter } = props;
  const keys = useImeSafeKeys(onEnter === undefined ? {} : { onEnter });
  const watch = (event: KeyboardEvent): void => {
    setCapsLock(event.getModifierState('CapsLock'));
    setImeOn(isImeKey(event));
  };
  const notHalfWidth = imeOn || !isHalfWidth(props.value);
  return (
    <AriaTextField
      value={props.value}
      onChange={props.onChange}
      type={shown ? 'text' : 'password'}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      className={styles['field'] ?? ''}
      data-field={props.anchor}
      {...PRIVATE_INPUT}
    >
      <FieldHead text={fieldTextOf(props)} />
      <span className={styles['control']}>
        <Input
          className={styles['input'] ?? ''}
          {...PRIVATE_INPUT}
          autoCapitalize="off"
          onKeyDown={(event) => {
            watch(event);
            keys.onKeyDown(event);
          }}
          onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        />
        <Button kind="secondary" icon="eye" onPress={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
      </span>
      <span role="status">
        {capsLock ? (
          <span className={styles['notice']}>
            <Icon name="warning" />
            {words.capsLock}
          </span>
        ) : null}
        {notHalfWidth ? (
          <span className={styles['notice']}>
            <Icon name="warning" />
            {words.halfWidthOnly}
          </span>
        ) : null}
      </span>
      {props.strength}
      <FieldFoot error={props.error} />
    </AriaTextField>
  );
}
