import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { posting } from '../../../../src-shared/records/posting.ts';
import { useText } from '../../../i18n/index.ts';
import { deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { openArea } from '../../../state/navigation.ts';
import { useToday } from '../../../state/use-today.ts';
import { BigList, Button, EmptyState, ListDetail, ListHead, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { AREA, openPart } from '../career-places.ts';
import { startPosting } from '../start-records.ts';
import type { CareerRow } from '../use-own-career.ts';
import { PostingForm } from './posting-form.tsx';
import { byLadder, currentMainPost, isConcurrent, isPlanned, isUnfinished, lacksReturnPlan, postingTitle, textOf } from './posting-values.ts';
import { termProblem } from './term-check.ts';
import styles from '../career.module.css';

/** 経歴・ポスト on the ladder: the list, and the form of the one that is open. */
export function PostingsPart({ postings, recordId }: { readonly postings: readonly CareerRow[]; readonly recordId: string | undefined }): ReactNode {
  const { t, language, dateShort } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const today = useToday();
  const [problem, setProblem] = useState<AppError | null>(null);
  const byId = useMemo(() => new Map(postings.map((row) => [row.id, row])), [postings]);
  const ids = useMemo(() => postings.toSorted((a, b) => byLadder(a.values, b.values)).map(({ id }) => id), [postings]);
  const open = useCallback((id: string) => openArea(AREA, id), []);
  const current = currentMainPost(postings, today)?.id;
  const row = (id: string): CareerRow => byId.get(id) as CareerRow;

  const add = async (): Promise<void> => {
    const made = await startPosting();
    if (made.ok) open(made.value.id);
    else setProblem(made.error);
  };
  const remove = async (id: string): Promise<void> => {
    const gone = await deleteRecord(id);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    openPart('posts');
    say({ text: t('career.deletedPost'), action: { label: t('common.undo'), onPress: () => void restoreRecord(id) } });
  };
  const chips = (id: string): ReactNode => {
    const { values } = row(id);
    if (termProblem({ id, values }, postings)?.kind === 'overlap') return <StateChip tone="danger">{t('career.conflict')}</StateChip>;
    if (isUnfinished(values)) return <StateChip tone="accent">{t('career.unfinished')}</StateChip>;
    if (lacksReturnPlan(values, today)) return <StateChip tone="warn">{t('career.officeNoPlan')}</StateChip>;
    if (id === current) return <StateChip tone="ok">{t('career.current')}</StateChip>;
    if (isPlanned(values)) return <StateChip tone="neutral">{t('career.planned')}</StateChip>;
    return isConcurrent(values) ? <StateChip tone="info">{t('career.concurrent')}</StateChip> : null;
  };
  const period = (id: string): string => {
    const { values } = row(id);
    const [from, to] = [textOf(values['startOn']), textOf(values['endOn'])];
    return from === '' ? '' : `${dateShort(from)} – ${to === '' ? '' : dateShort(to)}`;
  };
  const shown = recordId === undefined ? undefined : byId.get(recordId);

  return (
    <ListDetail
      listLabel={t('career.posts')}
      detailLabel={shown === undefined ? t('career.columnPost') : postingTitle(shown.values) || t('career.newPost')}
      showing={shown === undefined ? 'list' : 'detail'}
      wideList
      onBack={() => openPart('posts')}
      list={
        <>
          <ListHead>
            <Button icon="plus" kind={shown === undefined ? 'primary' : 'secondary'} onPress={() => void add()}>
              {t('career.addPost')}
            </Button>
            <p className={styles['quiet']}>{t('career.postsLead')}</p>
            {problem === null ? null : <Trouble text={explain(problem)} />}
          </ListHead>
          <BigList
            label={t('career.posts')}
            ids={ids}
            current={shown?.id ?? null}
            onOpen={open}
            columns={[
              { id: 'post', header: t('career.columnPost'), width: '2fr', cell: (id) => postingTitle(row(id).values) || t('career.newPost') },
              { id: 'rung', header: t('career.columnRung'), width: '7rem', cell: (id) => (textOf(row(id).values['rung']) === '' ? '' : displayValue(posting.fields.rung, row(id).values['rung'], language)) },
              { id: 'term', header: t('career.columnTerm'), width: '10rem', cell: period, from: 38 },
              { id: 'state', header: t('career.columnMark'), width: '8.5rem', cell: chips },
            ]}
            empty={<EmptyState icon="career" title={t('career.postsEmpty')}>{t('career.postsEmptyText')}</EmptyState>}
          />
        </>
      }
      detail={
        shown === undefined ? (
          <EmptyState icon="career" title={t('career.choosePost')} />
        ) : (
          <PostingForm key={shown.id} record={shown.record} others={postings} onDelete={() => void remove(shown.id)} />
        )
      }
    />
  );
}
