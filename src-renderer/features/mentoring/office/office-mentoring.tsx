import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { type RecordState, shownValues } from '../../../../src-shared/records/record-state.ts';
import { matchesSearch } from '../../../../src-shared/text/search-key.ts';
import { useText } from '../../../i18n/index.ts';
import { deleteRecord, restoreRecord } from '../../../state/commands.ts';
import { useLedger } from '../../../state/exchange/ledger-now.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { usePreference } from '../../../state/preferences.ts';
import { recordKey } from '../../../state/record-search.ts';
import { useSession } from '../../../state/session.ts';
import { BigList, Button, EmptyState, ListDetail, ListHead, SearchBox, StateChip, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { NEW, openHere, textOf } from '../mentoring-places.ts';
import { NewPair } from './new-pair.tsx';
import { OfficePair } from './office-pair.tsx';
import { isDelivered, pairFiles } from './pair-files.ts';
import { useOwnPairs } from './use-own-pairs.ts';
import styles from '../mentoring.module.css';

/** メンター as the coordinator sees it: pairs, periods and files; never a word of what the two say. */
export function OfficeMentoring({ recordId }: AreaScreenProps): ReactNode {
  const { t, dateShort } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const { member } = useSession();
  const mayWrite = member.roles.includes('coordinator');
  const compact = usePreference('look.density') === 'compact';
  const pairs = useOwnPairs();
  const ledger = useLedger();
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const filter = useRef<HTMLInputElement>(null);
  const byId = useMemo(() => new Map(pairs.map((pair) => [pair.id, pair])), [pairs]);
  const ids = useMemo(
    () =>
      pairs
        .filter((pair) => matchesSearch(recordKey(pair), query))
        .toSorted((a, b) => textOf(shownValues(b).startOn).localeCompare(textOf(shownValues(a).startOn)) || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id),
    [pairs, query],
  );
  const open = useCallback((id: string) => openHere(id), []);
  const row = (id: string): RecordState => byId.get(id) as RecordState;
  const remove = async (id: string): Promise<void> => {
    const gone = await deleteRecord(id);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    openHere();
    say({ text: t('mentoring.deletedPair'), action: { label: t('common.undo'), onPress: () => void restoreRecord(id) } });
  };
  const files = (id: string): ReactNode => {
    const left = pairFiles(row(id), ledger).filter((file) => !isDelivered(file)).length;
    return left === 0 ? <StateChip tone="ok">{t('mentoring.filesDone')}</StateChip> : <StateChip tone="accent">{t('mentoring.filesOpen', { count: left })}</StateChip>;
  };
  const period = (id: string): string => {
    const { startOn, endOn } = shownValues(row(id));
    return [startOn, endOn].map((day) => (textOf(day) === '' ? '' : dateShort(textOf(day)))).join(' – ');
  };
  const shown = recordId === undefined ? undefined : byId.get(recordId);
  const detail = (): ReactNode => {
    if (shown !== undefined) return <OfficePair key={shown.id} pair={shown} mayWrite={mayWrite} onDelete={() => void remove(shown.id)} />;
    return recordId === NEW && mayWrite ? <NewPair /> : <EmptyState icon="talk" title={t('mentoring.officeChoose')} />;
  };
  return (
    <ListDetail
      listLabel={t('mentoring.officeList')}
      detailLabel={t('mentoring.area')}
      showing={shown === undefined && recordId !== NEW ? 'list' : 'detail'}
      onBack={() => openHere()}
      list={
        <>
          <ListHead>
            {mayWrite ? (
              <Button icon="plus" kind={recordId === undefined ? 'primary' : 'secondary'} onPress={() => openHere(NEW)}>
                {t('mentoring.officeNew')}
              </Button>
            ) : (
              <p className={styles['quiet']}>{t('mentoring.coordinatorOnly')}</p>
            )}
            {pairs.length < 8 ? null : <SearchBox label={t('common.search')} value={query} onChange={setQuery} keys="/" inputRef={filter} />}
            {problem === null ? null : <Trouble text={explain(problem)} />}
          </ListHead>
          <BigList
            label={t('mentoring.officeList')}
            ids={ids}
            current={shown?.id ?? null}
            onOpen={open}
            compact={compact}
            filterRef={filter}
            columns={[
              { id: 'pair', header: t('mentoring.columnPair'), width: '2fr', cell: (id) => `${textOf(shownValues(row(id)).mentorName)} → ${textOf(shownValues(row(id)).menteeName)}` },
              { id: 'period', header: t('mentoring.columnPeriod'), width: '9rem', cell: period, from: 36 },
              { id: 'files', header: t('mentoring.columnFiles'), width: '9rem', cell: files },
            ]}
            empty={
              <EmptyState icon="talk" title={t('mentoring.officeEmpty')}>
                {t('mentoring.officeEmptyText')}
              </EmptyState>
            }
          />
        </>
      }
      detail={detail()}
    />
  );
}
