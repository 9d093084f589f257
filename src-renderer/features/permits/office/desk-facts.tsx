import { type ReactNode, useState } from 'react';
import type { Json } from '../../../../src-shared/kernel/json.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { permitApplication } from '../../../../src-shared/records/permit-application.ts';
import { useText } from '../../../i18n/index.ts';
import { isBlank, RecordFacts } from '../../../record-view/index.ts';
import type { Draft } from '../../../state/use-autosave.ts';
import { Card, IconButton, TextArea } from '../../../ui/index.ts';
import { hiddenFields } from '../doctor/hidden-fields.ts';
import { addSentence } from './form-sentences.ts';
import styles from './office.module.css';
import { commentsOf, withComment } from './review-notes.ts';
import { SentenceMenu } from './sentence-menu.tsx';
import type { FieldChange } from '../submission-changes.ts';

export interface DeskFactsProps {
  readonly values: Readonly<Record<string, Json | undefined>>;
  readonly changes: readonly FieldChange[];
  /** Null where nothing can be returned any more. */
  readonly notes: Draft | null;
  readonly onPaper: boolean;
}

const UNITS = ['place', 'work', 'term', 'pay', 'relation', 'papers', 'applicant', 'source'] as const;
const NEVER = new Set(['dossierId', 'changesPermit']);

/** 提出した内容, field by field, with a comment where one is needed and what stood there before. */
export function DeskFacts({ values, changes, notes, onPaper }: DeskFactsProps): ReactNode {
  const { t, language } = useText();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const hidden = hiddenFields(values, onPaper);
  const comments = commentsOf(notes?.values['comments']);
  const { fields } = permitApplication;
  const write = (field: string, text: string | null): void => notes?.set('comments', withComment(comments, field, text) as unknown as Json);

  const note = (field: string): ReactNode => {
    const change = changes.find((one) => one.field === field);
    const comment = comments.find((one) => one.field === field);
    const label = fields[field as keyof typeof fields].label[language];
    const editing = notes !== null && (comment !== undefined || opened.has(field));
    return (
      <>
        {change === undefined ? null : <span className={styles['before']}>{t('permitsOffice.before', { value: displayValue(fields[field as keyof typeof fields], change.before, language) })}</span>}
        {notes === null || editing ? null : <IconButton compact icon="pencil" label={t('permitsOffice.commentAt', { field: label })} onPress={() => setOpened(new Set([...opened, field]))} />}
        {editing ? (
          <div className={styles['comment']}>
            <TextArea label={t('permitsOffice.comment')} anchor={`comment.${field}`} value={comment?.text ?? ''} autoFocus={comment === undefined} onChange={(text) => write(field, text)} onBlur={notes.flush} />
            <div className={styles['commentActions']}>
              <SentenceMenu kind="returnSentences" onPick={(sentence) => write(field, addSentence(comment?.text ?? '', sentence))} />
              <IconButton
                compact
                icon="trash"
                label={t('permitsOffice.commentRemove', { field: label })}
                onPress={() => {
                  write(field, null);
                  setOpened(new Set([...opened].filter((one) => one !== field)));
                }}
              />
            </div>
          </div>
        ) : null}
      </>
    );
  };

  const names = (unit: string): string[] =>
    Object.entries(fields)
      .filter(([name, field]) => field.unit === unit && !NEVER.has(name) && (!hidden.has(name) || !isBlank(values[name])) && (notes !== null || !isBlank(values[name])))
      .map(([name]) => name);
  return (
    <Card title={t('permits.asSubmitted')}>
      {notes === null ? null : <p className={styles['hint']}>{t('permitsOffice.commentLead')}</p>}
      {UNITS.map((unit) => {
        const shown = names(unit);
        if (shown.length === 0) return null;
        return (
          <section key={unit} className={styles['unit']} aria-label={permitApplication.units[unit].label[language]}>
            <h4>{permitApplication.units[unit].label[language]}</h4>
            <RecordFacts definition={permitApplication} values={values} language={language} fields={shown} note={note} />
          </section>
        );
      })}
    </Card>
  );
}
