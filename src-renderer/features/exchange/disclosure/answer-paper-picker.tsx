import { type ReactNode, useMemo, useState } from 'react';
import { useText } from '../../../i18n/index.ts';
import { type Subject, subjectsHere } from '../../../state/exchange/access-answer.ts';
import { Button, Dialog, Select, Stack } from '../../../ui/index.ts';
import { AnswerPaper } from './answer-paper.tsx';

/** About whom, then the paper. */
export function AnswerPaperPicker({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useText();
  const subjects = useMemo(() => subjectsHere(), []);
  const [person, setPerson] = useState(subjects[0]?.person ?? null);
  const [printing, setPrinting] = useState<Subject | null>(null);
  const subject = subjects.find((one) => one.person === person);
  return (
    <>
      <Dialog
        open
        title={t('disclosure.answerPaper')}
        onClose={onClose}
        actions={
          <>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button kind="primary" icon="print" disabled={subject === undefined} onPress={() => setPrinting(subject ?? null)}>
              {t('disclosure.answerPaper')}
            </Button>
          </>
        }
      >
        <Stack>
          <Select label={t('disclosure.paperWho')} choices={subjects.map((one) => ({ value: one.person, label: one.name || t('common.unknown') }))} value={person} onChange={setPerson} />
        </Stack>
      </Dialog>
      {printing === null ? null : <AnswerPaper subject={printing} onDone={onClose} />}
    </>
  );
}
