import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, CheckboxGroup as AriaCheckboxGroup, Radio, RadioGroup as AriaRadioGroup, Switch as AriaSwitch } from 'react-aria-components';
import { cx } from '../theme/class-names.ts';
import { Icon } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import { FieldFoot, FieldHead, fieldTextOf, type FieldText } from './field-frame.tsx';
import type { Choice } from './select.tsx';
import styles from './fields.module.css';

const choiceWords = (choice: { readonly label: ReactNode; readonly hint?: ReactNode }): ReactNode => (
  <span className={styles['choiceText']}>
    {choice.label}
    {choice.hint === undefined ? null : <span className={styles['description']}>{choice.hint}</span>}
  </span>
);
const checkMark = (
  <span className={cx(styles['mark'], styles['box'])}>
    <Icon name="check" />
  </span>
);

export interface RadioGroupProps<T extends string> extends FieldText {
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly inline?: boolean;
  readonly disabled?: boolean;
}

export function RadioGroup<T extends string>(props: RadioGroupProps<T>): ReactNode {
  return (
    <AriaRadioGroup
      value={props.value}
      onChange={(value) => {
        const chosen = props.choices.find((choice) => choice.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      data-field={props.anchor}
    >
      <FieldHead text={fieldTextOf(props)} group />
      <div className={styles['choices']} data-inline={props.inline ?? false}>
        {props.choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles['choice'] ?? ''}>
            <span className={cx(styles['mark'], styles['dot'])} />
            {choiceWords(choice)}
          </Radio>
        ))}
      </div>
      <FieldFoot error={props.error} />
    </AriaRadioGroup>
  );
}

export interface CheckboxGroupProps<T extends string> extends FieldText {
  readonly choices: readonly Choice<T>[];
  readonly values: readonly T[];
  readonly onChange: (values: readonly T[]) => void;
  readonly inline?: boolean;
  readonly disabled?: boolean;
}

/** Keeps the order of the choices, whatever order they are ticked in. */
const ordered = <T extends string>(choices: readonly Choice<T>[], ticked: readonly string[]): readonly T[] =>
  choices.filter((choice) => ticked.includes(choice.value)).map((choice) => choice.value);

export function CheckboxGroup<T extends string>(props: CheckboxGroupProps<T>): ReactNode {
  return (
    <AriaCheckboxGroup
      value={[...props.values]}
      onChange={(ticked) => props.onChange(ordered(props.choices, ticked))}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      data-field={props.anchor}
    >
      <FieldHead text={fieldTextOf(props)} group />
      <div className={styles['choices']} data-inline={props.inline ?? false}>
        {props.choices.map((choice) => (
          <AriaCheckbox key={choice.value} value={choice.value} className={styles['choice'] ?? ''}>
            {checkMark}
            {choiceWords(choice)}
          </AriaCheckbox>
        ))}
      </div>
      <FieldFoot error={props.error} />
    </AriaCheckboxGroup>
  );
}

/** 0 Sunday … 6 Saturday, 7 a national holiday; shown from Monday. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const HOLIDAY = 7;

export interface WeekdayPickerProps extends FieldText {
  readonly values: readonly number[];
  readonly onChange: (values: readonly number[]) => void;
  /** Offers 祝日 as well. */
  readonly withHoliday?: boolean;
  readonly disabled?: boolean;
}

export function WeekdayPicker(props: WeekdayPickerProps): ReactNode {
  const words = useUiWords();
  const days: readonly number[] = props.withHoliday === true ? [...WEEK, HOLIDAY] : WEEK;
  const nameOf = (day: number): string => (day === HOLIDAY ? words.holiday : (words.weekdays[(day + 6) % 7] ?? ''));
  return (
    <AriaCheckboxGroup
      value={props.values.map(String)}
      onChange={(ticked) => props.onChange(days.filter((day) => ticked.includes(String(day))))}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={props.error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      data-field={props.anchor}
    >
      <FieldHead text={fieldTextOf(props)} group />
      <div className={styles['days']}>
        {days.map((day) => (
          <AriaCheckbox key={day} value={String(day)} className={styles['day'] ?? ''}>
            {nameOf(day)}
          </AriaCheckbox>
        ))}
      </div>
      <FieldFoot error={props.error} />
    </AriaCheckboxGroup>
  );
}

export interface CheckboxProps {
  readonly label: ReactNode;
  /** In a table, where the row says it: spoken instead of shown. */
  readonly spoken?: string;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly indeterminate?: boolean;
  readonly disabled?: boolean;
  readonly anchor?: string;
}

export function Checkbox(props: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox
      isSelected={props.checked}
      onChange={props.onChange}
      isIndeterminate={props.indeterminate ?? false}
      isDisabled={props.disabled ?? false}
      className={styles['choice'] ?? ''}
      data-field={props.anchor}
      {...(props.spoken === undefined ? {} : { 'aria-label': props.spoken })}
    >
      {checkMark}
      {props.spoken === undefined ? choiceWords(props) : null}
    </AriaCheckbox>
  );
}

/** For settings that act at once. Inside forms use Checkbox. */
export function Switch(props: Omit<CheckboxProps, 'indeterminate' | 'spoken'>): ReactNode {
  return (
    <AriaSwitch isSelected={props.checked} onChange={props.onChange} isDisabled={props.disabled ?? false} className={styles['choice'] ?? ''} data-field={props.anchor}>
      <span className={styles['track']} />
      {choiceWords(props)}
    </AriaSwitch>
  );
}
