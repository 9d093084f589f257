import type { ReactNode } from 'react';
import { Button as AriaButton, ComboBox as AriaComboBox, Input, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { cx } from '../theme/class-names.ts';
import { Icon } from '../theme/icon.tsx';
import { useImeSafeKeys } from '../theme/ime.ts';
import { useUiWords } from '../theme/ui-text.tsx';
import { FieldFoot, FieldHead, fieldTextOf, type FieldText } from './field-frame.tsx';
import { PRIVATE_INPUT } from './text-field.tsx';
import styles from './fields.module.css';

export interface Choice<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface SelectProps<T extends string> extends FieldText {
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly width?: 'full' | 'short';
}

const optionOf = (choice: Choice): ReactNode => (
  <ListBoxItem key={choice.value} id={choice.value} textValue={choice.label} className={styles['option'] ?? ''}>
    <span>{choice.label}</span>
    {choice.hint === undefined ? null : <span className={styles['optionHint']}>{choice.hint}</span>}
  </ListBoxItem>
);

/** Up to about 15 fixed choices. More, or free words allowed: ComboBox. Two to five: RadioGroup. */
export function Select<T extends string>(props: SelectProps<T>): ReactNode {
  const words = useUiWords();
  return (
    <AriaSelect
      value={props.value}
      onChange={(key) => {
        const chosen = props.choices.find((choice) => choice.value === key);
        if (chosen) props.onChange(chosen.value);
      }}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      placeholder={words.choose}
      className={styles['field'] ?? ''}
      data-field={props.anchor}
      autoComplete="off"
    >
      <FieldHead text={fieldTextOf(props)} />
      <AriaButton className={cx(styles['selectButton'], props.width === 'short' && styles['short'])}>
        <SelectValue />
        <Icon name="down" />
      </AriaButton>
      <FieldFoot error={props.error} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['listBox'] ?? ''}>{props.choices.map(optionOf)}</ListBox>
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps extends FieldText {
  /** Already found by the caller's own search (kana, width and 髙/高 variants); shown as they come. */
  readonly choices: readonly Choice[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (value: string) => void;
  /** Words that are in no list are kept as typed. */
  readonly freeText?: boolean;
  readonly disabled?: boolean;
}

export function ComboBox(props: ComboBoxProps): ReactNode {
  const words = useUiWords();
  const keys = useImeSafeKeys();
  return (
    <AriaComboBox
      inputValue={props.text}
      onInputChange={props.onText}
      onSelectionChange={(key) => {
        if (key !== null) props.onChoose(String(key));
      }}
      items={props.choices.map((choice) => ({ ...choice, id: choice.value }))}
      defaultFilter={() => true}
      allowsCustomValue={props.freeText ?? false}
      allowsEmptyCollection
      menuTrigger="input"
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      data-field={props.anchor}
    >
      <FieldHead text={fieldTextOf(props)} />
      <span className={styles['control']}>
        <Input className={cx(styles['input'], styles['withButton'])} {...PRIVATE_INPUT} {...keys} />
        <AriaButton className={styles['comboButton'] ?? ''}>
          <Icon name="down" />
        </AriaButton>
      </span>
      <FieldFoot error={props.error} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['listBox'] ?? ''} renderEmptyState={() => <span className={styles['empty']}>{words.noMatch}</span>}>
          {optionOf}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
