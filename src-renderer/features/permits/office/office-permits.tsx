import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { todayInJapan } from '../../../../src-shared/time/civil-date.ts';
import { useText } from '../../../i18n/index.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { usePreference } from '../../../state/preferences.ts';
import { ports } from '../../../state/session.ts';
import { BigList, Button, EmptyState, FilterChips, ListDetail, ListHead, SearchBox, StateChip } from '../../../ui/index.ts';
import { statusKey, toneOf } from '../status-words.ts';
import { Desk } from './desk.tsx';
import { filterRows, OFFICE_FILTERS, type OfficeFilter, type OfficeRow } from './office-rows.ts';
import { PaperDraft } from './paper-draft.tsx';
import { StartPaper } from './start-paper.tsx';
import { useOfficeRows } from './use-office-rows.ts';

/** 兼業の審査: every application handed to this office or brought on paper, and the desk of the one that is open. */
export function OfficePermits({ recordId }: AreaScreenProps): ReactNode {
  const { t, dateShort } = useText();
  const rows = useOfficeRows();
  const [filter, setFilter] = useState<OfficeFilter>('ours');
  const [query, setQuery] = useState('');
  const [starting, setStarting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const compact = usePreference('look.density') === 'compact';
  const shown = useMemo(() => filterRows(rows, filter, query), [rows, filter, query]);
  const ids = useMemo(() => shown.map((row) => row.id), [shown]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const counts = useMemo(() => new Map(OFFICE_FILTERS.map((one) => [one, filterRows(rows, one, '').length])), [rows]);
  const open = useCallback((id: string) => openArea('permits', id), []);
  const current = recordId === undefined ? undefined : byId.get(recordId);

  const row = (id: string): OfficeRow => byId.get(id) as OfficeRow;
  const chip = (one: OfficeRow): ReactNode => {
    if (one.typing) return <StateChip tone="accent">{t('permitsOffice.typing')}</StateChip>;
    if (one.turn === 'moved') return <StateChip tone="neutral">{t('permitsOffice.filter.moved')}</StateChip>;
    if (one.endToWrite) return <StateChip tone="warn">{t('permitsOffice.endToWrite')}</StateChip>;
    if (one.view.fold.openChange !== null) return <StateChip tone="wait">{t('permits.changeOpen')}</StateChip>;
    if (one.unsent) return <StateChip tone="warn">{t('permits.madeNotHanded')}</StateChip>;
    return <StateChip tone={toneOf(one.view.fold.status)}>{t(statusKey(one.view.fold.status))}</StateChip>;
  };
  const waiting = (one: OfficeRow): string => {
    if (one.turn === 'decided' || one.turn === 'moved') return one.since === null ? '' : dateShort(one.since);
    const days = one.days === null ? '' : t('common.days', { days: one.days });
    return days;
  };

  const paper = (
    <Button icon="paper" kind={current === undefined ? 'primary' : 'secondary'} onPress={() => setStarting(true)}>
      {t('permitsOffice.startPaper')}
    </Button>
  );
  const empty =
    rows.length === 0 ? (
      <EmptyState title={t('permitsOffice.emptyTitle')} action={<Button onPress={() => openArea('exchange')}>{t('permitsOffice.openExchange')}</Button>}>
        {t('permitsOffice.emptyText')}
      </EmptyState>
    ) : (
      <EmptyState icon="filter" title={t(filter === 'ours' && query === '' ? 'permitsOffice.nothingWaits' : 'permitsOffice.noMatch')} action={<Button onPress={() => { setFilter('all'); setQuery(''); }}>{t('permitsOffice.showAll')}</Button>} />
    );

  const list = (
    <>
      <ListHead>
        {paper}
        <SearchBox label={t('permitsOffice.search')} value={query} onChange={setQuery} inputRef={search} keys="/" />
        <FilterChips
          label={t('common.filter')}
          mode="one"
          chips={OFFICE_FILTERS.filter((id) => id !== 'moved' || (counts.get(id) ?? 0) > 0 || filter === id).map((id) => ({ id, label: t(`permitsOffice.filter.${id}`), count: counts.get(id) ?? 0 }))}
          on={[filter]}
          onChange={(on) => setFilter(on[0] ?? 'all')}
        />
      </ListHead>
      <BigList
        label={t('permits.queue')}
        ids={ids}
        current={recordId ?? null}
        onOpen={open}
        compact={compact}
        filterRef={search}
        columns={[
          { id: 'applicant', header: t('permits.colApplicant'), cell: (id) => row(id).applicant || t('permitsOffice.noName'), width: '1fr' },
          { id: 'institution', header: t('permits.colInstitution'), cell: (id) => row(id).institution, width: '1.1fr' },
          { id: 'state', header: t('permits.colState'), cell: (id) => chip(row(id)), width: '10rem' },
          { id: 'waiting', header: t('permitsOffice.waitingDays'), cell: (id) => waiting(row(id)), width: '4.5rem', align: 'end' },
          { id: 'assignee', header: t('permitsOffice.assignee'), cell: (id) => row(id).assignee, width: '7rem', from: 52 },
          { id: 'received', header: t('permitsOffice.receivedOn'), cell: (id) => (row(id).receivedOn === null ? '' : dateShort(row(id).receivedOn as string)), width: '6rem', from: 44 },
        ]}
        empty={empty}
      />
      <StartPaper open={starting} onClose={() => setStarting(false)} />
    </>
  );

  const detail =
    current === undefined ? (
      <EmptyState title={t('permits.chooseOne')} />
    ) : current.typing && current.view.application !== undefined ? (
      <PaperDraft key={current.id} view={current.view} application={current.view.application} today={todayInJapan(ports().clock)} />
    ) : (
      <Desk key={current.id} row={current} rows={rows} />
    );

  return (
    <ListDetail
      wideList
      listLabel={t('permits.queue')}
      detailLabel={current === undefined ? t('permits.queue') : `${current.applicant} ${current.institution}`}
      list={list}
      detail={detail}
      showing={current === undefined ? 'list' : 'detail'}
      onBack={() => openArea('permits')}
    />
  );
}
