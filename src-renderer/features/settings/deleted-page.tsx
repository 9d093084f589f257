import { type ReactNode, useMemo, useState } from 'react';
import type { AppError } from '../../../src-shared/kernel/app-error.ts';
import { matchesSearch, searchKey } from '../../../src-shared/text/search-key.ts';
import { useText } from '../../i18n/index.ts';
import { restoreRecord } from '../../state/commands.ts';
import { type DeletedRecord, useDeletedRecords } from '../../state/deleted-records.ts';
import { nameOfPerson } from '../../state/person-name.ts';
import { Button, EmptyState, SearchBox, SmallTable, Stack, Trouble, useExplainError, useStatus } from '../../ui/index.ts';

const STEP = 200;

/** 削除した記録: found again in words, and restored; a restored record of ours goes with the next file to those who had it. */
export function DeletedPage(): ReactNode {
  const { t, language, moment } = useText();
  const say = useStatus();
  const explain = useExplainError();
  const records = useDeletedRecords(language);
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(STEP);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const key = searchKey(query);
  const lines = useMemo(
    () => records.map((record) => ({ ...record, name: nameOfPerson(record.person) })).filter((line) => key === '' || matchesSearch(searchKey(`${line.typeLabel} ${line.title} ${line.name}`), key)),
    [records, key],
  );
  type Line = (typeof lines)[number];
  const words = (line: DeletedRecord): string => (line.title === line.typeLabel || line.title === '' ? line.typeLabel : t('exchange.recordLine', { type: line.typeLabel, title: line.title }));
  const restore = async (line: DeletedRecord): Promise<void> => {
    const done = await restoreRecord(line.id);
    setTrouble(done.ok ? null : done.error);
    if (done.ok) say(t(line.ours ? 'settings.deletedRestored' : 'settings.deletedRestoredHere', { record: words(line) }));
  };
  return (
    <Stack>
      <p>{t('settings.deletedLead')}</p>
      {trouble === null ? null : <Trouble text={explain(trouble)} />}
      {records.length === 0 ? (
        <EmptyState icon="done" title={t('settings.deletedNone')} />
      ) : (
        <>
          <SearchBox label={t('settings.deletedSearch')} value={query} onChange={setQuery} />
          <SmallTable
            caption={t('settings.deleted')}
            captionHidden
            columns={[
              { id: 'record', header: t('exchange.colRecord'), cell: words },
              { id: 'person', header: t('settings.deletedPerson'), cell: (line: Line) => line.name },
              { id: 'at', header: t('settings.deletedAt'), cell: (line: Line) => moment(line.at) },
              { id: 'by', header: t('settings.deletedBy'), cell: (line: Line) => t(line.here ? 'settings.deletedHere' : 'settings.deletedElsewhere') },
              {
                id: 'restore',
                header: '',
                cell: (line: Line) => (
                  <Button compact icon="undo" spoken={`${t(line.ours ? 'settings.deletedRestore' : 'settings.deletedRestoreLocal')}: ${words(line)}`} onPress={() => void restore(line)}>
                    {t(line.ours ? 'settings.deletedRestore' : 'settings.deletedRestoreLocal')}
                  </Button>
                ),
              },
            ]}
            rows={lines.slice(0, most)}
            rowKey={(line) => line.id}
            empty={<p>{t('settings.deletedNotFound')}</p>}
          />
          {lines.length > most ? <Button onPress={() => setMost(most + STEP)}>{t('exchange.showMore')}</Button> : null}
        </>
      )}
    </Stack>
  );
}
