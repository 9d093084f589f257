import { type ReactNode, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { useText } from '../../../i18n/index.ts';
import { openArea } from '../../../state/navigation.ts';
import { useRecords } from '../../../state/use-records.ts';
import { Banner, Button, ComboBox, Detail, EmptyState, type FieldProblem, Prose, Stack, Trouble, useExplainError } from '../../../ui/index.ts';
import { openHere } from '../mentoring-places.ts';
import { type Candidate, pairProblem, pairWarnings } from './pair-check.ts';
import { startPair } from './pair-records.ts';
import { useCandidates } from './use-candidates.ts';

/** Two people first: the parties of a record never change, all else can follow. */
export function NewPair(): ReactNode {
  const { t } = useText();
  const explain = useExplainError();
  const candidates = useCandidates();
  const pairs = useRecords('mentorPair');
  const [mentorId, setMentor] = useState<string | null>(null);
  const [menteeId, setMentee] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const find = (party: string | null): Candidate | undefined => candidates.find((one) => one.party === party);
  const [mentor, mentee] = [find(mentorId), find(menteeId)];
  const problem = pairProblem(mentor, mentee);
  const warnings =
    mentor === undefined || mentee === undefined || problem !== null ? [] : pairWarnings(mentor, mentee, pairs.map(({ parties }) => ({ mentor: parties.mentor, mentee: parties.mentee })));

  if (candidates.length < 2) {
    return (
      <EmptyState icon="people" title={t('mentoring.officeNobody')} action={<Button onPress={() => openArea('people', 'contacts')}>{t('mentoring.officeContacts')}</Button>}>
        {t('mentoring.officeNobodyText')}
      </EmptyState>
    );
  }
  const make = async (): Promise<void> => {
    setTried(true);
    if (problem !== null || mentor === undefined || mentee === undefined) return;
    const made = await startPair(mentor, mentee);
    if (made.ok) openHere(made.value.id);
    else setTrouble(made.error);
  };
  const missing = (side: 'mentor' | 'mentee'): FieldProblem | undefined => (tried && find(side === 'mentor' ? mentorId : menteeId) === undefined ? t('mentoring.missingChoice') : undefined);
  return (
    <Detail
      title={t('mentoring.officeNew')}
      actions={
        <Button kind="primary" icon="people" disabled={problem === 'samePerson'} onPress={() => void make()}>
          {t('mentoring.officeMake')}
        </Button>
      }
    >
      <Stack>
        <Prose>{t('mentoring.officeLead')}</Prose>
        <Chooser label={t('mentoring.officeChooseMentor')} anchor="mentor" candidates={candidates} onChoose={setMentor} error={missing('mentor')} />
        <Chooser label={t('mentoring.officeChooseMentee')} anchor="mentee" candidates={candidates} onChoose={setMentee} error={problem === 'samePerson' ? t('mentoring.samePerson') : missing('mentee')} />
        {warnings.map((warning) => (
          <Banner
            key={warning.kind}
            tone={warning.kind === 'unknownOffice' ? 'info' : 'warn'}
            live
            title={warning.kind === 'sameOffice' ? t('mentoring.sameOffice', { affiliation: warning.affiliation }) : warning.kind === 'alreadyPaired' ? t('mentoring.alreadyPaired') : t('mentoring.unknownOffice')}
          >
            {warning.kind === 'alreadyPaired' ? null : <p>{t('mentoring.sameOfficeText')}</p>}
          </Banner>
        ))}
        {trouble === null ? null : <Trouble text={explain(trouble)} />}
      </Stack>
    </Detail>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly anchor: string;
  readonly candidates: readonly Candidate[];
  readonly onChoose: (party: string | null) => void;
  readonly error: FieldProblem | undefined;
}

function Chooser({ label, anchor, candidates, onChoose, error }: ChooserProps): ReactNode {
  const { t } = useText();
  const [text, setText] = useState('');
  const nameOf = ({ name, affiliation }: Candidate): string => (affiliation === '' ? name : t('mentoring.affiliationOf', { name, affiliation }));
  const found = candidates.filter((one) => nameOf(one).includes(text) || text === '');
  const chosen = candidates.find((one) => nameOf(one) === text);
  return (
    <ComboBox
      label={label}
      anchor={anchor}
      required
      help={t('mentoring.officeChooseHelp')}
      error={error}
      choices={(chosen === undefined ? found : candidates).map((one) => ({ value: one.party, label: nameOf(one) }))}
      text={text}
      onText={(typed) => {
        setText(typed);
        onChoose(candidates.find((one) => nameOf(one) === typed)?.party ?? null);
      }}
      onChoose={(party) => {
        const one = candidates.find((candidate) => candidate.party === party);
        if (one !== undefined) setText(nameOf(one));
        onChoose(party);
      }}
    />
  );
}
