import type { ReactNode } from 'react';
import { Group, Input, Label, TextField as AriaTextField } from 'react-aria-components';
import { crossesMidnight, parseClockTime, type ClockTime } from '../../../src-shared/time/clock-time.ts';
import { Icon } from '../theme/icon.tsx';
import { useImeSafeKeys } from '../theme/ime.ts';
import { useExplainError, useUiWords } from '../theme/ui-text.tsx';
import { FieldFoot, FieldHead, fieldTextOf, type FieldProblem, type FieldText } from './field-frame.tsx';
import { PRIVATE_INPUT } from './text-field.tsx';
import { useParsedText } from './use-parsed-text.ts';
import styles from './fields.module.css';

export interface TimeRangeValue {
  readonly from: ClockTime | null;
  readonly to: ClockTime | null;
}

export interface TimeRangeFieldProps extends FieldText {
  readonly value: TimeRangeValue;
  /** Words typed earlier that are no time yet. */
  readonly drafts?: { readonly from?: string | undefined; readonly to?: string | undefined };
  /** `typed` holds the words of the part that was typed into. */
  readonly onChange: (value: TimeRangeValue, typed: { readonly from?: string; readonly to?: string }) => void;
  readonly disabled?: boolean;
}

interface TimePartProps {
  readonly label: string;
  readonly value: ClockTime | null;
  readonly draft: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: ClockTime | null, text: string) => void;
}

function TimePart({ label, value, draft, disabled, onChange }: TimePartProps): ReactNode {
  const explain = useExplainError();
  const keys = useImeSafeKeys();
  const time = useParsedText({ value, draft, format: (at: ClockTime) => at, parse: parseClockTime, onChange });
  const problem: FieldProblem | undefined = time.error === undefined ? undefined : explain(time.error);
  return (
    <AriaTextField
      value={time.text}
      onChange={time.onChange}
      onBlur={time.onBlur}
      isDisabled={disabled}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={styles['timePart'] ?? ''}
      {...PRIVATE_INPUT}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <Input className={styles['input'] ?? ''} inputMode="numeric" {...PRIVATE_INPUT} {...keys} />
      <FieldFoot error={problem} />
    </AriaTextField>
  );
}

/** Two times typed freely (9:00, ９時３０分, 0900); an end before the start is the next day and says so. */
export function TimeRangeField(props: TimeRangeFieldProps): ReactNode {
  const words = useUiWords();
  const { value, onChange, disabled = false } = props;
  const nextDay = value.from !== null && value.to !== null && crossesMidnight({ from: value.from, to: value.to });
  return (
    // a group is no form field for React Aria, so the error is announced by its own role
    <Group className={styles['field'] ?? ''} aria-label={props.label} isInvalid={props.error !== undefined} data-field={props.anchor}>
      <FieldHead text={fieldTextOf(props)} group />
      <div className={styles['times']}>
        <TimePart label={words.from} value={value.from} draft={props.drafts?.from} disabled={disabled} onChange={(from, text) => onChange({ ...value, from }, { from: text })} />
        <span aria-hidden="true" className={styles['suffix']}>
          〜
        </span>
        <TimePart label={words.to} value={value.to} draft={props.drafts?.to} disabled={disabled} onChange={(to, text) => onChange({ ...value, to }, { to: text })} />
      </div>
      <span role="status">
        {nextDay ? (
          <span className={styles['notice']}>
            <Icon name="info" />
            {words.nextDay}
          </span>
        ) : null}
      </span>
      {props.error === undefined ? null : (
        <span role="alert" className={styles['error']}>
          <Icon name="stop" />
          <strong>{typeof props.error === 'string' ? props.error : props.error.what}</strong>
        </span>
      )}
    </Group>
  );
}
