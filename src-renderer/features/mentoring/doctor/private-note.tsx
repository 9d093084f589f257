import { type ReactNode, useCallback, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { mentorNote } from '../../../../src-shared/records/mentor-note.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { useText } from '../../../i18n/index.ts';
import { DraftState, RecordControl } from '../../../record-view/index.ts';
import { deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { useSession } from '../../../state/session.ts';
import { useAutosave } from '../../../state/use-autosave.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Button, Icon, Row, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { startNote } from './session-records.ts';
import styles from '../mentoring.module.css';

/** The reader's own notes on one session: apart from what both read, and never in a file. */
export function PrivateNotes({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const self = useSession().identity.party;
  const own = useCallback((record: RecordState) => record.parties.author === self && record.values['note']?.['sessionId'] === sessionId, [self, sessionId]);
  const notes = useRecords('mentorNote', own);
  const [problem, setProblem] = useState<AppError | null>(null);
  const begin = async (): Promise<void> => {
    const made = await startNote(sessionId);
    if (!made.ok) setProblem(made.error);
  };
  return (
    <section className={styles['private']} aria-label={t('mentoring.noteTitle')}>
      <div className={styles['privateHead']}>
        <Icon name="lock" />
        <h3>{t('mentoring.noteTitle')}</h3>
      </div>
      <p className={styles['privateLead']}>
        {notes.length === 0 ? <strong>{t('mentoring.noteOnlyYou')}</strong> : null}
        <span>{t('mentoring.noteHow')}</span>
      </p>
      {problem === null ? null : <Trouble text={explain(problem)} />}
      {notes.map((note) => (
        <NoteForm key={note.id} note={note} />
      ))}
      {notes.length === 0 ? (
        <Row>
          <Button icon="lock" onPress={() => void begin()}>
            {t('mentoring.noteStart')}
          </Button>
        </Row>
      ) : null}
    </section>
  );
}

function NoteForm({ note }: { readonly note: RecordState }): ReactNode {
  const { t, language } = useText();
  const say = useStatus();
  const draft = useAutosave(note);
  const remove = async (): Promise<void> => {
    await draft.flush();
    const gone = await deleteRecord(note.id);
    if (gone.ok) say({ text: t('mentoring.noteDeleted'), action: { label: t('common.undo'), onPress: () => void restoreRecord(note.id) } });
  };
  return (
    <>
      <RecordControl name="text" field={mentorNote.fields.text} values={draft.values} language={language} onChange={draft.set} onBlur={draft.flush} />
      <Row>
        <DraftState draft={draft} language={language} />
        <Button kind="quiet" icon="trash" onPress={() => void remove()}>
          {t('mentoring.noteDelete')}
        </Button>
      </Row>
    </>
  );
}
