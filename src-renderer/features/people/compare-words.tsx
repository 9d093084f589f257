import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { readWords, sameWords } from '../../../src-shared/sealing/six-words.ts';
import { useText } from '../../i18n/index.ts';
import { confirmContact, type RecognisedAs } from '../../state/contacts.ts';
import { Banner, Button, Card, type FieldProblem, RadioGroup, Row, SixWords, Stack, TextField, Trouble, useExplainError, useStatus } from '../../ui/index.ts';

export interface CompareWordsProps {
  readonly contactId: string;
  readonly name: string;
  readonly words: readonly string[];
  /** What the card says of itself: offered first, decided by the person. */
  readonly claimed: 'doctor' | 'office' | 'headquarters';
}

/** Read by telephone: compare, or type what is heard. Then a person says what this contact is. */
export function CompareWords({ contactId, name, words, claimed }: CompareWordsProps): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const [typed, setTyped] = useState('');
  const [how, setHow] = useState<'words' | 'inPerson'>('words');
  const [as, setAs] = useState<RecognisedAs>(claimed === 'doctor' ? 'none' : claimed);
  const [problem, setProblem] = useState<AppError | null>(null);
  const heard = readWords(typed);
  const same = sameWords(typed, words);
  const wrong = heard.some((word, index) => index < heard.length - 1 && word !== words[index]) || (heard.length >= words.length && !same);
  const differs: FieldProblem | undefined = wrong ? { what: t('people.compareDiffers'), todo: t('people.compareDiffersTodo') } : undefined;

  const confirm = async (): Promise<void> => {
    const done = await confirmContact(contactId, how, as);
    if (done.ok) say(t('people.confirmed', { name }));
    else setProblem(done.error);
  };

  return (
    <Card title={t('people.compareTitle')} accent>
      <Stack>
        <p>{t('people.compareLead')}</p>
        <SixWords words={words} />
        <TextField label={t('people.compareTyped')} optional value={typed} onChange={setTyped} anchor="six-words" error={differs} />
        {same ? <Banner tone="ok" title={t('people.compareSame')} live /> : null}
        <RadioGroup
          label={t('people.howTitle')}
          choices={[
            { value: 'words', label: t('people.howWords') },
            { value: 'inPerson', label: t('people.howInPerson') },
          ]}
          value={how}
          onChange={setHow}
        />
        <RadioGroup
          label={t('people.asTitle')}
          choices={[
            { value: 'none', label: t('people.asNone') },
            { value: 'office', label: t('people.asOffice'), hint: t('people.asOfficeHint') },
            { value: 'headquarters', label: t('people.asHeadquarters') },
          ]}
          value={as}
          onChange={setAs}
        />
        {problem === null ? null : <Trouble text={explain(problem)} />}
        <Row end>
          <Button kind="primary" onPress={() => void confirm()} disabled={wrong}>
            {t('people.confirm')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
