import type { ReactNode } from 'react';
import { isConflict } from '../../../../src-shared/records/heads.ts';
import { posting } from '../../../../src-shared/records/posting.ts';
import { headsOf, type RecordState, unitsOf } from '../../../../src-shared/records/record-state.ts';
import { type Texts, useText } from '../../../i18n/index.ts';
import { type FormPart, RecordForm } from '../../../record-view/index.ts';
import { useToday } from '../../../state/use-today.ts';
import { Banner, Button, Detail, type FieldProblem, Row, StateChip } from '../../../ui/index.ts';
import { destinationOf, isUnfinished, lacksReturnPlan, postingTitle } from './posting-values.ts';
import type { KnownPost, Remedy, TermProblem } from './term-check.ts';
import { useCheckedTerm } from './use-checked-term.ts';

const remedyWords = (remedy: Remedy, { t }: Texts): string => {
  switch (remedy.kind) {
    case 'endOther':
      return t('career.fixEndOther', { title: remedy.title, on: remedy.on });
    case 'endThis':
      return t('career.fixEndThis', { on: remedy.on });
    case 'concurrent':
      return t('career.fixConcurrent');
  }
};

const overlapWhat = (problem: Extract<TermProblem, { kind: 'overlap' }>, { t }: Texts): string =>
  t('career.overlapWhat', { other: problem.otherTitle, from: problem.from, to: problem.to === null ? t('career.overlapOpen') : t('career.overlapUntil', { on: problem.to }) });

const NO_SECONDMENT: ReadonlySet<string> = new Set(['returnOn', 'returnPlan']);
const NOTHING: ReadonlySet<string> = new Set();

export interface PostingFormProps {
  readonly record: RecordState;
  readonly others: readonly KnownPost[];
  readonly onDelete: () => void;
}

/** One post. Dates that would give two main posts on one day are refused, with what would mend it. */
export function PostingForm({ record, others, onDelete }: PostingFormProps): ReactNode {
  const texts = useText();
  const { t, language } = texts;
  const today = useToday();
  const { draft, problem, held, mend } = useCheckedTerm(record, others);
  const { values } = draft;
  const errors: Record<string, FieldProblem> = {};
  if (problem?.kind === 'reversed') errors['endOn'] = { what: t('career.reversed') };
  if (problem?.kind === 'overlap') {
    const field = values['startOn'] === problem.from || problem.remedies.some((remedy) => remedy.kind === 'endOther') ? 'startOn' : 'endOn';
    errors[field] = { what: overlapWhat(problem, texts), why: t(held ? 'career.overlapWhy' : 'career.overlapWhyStored'), todo: t('career.overlapTodo') };
  }
  const noPlan = lacksReturnPlan(values, today);
  const parts: readonly FormPart[] = [
    { id: 'post', title: posting.units.post.label[language] },
    {
      id: 'term',
      title: posting.units.term.label[language],
      after:
        problem?.kind === 'overlap' ? (
          <Banner
            tone="danger"
            live
            title={t('career.overlapTodo')}
            actions={problem.remedies.map((remedy) => (
              <Button key={remedy.kind} onPress={() => void mend(remedy)}>
                {remedyWords(remedy, texts)}
              </Button>
            ))}
          />
        ) : undefined,
    },
    { id: 'secondment', title: posting.units.secondment.label[language], lead: destinationOf(values) === null ? undefined : t('career.secondmentLead') },
    { id: 'memo', title: posting.units.memo.label[language], lead: t('career.memoLead') },
  ];
  const conflict = unitsOf(record).some((unit) => isConflict(headsOf(record, unit)));
  return (
    <Detail
      title={postingTitle(values) || t('career.newPost')}
      state={
        <Row>
          {conflict ? <StateChip tone="warn">{t('career.conflict')}</StateChip> : null}
          {isUnfinished(values) ? <StateChip tone="accent">{t('career.unfinished')}</StateChip> : null}
          {noPlan ? <StateChip tone="warn">{t('career.noReturnPlan')}</StateChip> : null}
        </Row>
      }
      actions={
        <Button kind="quiet" icon="trash" onPress={onDelete}>
          {t('career.deletePost')}
        </Button>
      }
    >
      <RecordForm definition={posting} draft={draft} parts={parts} language={language} errors={errors} hidden={destinationOf(values) === null ? NO_SECONDMENT : NOTHING} today={today} />
    </Detail>
  );
}
