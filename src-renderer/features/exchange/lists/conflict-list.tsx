import type { ReactNode } from 'react';
import { conflictsOf } from '../../../../src-shared/records/conflicts.ts';
import { titleOf, UNREADABLE, unitLabel } from '../../../../src-shared/records/describe-record.ts';
import type { RecordState } from '../../../../src-shared/records/record-state.ts';
import { definitionOf } from '../../../../src-shared/records/registry.ts';
import { useText } from '../../../i18n/index.ts';
import { useConflicts } from '../../../state/exchange/conflicts-now.ts';
import { EmptyState, Link, SmallTable } from '../../../ui/index.ts';
import { nameOfPerson as personName } from '../../../state/person-name.ts';
import { openHere } from '../places.ts';

/** 食い違い: derived from the heads, so that it is the same list on every PC. */
export function ConflictList(): ReactNode {
  const { t, language } = useText();
  const records = useConflicts();
  if (records.length === 0) return <EmptyState icon="done" title={t('exchange.emptyConflicts')} />;
  const name = (record: RecordState): string => {
    const type = definitionOf(record.type)?.label[language] ?? UNREADABLE[language];
    const title = titleOf(record, language);
    return title === type ? type : t('exchange.recordLine', { type, title });
  };
  const where = (record: RecordState): string => {
    const units = new Set(conflictsOf(record).map((conflict) => unitLabel(definitionOf(record.type), conflict.unit, language)));
    return [...units].join(language === 'ja' ? '・' : ', ');
  };
  return (
    <SmallTable
      caption={t('exchange.conflicts')}
      captionHidden
      columns={[
        { id: 'record', header: t('exchange.colRecord'), cell: (record: RecordState) => <Link onPress={() => openHere(record.id)}>{name(record)}</Link> },
        { id: 'person', header: t('exchange.colWhose'), cell: (record: RecordState) => personName(record.person, [record]) },
        { id: 'where', header: t('exchange.colWhere'), cell: where },
      ]}
      rows={records}
      rowKey={(record) => record.id}
    />
  );
}
