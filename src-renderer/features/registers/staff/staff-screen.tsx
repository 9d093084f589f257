import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../../src-shared/kernel/app-error.ts';
import { dossier } from '../../../../src-shared/records/dossier.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { STAFF_LIST } from '../../../../src-shared/tables/table-plans.ts';
import { useText } from '../../../i18n/index.ts';
import { createRecord, deleteRecord, restoreRecord } from '../../../state/commands.ts';
import type { AreaScreenProps } from '../../../state/feature.ts';
import { openArea } from '../../../state/navigation.ts';
import { usePreference } from '../../../state/preferences.ts';
import { recordKey } from '../../../state/record-search.ts';
import { session } from '../../../state/session.ts';
import { useRecords } from '../../../state/use-records.ts';
import { BigList, Button, EmptyState, ListDetail, ListHead, type ListSort, Menu, Row, SearchBox, Trouble, useExplainError, useStatus } from '../../../ui/index.ts';
import { ExportDialog } from '../export/export-dialog.tsx';
import { STAFF_IMPORT } from '../import/import-kind.ts';
import { ImportWizard } from '../import/import-wizard.tsx';
import { IMPORT } from '../register-places.ts';
import { DossierDetail } from './dossier-detail.tsx';
import { searchStaff, sortStaff, staffCell, type StaffSort } from './staff-rows.ts';

const SORTS: Readonly<Record<string, StaffSort>> = { staffNumber: 'staffNumber', name: 'kana', kana: 'kana', affiliation: 'affiliation' };

/** 名簿: ten thousand lines, found by number, name in any spelling, or kana. */
export function StaffScreen({ recordId }: AreaScreenProps): ReactNode {
  const { t, language } = useText();
  const explain = useExplainError();
  const say = useStatus();
  const records = useRecords('dossier');
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<ListSort>({ column: 'staffNumber', descending: false });
  const [exporting, setExporting] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const compact = usePreference('look.density') === 'compact';
  const sorted = useMemo(() => sortStaff(records, SORTS[sort.column] ?? 'staffNumber', sort.descending), [records, sort]);
  const shown = useMemo(() => searchStaff(sorted, query, recordKey), [sorted, query]);
  const ids = useMemo(() => shown.map((record) => record.id), [shown]);
  const byId = useMemo(() => new Map(records.map((record) => [record.id, record])), [records]);
  const open = useCallback((id: string) => openArea('registers', id), []);
  const current = recordId === undefined ? undefined : byId.get(recordId);
  const importing = recordId === IMPORT;
  const close = (): void => openArea('registers');

  const add = async (): Promise<void> => {
    const made = await createRecord('dossier', { name: null }, { parties: { author: session().identity.party } });
    if (made.ok) open(made.value.id);
    else setProblem(made.error);
  };
  const remove = async (record: RecordState): Promise<void> => {
    const gone = await deleteRecord(record.id);
    if (!gone.ok) {
      setProblem(gone.error);
      return;
    }
    close();
    say({ text: t('registers.removed', { name: staffCell(record, 'name') || t('registers.noName') }), action: { label: t('common.undo'), onPress: () => void restoreRecord(record.id) } });
  };
  const cell = (field: string) => (id: string) => {
    const record = byId.get(id);
    return record === undefined ? '' : staffCell(record, field) || (field === 'name' ? t('registers.noName') : '');
  };
  const label = (field: keyof typeof dossier.fields): string => dossier.fields[field].label[language];
  const empty =
    records.length === 0 ? (
      <EmptyState icon="people" title={t('registers.noStaffTitle')} action={<Button kind="primary" onPress={() => open(IMPORT)}>{t('registers.importStaff')}</Button>}>
        {t('registers.noStaffText')}
      </EmptyState>
    ) : (
      <EmptyState icon="search" title={t('registers.noMatch')}>{t('registers.noMatchText')}</EmptyState>
    );

  const list = (
    <>
      <ListHead>
        <Row>
          <Button icon="plus" onPress={() => void add()}>
            {t('registers.add')}
          </Button>
          <Button icon="inbox" onPress={() => open(IMPORT)}>
            {t('registers.import')}
          </Button>
          <Menu label={t('registers.more')} entries={[{ id: 'export', label: t('registers.export'), disabled: shown.length === 0, onAction: () => setExporting(true) }]} />
        </Row>
        <SearchBox label={t('registers.search')} value={query} onChange={setQuery} inputRef={search} keys="/" />
        {problem === null ? null : <Trouble text={explain(problem)} />}
      </ListHead>
      <BigList
        label={t('registers.staff')}
        ids={ids}
        current={recordId ?? null}
        onOpen={open}
        compact={compact}
        filterRef={search}
        sort={sort}
        onSort={setSort}
        columns={[
          { id: 'name', header: label('name'), cell: cell('name'), width: '1.1fr', sortable: true },
          { id: 'staffNumber', header: label('staffNumber'), cell: cell('staffNumber'), width: '7rem', sortable: true },
          { id: 'affiliation', header: label('affiliation'), cell: cell('affiliation'), width: '1.2fr', sortable: true },
          { id: 'post', header: label('post'), cell: cell('post'), width: '1fr', from: 34 },
          { id: 'kana', header: label('kana'), cell: cell('kana'), width: '1fr', from: 42, sortable: true },
        ]}
        empty={empty}
      />
      {exporting ? <ExportDialog plan={STAFF_LIST} records={shown} onClose={() => setExporting(false)} /> : null}
    </>
  );
  const detail = importing ? (
    <ImportWizard kind={STAFF_IMPORT} onClose={close} />
  ) : current === undefined ? (
    <EmptyState icon="people" title={t('registers.chooseOne')} />
  ) : (
    <DossierDetail key={current.id} record={current} onDelete={() => void remove(current)} />
  );
  return (
    <ListDetail
      listLabel={t('registers.staff')}
      detailLabel={importing ? t('registers.importStaff') : current === undefined ? t('registers.staff') : staffCell(current, 'name')}
      list={list}
      detail={detail}
      showing={importing || current !== undefined ? 'detail' : 'list'}
      onBack={close}
    />
  );
}
