import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { permit } from '../../../../src-shared/records/permit.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { readTransfers } from '../../../../src-shared/rules/case-transfers.ts';
import { PERMIT_LEDGER } from '../../../../src-shared/tables/table-plans.ts';
import { fiscalYearBoth, fiscalYearLabel } from '../../../../src-shared/time/fiscal-year.ts';
import { useText } from '../../../i18n/index.ts';
import { createRecord } from '../../../state/commands.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { caseNow } from '../../../state/permit-cases.ts';
import { usePreference } from '../../../state/preferences.ts';
import { recordKey } from '../../../state/record-search.ts';
import { useSession } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { useToday } from '../../../state/use-today.ts';
import { BigList, Button, type ChipTone, EmptyState, FilterChips, ListDetail, ListHead, Menu, Row, SearchBox, Select, StateChip, Trouble, useExplainError } from '../../../ui/index.ts';
import { PrintPaper } from '../../../vault-view/print-paper.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { LEDGER_IMPORT } from '../import/import-kind.ts';
import { ImportWizard } from '../import/import-wizard.tsx';
import { IMPORT } from '../register-places.ts';
import { searchStaff } from '../staff/staff-rows.ts';
import { LedgerDetail } from './ledger-detail.tsx';
import { LedgerPaper } from './ledger-paper.tsx';
import { filterLedger, LEDGER_FILTERS, type LedgerFilter, type LedgerState, ledgerCell, ledgerState, ledgerYears, lineFates, sortLedger } from './ledger-rows.ts';

const TONES: Readonly<Record<LedgerState, ChipTone>> = { running: 'ok', ending: 'warn', coming: 'info', over: 'neutral', ended: 'neutral', moved: 'neutral' };
const ALL = 'all';

const caseEnded = (caseId: string): boolean => ['ended', 'revoked'].includes(caseNow(caseId)?.fold.status ?? '');

/** 許可台帳: every permit of this office, with the statutory columns. Lines are added and corrected, never taken out. */
export function LedgerScreen({ recordId }: AreaScreenProps): ReactNode {
  const { t, language, dateShort } = useText();
  const explain = useExplainError();
  const { identity } = useSession();
  const every = useRecords('permit');
  const today = useToday();
  const [query, setQuery] = useState('');
  const [year, setYear] = useState<string>(ALL);
  const [filter, setFilter] = useState<LedgerFilter>('all');
  const [exporting, setExporting] = useState(false);
  const [printing, setPrinting] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const compact = usePreference('look.density') === 'compact';
  const transfers = useRecords('caseTransfer');
  const fates = useMemo(() => lineFates(every, readTransfers(transfers), identity.party, caseEnded), [every, transfers, identity]);
  // ours, and what another office handed over to us: it is still its line, and ours to go on with
  const records = useMemo(() => sortLedger(every.filter((record) => record.parties.author === identity.party || fates.has(record.id)), true), [every, fates, identity]);
  const wish = useMemo(() => ({ year: year === ALL ? null : Number(year), filter, today, fates }), [year, filter, today, fates]);
  const shown = useMemo(() => searchStaff(filterLedger(records, wish), query, recordKey), [records, wish, query]);
  const ids = useMemo(() => shown.map((record) => record.id), [shown]);
  const byId = useMemo(() => new Map(records.map((record) => [record.id, record])), [records]);
  const open = useCallback((id: string) => openArea('ledger', id), []);
  const printed = useCallback(() => setPrinting(false), []);
  const years = useMemo(() => ledgerYears(records), [records]);
  const counts = useMemo(() => new Map(LEDGER_FILTERS.map((one) => [one, filterLedger(records, { ...wish, filter: one }).length])), [records, wish]);
  const current = recordId === undefined ? undefined : byId.get(recordId);
  const importing = recordId === IMPORT;
  const close = (): void => openArea('ledger');
  const range = year === ALL ? t('registers.allYears') : fiscalYearLabel(Number(year));

  const add = async (): Promise<void> => {
    const made = await createRecord('permit', { origin: 'ledger' }, { parties: { author: identity.party } });
    if (made.ok) open(made.value.id);
    else setProblem(made.error);
  };
  const cell = (field: string) => (id: string) => {
    const record = byId.get(id);
    return record === undefined ? '' : ledgerCell(record, field);
  };
  const dated = (field: string) => (id: string) => {
    const day = cell(field)(id);
    return day === '' ? '' : dateShort(day);
  };
  const chip = (record: RecordState | undefined): ReactNode => {
    if (record === undefined) return null;
    const state = ledgerState(record, today, fates.get(record.id));
    return <StateChip tone={TONES[state]}>{t(`registers.state.${state}`)}</StateChip>;
  };
  const label = (field: keyof typeof permit.fields): string => permit.fields[field].label[language];
  const empty =
    records.length === 0 ? (
      <EmptyState icon="book" title={t('registers.noLedgerTitle')} action={<Button kind="primary" onPress={() => open(IMPORT)}>{t('registers.importLedger')}</Button>}>
        {t('registers.noLedgerText')}
      </EmptyState>
    ) : (
      <EmptyState icon="search" title={t('registers.noMatch')}>{t('registers.noMatchText')}</EmptyState>
    );

  const list = (
    <>
      <ListHead>
        <Row>
          <Button icon="print" disabled={shown.length === 0} onPress={() => setPrinting(true)}>
            {t('registers.printLedger')}
          </Button>
          <Button icon="inbox" onPress={() => open(IMPORT)}>
            {t('registers.import')}
          </Button>
          <Menu
            label={t('registers.more')}
            entries={[
              { id: 'export', label: t('registers.export'), disabled: shown.length === 0, onAction: () => setExporting(true) },
              { id: 'add', label: t('registers.addLine'), hint: t('registers.addLineHint'), onAction: () => void add() },
            ]}
          />
        </Row>
        <SearchBox label={t('registers.searchLedger')} value={query} onChange={setQuery} inputRef={search} keys="/" />
        <Select
          label={t('registers.year')}
          width="short"
          choices={[{ value: ALL, label: t('registers.allYears') }, ...years.map((one) => ({ value: String(one), label: fiscalYearBoth(one) }))]}
          value={year}
          onChange={setYear}
        />
        <FilterChips label={t('common.filter')} mode="one" chips={LEDGER_FILTERS.filter((id) => id !== 'moved' || (counts.get(id) ?? 0) > 0 || filter === id).map((id) => ({ id, label: t(`registers.filter.${id}`), count: counts.get(id) ?? 0 }))} on={[filter]} onChange={(on) => setFilter(on[0] ?? 'all')} />
        {problem === null ? null : <Trouble text={explain(problem)} />}
      </ListHead>
      <BigList
        label={t('registers.ledger')}
        ids={ids}
        current={recordId ?? null}
        onOpen={open}
        compact={compact}
        filterRef={search}
        columns={[
          { id: 'holderName', header: label('holderName'), cell: cell('holderName'), width: '1fr' },
          { id: 'institutionName', header: label('institutionName'), cell: cell('institutionName'), width: '1.3fr' },
          { id: 'state', header: t('registers.stateHeader'), cell: (id) => chip(byId.get(id)), width: '8rem' },
          { id: 'permittedOn', header: label('permittedOn'), cell: dated('permittedOn'), width: '6rem' },
          { id: 'endOn', header: t('registers.until'), cell: dated('endOn'), width: '6rem', from: 38 },
          { id: 'documentNumber', header: label('documentNumber'), cell: cell('documentNumber'), width: '8rem', from: 46 },
          { id: 'holderPost', header: label('holderPost'), cell: cell('holderPost'), width: '7rem', from: 54 },
          { id: 'workTitle', header: label('workTitle'), cell: cell('workTitle'), width: '7rem', from: 62 },
        ]}
        empty={empty}
      />
      {exporting ? <ExportDialog plan={PERMIT_LEDGER} records={sortLedger(shown, false)} onClose={() => setExporting(false)} /> : null}
      {printing ? (
        <PrintPaper title="兼業許可台帳" onDone={printed}>
          <LedgerPaper records={sortLedger(shown, false)} fates={fates} range={range} officeName={identity.name} printedOn={today} />
        </PrintPaper>
      ) : null}
    </>
  );
  const detail = importing ? (
    <ImportWizard kind={LEDGER_IMPORT} onClose={close} />
  ) : current === undefined ? (
    <EmptyState icon="book" title={t('registers.chooseOne')} />
  ) : (
    <LedgerDetail key={current.id} record={current} state={chip(current)} moved={fates.get(current.id)?.moved ?? null} />
  );
  return (
    <ListDetail
      wideList
      listLabel={t('registers.ledger')}
      detailLabel={importing ? t('registers.importLedger') : current === undefined ? t('registers.ledger') : ledgerCell(current, 'institutionName')}
      list={list}
      detail={detail}
      showing={importing || current !== undefined ? 'detail' : 'list'}
      onBack={close}
    />
  );
}
