import { useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import type { Result } from '../../../src-shared/kernel/result.ts';

export interface ParsedText<T> {
  readonly text: string;
  readonly error: AppError | undefined;
  readonly parsed: T | null;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
  readonly set: (value: T) => void;
}

export interface ParsedTextOptions<T> {
  readonly value: T | null;
  /** What was typed before and could not be read; kept, not lost. */
  readonly draft?: string | undefined;
  readonly format: (value: T) => string;
  readonly parse: (text: string) => Result<T>;
  /** The value when it can be read, null when empty or unreadable, and always the words as typed. */
  readonly onChange: (value: T | null, text: string) => void;
}

/** A text control that means a value: people type freely, it is read live, tidied on leaving, and refused with the reason. */
export function useParsedText<T>(options: ParsedTextOptions<T>): ParsedText<T> {
  const { value, draft, format, parse, onChange } = options;
  const outside = value === null ? (draft ?? '') : format(value);
  // while the person types, their own words stand; the moment they leave, the tidied value does
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(true);
  const text = typed ?? outside;
  const empty = text.trim() === '';
  const result = empty ? null : parse(text);
  return {
    text,
    parsed: result?.ok === true ? result.value : null,
    error: left && result?.ok === false ? result.error : undefined,
    onChange: (next) => {
      setTyped(next);
      setLeft(false);
      const read = next.trim() === '' ? null : parse(next);
      onChange(read?.ok === true ? read.value : null, next);
    },
    onBlur: () => {
      setLeft(true);
      if (result === null || result.ok) setTyped(null);
    },
    set: (next) => {
      setTyped(null);
      setLeft(true);
      onChange(next, format(next));
    },
  };
}
