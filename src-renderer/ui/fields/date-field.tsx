import { parseDate } from '@internationalized/date';
import { useState, type ReactNode } from 'react';
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  Input,
  Popover,
  TextField as AriaTextField,
} from 'react-aria-components';
import type { CivilDate } from '../../../src-shared/time/civil-date.ts';
import { parseCivilDate } from '../../../src-shared/time/parse-civil-date.ts';
import { formatBoth, formatWareki } from '../../../src-shared/time/wareki.ts';
import { IconButton } from '../actions/button.tsx';
import actionStyles from '../actions/actions.module.css';
import { cx } from '../theme/class-names.ts';
import { Icon } from '../theme/icon.tsx';
import { useImeSafeKeys } from '../theme/ime.ts';
import { useExplainError, useUiWords } from '../theme/ui-text.tsx';
import { FieldFoot, FieldHead, fieldTextOf, type FieldText } from './field-frame.tsx';
import { PRIVATE_INPUT } from './text-field.tsx';
import { useParsedText } from './use-parsed-text.ts';
import styles from './fields.module.css';

export interface DateFieldProps extends FieldText {
  readonly value: CivilDate | null;
  /** Words typed earlier that are no date yet. */
  readonly draft?: string;
  readonly onChange: (value: CivilDate | null, text: string) => void;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  readonly disabled?: boolean;
  /** Month the calendar opens at while there is no date. */
  readonly today?: CivilDate;
}

/** Text with a parser and a calendar button: people type R8.4.1, and both calendars are shown. */
export function DateField(props: DateFieldProps): ReactNode {
  const words = useUiWords();
  const explain = useExplainError();
  const keys = useImeSafeKeys();
  const [open, setOpen] = useState(false);
  const date = useParsedText({ value: props.value, draft: props.draft, format: formatWareki, parse: parseCivilDate, onChange: props.onChange });
  const problem = props.error ?? (date.error === undefined ? undefined : explain(date.error));
  const text = fieldTextOf({ ...props, example: props.example ?? words.dateExample.replace(/^.*?: /, '') });
  return (
    <AriaTextField
      value={date.text}
      onChange={date.onChange}
      onBlur={date.onBlur}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
      data-field={props.anchor}
      {...PRIVATE_INPUT}
    >
      <FieldHead text={text} />
      <span className={styles['control']}>
        <Input className={cx(styles['input'], styles['date'])} {...PRIVATE_INPUT} {...keys} />
        <DialogTrigger isOpen={open} onOpenChange={setOpen}>
          <IconButton icon="calendar" kind="secondary" label={`${props.label}: ${words.openCalendar}`} disabled={props.disabled ?? false} />
          <Popover className={styles['popover'] ?? ''} placement="bottom end">
            <Dialog className={styles['calendarDialog'] ?? ''} aria-label={props.label}>
              <Calendar
                autoFocus
                aria-label={props.label}
                value={date.parsed === null ? null : parseDate(date.parsed)}
                {...(props.today === undefined ? {} : { defaultFocusedValue: parseDate(date.parsed ?? props.today) })}
                {...(props.min === undefined ? {} : { minValue: parseDate(props.min) })}
                {...(props.max === undefined ? {} : { maxValue: parseDate(props.max) })}
                onChange={(chosen) => {
                  date.set(chosen.toString());
                  setOpen(false);
                }}
              >
                <div className={styles['calendarHead']}>
                  <AriaButton slot="previous" className={cx(actionStyles['button'], actionStyles['iconOnly'])}>
                    <Icon name="back" />
                  </AriaButton>
                  <Heading />
                  <AriaButton slot="next" className={cx(actionStyles['button'], actionStyles['iconOnly'])}>
                    <Icon name="next" />
                  </AriaButton>
                </div>
                <CalendarGrid className={styles['calendarGrid'] ?? ''} weekdayStyle="short">
                  <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
                  <CalendarGridBody>{(day) => <CalendarCell date={day} className={styles['calendarCell'] ?? ''} />}</CalendarGridBody>
                </CalendarGrid>
              </Calendar>
            </Dialog>
          </Popover>
        </DialogTrigger>
      </span>
      <span role="status" className={styles['both']}>
        {date.parsed === null ? '' : formatBoth(date.parsed)}
      </span>
      <FieldFoot error={problem} />
    </AriaTextField>
  );
}
