import type { ReactNode } from 'react';
import { appError } from '../../../src-shared/kernel/app-error.ts';
import { err, ok, type Result } from '../../../src-shared/kernel/result.ts';
import { useExplainError } from '../theme/ui-text.tsx';
import { TextField } from './text-field.tsx';
import type { FieldText } from './field-frame.tsx';
import { useParsedText } from './use-parsed-text.ts';

/** １２，０００円 → 12000. Width, commas and spaces are corrected; anything else is refused. */
export function parseTypedNumber(typed: string): Result<number> {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s,、，]/g, '')
    .replaceAll(/[ー−‐―]/g, '-')
    .replace(/[円人日時間%]+$/, '');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? ok(Number(text)) : err(appError('number/unreadable', { text: typed }));
}

export interface NumberFieldProps extends FieldText {
  readonly value: number | null;
  readonly draft?: string;
  readonly onChange: (value: number | null, text: string) => void;
  readonly min?: number;
  readonly max?: number;
  readonly suffix?: string;
  readonly disabled?: boolean;
  readonly width?: 'short' | 'tiny';
}

const grouped = (value: number): string => value.toLocaleString('ja-JP', { maximumFractionDigits: 6 });

export function NumberField(props: NumberFieldProps): ReactNode {
  const explain = useExplainError();
  const { min = -Infinity, max = Infinity } = props;
  const parse = (text: string): Result<number> => {
    const read = parseTypedNumber(text);
    if (!read.ok || (read.value >= min && read.value <= max)) return read;
    return err(appError('number/out-of-range', { text, ...(props.min === undefined ? {} : { min }), ...(props.max === undefined ? {} : { max }) }));
  };
  const number = useParsedText({ value: props.value, draft: props.draft, format: grouped, parse, onChange: props.onChange });
  return (
    <TextField
      {...fieldTextOfNumber(props)}
      value={number.text}
      onChange={number.onChange}
      onBlur={number.onBlur}
      inputMode="decimal"
      width={props.width ?? 'short'}
      disabled={props.disabled ?? false}
      error={props.error ?? (number.error === undefined ? undefined : explain(number.error))}
      {...(props.suffix === undefined ? {} : { suffix: props.suffix })}
    />
  );
}

const fieldTextOfNumber = (props: NumberFieldProps): FieldText => ({
  label: props.label,
  required: props.required ?? false,
  optional: props.optional ?? false,
  help: props.help,
  example: props.example,
  usedBy: props.usedBy,
  anchor: props.anchor,
});
