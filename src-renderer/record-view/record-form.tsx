import { Fragment, type ReactNode, useMemo } from 'react';
import type { Json } from '../../src-shared/kernel/json.ts';
import type { RecordDefinition } from '../../src-shared/records/definition.ts';
import type { RecordState } from '../../src-shared/records/record-state.ts';
import { type Draft, useAutosave } from '../state/use-autosave.ts';
import { Banner, type FieldProblem, FormSection, FormSections, SaveState, type SectionMark, useExplainError } from '../ui/index.ts';
import { ConflictNote } from './conflict-note.tsx';
import type { Language } from './field-words.ts';
import { RecordControl } from './record-control.tsx';
import { saveWords } from './save-words.ts';

export interface FormPart {
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  /** Field names in order; by default all fields of the unit `id`. */
  readonly fields?: readonly string[];
  /** Right below one field: suggestions for what is typed there. */
  readonly below?: Readonly<Record<string, ReactNode>>;
  /** Below the fields of this part: verdict rows, a calculated gauge. */
  readonly after?: ReactNode;
  /** Overrides the mark in the progress rail, for a part that asks nothing itself. */
  readonly mark?: SectionMark['state'];
}

export interface RecordFormProps {
  readonly definition: RecordDefinition;
  readonly draft: Draft;
  readonly parts: readonly FormPart[];
  readonly language: Language;
  /** Per field: what keeps it from being sent, or what the office wrote at it. */
  readonly errors?: Readonly<Record<string, FieldProblem>>;
  /** Fields not asked in this situation. */
  readonly hidden?: ReadonlySet<string>;
  readonly disabled?: boolean;
  readonly today?: string;
}

export const isBlank = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

export const fieldsOfPart = (definition: RecordDefinition, part: FormPart, hidden?: ReadonlySet<string>): string[] =>
  (part.fields ?? Object.keys(definition.fields).filter((name) => definition.fields[name]?.unit === part.id)).filter(
    (name) => hidden?.has(name) !== true,
  );

/** Required fields still empty, in the order of the form. */
export const missingFields = (
  definition: RecordDefinition,
  values: Readonly<Record<string, Json | undefined>>,
  hidden?: ReadonlySet<string>,
): string[] =>
  Object.keys(definition.fields).filter(
    (name) => definition.fields[name]?.required === true && hidden?.has(name) !== true && isBlank(values[name]),
  );

function markOf(props: RecordFormProps, part: FormPart): SectionMark {
  if (part.mark !== undefined) return { id: part.id, title: part.title, state: part.mark };
  const names = fieldsOfPart(props.definition, part, props.hidden);
  const filled = names.filter((name) => !isBlank(props.draft.values[name]));
  const open = names.filter((name) => props.definition.fields[name]?.required === true && isBlank(props.draft.values[name]));
  const problem = names.some((name) => props.errors?.[name] !== undefined);
  const state = problem ? 'problem' : filled.length === 0 ? 'empty' : open.length === 0 ? 'done' : 'partial';
  return { id: part.id, title: part.title, state };
}

/** The state line: never a Save button. */
export function DraftState({ draft, language }: { readonly draft: Draft; readonly language: Language }): ReactNode {
  const explain = useExplainError();
  const { state } = draft;
  if (state.kind === 'failed') {
    const { what, why, todo } = explain(state.error);
    return (
      <Banner tone="danger" title={what} live>
        <p>{why}</p>
        <p>{todo}</p>
      </Banner>
    );
  }
  return <SaveState>{saveWords(state, language)}</SaveState>;
}

/** A form drawn from the record's definition: sections with a progress rail, autosave, every section may be left half done. */
export function RecordForm(props: RecordFormProps): ReactNode {
  const { definition, draft, parts, language } = props;
  const marks = parts.map((part) => markOf(props, part));
  return (
    <FormSections sections={marks}>
      <DraftState draft={draft} language={language} />
      <ConflictNote record={draft.record} language={language} />
      {parts.map((part) => (
        <FormSection key={part.id} id={part.id} title={part.title} lead={part.lead}>
          {fieldsOfPart(definition, part, props.hidden).map((name) => {
            const field = definition.fields[name];
            if (field === undefined) return null;
            return (
              <Fragment key={name}>
                <RecordControl
                  name={name}
                  field={field}
                  values={draft.values}
                  words={draft.words}
                  language={language}
                  onChange={draft.set}
                  onBlur={draft.flush}
                  error={props.errors?.[name]}
                  disabled={props.disabled === true || draft.undecided.has(field.unit)}
                  {...(props.today === undefined ? {} : { today: props.today })}
                />
                {part.below?.[name]}
              </Fragment>
            );
          })}
          {part.after}
        </FormSection>
      ))}
    </FormSections>
  );
}

/** The usual form: one record, autosaved, one part per unit. */
export function AutoForm(props: Omit<RecordFormProps, 'draft' | 'parts'> & { readonly record: RecordState; readonly parts?: readonly FormPart[] }): ReactNode {
  const { definition, language, record } = props;
  const draft = useAutosave(record);
  const parts = useMemo<readonly FormPart[]>(
    () => props.parts ?? Object.entries(definition.units).map(([id, unit]) => ({ id, title: unit.label[language] })),
    [props.parts, definition, language],
  );
  return <RecordForm {...props} draft={draft} parts={parts} />;
}

