import type { ReactNode } from 'react';
import type { Json } from '../../src-shared/kernel/json.ts';
import type { RecordDefinition } from '../../src-shared/records/definition.ts';
import { displayValue } from '../../src-shared/records/display-value.ts';
import type { FileRef } from '../../src-shared/records/fields.ts';
import { Facts, type Fact } from '../ui/index.ts';
import { AttachmentList } from './attachment-list.tsx';
import type { Language } from './field-words.ts';
import { isBlank } from './record-form.tsx';

export interface RecordFactsProps {
  readonly definition: RecordDefinition;
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly language: Language;
  /** Field names in order; by default every field people may see. */
  readonly fields?: readonly string[];
  /** Leaves out what was not answered. */
  readonly filledOnly?: boolean;
  /** Below a value: the office's comment, what it was before. */
  readonly note?: (field: string) => ReactNode;
}

/** Answers people read; names, digests and seals are told apart. */
export const isShownField = (definition: RecordDefinition, name: string): boolean => {
  const field = definition.fields[name];
  return field !== undefined && field.inner !== true && (field.words !== undefined || (field.kind !== 'id' && field.kind !== 'data'));
};

/** A record read, not edited: label and value from the definition. */
export function RecordFacts(props: RecordFactsProps): ReactNode {
  const { definition, values, language, note } = props;
  const names = props.fields ?? Object.keys(definition.fields).filter((name) => isShownField(definition, name));
  const facts: Fact[] = [];
  for (const name of names) {
    const field = definition.fields[name];
    if (field === undefined || (props.filledOnly === true && isBlank(values[name]) && note?.(name) === undefined)) continue;
    const value = values[name];
    const text =
      field.kind === 'files' && !isBlank(value) ? (
        <AttachmentList files={value as unknown as readonly FileRef[]} language={language} />
      ) : (
        <span data-multiline={field.kind === 'longText'}>{displayValue(field, value, language)}</span>
      );
    const extra = note?.(name);
    facts.push({
      label: field.label[language],
      value:
        extra === undefined ? (
          text
        ) : (
          <>
            {text}
            {extra}
          </>
        ),
    });
  }
  return <Facts facts={facts} />;
}
