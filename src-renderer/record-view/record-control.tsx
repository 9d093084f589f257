import { memo, type ReactNode } from 'react';
import { type Json, sameJson } from '../../src-shared/kernel/json.ts';
import type { FieldDefinition } from '../../src-shared/records/definition.ts';
import {
  CheckboxGroup,
  DateField,
  type FieldProblem,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  TimeRangeField,
} from '../ui/index.ts';
import { AttachmentControl } from './attachment-control.tsx';
import { choicesOf, fieldWords, type Language } from './field-words.ts';

export interface RecordControlProps {
  readonly name: string;
  readonly field: FieldDefinition;
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly language: Language;
  /** Words typed earlier into dates, numbers and times that cannot be read yet. */
  readonly words?: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: Json, text?: string) => void;
  readonly onBlur?: () => unknown;
  readonly error?: FieldProblem | undefined;
  readonly disabled?: boolean;
  readonly today?: string;
}

const FEW = 5;
const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const asNumber = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
const asList = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const emptyToNull = (text: string): Json => (text === '' ? null : text);

const DAY_CHOICES = {
  ja: ['日', '月', '火', '水', '木', '金', '土', '祝日'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Holiday'],
} as const;
const WEEK_ORDER = [1, 2, 3, 4, 5, 6, 0, 7] as const;

/** What a control shows: its own value, and for a range also where it ends. */
const shownOf = ({ name, values, words }: RecordControlProps): Json => {
  const names = name === 'startTime' ? [name, 'endTime'] : [name];
  return names.map((one) => [values[one] ?? null, words?.[one] ?? '']);
};

/** A letter typed into one field draws that field and not the forty beside it. */
const showsTheSame = (before: RecordControlProps, now: RecordControlProps): boolean =>
  before.name === now.name &&
  before.field === now.field &&
  before.language === now.language &&
  before.onChange === now.onChange &&
  before.onBlur === now.onBlur &&
  before.disabled === now.disabled &&
  before.today === now.today &&
  sameJson(shownOf(before), shownOf(now)) &&
  sameJson((before.error ?? null) as Json, (now.error ?? null) as Json);

/** One control for one field, chosen by the kind the definition names. */
export const RecordControl = memo(function RecordControl(props: RecordControlProps): ReactNode {
  const { name, field, values, language, onChange } = props;
  const value = values[name];
  const frame = { ...fieldWords(field, language), anchor: name, error: props.error, disabled: props.disabled ?? false };
  const text = { ...frame, value: asText(value), onChange: (typed: string) => onChange(name, emptyToNull(typed)), ...(props.onBlur === undefined ? {} : { onBlur: props.onBlur }) };
  const draft = { ...(props.words?.[name] === undefined ? {} : { draft: props.words[name] }) };
  const choices = choicesOf(field, language);
  switch (field.kind) {
    case 'text':
    case 'kana':
      return <TextField {...text} />;
    case 'longText':
      return <TextArea {...text} />;
    case 'date':
      return <DateField {...frame} value={asText(value) === '' ? null : asText(value)} onChange={(day, typed) => onChange(name, day, typed)} {...draft} {...(props.today === undefined ? {} : { today: props.today })} />;
    case 'number':
    case 'money':
      return <NumberField {...frame} value={asNumber(value)} onChange={(number, typed) => onChange(name, number, typed)} {...draft} {...(field.unitText === undefined ? {} : { suffix: field.unitText[language] })} />;
    case 'yesNo':
      return (
        <RadioGroup
          {...frame}
          inline
          choices={[
            { value: 'yes', label: language === 'ja' ? 'はい' : 'Yes' },
            { value: 'no', label: language === 'ja' ? 'いいえ' : 'No' },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(chosen) => onChange(name, chosen === 'yes')}
        />
      );
    case 'choice':
      return choices.length <= FEW ? (
        <RadioGroup {...frame} inline choices={choices} value={asText(value) || null} onChange={(chosen) => onChange(name, chosen)} />
      ) : (
        <Select {...frame} choices={choices} value={asText(value) || null} onChange={(chosen) => onChange(name, chosen)} />
      );
    case 'choices':
      return <CheckboxGroup {...frame} choices={choices} values={asList(value)} onChange={(chosen) => onChange(name, [...chosen])} />;
    case 'weekdays':
      return (
        <CheckboxGroup
          {...frame}
          inline
          choices={WEEK_ORDER.map((day) => ({ value: String(day), label: DAY_CHOICES[language][day] }))}
          values={asList(value)}
          onChange={(chosen) => onChange(name, chosen.map(Number))}
        />
      );
    case 'time': {
      // startTime and endTime of one unit are one range on screen.
      if (name === 'endTime') return null;
      const label = language === 'ja' ? '時間' : 'Hours';
      return (
        <TimeRangeField
          {...frame}
          label={label}
          value={{ from: asText(values.startTime) || null, to: asText(values.endTime) || null }}
          drafts={{ from: props.words?.['startTime'], to: props.words?.['endTime'] }}
          onChange={(range, typed) => {
            if (typed.from !== undefined) onChange('startTime', range.from, typed.from);
            if (typed.to !== undefined) onChange('endTime', range.to, typed.to);
          }}
        />
      );
    }
    case 'files':
      return <AttachmentControl {...frame} value={value} language={language} onChange={(files) => onChange(name, files)} />;
    case 'id':
    case 'data':
      // Never typed by hand: the feature that owns the field shows it.
      return null;
  }
}, showsTheSame);
