import { type ReactNode, useState } from 'react';
import type { Json } from '../../../src-shared/kernel/json.ts';
import { TextArea } from '../../ui/index.ts';

export interface SentencesFieldProps {
  readonly label: string;
  readonly help: string;
  readonly anchor: string;
  readonly value: Json | undefined;
  readonly onChange: (lines: Json) => void;
}

const linesOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Trimmed, without empty lines: a list, as the record wants it. */
export const readLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A list of short texts, one per line. What is typed stands while typing; the list is what is stored. */
export function SentencesField({ label, help, anchor, value, onChange }: SentencesFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextArea
      label={label}
      help={help}
      anchor={anchor}
      value={typed ?? linesOf(value).join('\n')}
      onChange={(text) => {
        setTyped(text);
        onChange(readLines(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
