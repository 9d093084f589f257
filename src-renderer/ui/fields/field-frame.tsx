import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from '../theme/icon.tsx';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './fields.module.css';

/** What is wrong, why, and the way out. A plain sentence is enough where one says it all. */
export type FieldProblem = string | { readonly what: string; readonly why?: string | undefined; readonly todo?: string | undefined };

/** The words around one control; the same for every kind of field. */
export interface FieldText {
  readonly label: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly help?: ReactNode;
  readonly example?: string | undefined;
  /** Who reads this answer, and for what: every required field names it. */
  readonly usedBy?: string | undefined;
  readonly error?: FieldProblem | undefined;
  /** Name by which the error summary and a 差戻し comment find this field. */
  readonly anchor?: string | undefined;
}

export const fieldTextOf = ({ label, required, optional, help, example, usedBy, error, anchor }: FieldText): FieldText => ({
  label,
  required: required ?? false,
  optional: optional ?? false,
  help,
  example,
  usedBy,
  error,
  anchor,
});

/** Label, 必須, help, example, who uses it: placed above the control, inside a React Aria field. */
export function FieldHead({ text, group = false }: { readonly text: FieldText; readonly group?: boolean }): ReactNode {
  const words = useUiWords();
  const marks = (
    <>
      {text.required === true ? <span className={styles['required']}>{words.required}</span> : null}
      {text.optional === true ? <span className={styles['optional']}>{words.optional}</span> : null}
    </>
  );
  const described = text.help !== undefined || text.example !== undefined || text.usedBy !== undefined;
  return (
    <>
      <Label className={styles['head'] ?? ''} {...(group ? { elementType: 'span' } : {})}>
        <span className={styles['label']}>{text.label}</span>
        {marks}
      </Label>
      {described ? (
        <Text slot="description" className={styles['description'] ?? ''}>
          {text.help === undefined ? null : <span className={styles['help']}>{text.help}</span>}
          {text.usedBy === undefined ? null : (
            <span className={styles['usedBy']}>
              {words.usedBy}: {text.usedBy}
            </span>
          )}
          {text.example === undefined ? null : (
            <span className={styles['example']}>
              {words.example}: {text.example}
            </span>
          )}
        </Text>
      ) : null}
    </>
  );
}

/** The error under the control; React Aria ties it to the control for screen readers. */
export function FieldFoot({ error }: { readonly error: FieldProblem | undefined }): ReactNode {
  if (error === undefined) return null;
  const { what, why, todo } = typeof error === 'string' ? { what: error, why: undefined, todo: undefined } : error;
  return (
    <FieldError className={styles['error'] ?? ''}>
      <Icon name="stop" />
      <span>
        <strong>{what}</strong>
        {why === undefined ? null : <span>{why}</span>}
        {todo === undefined ? null : <span>{todo}</span>}
      </span>
    </FieldError>
  );
}
