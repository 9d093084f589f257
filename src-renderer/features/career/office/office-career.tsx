import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { displayValue } from '../../../../src-shared/records/display-value.ts';
import { posting } from '../../../../src-shared/records/posting.ts';
import { matchesSearch, searchKey } from '../../../../src-shared/text/search-key.ts';
import { useText } from '../../../i18n/index.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { usePreference } from '../../../state/preferences.ts';
import { BigList, EmptyState, FilterChips, ListDetail, ListHead, SearchBox, StateChip } from '../../../ui/index.ts';
import { AREA } from '../career-places.ts';
import { postingTitle } from '../postings/posting-values.ts';
import { ROTATION_TONES } from '../postings/rotation-words.ts';
import { type CareerFilter, countSeconded, passes, type ReceivedCareer } from './received-careers.ts';
import { ReceivedDetail } from './received-detail.tsx';
import { useReceivedCareers } from './use-received.ts';
import styles from '../career.module.css';

/** キャリア as an office sees it: what doctors sent, one line per person, read only. */
export function OfficeCareer({ recordId }: AreaScreenProps): ReactNode {
  const { t, language } = useText();
  const careers = useReceivedCareers();
  const compact = usePreference('look.density') === 'compact';
  const [query, setQuery] = useState('');
  const [on, setOn] = useState<readonly CareerFilter[]>([]);
  const filter = useRef<HTMLInputElement>(null);
  const byId = useMemo(() => new Map(careers.map((career) => [career.party, career])), [careers]);
  const ids = useMemo(
    () => careers.filter((career) => on.every((one) => passes(career, one)) && matchesSearch(searchKey(`${career.name} ${career.affiliation}`), query)).map(({ party }) => party),
    [careers, on, query],
  );
  const open = useCallback((id: string) => openArea(AREA, id), []);
  const row = (id: string): ReceivedCareer => byId.get(id) as ReceivedCareer;
  const counts = countSeconded(careers);
  const seconded =
    counts.size === 0
      ? t('career.secondmentNone')
      : `${t('career.secondmentCount')}${[...counts].map(([kind, count]) => `${displayValue(posting.fields.destination, kind, language)} ${count}`).join(language === 'ja' ? '・' : ', ')}`;
  const shown = recordId === undefined ? undefined : byId.get(recordId);
  const count = (one: CareerFilter): number => careers.filter((career) => passes(career, one)).length;

  return (
    <ListDetail
      listLabel={t('career.officeDoctors')}
      detailLabel={shown?.name ?? t('career.area')}
      showing={shown === undefined ? 'list' : 'detail'}
      onBack={() => openArea(AREA)}
      list={
        <>
          <ListHead>
            <SearchBox label={t('career.officeSearch')} value={query} onChange={setQuery} keys="/" inputRef={filter} />
            <FilterChips
              label={t('career.officeFilter')}
              chips={[
                { id: 'noPlan', label: t('career.officeNoPlan'), count: count('noPlan') },
                { id: 'near', label: t('career.officeNear'), count: count('near') },
                { id: 'seconded', label: t('career.officeSeconded'), count: count('seconded') },
              ]}
              on={on}
              onChange={setOn}
            />
            <p className={styles['quiet']}>{seconded}</p>
          </ListHead>
          <BigList
            label={t('career.officeDoctors')}
            ids={ids}
            current={shown?.party ?? null}
            onOpen={open}
            compact={compact}
            filterRef={filter}
            columns={[
              { id: 'name', header: t('career.columnName'), width: '8rem', cell: (id) => row(id).name },
              { id: 'post', header: t('career.columnPresent'), width: '2fr', cell: (id) => { const { present } = row(id); return present === null ? '' : postingTitle(present.values); } },
              {
                id: 'clock',
                header: t('career.columnClock'),
                width: '7.5rem',
                cell: (id) => {
                  const { clock, noReturnPlan } = row(id);
                  if (noReturnPlan) return <StateChip tone="warn">{t('career.officeNoPlan')}</StateChip>;
                  return clock === null ? null : <StateChip tone={ROTATION_TONES[clock.state]}>{t('career.monthsShort', { months: clock.months })}</StateChip>;
                },
              },
            ]}
            empty={
              careers.length === 0 ? (
                <EmptyState icon="career" title={t('career.officeEmpty')}>
                  {t('career.officeEmptyText')}
                </EmptyState>
              ) : (
                <EmptyState icon="filter" title={t('career.officeNothingFound')} />
              )
            }
          />
        </>
      }
      detail={shown === undefined ? <EmptyState icon="career" title={t('career.officeChoose')} /> : <ReceivedDetail key={shown.party} career={shown} />}
    />
  );
}
