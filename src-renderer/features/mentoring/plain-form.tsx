import type { ReactNode } from 'react';
import type { RecordDefinition } from '../../../src-shared/records/definition.ts';
import { useText } from '../../i18n/index.ts';
import { DraftState, RecordControl } from '../../record-view/index.ts';
import type { Draft } from '../../state/use-autosave.ts';
import { Card, Stack } from '../../ui/index.ts';

export interface PlainFormProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly definition: RecordDefinition;
  readonly draft: Draft;
  readonly fields: readonly string[];
  readonly disabled?: boolean;
  readonly today: string;
}

/** A form of a few fields: one card, no progress rail. */
export function PlainForm({ title, lead, definition, draft, fields, disabled = false, today }: PlainFormProps): ReactNode {
  const { language } = useText();
  return (
    <Card title={title}>
      {lead}
      <Stack>
        <DraftState draft={draft} language={language} />
        {fields.map((name) => {
          const field = definition.fields[name];
          if (field === undefined) return null;
          return <RecordControl key={name} name={name} field={field} values={draft.values} words={draft.words} language={language} onChange={draft.set} onBlur={draft.flush} disabled={disabled || draft.undecided.has(field.unit)} today={today} />;
        })}
      </Stack>
    </Card>
  );
}
